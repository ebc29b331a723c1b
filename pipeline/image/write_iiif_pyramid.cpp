#include "image/write_iiif_pyramid.h"

#include <algorithm>
#include <vips/vips8>

#include "base/file.h"
#include "image/encode_image.h"
#include "image/iiif_layout.h"
#include "image/open_image.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using vips::VImage;

std::string sizeName(const IiifSize& size) { return std::to_string(size.width) + "," + std::to_string(size.height); }

// libvips 8.14 lays tiles out as region/size/0/default.jpg but writes 0,0,W,H where the specification's canonical
// form is "full", a vips-properties.xml, and an info.json without sizes; those are put right afterwards.
void writeTiles(VImage image, const fs::path& out_dir, const IiifPyramidOptions& options) {
  const std::string suffix = ".jpg[Q=" + std::to_string(options.quality) + ",strip]";
  image.dzsave(out_dir.c_str(),
               VImage::option()->set("layout", VIPS_FOREIGN_DZ_LAYOUT_IIIF3)->set("tile_size", int(options.tile_px))
                   ->set("overlap", 0)->set("suffix", suffix.c_str())
                   ->set("depth", VIPS_FOREIGN_DZ_DEPTH_ONETILE)->set("properties", false));
}

void writeWhole(const VImage& image, const fs::path& folder, int quality) {
  fs::create_directories(folder / "0");
  image.jpegsave((folder / "0" / "default.jpg").c_str(),
                 VImage::option()->set("Q", quality)->set("strip", true)->set("optimize_coding", true));
}

// full/w,h for each size, from the largest downwards in one decoding of the source; full/max is the largest.
void writeSizes(VImage image, const fs::path& out_dir, const IiifLayout& layout, int quality) {
  const std::vector<IiifSize> sizes = iiifSizes(layout);
  VImage current;
  for (auto size = sizes.rbegin(); size != sizes.rend(); ++size) {
    VImage from = size == sizes.rbegin() ? image : current;
    if (from.width() != int(size->width) || from.height() != int(size->height)) {
      from = from.thumbnail_image(int(size->width), VImage::option()->set("height", int(size->height))->set("size", VIPS_SIZE_FORCE));
    }
    current = from.copy_memory();
    writeWhole(current, out_dir / "full" / sizeName(*size), quality);
  }
  fs::create_directories(out_dir / "full" / "max" / "0");
  fs::copy_file(out_dir / "full" / sizeName(sizes.back()) / "0" / "default.jpg",
                out_dir / "full" / "max" / "0" / "default.jpg", fs::copy_options::overwrite_existing);
}

}  // namespace

Result<ImageSize> writeIiifPyramid(const fs::path& source, const fs::path& out_dir, const IiifPyramidOptions& options) {
  OpenImageOptions open;
  open.max_pixels = options.max_pixels;
  ImageSize size;
  try {
    fs::create_directories(out_dir.parent_path());
    Status tiled = withImageFile(source, open, [&](VImage image) {
      size = {static_cast<uint32_t>(image.width()), static_cast<uint32_t>(image.height())};
      writeTiles(image, out_dir, options);
    });
    if (!tiled) return std::move(tiled).error();
    const IiifLayout layout = makeIiifLayout(size.width, size.height, options.tile_px, options.max_edge_px);
    fs::remove_all(out_dir / ("0,0," + std::to_string(size.width) + "," + std::to_string(size.height)));
    fs::remove(out_dir / "vips-properties.xml");
    Status whole = withImageFile(source, open, [&](VImage image) { writeSizes(image, out_dir, layout, options.quality); });
    if (!whole) return std::move(whole).error();
    if (Status info = writeFile(out_dir / "info.json", asBytes(iiifInfoJson(layout, options.id, options.rights))); !info) {
      return std::move(info).error();
    }
  } catch (const fs::filesystem_error& failure) {
    return ioError(out_dir.string(), {std::string("タイルを書けません：") + failure.code().message(),
                                      "The tiles cannot be written: " + failure.code().message()},
                   {"ディスクの空きと権限を確かめてください。", "Check the free space and your permissions."});
  }
  return size;
}

}  // namespace kura

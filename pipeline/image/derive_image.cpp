#include "image/derive_image.h"

#include <algorithm>
#include <vips/vips8>

#include "base/file.h"
#include "image/encode_image.h"
#include "image/open_image.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using vips::VImage;

constexpr int kLowestQuality = 50;
constexpr int kQualityStep = 8;

Result<Bytes> encodeAs(const std::string& extension, const Image& image, int quality) {
  if (extension == ".webp") return encodeWebp(image, {.quality = quality, .effort = 5});
  if (extension == ".png") return encodePng(image);
  return encodeJpeg(image, quality);
}

}  // namespace

Result<ImageSize> deriveImage(const fs::path& source, const fs::path& out, const DeriveImageOptions& options) {
  Image small;
  Status status = withImageFile(source, {}, [&](VImage image) {
    const int edge = std::max(image.width(), image.height());
    if (edge > static_cast<int>(options.long_edge_px)) {
      const double scale = double(options.long_edge_px) / edge;
      // The rounded size is computed here, so that the longer edge is exact whatever the rounding inside.
      const int width = std::max(1, int(image.width() * scale + 0.5));
      const int height = std::max(1, int(image.height() * scale + 0.5));
      image = image.thumbnail_image(width, VImage::option()->set("height", height)->set("size", VIPS_SIZE_FORCE));
    }
    small.width = static_cast<uint32_t>(image.width());
    small.height = static_cast<uint32_t>(image.height());
    small.channels = static_cast<uint32_t>(image.bands());
    size_t size = 0;
    std::unique_ptr<void, void (*)(void*)> memory(image.write_to_memory(&size), [](void* p) { g_free(p); });
    small.pixels.assign(static_cast<uint8_t*>(memory.get()), static_cast<uint8_t*>(memory.get()) + size);
  });
  if (!status) return std::move(status).error();
  const std::string extension = out.extension();
  for (int quality = options.quality;; quality -= kQualityStep) {
    Result<Bytes> encoded = encodeAs(extension, small, quality);
    if (!encoded) return std::move(encoded).error();
    const bool fits = !options.max_bytes || encoded->size() <= *options.max_bytes;
    if (!fits && quality - kQualityStep >= kLowestQuality && extension != ".png") continue;
    if (Status written = writeFile(out, *encoded); !written) return std::move(written).error();
    return ImageSize{small.width, small.height};
  }
}

}  // namespace kura

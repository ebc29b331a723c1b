#include "image/decode_image.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <vips/vips8>

#include "image/open_image.h"

namespace kura {
namespace {

using vips::VImage;

Image toImage(const VImage& source) {
  Image image;
  image.width = static_cast<uint32_t>(source.width());
  image.height = static_cast<uint32_t>(source.height());
  image.channels = static_cast<uint32_t>(source.bands());
  size_t size = 0;
  std::unique_ptr<void, void (*)(void*)> memory(source.write_to_memory(&size), [](void* p) { g_free(p); });
  image.pixels.resize(size);
  std::memcpy(image.pixels.data(), memory.get(), size);
  return image;
}

VImage withUsualBands(VImage image, bool keep_alpha) {
  if (image.bands() == 2) image = keep_alpha ? image.extract_band(0).bandjoin(image.extract_band(0)).bandjoin(image.extract_band(0)).bandjoin(image.extract_band(1))
                                             : image.extract_band(0);
  if (image.bands() > 4) image = image.extract_band(0, VImage::option()->set("n", 3));
  return image;
}

}  // namespace

Result<Image> decodeImage(ByteView encoded, const std::string& name, const DecodeImageOptions& options) {
  OpenImageOptions open;
  open.max_pixels = options.max_pixels;
  open.to_srgb = options.colour;
  open.keep_alpha = options.keep_alpha;
  open.upright = false;
  Image decoded;
  Status status = withImageBytes(encoded, name, open, [&](VImage image) {
    image = withUsualBands(image, options.keep_alpha);
    const int edge = std::max(image.width(), image.height());
    if (options.max_edge_px && edge > static_cast<int>(*options.max_edge_px)) {
      image = image.resize(double(*options.max_edge_px) / edge);
    }
    decoded = toImage(image);
  });
  if (!status) return std::move(status).error();
  return decoded;
}

Result<ImageSize> readImageSize(ByteView encoded, const std::string& name) {
  OpenImageOptions open;
  open.to_srgb = false;
  open.keep_alpha = true;
  open.upright = false;
  ImageSize size;
  Status status = withImageBytes(encoded, name, open, [&](VImage image) {
    size = {static_cast<uint32_t>(image.width()), static_cast<uint32_t>(image.height())};
  });
  if (!status) return std::move(status).error();
  return size;
}

}  // namespace kura

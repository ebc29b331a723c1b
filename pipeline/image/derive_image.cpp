#include "image/derive_image.h"

#include "base/file.h"
#include "image/encode_jpeg.h"
#include "image/encode_png.h"
#include "image/encode_webp.h"
#include "image/picture.h"

namespace kura {
namespace {

Result<Bytes> encode(const Image& image, const DeriveOptions& options, int quality) {
  switch (options.format) {
    case ImageFormat::kJpeg: return encodeJpeg(image, {quality, true, options.xmp});
    case ImageFormat::kWebp: return encodeWebp(image, {.quality = quality, .is_lossless = options.is_lossless});
    case ImageFormat::kPng: return encodePng(image);
  }
  return internalError("deriveImage", {"知らない形式です。", "Unknown format."});
}

}  // namespace

Result<DerivedImage> deriveImage(const std::filesystem::path& image, const std::filesystem::path& out, const DeriveOptions& options) {
  PictureOptions how;
  how.max_edge = options.max_edge;
  how.alpha = options.format == ImageFormat::kJpeg ? PictureAlpha::kFlattenOnWhite : PictureAlpha::kKeep;
  Result<Picture> picture = Picture::open(image, how);
  if (!picture.ok()) return picture.error();
  const Result<Image> pixels = picture->decode();
  if (!pixels.ok()) return pixels.error();

  constexpr int kLowestQuality = 50, kStep = 8;
  int quality = options.quality;
  Result<Bytes> bytes = encode(*pixels, options, quality);
  const bool can_shrink = options.format != ImageFormat::kPng && !options.is_lossless;
  while (bytes.ok() && can_shrink && options.max_bytes && bytes->size() > *options.max_bytes && quality > kLowestQuality) {
    quality = std::max(quality - kStep, kLowestQuality);
    bytes = encode(*pixels, options, quality);
  }
  if (!bytes.ok()) return bytes.error();
  if (const Status written = writeFile(out, *bytes); !written.ok()) return written.error();
  return DerivedImage{pixels->width, pixels->height, bytes->size(), quality};
}

}  // namespace kura

#include "image/derive_image.h"

#include <algorithm>
#include <cmath>

#include "base/file.h"
#include "image/encode_jpeg.h"
#include "image/encode_png.h"
#include "image/encode_webp.h"
#include "image/picture.h"

namespace kura {
namespace {

constexpr int kLowestQuality = 50, kQualityStep = 8;
constexpr double kLeastShrink = 0.95;  // of the edge
constexpr uint32_t kSmallestEdge = 64;  // nothing that size is too heavy

Result<Bytes> encode(const Image& image, const DeriveOptions& options, int quality) {
  switch (options.format) {
    case ImageFormat::kJpeg: return encodeJpeg(image, {quality, true, options.xmp});
    case ImageFormat::kWebp: return encodeWebp(image, {.quality = quality, .is_lossless = options.is_lossless});
    case ImageFormat::kPng: return encodePng(image);
  }
  return internalError("deriveImage", {"知らない形式です。", "Unknown format."});
}

struct Encoded {
  Bytes bytes;
  uint32_t width = 0, height = 0;
  int quality = 0;
};

// At the best quality of at most options.quality with which it fits; where none does, at the lowest.
Result<Encoded> encodeWithin(const std::filesystem::path& image, std::optional<uint32_t> max_edge, const DeriveOptions& options) {
  PictureOptions how;
  how.max_edge = max_edge;
  how.alpha = options.format == ImageFormat::kJpeg ? PictureAlpha::kFlattenOnWhite : PictureAlpha::kKeep;
  Result<Picture> picture = Picture::open(image, how);
  if (!picture.ok()) return picture.error();
  const Result<Image> pixels = picture->decode();
  if (!pixels.ok()) return pixels.error();

  int quality = options.quality;
  Result<Bytes> bytes = encode(*pixels, options, quality);
  const bool can_shrink = options.format != ImageFormat::kPng && !options.is_lossless;
  while (bytes.ok() && can_shrink && options.max_bytes && bytes->size() > *options.max_bytes && quality > kLowestQuality) {
    quality = std::max(quality - kQualityStep, kLowestQuality);
    bytes = encode(*pixels, options, quality);
  }
  if (!bytes.ok()) return bytes.error();
  return Encoded{std::move(*bytes), pixels->width, pixels->height, quality};
}

}  // namespace

Result<DerivedImage> deriveImage(const std::filesystem::path& image, const std::filesystem::path& out, const DeriveOptions& options) {
  Result<Encoded> made = encodeWithin(image, options.max_edge, options);
  const bool may_shrink = options.format != ImageFormat::kPng && !options.is_lossless && options.max_bytes;
  // Grain and noise may be too heavy at any quality that is worth showing; a smaller picture is, and looks better.
  while (made.ok() && may_shrink && made->bytes.size() > *options.max_bytes) {
    const uint32_t edge = std::max(made->width, made->height);
    if (edge <= kSmallestEdge) break;
    const double ratio = std::sqrt(static_cast<double>(*options.max_bytes) / static_cast<double>(made->bytes.size()));
    DeriveOptions smaller = options;
    smaller.quality = made->quality;
    made = encodeWithin(image, std::max(kSmallestEdge, static_cast<uint32_t>(edge * std::min(ratio, kLeastShrink))), smaller);
  }
  if (!made.ok()) return made.error();
  if (const Status written = writeFile(out, made->bytes); !written.ok()) return written.error();
  return DerivedImage{made->width, made->height, made->bytes.size(), made->quality};
}

}  // namespace kura

// Plain smaller pictures: thumbnails, posters, social previews.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"

namespace kura {

enum class ImageFormat { kJpeg, kWebp, kPng };

struct DeriveOptions {
  ImageFormat format = ImageFormat::kJpeg;
  std::optional<uint32_t> max_edge;      // long edge in pixels; never enlarges
  int quality = 82;                      // JPEG and WebP
  std::optional<uint64_t> max_bytes;     // JPEG and WebP: lowers the quality in steps to 50, then the size, until the file fits
  bool is_lossless = false;              // WebP
  std::string xmp = {};                  // JPEG: a packet (xmp_packet.h)
};

struct DerivedImage {
  uint32_t width = 0, height = 0;
  uint64_t bytes = 0;
  int quality = 0;  // that was used
};

// sRGB, orientation applied, no metadata of the original; alpha is kept in WebP and PNG and laid on white in JPEG. The same input gives
// the same bytes. Error: that of reading the image, or kIo.
Result<DerivedImage> deriveImage(const std::filesystem::path& image, const std::filesystem::path& out, const DeriveOptions& options);

}  // namespace kura

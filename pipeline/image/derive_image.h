// A smaller copy of a photograph, or the same picture in another format.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "image/decode_image.h"

namespace kura {

struct DeriveImageOptions {
  uint32_t long_edge_px = 1200;  // never enlarged
  int quality = 82;
  std::optional<uint64_t> max_bytes;  // quality is lowered in steps, not below 50, until the file fits
};

// The format follows the name of out: .jpg, .webp or .png. Upright, sRGB, without metadata. Returns the size made.
Result<ImageSize> deriveImage(const std::filesystem::path& image, const std::filesystem::path& out,
                              const DeriveImageOptions& options = {});

}  // namespace kura

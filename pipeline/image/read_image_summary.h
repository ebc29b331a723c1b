// What is in an image file, for `kura info`.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace kura {

struct ImageSummary {
  uint32_t width = 0;    // as stored, before turning
  uint32_t height = 0;
  uint32_t channels = 0;
  uint32_t bits = 8;     // per channel
  std::string loader;    // e.g. "jpegload"
  std::string colour;    // libvips' name of the interpretation, e.g. "srgb", "cmyk", "rgb16"
  bool has_profile = false;
  int orientation = 1;   // EXIF, 1..8
};

// Reads the header alone.
Result<ImageSummary> readImageSummary(const std::filesystem::path& image);

}  // namespace kura

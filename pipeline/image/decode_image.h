// Encoded images (textures of scans) as pixels.
#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "model/image.h"

namespace kura {

struct DecodeOptions {
  std::optional<uint32_t> max_edge;          // shrinks to this long edge
  bool is_color = true;                      // true: to sRGB by its ICC profile; false: normal, roughness … maps as stored
  uint64_t max_pixels = uint64_t{1} << 28;   // of the stored image: 16384 x 16384
};

// JPEG, PNG, TIFF, WebP, AVIF, GIF, BMP, TGA; 16 bits, CMYK and Lab too. 3 channels, 4 where there is alpha; 1 where
// is_color is false and the image is grey. EXIF orientation is not applied: texture coordinates belong to the image as
// stored. `name` is the subject of errors: kBadInput (no image, damaged), kLimit (too large).
Result<Image> decodeImage(ByteView encoded, const std::string& name, const DecodeOptions& options = {});

}  // namespace kura

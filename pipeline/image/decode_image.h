// Encoded textures (JPEG, PNG, TIFF, WebP, ... as libvips reads them) as pixels.
#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "model/image.h"

namespace kura {

struct DecodeImageOptions {
  bool colour = true;   // converted to sRGB by the image's profile; false: data (normals, roughness): values as stored
  bool keep_alpha = true;
  std::optional<uint32_t> max_edge_px;  // shrunk while decoding where the longer edge is larger; keeps memory low
  uint64_t max_pixels = uint64_t{1} << 30;
};

// 1, 3 or 4 channels. EXIF orientation is ignored, as glTF 2.0 wants (section 3.8.3). name is for messages.
Result<Image> decodeImage(ByteView encoded, const std::string& name, const DecodeImageOptions& options = {});

struct ImageSize {
  uint32_t width = 0;
  uint32_t height = 0;
};

// From the header alone, cheaply.
Result<ImageSize> readImageSize(ByteView encoded, const std::string& name);

}  // namespace kura

// Width and height of an encoded image, from its header alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/bytes.h"

namespace kura {

struct ImageSize {
  uint32_t width = 0;
  uint32_t height = 0;
  std::string mime_type;  // image/jpeg, image/png, image/webp, image/ktx2
  uint32_t block_bytes = 0;  // of 4 x 4 texels on the GPU, where it stays compressed there (KTX2)
};

// Empty where the bytes are none of these, or end before the size is told. Looks at a few hundred bytes, or for JPEG at
// the segment headers; the picture itself is not decoded and may be broken.
std::optional<ImageSize> readImageSize(ByteView bytes);

}  // namespace kura

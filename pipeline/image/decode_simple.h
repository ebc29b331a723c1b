// BMP and TGA by stb_image. Other formats are left to libvips: its decoders are the hardened ones of the system, and
// libjpeg-turbo is faster than stb as well.
#pragma once

#include <optional>

#include "base/bytes.h"
#include "model/image.h"

namespace kura {

// Nothing where the bytes are neither, are broken, or are more than 2^26 pixels.
std::optional<Image> decodeSimple(ByteView encoded);

}  // namespace kura

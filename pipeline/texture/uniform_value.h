// Finds textures that say the same everywhere: one number of the material does as well, without bytes or GPU memory.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "model/image.h"

namespace kura {

// The value of all texels (unused channels 0) where none differs from the mean by more than tolerance; empty otherwise
// and for an empty image.
std::optional<std::array<uint8_t, 4>> findUniformValue(const Image& image, uint8_t tolerance = 1);

}  // namespace kura

// The sRGB transfer function (IEC 61966-2-1). Linear values are 0..1 light, encoded ones what pictures hold.
#pragma once

#include <array>
#include <cstdint>

namespace kura {

// 0..1 both ways; the caller clamps.
float linearFromSrgb(float encoded);
float srgbFromLinear(float linear);

// Linear light of each of the 256 bytes.
const std::array<float, 256>& linearOfSrgb();

// The nearest byte; values outside 0..1 are clamped.
uint8_t srgbOfLinear(float linear);

}  // namespace kura

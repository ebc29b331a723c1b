// The sRGB transfer function (IEC 61966-2-1), both ways, for values of 0..1.
#pragma once

#include <cmath>

namespace kura::viewer {

inline float linearFromSrgb(float encoded) { return encoded <= 0.04045f ? encoded / 12.92f : std::pow((encoded + 0.055f) / 1.055f, 2.4f); }

inline float srgbFromLinear(float linear) { return linear <= 0.0031308f ? 12.92f * linear : 1.055f * std::pow(linear, 1 / 2.4f) - 0.055f; }

}  // namespace kura::viewer

#include "model/srgb.h"

#include <algorithm>
#include <cmath>

namespace kura {

float linearFromSrgb(float encoded) { return encoded <= 0.04045f ? encoded / 12.92f : std::pow((encoded + 0.055f) / 1.055f, 2.4f); }

float srgbFromLinear(float linear) { return linear <= 0.0031308f ? 12.92f * linear : 1.055f * std::pow(linear, 1 / 2.4f) - 0.055f; }

const std::array<float, 256>& linearOfSrgb() {
  static const std::array<float, 256> table = [] {
    std::array<float, 256> values;
    for (int i = 0; i < 256; ++i) values[i] = linearFromSrgb(static_cast<float>(i) / 255);
    return values;
  }();
  return table;
}

uint8_t srgbOfLinear(float linear) { return static_cast<uint8_t>(std::lround(srgbFromLinear(std::clamp(linear, 0.0f, 1.0f)) * 255)); }

}  // namespace kura

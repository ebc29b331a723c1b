#include "gltf/precision.h"

#include <algorithm>
#include <cmath>

namespace kura {

Precision choosePrecision(const PrecisionNeeds& needs) {
  Precision precision;
  // A rounding error is at most half a step, and what is measured from end to end at most one: 13 bits keep a piece within
  // 1/8192 of its size (a known 100 mm within 0.02), however coarse the tier.
  if (needs.extent_m > 0) {
    const double step = std::max(needs.error_m / 4, needs.extent_m / 65535);
    precision.position_bits = std::clamp(static_cast<int>(std::ceil(std::log2(needs.extent_m / step))), 13, 16);
  }
  if (needs.texture_max_edge && *needs.texture_max_edge > 0) {
    precision.texcoord_bits = std::clamp(static_cast<int>(std::ceil(std::log2(*needs.texture_max_edge * 4.0))), 10, 16);
  }
  return precision;
}

}  // namespace kura

#include "gltf/precision.h"

#include <algorithm>
#include <cmath>

namespace kura {

Precision choosePrecision(const PrecisionNeeds& needs) {
  Precision precision;
  // The largest rounding error is half a step.
  if (needs.extent_m > 0) {
    const double step = std::max(needs.error_m / 4, needs.extent_m / 65535);
    precision.position_bits = std::clamp(static_cast<int>(std::ceil(std::log2(needs.extent_m / step))), 11, 16);
  }
  if (needs.texture_max_edge && *needs.texture_max_edge > 0) {
    precision.texcoord_bits = std::clamp(static_cast<int>(std::ceil(std::log2(*needs.texture_max_edge * 4.0))), 10, 16);
  }
  return precision;
}

}  // namespace kura

#include "recipe/found_region.h"

#include <algorithm>

namespace kura {
namespace {

constexpr float kMostGain = 32;  // darker than that is shadow or wear, not metal

}  // namespace

Float3 gainsToReflectance(const Float3& reflectance, const std::array<double, 4>& weighted_sum) {
  Float3 gains = {1, 1, 1};
  for (size_t c = 0; c < 3 && weighted_sum[3] > 0; ++c) gains[c] = std::min(kMostGain, reflectance[c] / std::max(1e-4f, float(weighted_sum[c] / weighted_sum[3])));
  return gains;
}

}  // namespace kura

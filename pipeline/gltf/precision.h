// How finely numbers are rounded where a GLB is quantized.
#pragma once

#include <cstdint>
#include <optional>

namespace kura {

struct Precision {
  int position_bits = 14;  // 8..16, of the longest edge of the bounding box; at least so many are kept
  int normal_bits = 10;    // 6..16, of each octahedral coordinate: off by at most sqrt(18) / (2^bits - 2) radians (half a
                           // step in both, at the middle of a face of the octahedron): 0.24 degrees for 10, 0.96 for 8
  int texcoord_bits = 14;  // 8..16, of 0..1
};

struct PrecisionNeeds {
  double extent_m = 0;                       // longest edge of the bounding box
  double error_m = 0;                        // by which the surface is off anyway (geometry/make_tiers.h)
  std::optional<uint32_t> texture_max_edge;  // texels of the largest texture that is used
};

// Rounding moves a vertex by at most an eighth of error_m and 1/4000 of the extent, and a texcoord by at most an eighth
// of a texel.
Precision choosePrecision(const PrecisionNeeds& needs);

}  // namespace kura

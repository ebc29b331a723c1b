// A region of [[surface]] while it is laid over a scan.
#pragma once

#include <array>

#include "model/surface_material.h"
#include "texture/region_weight.h"

namespace kura {

constexpr uint32_t kSurfaceMapEdge = 4096;  // of masks that are read and of maps that are made

struct FoundRegion {
  const SurfaceRegion& surface;
  RegionWeight weight;
  double found = 0;  // sum of weights, over all materials: share of the surface
};

// What turns the mean colour of a region into the reflectance of its metal, per channel, at most 32. weighted_sum: of red, green and blue
// (linear) and, last, of the weights.
Float3 gainsToReflectance(const Float3& reflectance, const std::array<double, 4>& weighted_sum);

}  // namespace kura

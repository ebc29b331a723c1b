// Where a part of a surface is, by mask and colour.
#pragma once

#include <optional>

#include "model/image.h"
#include "model/surface_material.h"

namespace kura {

// Perceived lightness and two opponent axes of a linear sRGB colour (Ottosson 2020, "A perceptual color space for image processing");
// distances of 0.02 are just seen.
Float3 oklabOf(const Float3& linear);

class RegionWeight {
 public:
  // mask: decoded region.mask, 1, 3 or 4 channels; empty where the region has none. Its mean over the colour channels counts.
  RegionWeight(const SurfaceRegion& region, Image mask);

  // 0 (not here) to 1, at a place of this colour (linear sRGB). texcoord: within 0..1, wrapped otherwise; absent where the
  // scan has none: a region with a mask is then nowhere.
  float at(const Float3& linear, const std::optional<Float2>& texcoord) const;

 private:
  float maskAt(const Float2& texcoord) const;

  bool has_mask_ = false;
  Image mask_;
  std::vector<Float3> colors_;  // Oklab
  float tolerance_ = 0;
};

}  // namespace kura

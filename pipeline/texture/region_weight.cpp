#include "texture/region_weight.h"

#include <algorithm>
#include <cmath>

#include "model/srgb.h"

namespace kura {
namespace {

float smoothStep(float from, float to, float value) {
  const float t = std::clamp((value - from) / (to - from), 0.0f, 1.0f);
  return t * t * (3 - 2 * t);
}

}  // namespace

Float3 oklabOf(const Float3& c) {
  const float l = std::cbrt(0.4122214708f * c[0] + 0.5363325363f * c[1] + 0.0514459929f * c[2]);
  const float m = std::cbrt(0.2119034982f * c[0] + 0.6806995451f * c[1] + 0.1073969566f * c[2]);
  const float s = std::cbrt(0.0883024619f * c[0] + 0.2817188376f * c[1] + 0.6299787005f * c[2]);
  return {0.2104542553f * l + 0.7936177850f * m - 0.0040720468f * s, 1.9779984951f * l - 2.4285922050f * m + 0.4505937099f * s,
          0.0259040371f * l + 0.7827717662f * m - 0.8086757660f * s};
}

RegionWeight::RegionWeight(const SurfaceRegion& region, Image mask)
    : has_mask_(!region.mask.empty()), mask_(std::move(mask)), tolerance_(std::max(1e-4f, float(region.tolerance))) {
  const auto& linear = linearOfSrgb();
  for (const auto& color : region.colors) colors_.push_back(oklabOf({linear[color[0]], linear[color[1]], linear[color[2]]}));
}

float RegionWeight::maskAt(const Float2& texcoord) const {
  const auto texel = [](float t, uint32_t size) { return (t - std::floor(t)) * float(size) - 0.5f; };
  const float x = texel(texcoord[0], mask_.width), y = texel(texcoord[1], mask_.height);
  const float fx = x - std::floor(x), fy = y - std::floor(y);
  const auto value = [&](float column, float row) {
    const auto wrapped = [](float at, uint32_t size) { return size_t(std::clamp(at, 0.0f, float(size - 1))); };
    const uint8_t* p = &mask_.pixels[(wrapped(row, mask_.height) * mask_.width + wrapped(column, mask_.width)) * mask_.channels];
    return mask_.channels >= 3 ? float(p[0] + p[1] + p[2]) / 765 : float(p[0]) / 255;
  };
  const float left = std::floor(x), top = std::floor(y);
  return (1 - fy) * ((1 - fx) * value(left, top) + fx * value(left + 1, top)) +
         fy * ((1 - fx) * value(left, top + 1) + fx * value(left + 1, top + 1));
}

float RegionWeight::at(const Float3& linear, const std::optional<Float2>& texcoord) const {
  float weight = 1;
  if (has_mask_) weight = texcoord && !mask_.empty() ? maskAt(*texcoord) : 0;
  if (colors_.empty() || weight == 0) return weight;
  const Float3 lab = oklabOf(linear);
  float nearest = HUGE_VALF;
  for (const Float3& color : colors_) nearest = std::min(nearest, std::hypot(lab[0] - color[0], lab[1] - color[1], lab[2] - color[2]));
  return weight * (1 - smoothStep(0.7f * tolerance_, 1.3f * tolerance_, nearest));
}

}  // namespace kura

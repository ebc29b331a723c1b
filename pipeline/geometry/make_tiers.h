// The tiers of a model, from the one that a phone shows at once to the one for close study.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "model/scene.h"

namespace kura {

struct TierPlan {
  std::string name;
  size_t target_triangles = 0;
  uint32_t texture_max_edge = 0;  // texels
};

// thumb 20k triangles / 512 px, low 100k / 1024, medium 300k / 2048, high 1M / 4096.
std::vector<TierPlan> standardTiers();

struct MakeTiersOptions {
  std::vector<TierPlan> plan = standardTiers();  // ascending
  uint32_t source_texture_edge = 0;              // longest edge of the scan's largest texture, 0 without textures
  double wanted_error = 0.003;                   // of the diagonal: a tier rather has up to half as many triangles again
  double max_error = 0.01;                       // of the diagonal: nor more than this, however many triangles it has then
  double same_triangles = 0.05;                  // a difference below this share is none
  std::string subject;                           // for the diagnostics
};

struct TierGeometry {
  std::string name;
  Scene scene;                    // optimized (optimize.h); materials as given, images left out
  uint32_t texture_max_edge = 0;  // as planned
  double error_m = 0;             // against the given scene, as simplify.h estimates it
};

struct Tiers {
  std::vector<TierGeometry> tiers;  // ascending, at least one for a scene with triangles
  Diagnostics diagnostics;
};

// A tier that adds nothing over the one before is left out: as many triangles and no larger textures.
// Each tier is simplified from the next finer one, and their errors are added up.
Tiers makeTiers(const Scene& scene, const MakeTiersOptions& options = {});

}  // namespace kura

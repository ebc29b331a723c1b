#include "geometry/make_tiers.h"

#include <algorithm>
#include <iterator>

#include "geometry/optimize.h"
#include "geometry/simplify.h"

namespace kura {

namespace {

// Several tiers say the same of a scan with many seams; once is enough.
void appendNew(Diagnostics& to, Diagnostics from) {
  for (Diagnostic& diagnostic : from) {
    const bool is_known = std::any_of(to.begin(), to.end(), [&](const Diagnostic& known) {
      return known.error.message.en == diagnostic.error.message.en;
    });
    if (!is_known) to.push_back(std::move(diagnostic));
  }
}

bool addsNothing(const TierGeometry& tier, const TierGeometry& coarser, const MakeTiersOptions& options) {
  const auto triangles = static_cast<double>(tier.scene.triangleCount());
  const auto coarser_triangles = static_cast<double>(coarser.scene.triangleCount());
  if (triangles > coarser_triangles * (1 + options.same_triangles)) return false;
  return std::min(tier.texture_max_edge, options.source_texture_edge) <=
         std::min(coarser.texture_max_edge, options.source_texture_edge);
}

}  // namespace

std::vector<TierPlan> standardTiers() {
  return {{"thumb", 20'000, 512}, {"low", 100'000, 1024}, {"medium", 300'000, 2048}, {"high", 1'000'000, 4096}};
}

Tiers makeTiers(const Scene& scene, const MakeTiersOptions& options) {
  Tiers result;
  Scene finer = scene;
  finer.images.clear();  // each tier gets its own, resized; the bytes would only be copied around
  double error_m = 0;
  std::vector<TierGeometry> descending;
  for (auto plan = options.plan.rbegin(); plan != options.plan.rend(); ++plan) {
    const bool is_smallest = std::next(plan) == options.plan.rend();
    SimplifiedScene simplified = simplify(finer, {.target_triangles = plan->target_triangles,
                                                  .may_break_seams = is_smallest,
                                                  .subject = options.subject});
    appendNew(result.diagnostics, std::move(simplified.diagnostics));
    error_m += simplified.error_m;
    finer = std::move(simplified.scene);
    descending.push_back({plan->name, optimize(finer), plan->texture_max_edge, error_m});
  }
  for (auto tier = descending.rbegin(); tier != descending.rend(); ++tier) {
    if (!result.tiers.empty() && addsNothing(*tier, result.tiers.back(), options)) continue;
    result.tiers.push_back(std::move(*tier));
  }
  return result;
}

}  // namespace kura

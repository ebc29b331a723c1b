#include "geometry/make_tiers.h"

#include <algorithm>
#include <iterator>

#include "geometry/optimize.h"
#include "geometry/simplify.h"
#include "model/vector_math.h"

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

// A mesh that seams hold fast in places would pay for its last triangles with its shape elsewhere.
SimplifiedScene simplifyTier(const Scene& finer, const TierPlan& plan, bool is_smallest, double diagonal,
                             const MakeTiersOptions& options) {
  SimplifyOptions wishes = {.target_triangles = plan.target_triangles,
                            .max_error_m = options.wanted_error * diagonal,
                            .subject = options.subject};
  SimplifiedScene gentle = simplify(finer, wishes);
  if (gentle.scene.triangleCount() <= plan.target_triangles * 3 / 2) return gentle;
  wishes.max_error_m = options.max_error * diagonal;
  if (is_smallest) wishes.break_seams_above = 8;
  SimplifiedScene firm = simplify(gentle.scene, wishes);
  firm.error_m += gentle.error_m;
  return firm;
}

}  // namespace

std::vector<TierPlan> standardTiers() {
  return {{"thumb", 20'000, 512}, {"low", 100'000, 1024}, {"medium", 300'000, 2048}, {"high", 1'000'000, 4096}};
}

Tiers makeTiers(const Scene& scene, const MakeTiersOptions& options) {
  Tiers result;
  Scene finer = scene;
  finer.images.clear();  // each tier gets its own, resized; the bytes would only be copied around
  const double diagonal = length(boundsOf(scene).size());
  double error_m = 0;
  std::vector<TierGeometry> descending;
  for (auto plan = options.plan.rbegin(); plan != options.plan.rend(); ++plan) {
    SimplifiedScene simplified = simplifyTier(finer, *plan, std::next(plan) == options.plan.rend(), diagonal, options);
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

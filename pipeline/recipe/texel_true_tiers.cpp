#include "recipe/texel_true_tiers.h"

#include <algorithm>
#include <cstdio>
#include <optional>

#include "recipe/measure_tiers.h"
#include "surface/measure_deviation.h"

namespace kura {
namespace {

constexpr int kRetries = 2;
constexpr double kSpare = 1.25;  // the error falls a little less than the triangles grow

struct Shortfall {
  double rms_m;
  double texel_m;
};

std::string millimetres(double metres) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2g", metres * 1000);
  return text;
}

Diagnostic noteOf(const Shortfall& shortfall, const TierGeometry& tier, const std::string& subject) {
  const std::string rms = millimetres(shortfall.rms_m), texel = millimetres(shortfall.texel_m);
  return {Severity::kNote, {}, Error{ErrorCode::kLimit, subject,
          {"段階 " + tier.name + " の形はスキャンと RMS " + rms + " mm 違い、テクスチャの細かさ（" + texel + " mm）に届きません。",
           "Tier " + tier.name + " is off the scan by " + rms + " mm RMS, more than a texel (" + texel + " mm)."},
          {"形を測るときは、元のスキャンを使ってください。", "Measure shapes on the scan itself."}}};
}

class FinestTierCheck {
 public:
  FinestTierCheck(const Scene& scan, const std::vector<TextureSize>& sizes) : scan_(scan), sizes_(sizes) {}

  // Empty where the tier is true enough.
  std::optional<Shortfall> shortfallOf(const TierGeometry& tier) {
    std::vector<TextureSize> fitted;
    for (const TextureSize& size : sizes_) fitted.push_back(size.width > 0 ? fitTextureSize(size, tier.texture_max_edge) : size);
    const std::optional<double> texel = texelEdge(tier.scene, fitted);
    // The simplifier estimates the largest error; half a texel of it cannot be an RMS of a whole one.
    if (!texel || tier.error_m <= *texel / 2 || tier.scene.triangleCount() >= scan_.triangleCount()) return {};
    if (!query_) query_.emplace(scan_.primitives);
    const double rms = measureDeviation(scan_.primitives, *query_, tier.scene.primitives).rms_m;
    if (rms <= *texel) return {};
    return Shortfall{rms, *texel};
  }

 private:
  const Scene& scan_;
  const std::vector<TextureSize>& sizes_;
  std::optional<SurfaceQuery> query_;  // made when it is needed first
};

}  // namespace

Tiers makeTexelTrueTiers(const Scene& scan, const std::vector<TextureSize>& sizes, const MakeTiersOptions& options) {
  Tiers tiers = makeTiers(scan, options);
  FinestTierCheck check(scan, sizes);
  MakeTiersOptions wishes = options;
  for (int retry = 0; !tiers.tiers.empty() && !wishes.plan.empty(); ++retry) {
    const TierGeometry& finest = tiers.tiers.back();
    const std::optional<Shortfall> shortfall = check.shortfallOf(finest);
    if (!shortfall) break;
    TierPlan& plan = wishes.plan.back();
    if (retry == kRetries || plan.target_triangles >= scan.triangleCount()) {
      tiers.diagnostics.push_back(noteOf(*shortfall, finest, options.subject));
      break;
    }
    // The distance of triangles to a smooth surface falls with their number (Nadler 1986).
    const double more = std::clamp(kSpare * shortfall->rms_m / shortfall->texel_m, 1.5, 8.0);
    plan.target_triangles = std::min(scan.triangleCount(), static_cast<size_t>(double(finest.scene.triangleCount()) * more));
    tiers = makeTiers(scan, wishes);
  }
  return tiers;
}

}  // namespace kura

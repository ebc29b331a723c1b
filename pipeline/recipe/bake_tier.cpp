#include "recipe/bake_tier.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geometry/optimize.h"
#include "geometry/simplify.h"
#include "geometry/weld.h"
#include "model/vector_math.h"
#include "surface/fit_surface.h"
#include "surface/bake_maps.h"
#include "surface/unwrap.h"

namespace kura {
namespace {

using nlohmann::json;

constexpr double kFewerTriangles = 0.7;   // of the scan's: above, the tier's own triangles say nearly the same
// Below, a map changes hardly anything: at 1.65 degrees (venus at 300,000 triangles) it adds 300 KB and lifts the
// similarity of pictures from 0.9971 to 0.9973, at 3.2 (igea at 20,000) from 0.966 to 0.990 for 110 KB.
constexpr double kWorthwhileBendDeg = 1.5;
// Fewer triangles to an island, and seams decide the shape of the tier. Venus at 20,000 triangles has fewer: its seams
// hold it at 23,000, and a new atlas lifts the similarity of pictures from 0.943 to 0.969. At 100,000 it has 20, and its
// own atlas wins: 0.991 against 0.985.
constexpr size_t kStuckTriangles = 8;
// xatlas takes 2 s for 20,000 triangles, 12 to 24 s for 100,000 and 165 s for 200,000 (docs/decisions/0008). A tier of
// more triangles than this carries its relief itself: since tiers are fitted (surface/fit_surface.h) a new atlas does not
// even pay at 100,000 (the tea bowl of the sample: 0.985 with maps, 0.991 with its own vertex colours).
constexpr size_t kMostUnwrappedTriangles = 40'000;
constexpr uint32_t kSourceTextureEdge = 4096;
constexpr uint32_t kOcclusionRays = 32;
constexpr uint32_t kOcclusionEdge = 1024;  // it is smooth: finer texels would say the same

bool hasTexture(const Material& material) {
  const auto textures = texturesOf(material);
  return std::any_of(textures.begin(), textures.end(), [](const auto* reference) { return reference->has_value(); });
}

bool isTextured(const Scene& scene) { return std::any_of(scene.materials.begin(), scene.materials.end(), hasTexture); }

float cageOf(const Scene& scan, double error_m) {
  const double diagonal = length(boundsOf(scan).size());
  return float(std::clamp(1.5 * error_m, 5e-4 * diagonal, 0.02 * diagonal));
}

size_t plannedTriangles(const TierGeometry& tier) {
  for (const TierPlan& plan : standardTiers()) {
    if (plan.name == tier.name) return plan.target_triangles;
  }
  return tier.scene.triangleCount();
}

std::vector<const Primitive*> primitivesOf(const Scene& scene, uint32_t material) {
  std::vector<const Primitive*> found;
  for (const Primitive& primitive : scene.primitives) {
    if (primitive.material == material) found.push_back(&primitive);
  }
  return found;
}

// Primitives without a material get one of their own, so that maps can be hung on it.
void giveMaterials(Scene& scene) {
  std::optional<uint32_t> clay;
  for (Primitive& primitive : scene.primitives) {
    if (primitive.material && *primitive.material < scene.materials.size()) continue;
    if (!clay) {
      clay = uint32_t(scene.materials.size());
      scene.materials.emplace_back();
    }
    primitive.material = clay;
  }
}

double shareOf(size_t part, size_t whole) { return whole ? double(part) / double(whole) : 0; }

double rounded(double value, double parts) { return std::round(value * parts) / parts; }

json reportOf(const BakedTier& tier, bool is_unwrapped, size_t islands, double unhit_share, double bend_deg) {
  json report = {{"maps", json::array()}, {"unwrapped", is_unwrapped}, {"islands", islands},
                 {"unhit_share", rounded(unhit_share, 1e5)}, {"mean_bend_deg", rounded(bend_deg, 100)}};
  for (const BakedTier::Map& map : tier.maps) {
    if (std::find(report["maps"].begin(), report["maps"].end(), map.name) == report["maps"].end()) report["maps"].push_back(map.name);
  }
  return report;
}

uint32_t addMap(BakedTier& tier, const char* name, TextureRole role, Image image) {
  tier.maps.push_back({name, role, std::move(image)});
  return uint32_t(tier.scan_textures + tier.maps.size() - 1);
}

// Mean angle between the normals of tier and scan, from up to 5,000 triangles: tells in a tenth of a second whether
// unwrapping is worth its ten.
double estimateBendDeg(const ShadedSurface& source, const Scene& tier) {
  const size_t step = std::max<size_t>(1, tier.triangleCount() / 5000);
  double sum = 0, weights = 0;
  for (const Primitive& primitive : tier.primitives) {
    for (size_t t = 0; t < primitive.triangleCount(); t += step) {
      const uint32_t* v = &primitive.indices[t * 3];
      const auto& p = primitive.positions;
      const auto& n = primitive.normals;
      const std::optional<SurfacePlace> place = source.query().closest((p[v[0]] + p[v[1]] + p[v[2]]) * (1 / 3.0f));
      if (!place) continue;
      const Float3 normal = source.lookAt(*place, 0).normal;
      const double area = length(cross(p[v[1]] - p[v[0]], p[v[2]] - p[v[0]]));
      sum += area * std::acos(std::clamp(dot(normalized(n[v[0]] + n[v[1]] + n[v[2]]), normal), -1.0f, 1.0f));
      weights += area;
    }
  }
  return weights > 0 ? sum / weights * 180 / std::numbers::pi : 0;
}

// The tier's shape without regard to texcoords, down to the number of triangles that was planned.
Scene simplifiedWithoutSeams(const Scene& scan, size_t triangles, double& error_m) {
  Scene bare;
  bare.materials = scan.materials;
  bare.primitives = scan.primitives;
  for (Primitive& primitive : bare.primitives) primitive.texcoords.clear();
  SimplifiedScene simplified = simplify(weld(std::move(bare)), {.target_triangles = triangles});
  error_m = simplified.error_m;
  fitSurface(simplified.scene.primitives, scan.primitives);
  return optimize(std::move(simplified.scene));
}

// What the new atlas says in the place of the old maps and vertex colours.
void hangMaps(BakedTier& tier, BakedMaps& maps) {
  using Reference = std::optional<TextureReference>;
  const auto hang = [&](const char* name, TextureRole role, Image& image) -> Reference {
    if (image.empty()) return {};
    return TextureReference{addMap(tier, name, role, std::move(image)), WrapMode::kClampToEdge, WrapMode::kClampToEdge};
  };
  if (maps.mean_bend_deg < kWorthwhileBendDeg) maps.normal = {};
  const Reference color = hang("base_color", TextureRole::kColour, maps.base_color);
  const Reference surface = hang("metallic_roughness", TextureRole::kOther, maps.metallic_roughness);
  const Reference normal = hang("normal", TextureRole::kNormal, maps.normal);
  const Reference occlusion = hang("occlusion", TextureRole::kOther, maps.occlusion);
  const Reference coat = hang("clearcoat", TextureRole::kOther, maps.clearcoat);
  const Reference anisotropy = hang("anisotropy", TextureRole::kOther, maps.anisotropy);
  const Reference emissive = hang("emissive", TextureRole::kColour, maps.emissive);
  for (Material& material : tier.scene.materials) {
    material.base_color_texture = color;
    material.metallic_roughness_texture = surface;
    material.normal_texture = normal;
    material.occlusion_texture = occlusion;
    material.clearcoat_texture = coat;
    material.anisotropy_texture = anisotropy;
    material.emissive_texture = emissive;
    material.normal_scale = material.occlusion_strength = 1;
    if (color) material.base_color = {1, 1, 1, 1};
    if (surface) material.metallic = material.roughness = 1;
    if (coat) material.clearcoat = 1;
    if (anisotropy) material.anisotropy = 1;
    if (emissive) material.emissive = {1, 1, 1};
  }
  for (Primitive& primitive : tier.scene.primitives) {
    if (color) primitive.colors.clear();
    if (tier.maps.empty()) primitive.texcoords.clear();
  }
}

}  // namespace

TierBaker::TierBaker(const Scene& scan, const SceneTextures& textures, std::string subject, bool wants_occlusion)
    : scan_(scan), textures_(textures), subject_(std::move(subject)), wants_occlusion_(wants_occlusion) {}

const ShadedSurface& TierBaker::source() {
  if (!source_) source_ = std::make_unique<ShadedSurface>(scan_, textures_.images(kSourceTextureEdge));
  return *source_;
}

bool TierBaker::needsNewAtlas(const TierGeometry& tier) const {
  if (!isTextured(scan_)) return true;
  size_t islands = 0;
  for (uint32_t m = 0; m < tier.scene.materials.size(); ++m) {
    const std::vector<const Primitive*> sharing = primitivesOf(tier.scene, m);
    if (sharing.empty() || !hasTexture(tier.scene.materials[m])) continue;
    for (const Primitive* primitive : sharing) islands += countIslands(*primitive);
  }
  return islands * kStuckTriangles > tier.scene.triangleCount();
}

std::optional<BakedTier> TierBaker::bake(const TierGeometry& tier, Diagnostics& diagnostics) {
  if (double(tier.scene.triangleCount()) >= kFewerTriangles * double(scan_.triangleCount())) return {};
  const bool has_normals = std::all_of(tier.scene.primitives.begin(), tier.scene.primitives.end(),
                                       [](const Primitive& primitive) { return !primitive.normals.empty(); });
  if (!has_normals) return {};
  if (!needsNewAtlas(tier)) return bakeInOwnAtlas(tier);
  if (plannedTriangles(tier) > kMostUnwrappedTriangles) return {};
  return bakeInNewAtlas(tier, diagnostics);
}

void TierBaker::bakeOcclusion(Scene& scan, SceneTextures& textures) {
  if (!isTextured(scan)) return;  // the tiers' new atlases get it, bakeInNewAtlas
  for (uint32_t m = 0; m < scan.materials.size(); ++m) {
    const std::vector<const Primitive*> sharing = primitivesOf(scan, m);
    if (sharing.empty() || scan.materials[m].occlusion_texture || !findAtlasFaults(sharing).canBeBakedInto()) continue;
    std::vector<Primitive> target;
    for (const Primitive* primitive : sharing) target.push_back(*primitive);
    const ShadedSurface surface(scan, {});
    BakedMaps maps = bakeMaps(surface, target, {.width = kOcclusionEdge, .height = kOcclusionEdge, .cage_m = cageOf(scan, 0), .samples = 1,
                                                .with_base_color = false, .with_normal = false, .occlusion_rays = kOcclusionRays});
    scan.materials[m].occlusion_texture = TextureReference{textures.add("occlusion", TextureRole::kOther, std::move(maps.occlusion)),
                                                           WrapMode::kClampToEdge, WrapMode::kClampToEdge};
    scan.materials[m].occlusion_strength = 1;
  }
}

std::optional<BakedTier> TierBaker::bakeInOwnAtlas(const TierGeometry& tier) {
  BakedTier baked{tier.scene, tier.error_m, textures_.count(), {}, {}};
  size_t covered = 0, unhit = 0, islands = 0;
  double bend = 0;
  for (uint32_t m = 0; m < baked.scene.materials.size(); ++m) {
    const std::vector<const Primitive*> sharing = primitivesOf(baked.scene, m);
    if (sharing.empty() || !hasTexture(baked.scene.materials[m]) || !findAtlasFaults(sharing).canBeBakedInto()) continue;
    std::vector<Primitive> target;
    for (const Primitive* primitive : sharing) {
      target.push_back(*primitive);
      islands += countIslands(*primitive);
    }
    BakedMaps maps = bakeMaps(source(), target, {.width = tier.texture_max_edge, .height = tier.texture_max_edge,
                                                 .cage_m = cageOf(scan_, tier.error_m), .with_base_color = false});
    covered += maps.covered_texels;
    unhit += maps.unhit_texels;
    bend += maps.mean_bend_deg * double(maps.covered_texels);
    Material& material = baked.scene.materials[m];
    if (maps.mean_bend_deg < kWorthwhileBendDeg && !material.normal_texture) continue;
    material.normal_texture = TextureReference{addMap(baked, "normal", TextureRole::kNormal, std::move(maps.normal)),
                                               WrapMode::kClampToEdge, WrapMode::kClampToEdge};
    material.normal_scale = 1;
  }
  if (baked.maps.empty()) return {};
  baked.report = reportOf(baked, false, islands, shareOf(unhit, covered), bend / double(std::max<size_t>(1, covered)));
  return baked;
}

std::optional<BakedTier> TierBaker::bakeInNewAtlas(const TierGeometry& tier, Diagnostics& diagnostics) {
  BakedTier baked{tier.scene, tier.error_m, 0, {}, {}};
  if (isTextured(scan_)) baked.scene = simplifiedWithoutSeams(scan_, plannedTriangles(tier), baked.error_m);
  for (Primitive& primitive : baked.scene.primitives) primitive.texcoords.clear();
  giveMaterials(baked.scene);
  const bool has_colors = std::any_of(scan_.primitives.begin(), scan_.primitives.end(),
                                      [](const Primitive& primitive) { return !primitive.colors.empty(); });
  if (!isTextured(scan_) && !has_colors && estimateBendDeg(source(), baked.scene) < kWorthwhileBendDeg) return {};
  Result<Unwrapped> unwrapped = unwrap(baked.scene.primitives, {.texture_edge = tier.texture_max_edge, .subject = subject_});
  if (!unwrapped) {
    diagnostics.push_back({Severity::kWarning, {}, std::move(unwrapped).error()});
    return {};
  }
  baked.scene.primitives = std::move(unwrapped->primitives);
  const auto any = [&](auto&& holds) { return std::any_of(scan_.materials.begin(), scan_.materials.end(), holds); };
  const BakeOptions options{
      .width = tier.texture_max_edge, .height = tier.texture_max_edge, .cage_m = cageOf(scan_, baked.error_m),
      .with_base_color = has_colors || any([](const Material& m) { return m.base_color_texture.has_value(); }),
      .with_alpha = any([](const Material& m) { return m.alpha_mode != AlphaMode::kOpaque; }),
      .with_metallic_roughness = any([](const Material& m) { return m.metallic_roughness_texture.has_value(); }),
      .with_occlusion = any([](const Material& m) { return m.occlusion_texture.has_value(); }),
      .with_clearcoat = any([](const Material& m) { return m.clearcoat_texture.has_value(); }),
      .with_anisotropy = any([](const Material& m) { return m.anisotropy_texture.has_value(); }),
      .with_emissive = any([](const Material& m) { return m.emissive_texture.has_value(); }),
      .occlusion_rays = wants_occlusion_ && !isTextured(scan_) ? kOcclusionRays : 0};
  BakedMaps maps = bakeMaps(source(), baked.scene.primitives, options);
  const double unhit_share = shareOf(maps.unhit_texels, maps.covered_texels), bend = maps.mean_bend_deg;
  hangMaps(baked, maps);
  if (baked.maps.empty()) return {};
  baked.scene = optimize(std::move(baked.scene));
  baked.report = reportOf(baked, true, unwrapped->islands, unhit_share, bend);
  return baked;
}

}  // namespace kura

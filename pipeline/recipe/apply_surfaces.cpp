#include "recipe/apply_surfaces.h"

#include <algorithm>

#include "base/file.h"
#include "image/decode_image.h"
#include "recipe/cut_surfaces.h"
#include "recipe/paint_surfaces.h"

namespace kura {
namespace {

constexpr double kNowhere = 1e-5;  // share of the surface below which a region was not found

Image readMask(const SurfaceRegion& region, Diagnostics& diagnostics) {
  if (region.mask.empty()) return {};
  const Result<Bytes> bytes = readFile(region.mask, uint64_t{1} << 30);
  Result<Image> image = bytes ? decodeImage(*bytes, region.mask.filename().string(), {.max_edge = kSurfaceMapEdge, .is_color = false}) : Result<Image>(bytes.error());
  if (image) return std::move(*image);
  diagnostics.push_back({Severity::kWarning, {}, image.error()});
  return {};
}

void warnWhereNowhere(const std::vector<FoundRegion>& regions, const std::string& subject, Diagnostics& diagnostics) {
  for (const FoundRegion& region : regions) {
    if (region.found >= kNowhere) continue;
    const std::string kind(region.surface.preset.name);
    diagnostics.push_back({Severity::kWarning, {}, badInput(subject,
        {"item.toml の [[surface]]「" + kind + "」に当たる場所がスキャンに見つかりません。", "No place of the scan belongs to the [[surface]] '" + kind + "' of item.toml."},
        {"colors と tolerance、または mask（UV のあるスキャンのみ）を見直してください。",
         "Look at its colors and tolerance, or at its mask (which needs a scan with UVs)."})});
  }
}

}  // namespace

void applySurfaces(Scene& scene, const std::vector<SurfaceRegion>& surfaces, const std::string& subject, Diagnostics& diagnostics) {
  if (surfaces.empty()) return;
  std::vector<FoundRegion> regions;
  for (const SurfaceRegion& surface : surfaces) regions.push_back({surface, RegionWeight(surface, readMask(surface, diagnostics))});
  // Texcoords and a picture, or a mask to lie in them: maps. Everything else is cut by triangle, also where the whole is one.
  const bool has_mask = std::any_of(surfaces.begin(), surfaces.end(), [](const SurfaceRegion& s) { return !s.mask.empty(); });
  std::vector<bool> is_painted(scene.materials.size());
  for (const Primitive& primitive : scene.primitives) {
    if (!primitive.material || *primitive.material >= is_painted.size() || primitive.texcoords.empty()) continue;
    const bool has_picture = scene.materials[*primitive.material].base_color_texture.has_value();
    if (has_picture || (has_mask && primitive.colors.empty())) is_painted[*primitive.material] = true;
  }
  std::vector<Primitive> kept;
  for (uint32_t m = 0; m < is_painted.size(); ++m) {
    if (is_painted[m]) paintSurfaces(scene, m, regions, diagnostics);
  }
  for (Primitive& primitive : scene.primitives) {
    if (primitive.material && *primitive.material < is_painted.size() && is_painted[*primitive.material]) kept.push_back(std::move(primitive));
  }
  std::erase_if(scene.primitives, [](const Primitive& p) { return p.indices.empty(); });
  cutSurfaces(scene, regions);
  scene.primitives.insert(scene.primitives.begin(), std::make_move_iterator(kept.begin()), std::make_move_iterator(kept.end()));
  warnWhereNowhere(regions, subject, diagnostics);
}

}  // namespace kura

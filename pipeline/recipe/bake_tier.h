// Which tiers get maps baked from the scan, and which: relief and colour that their triangles no longer carry.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "geometry/make_tiers.h"
#include "gltf/gltf_asset.h"
#include "recipe/scene_textures.h"
#include "surface/shaded_surface.h"

namespace kura {

// A tier that has maps of its own. Texture references below `scan_textures` are those of the scan, the others point into
// `maps`.
struct BakedTier {
  Scene scene;
  double error_m = 0;
  size_t scan_textures = 0;  // 0 where all maps were baked anew
  struct Map {
    std::string name;
    TextureRole role = TextureRole::kOther;
    Image image;
  };
  std::vector<Map> maps;
  nlohmann::json report;  // {"maps", "unwrapped", "islands", "unhit_share", "mean_bend_deg"} (docs/formats.md)
};

class TierBaker {
 public:
  // scan: prepared (geometry/prepare_scene.h), with its textures. Both must outlive this.
  // wants_occlusion: tiers of a scan without textures get an occlusion map too.
  TierBaker(const Scene& scan, const SceneTextures& textures, std::string subject, bool wants_occlusion = false);

  // Hangs an occlusion map, computed from the prepared scan itself, on each material that has an atlas without overlap and no such map yet.
  static void bakeOcclusion(Scene& scan, SceneTextures& textures);

  // Empty where the tier is as good without: it has nearly all triangles of the scan, its relief is that of the scan, or
  // it cannot be unwrapped (a diagnostic says why).
  // A scan with an atlas keeps it, and the tier gets a normal map in it where no two places share a texel. A scan without
  // one, or whose islands do not let the tier become small, is unwrapped and gets all its maps anew.
  std::optional<BakedTier> bake(const TierGeometry& tier, Diagnostics& diagnostics);

 private:
  const ShadedSurface& source();
  bool needsNewAtlas(const TierGeometry& tier) const;
  std::optional<BakedTier> bakeInOwnAtlas(const TierGeometry& tier);
  std::optional<BakedTier> bakeInNewAtlas(const TierGeometry& tier, Diagnostics& diagnostics);

  const Scene& scan_;
  const SceneTextures& textures_;
  std::string subject_;
  bool wants_occlusion_ = false;
  std::unique_ptr<ShadedSurface> source_;  // made when the first tier needs it
};

}  // namespace kura

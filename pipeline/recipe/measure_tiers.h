// How true each tier is to its scan, measured on the file that is published.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "base/result.h"
#include "model/image.h"
#include "model/scene.h"
#include "surface/render_view.h"
#include "surface/shaded_surface.h"
#include "texture/fit_size.h"

namespace kura {

// Edge of a base colour texel on the surface, in metres: the square root of textured area by the texels that cover it. sizes:
// of the textures, in the order of Scene::images. Empty where nothing has such a texture.
std::optional<double> texelEdge(const Scene& scene, const std::vector<TextureSize>& sizes);

class TierMeasurer {
 public:
  // scan: prepared (geometry/prepare_scene.h); images: its textures, decoded and small (kMeasuredTextureEdge is enough).
  // Both must outlive this.
  TierMeasurer(const Scene& scan, const std::vector<Image>& images);

  // {"max_mm", "rms_mm", "samples", "texel_mm", "ssim"}: of the surface both ways (surface/measure_deviation.h), the edge of
  // a base colour texel on the surface where there are any, and the mean similarity of twelve pictures, shaded with normal
  // maps (surface/compare_pictures.h). Error: that of reading the GLB.
  Result<nlohmann::json> measure(const std::filesystem::path& glb);

  // A picture of the scan, and of a tier from the same side, as WebP files for the curator's report.
  Status writePicture(const std::filesystem::path& file) const;
  Status writePicture(const std::filesystem::path& glb, const std::filesystem::path& file) const;

 private:
  ViewFrame reportFrame() const;

  const Scene& scan_;
  ShadedSurface surface_;
  std::vector<ViewFrame> frames_;
  std::vector<Image> pictures_;  // of the scan, by frame
};

inline constexpr uint32_t kMeasuredTextureEdge = 1024;

}  // namespace kura

// A scene of which any place can be asked how it looks: colour, normal, material.
#pragma once

#include <vector>

#include "model/image.h"
#include "model/scene.h"
#include "surface/surface_query.h"
#include "surface/texture_pyramid.h"

namespace kura {

struct SurfaceLook {
  Float4 base_color = {1, 1, 1, 1};  // linear: material x vertex colour x texture
  Float3 normal = {0, 1, 0};         // for shading: interpolated, then bent by the normal map; unit length
  Float3 face_normal = {0, 1, 0};    // of the triangle; unit length, or zero where it has no area
  float metallic = 0;
  float roughness = 0.6f;
  float occlusion = 1;               // of the occlusion map: 1 is open
  float clearcoat = 0;
  float anisotropy = 0;
  Float3 emissive = {0, 0, 0};       // linear
};

class ShadedSurface {
 public:
  // images: decoded, in the order of scene.images; empty ones are taken for white or flat. The scene must outlive this.
  ShadedSurface(const Scene& scene, const std::vector<Image>& images);

  const Scene& scene() const { return scene_; }
  const SurfaceQuery& query() const { return query_; }

  // How the place looks where one sample covers footprint_m of the surface.
  SurfaceLook lookAt(const SurfacePlace& place, float footprint_m) const;

 private:
  const TexturePyramid* pyramidOf(const std::optional<TextureReference>& reference) const;

  const Scene& scene_;
  SurfaceQuery query_;
  std::vector<TexturePyramid> pyramids_;  // by image
  std::vector<float> metres_per_texture_;  // by primitive: edge of the square of surface that 0..1 x 0..1 covers on average
};

}  // namespace kura

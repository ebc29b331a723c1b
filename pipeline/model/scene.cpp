#include "model/scene.h"

#include <algorithm>
#include <utility>

namespace kura {
namespace {

template <typename Reference, typename AnyMaterial>
std::array<Reference*, 7> listTextures(AnyMaterial& m) {
  return {&m.base_color_texture, &m.emissive_texture,  &m.metallic_roughness_texture, &m.normal_texture,
          &m.occlusion_texture,  &m.clearcoat_texture, &m.anisotropy_texture};
}

}  // namespace

std::array<std::optional<TextureReference>*, 7> texturesOf(Material& material) {
  return listTextures<std::optional<TextureReference>>(material);
}

std::array<const std::optional<TextureReference>*, 7> texturesOf(const Material& material) {
  return listTextures<const std::optional<TextureReference>>(material);
}

Bounds boundsOf(const Scene& scene) {
  Bounds bounds;
  bool first = true;
  for (const Primitive& primitive : scene.primitives) {
    for (const Float3& p : primitive.positions) {
      if (first) {
        bounds.min = bounds.max = p;
        first = false;
      }
      for (int axis = 0; axis < 3; ++axis) {
        bounds.min[axis] = std::min(bounds.min[axis], p[axis]);
        bounds.max[axis] = std::max(bounds.max[axis], p[axis]);
      }
    }
  }
  return bounds;
}

namespace {

void moveImages(Material& material, uint32_t first_image) {
  for (auto* reference : texturesOf(material)) {
    if (*reference) (*reference)->image += first_image;
  }
}

}  // namespace

void appendScene(Scene& scene, Scene part) {
  if (scene.primitives.empty()) {
    scene = std::move(part);
    return;
  }
  const double scale = part.meters_per_unit && scene.meters_per_unit ? *part.meters_per_unit / *scene.meters_per_unit : 1;
  const auto first_image = static_cast<uint32_t>(scene.images.size());
  const auto first_material = static_cast<uint32_t>(scene.materials.size());
  for (Primitive& primitive : part.primitives) {
    for (Float3& p : primitive.positions) {
      for (int axis = 0; axis < 3; ++axis) {
        p[axis] = static_cast<float>((p[axis] + part.origin[axis]) * scale - scene.origin[axis]);
      }
    }
    if (primitive.material) *primitive.material += first_material;
    scene.primitives.push_back(std::move(primitive));
  }
  for (Material& material : part.materials) {
    moveImages(material, first_image);
    scene.materials.push_back(std::move(material));
  }
  for (EncodedImage& image : part.images) scene.images.push_back(std::move(image));
  if (!scene.meters_per_unit) scene.meters_per_unit = part.meters_per_unit;
  if (!scene.up_axis) scene.up_axis = part.up_axis;
}

}  // namespace kura

#include "model/scene.h"

#include <algorithm>
#include <utility>

namespace kura {

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

void moveReference(std::optional<TextureReference>& reference, uint32_t first_image) {
  if (reference) reference->image += first_image;
}

void moveImages(Material& material, uint32_t first_image) {
  moveReference(material.base_color_texture, first_image);
  moveReference(material.metallic_roughness_texture, first_image);
  moveReference(material.normal_texture, first_image);
  moveReference(material.occlusion_texture, first_image);
  moveReference(material.emissive_texture, first_image);
  moveReference(material.clearcoat_texture, first_image);
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

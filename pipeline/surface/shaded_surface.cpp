#include "surface/shaded_surface.h"

#include <algorithm>
#include <cmath>

#include "model/vector_math.h"

namespace kura {
namespace {

// Which images hold colours: they are averaged in linear light.
std::vector<bool> findColorImages(const Scene& scene) {
  std::vector<bool> is_color(scene.images.size());
  for (const Material& material : scene.materials) {
    for (const auto* reference : {&material.base_color_texture, &material.emissive_texture}) {
      if (*reference && (*reference)->image < is_color.size()) is_color[(*reference)->image] = true;
    }
  }
  return is_color;
}

float metresPerTexture(const Primitive& primitive) {
  double surface = 0, texture = 0;
  for (size_t i = 0; !primitive.texcoords.empty() && i + 2 < primitive.indices.size(); i += 3) {
    const uint32_t* v = &primitive.indices[i];
    const auto& p = primitive.positions;
    const Float2 &a = primitive.texcoords[v[0]], &b = primitive.texcoords[v[1]], &c = primitive.texcoords[v[2]];
    surface += length(cross(p[v[1]] - p[v[0]], p[v[2]] - p[v[0]]));
    texture += std::fabs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]));
  }
  return texture > 0 ? static_cast<float>(std::sqrt(surface / texture)) : 0;
}

template <typename T>
T interpolated(const std::vector<T>& values, const uint32_t* corner, const std::array<float, 3>& weight) {
  T sum{};
  for (int i = 0; i < 3; ++i) {
    for (size_t c = 0; c < sum.size(); ++c) sum[c] += weight[i] * values[corner[i]][c];
  }
  return sum;
}

// The normal that a map gives, in the frame of the triangle's texcoords (glTF 2.0, 3.9.3); unchanged where they have none.
Float3 bentNormal(const Float3& normal, const Float3& texel, float scale, const Primitive& primitive, const uint32_t* corner) {
  const Float3 e1 = primitive.positions[corner[1]] - primitive.positions[corner[0]];
  const Float3 e2 = primitive.positions[corner[2]] - primitive.positions[corner[0]];
  const Float2 &a = primitive.texcoords[corner[0]], &b = primitive.texcoords[corner[1]], &c = primitive.texcoords[corner[2]];
  const float u1 = b[0] - a[0], v1 = b[1] - a[1], u2 = c[0] - a[0], v2 = c[1] - a[1];
  const float determinant = u1 * v2 - u2 * v1;
  if (determinant == 0) return normal;
  const Float3 along_u = (e1 * v2 - e2 * v1) * (determinant > 0 ? 1.0f : -1.0f);
  const Float3 tangent = normalized(along_u - normal * dot(normal, along_u));
  if (tangent == Float3{0, 0, 0}) return normal;
  // Texture rows run down while the map's Y points up, so that an unmirrored texture has a negative determinant here.
  const Float3 bitangent = cross(normal, tangent) * (determinant > 0 ? -1.0f : 1.0f);
  const Float3 t = {(texel[0] * 2 - 1) * scale, (texel[1] * 2 - 1) * scale, texel[2] * 2 - 1};
  const Float3 bent = tangent * t[0] + bitangent * t[1] + normal * t[2];
  return dot(bent, normal) > 0 ? normalized(bent) : normal;
}

}  // namespace

ShadedSurface::ShadedSurface(const Scene& scene, const std::vector<Image>& images) : scene_(scene), query_(scene.primitives) {
  const std::vector<bool> is_color = findColorImages(scene);
  for (size_t i = 0; i < images.size(); ++i) pyramids_.emplace_back(images[i], i < is_color.size() && is_color[i]);
  for (const Primitive& primitive : scene.primitives) metres_per_texture_.push_back(metresPerTexture(primitive));
}

const TexturePyramid* ShadedSurface::pyramidOf(const std::optional<TextureReference>& reference) const {
  if (!reference || reference->image >= pyramids_.size() || pyramids_[reference->image].empty()) return nullptr;
  return &pyramids_[reference->image];
}

SurfaceLook ShadedSurface::lookAt(const SurfacePlace& place, float footprint_m) const {
  const Primitive& primitive = scene_.primitives[place.primitive];
  const uint32_t* corner = &primitive.indices[size_t{place.triangle} * 3];
  const auto [b, c] = place.barycentric;
  const std::array<float, 3> weight = {1 - b - c, b, c};
  const auto& p = primitive.positions;

  SurfaceLook look;
  look.face_normal = normalized(cross(p[corner[1]] - p[corner[0]], p[corner[2]] - p[corner[0]]));
  look.normal = primitive.normals.empty() ? look.face_normal : normalized(interpolated(primitive.normals, corner, weight));
  if (look.normal == Float3{0, 0, 0}) look.normal = look.face_normal;
  if (!primitive.colors.empty()) look.base_color = interpolated(primitive.colors, corner, weight);
  if (!primitive.material || *primitive.material >= scene_.materials.size()) return look;

  const Material& material = scene_.materials[*primitive.material];
  for (int i = 0; i < 4; ++i) look.base_color[i] *= material.base_color[i];
  look.metallic = material.metallic;
  look.roughness = material.roughness;
  look.clearcoat = material.clearcoat;
  look.anisotropy = material.anisotropy;
  look.emissive = material.emissive;
  if (primitive.texcoords.empty()) return look;
  const Float2 texcoord = interpolated(primitive.texcoords, corner, weight);
  const auto sampled = [&](const std::optional<TextureReference>& reference) -> std::optional<Float4> {
    const TexturePyramid* pyramid = pyramidOf(reference);
    if (!pyramid) return {};
    const float metres = metres_per_texture_[place.primitive];
    const float texels = metres > 0 ? footprint_m / metres * float(std::max(pyramid->width(), pyramid->height())) : 1;
    return pyramid->sample(texcoord, reference->wrap_u, reference->wrap_v, texels);
  };
  if (const auto texel = sampled(material.base_color_texture)) {
    for (int i = 0; i < 4; ++i) look.base_color[i] *= (*texel)[i];
  }
  if (const auto texel = sampled(material.metallic_roughness_texture)) {
    look.roughness *= (*texel)[1];
    look.metallic *= (*texel)[2];
  }
  if (const auto texel = sampled(material.occlusion_texture)) look.occlusion = 1 + material.occlusion_strength * ((*texel)[0] - 1);
  if (const auto texel = sampled(material.clearcoat_texture)) look.clearcoat *= (*texel)[0];
  if (const auto texel = sampled(material.anisotropy_texture)) look.anisotropy *= (*texel)[2];
  if (const auto texel = sampled(material.emissive_texture)) {
    for (int i = 0; i < 3; ++i) look.emissive[i] *= (*texel)[i];
  }
  if (const auto texel = sampled(material.normal_texture)) {
    look.normal = bentNormal(look.normal, {(*texel)[0], (*texel)[1], (*texel)[2]}, material.normal_scale, primitive, corner);
  }
  return look;
}

}  // namespace kura

#include "recipe/cut_surfaces.h"

#include <algorithm>
#include <map>

namespace kura {
namespace {

void setNumbers(Material& material, const SurfacePreset& preset) {
  material.metallic = preset.metallic;
  material.roughness = preset.roughness;
  material.clearcoat = preset.clearcoat;
  material.clearcoat_roughness = preset.clearcoat_roughness;
  material.anisotropy = preset.anisotropy;
  material.metallic_roughness_texture.reset();
  material.clearcoat_texture.reset();
  material.anisotropy_texture.reset();
}

Float3 vertexColor(const Primitive& primitive, const Material* material, uint32_t vertex) {
  Float3 color = material ? Float3{material->base_color[0], material->base_color[1], material->base_color[2]} : Float3{1, 1, 1};
  for (size_t c = 0; c < 3 && !primitive.colors.empty(); ++c) color[c] *= primitive.colors[vertex][c];
  return color;
}

// The topmost region of each triangle, by two of its three corners; regions.size() where there is none.
std::vector<size_t> regionsOfTriangles(const Primitive& primitive, const Material* material, std::vector<FoundRegion>& regions, size_t all_triangles) {
  std::vector<uint8_t> top(primitive.positions.size(), uint8_t(regions.size()));
  for (uint32_t v = 0; v < top.size(); ++v) {
    const Float3 color = vertexColor(primitive, material, v);
    const std::optional<Float2> texcoord = primitive.texcoords.empty() ? std::nullopt : std::optional(primitive.texcoords[v]);
    for (size_t r = 0; r < regions.size(); ++r) {
      if (regions[r].weight.at(color, texcoord) >= 0.5f) top[v] = uint8_t(r);
    }
  }
  std::vector<size_t> out(primitive.triangleCount());
  for (size_t t = 0; t < out.size(); ++t) {
    const uint8_t a = top[primitive.indices[t * 3]], b = top[primitive.indices[t * 3 + 1]], c = top[primitive.indices[t * 3 + 2]];
    out[t] = b == c ? b : a;
    if (out[t] < regions.size()) regions[out[t]].found += 1.0 / double(std::max<size_t>(1, all_triangles));
  }
  return out;
}

Primitive selectTriangles(const Primitive& from, const std::vector<size_t>& of_triangle, size_t wanted) {
  Primitive out;
  out.name = from.name;
  std::vector<uint32_t> place(from.positions.size(), UINT32_MAX);
  for (size_t i = 0; i < from.indices.size(); ++i) {
    if (of_triangle[i / 3] != wanted) continue;
    const uint32_t v = from.indices[i];
    if (place[v] == UINT32_MAX) {
      place[v] = uint32_t(out.positions.size());
      out.positions.push_back(from.positions[v]);
      if (!from.normals.empty()) out.normals.push_back(from.normals[v]);
      if (!from.texcoords.empty()) out.texcoords.push_back(from.texcoords[v]);
      if (!from.colors.empty()) out.colors.push_back(from.colors[v]);
    }
    out.indices.push_back(place[v]);
  }
  return out;
}

// The vertex colours (or the colour of the material) of a metal region, scaled to its reflectance.
void recolorPart(Primitive& part, Material& material, const Float3& reflectance) {
  // The median: corners of triangles at the border have the colour of the other side.
  std::array<double, 4> middle = {0, 0, 0, 1};
  for (size_t c = 0; c < 3; ++c) {
    std::vector<float> values;
    for (uint32_t v = 0; v < part.positions.size(); ++v) values.push_back(vertexColor(part, &material, v)[c]);
    std::nth_element(values.begin(), values.begin() + long(values.size() / 2), values.end());
    middle[c] = values[values.size() / 2];
  }
  const Float3 gains = gainsToReflectance(reflectance, middle);
  if (part.colors.empty()) {
    for (size_t c = 0; c < 3; ++c) material.base_color[c] = std::min(1.0f, material.base_color[c] * gains[c]);
    return;
  }
  for (Float4& color : part.colors) {
    for (size_t c = 0; c < 3; ++c) color[c] = std::min(1.0f, color[c] * gains[c]);
  }
}

}  // namespace

void cutSurfaces(Scene& scene, std::vector<FoundRegion>& regions) {
  std::vector<Primitive> parts;
  std::map<std::pair<std::optional<uint32_t>, size_t>, uint32_t> materials;
  const size_t all = scene.triangleCount();
  for (Primitive& primitive : scene.primitives) {
    const std::optional<uint32_t> own = primitive.material && *primitive.material < scene.materials.size() ? primitive.material : std::nullopt;
    const bool is_painted = own && scene.materials[*own].base_color_texture;
    if (is_painted) {
      parts.push_back(std::move(primitive));
      continue;
    }
    const std::vector<size_t> of_triangle = regionsOfTriangles(primitive, own ? &scene.materials[*own] : nullptr, regions, all);
    for (size_t r = 0; r <= regions.size(); ++r) {
      Primitive part = selectTriangles(primitive, of_triangle, r);
      if (part.indices.empty()) continue;
      part.material = own;
      if (r < regions.size()) {
        Material material = own ? scene.materials[*own] : Material{};
        const SurfacePreset& preset = regions[r].surface.preset;
        setNumbers(material, preset);
        if (preset.reflectance) recolorPart(part, material, *preset.reflectance);
        material.name = std::string(preset.name);
        const bool is_shared = !part.colors.empty();
        const auto known = materials.find({own, r});
        if (is_shared && known != materials.end()) {
          part.material = known->second;
        } else {
          part.material = uint32_t(scene.materials.size());
          materials[{own, r}] = *part.material;
          scene.materials.push_back(std::move(material));
        }
      }
      parts.push_back(std::move(part));
    }
    primitive = {};
  }
  scene.primitives = std::move(parts);
}

}  // namespace kura

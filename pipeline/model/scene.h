// What a scan is to the pipeline: triangles with attributes, materials and their images. Node hierarchies are
// flattened when a scan is read; the conventions are those of glTF 2.0.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace kura {

using Float2 = std::array<float, 2>;
using Float3 = std::array<float, 3>;
using Float4 = std::array<float, 4>;
using Double3 = std::array<double, 3>;

// Attributes are either empty or have positions.size() elements. Counter-clockwise triangles face outwards.
struct Primitive {
  std::string name;
  std::vector<Float3> positions;   // in Scene::meters_per_unit, relative to Scene::origin
  std::vector<Float3> normals;     // unit length
  std::vector<Float2> texcoords;   // (0,0) is the upper left corner of the image, as in glTF
  std::vector<Float4> colors;      // linear RGBA, 0..1
  std::vector<uint32_t> indices;   // three for each triangle, each < positions.size()
  std::optional<uint32_t> material;  // into Scene::materials

  size_t triangleCount() const { return indices.size() / 3; }
};

enum class WrapMode { kRepeat, kClampToEdge, kMirroredRepeat };

struct TextureReference {
  uint32_t image = 0;  // into Scene::images
  WrapMode wrap_u = WrapMode::kRepeat;
  WrapMode wrap_v = WrapMode::kRepeat;
};

enum class AlphaMode { kOpaque, kMask, kBlend };

// Metallic-roughness material of glTF 2.0 section 3.9, with KHR_materials_clearcoat and KHR_materials_anisotropy.
struct Material {
  std::string name;
  Float4 base_color = {1, 1, 1, 1};  // linear
  float metallic = 0;
  float roughness = 0.6f;
  Float3 emissive = {0, 0, 0};
  float normal_scale = 1;
  float occlusion_strength = 1;
  float clearcoat = 0;
  float clearcoat_roughness = 0;
  float anisotropy = 0;  // KHR_materials_anisotropy: strength, along the tangent
  AlphaMode alpha_mode = AlphaMode::kOpaque;
  float alpha_cutoff = 0.5f;
  bool double_sided = false;
  std::optional<TextureReference> base_color_texture;          // sRGB
  std::optional<TextureReference> metallic_roughness_texture;  // linear: G roughness, B metallic
  std::optional<TextureReference> normal_texture;              // linear, OpenGL convention (+Y up)
  std::optional<TextureReference> occlusion_texture;           // linear: R
  std::optional<TextureReference> emissive_texture;            // sRGB
  std::optional<TextureReference> clearcoat_texture;           // linear: R
  std::optional<TextureReference> anisotropy_texture;          // linear: RG direction (0..255 as -1..1), B strength
};

// All texture references of a material, for whoever treats them alike. Colours come first: base colour, emissive.
std::array<std::optional<TextureReference>*, 7> texturesOf(Material& material);
std::array<const std::optional<TextureReference>*, 7> texturesOf(const Material& material);

// An image as found beside or inside the scan, still encoded (JPEG, PNG, TIFF, WebP ...).
struct EncodedImage {
  std::string name;  // for messages: the path or the name inside the container
  Bytes bytes;
};

struct Scene {
  std::vector<Primitive> primitives;
  std::vector<Material> materials;
  std::vector<EncodedImage> images;
  Double3 origin = {0, 0, 0};             // added to every position; keeps far-away scans precise in float
  std::optional<double> meters_per_unit;  // where the file states it (glTF: 1, COLLADA <unit>, FBX UnitScaleFactor)
  std::optional<char> up_axis;            // 'X', 'Y' or 'Z', where the file states it

  size_t triangleCount() const {
    size_t count = 0;
    for (const Primitive& primitive : primitives) count += primitive.triangleCount();
    return count;
  }
};

// Axis-aligned box over all positions; empty() where there are none.
struct Bounds {
  Float3 min = {0, 0, 0};
  Float3 max = {-1, -1, -1};

  bool empty() const { return max[0] < min[0]; }
  Float3 size() const { return {max[0] - min[0], max[1] - min[1], max[2] - min[2]}; }
};

Bounds boundsOf(const Scene& scene);

// Adds the parts of one piece that were scanned into several files: primitives, materials and images of `part` are moved
// behind those of `scene`, references with them, positions to scene.origin and scene.meters_per_unit. What the file
// states of unit and axis is kept from the first that states it.
void appendScene(Scene& scene, Scene part);

}  // namespace kura

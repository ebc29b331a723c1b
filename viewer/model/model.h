// A decoded GLB, ready for the GPU: triangles, materials, and where in the file the images lie.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <math/mat4.h>
#include <math/vec2.h>
#include <math/vec3.h>
#include <math/vec4.h>

namespace kura::viewer {

using filament::math::float2;
using filament::math::float3;
using filament::math::float4;
using filament::math::mat4f;
using filament::math::short4;
using filament::math::ubyte4;

struct Bounds {
  float3 min = float3(std::numeric_limits<float>::max());
  float3 max = float3(std::numeric_limits<float>::lowest());

  bool isEmpty() const { return max.x < min.x; }
  float3 centre() const { return (min + max) * 0.5f; }
  float3 size() const { return max - min; }
  void add(float3 point) {
    for (int axis = 0; axis < 3; ++axis) {
      min[axis] = point[axis] < min[axis] ? point[axis] : min[axis];
      max[axis] = point[axis] > max[axis] ? point[axis] : max[axis];
    }
  }
};

// Optional attributes are empty or have positions.size() elements.
struct Mesh {
  std::vector<float3> positions;   // finite, in the space of the instances
  std::vector<short4> frames;      // tangent frame as Filament packs it: a quaternion in snorm16, never empty
  std::vector<float2> texcoords;   // the material's texture transform is already applied
  std::vector<ubyte4> colors;      // square roots of linear colours: 8 bits then suffice in the darks; alpha is plain
  std::vector<uint32_t> indices;   // three for each triangle, each < positions.size()
  uint32_t material = 0;           // into Model::materials
  Bounds bounds;                   // of positions
};

struct Instance {
  uint32_t mesh = 0;  // into Model::meshes
  mat4f transform;    // to the world; finite
};

enum class AlphaMode { kOpaque, kMask, kBlend };

// The textures of glTF's metallic-roughness material; each an index into Model::images where it is there.
struct MaterialTextures {
  std::optional<uint32_t> base_color;
  std::optional<uint32_t> metallic_roughness;
  std::optional<uint32_t> normal;
  std::optional<uint32_t> occlusion;
  std::optional<uint32_t> emissive;
  std::optional<uint32_t> clearcoat;
  std::optional<uint32_t> anisotropy;
};

// glTF 2.0 section 3.9 with KHR_materials_clearcoat, KHR_materials_anisotropy and KHR_materials_unlit.
struct Material {
  float4 base_color = {1, 1, 1, 1};  // linear
  float metallic = 1;
  float roughness = 1;
  float normal_scale = 1;
  float occlusion_strength = 1;
  float3 emissive = {0, 0, 0};
  float clearcoat = 0;
  float clearcoat_roughness = 0;
  float anisotropy = 0;           // along the tangent, turned by:
  float anisotropy_rotation = 0;  // radians, counter-clockwise
  AlphaMode alpha_mode = AlphaMode::kOpaque;
  float alpha_cutoff = 0.5f;
  bool double_sided = false;
  bool is_unlit = false;
  MaterialTextures textures;
};

// An image that the model wants, still encoded, inside the bytes of the GLB. The same picture may be wanted twice, as
// colours (sRGB) and as plain numbers.
struct ImageSource {
  std::string mime;      // image/jpeg, image/png, image/webp
  uint64_t offset = 0;   // from the first byte of the GLB
  uint64_t length = 0;
  bool srgb = false;
  uint32_t wrap_u = 0x2901;  // GL enum: 0x2901 REPEAT, 0x812F CLAMP_TO_EDGE, 0x8370 MIRRORED_REPEAT
  uint32_t wrap_v = 0x2901;
};

struct Model {
  std::vector<Mesh> meshes;
  std::vector<Instance> instances;
  std::vector<Material> materials;  // at least one
  std::vector<ImageSource> images;
  Bounds bounds;                    // of all instances, in the world
  uint64_t triangles = 0;           // of all instances
};

}  // namespace kura::viewer

#include "viewer/model/read_glb.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "viewer/model/gltf_document.h"
#include "viewer/model/read_accessor.h"
#include "viewer/model/read_material.h"
#include "viewer/model/tangent_frames.h"

namespace kura::viewer {
namespace {

// Beyond this a float no longer tells neighbouring points of a piece apart.
constexpr float kLargestCoordinate = 1e7f;

const cgltf_accessor* findAttribute(const cgltf_primitive& primitive, cgltf_attribute_type type, int set) {
  for (size_t i = 0; i < primitive.attributes_count; ++i) {
    const cgltf_attribute& attribute = primitive.attributes[i];
    if (attribute.type == type && attribute.index == set) return attribute.data;
  }
  return nullptr;
}

template <typename Vector>
std::vector<Vector> asVectors(const std::vector<float>& values) {
  std::vector<Vector> vectors(values.size() * sizeof(float) / sizeof(Vector));
  std::memcpy(static_cast<void*>(vectors.data()), values.data(), vectors.size() * sizeof(Vector));
  return vectors;
}

ubyte4 packColor(float4 linear) {
  const float4 c = saturate(linear);
  const float4 stored = {std::sqrt(c.x), std::sqrt(c.y), std::sqrt(c.z), c.w};
  return ubyte4(stored * 255.0f + 0.5f);
}

// Strips and fans as separate triangles; the winding of a strip turns over at every other one.
std::vector<uint32_t> asTriangles(cgltf_primitive_type type, std::vector<uint32_t> indices) {
  if (type == cgltf_primitive_type_triangles) {
    indices.resize(indices.size() / 3 * 3);
    return indices;
  }
  std::vector<uint32_t> triangles;
  for (size_t i = 2; i < indices.size(); ++i) {
    const bool is_fan = type == cgltf_primitive_type_triangle_fan;
    const uint32_t a = is_fan ? indices[0] : indices[i - 2];
    const uint32_t b = indices[i - 1], c = indices[i];
    if (a == b || b == c || a == c) continue;
    const bool turn = !is_fan && i % 2 == 1;
    triangles.insert(triangles.end(), {turn ? b : a, turn ? a : b, c});
  }
  return triangles;
}

class GlbReader {
 public:
  GlbReader(GltfDocument& document, const ReadGlbOptions& options)
      : document_(document), options_(options), attribute_bytes_left_(options.max_decoded_bytes) {}

  Outcome<Model> read() {
    ReadMaterials materials = readMaterials(document_);
    model_.materials = std::move(materials.materials);
    model_.images = std::move(materials.images);
    texcoord_uses_ = std::move(materials.texcoords);
    first_mesh_.assign(document_.gltf().meshes_count + 1, kNotRead);
    if (auto failure = readNodes()) return *failure;
    if (model_.triangles == 0) return badModel("file", "it has no surface: no triangle is in its scene");
    const float3 size = model_.bounds.size();
    if (std::max({size.x, size.y, size.z}) <= 0) return badModel("file", "all its points lie in one place");
    return std::move(model_);
  }

 private:
  static constexpr size_t kNotRead = ~size_t{0};

  // All nodes of the scene, without recursion: a hostile file may nest them by the thousand.
  std::optional<Failure> readNodes() {
    const cgltf_data& gltf = document_.gltf();
    struct Visit {
      const cgltf_node* node;
      mat4f parent;
    };
    std::vector<Visit> open;
    const cgltf_scene* scene = gltf.scene ? gltf.scene : gltf.scenes_count > 0 ? &gltf.scenes[0] : nullptr;
    if (scene) {
      for (size_t i = scene->nodes_count; i-- > 0;) open.push_back({scene->nodes[i], {}});
    } else {
      for (size_t i = gltf.nodes_count; i-- > 0;) {
        if (!gltf.nodes[i].parent) open.push_back({&gltf.nodes[i], {}});
      }
    }
    std::vector<bool> seen(gltf.nodes_count, false);
    while (!open.empty()) {
      const Visit visit = open.back();
      open.pop_back();
      const size_t index = visit.node - gltf.nodes;
      if (seen[index]) return badModel("node " + std::to_string(index), "appears twice in the scene");
      seen[index] = true;
      float local[16];
      cgltf_node_transform_local(visit.node, local);
      mat4f transform;
      std::memcpy(static_cast<void*>(&transform), local, sizeof local);
      transform = visit.parent * transform;
      if (auto failure = placeMesh(*visit.node, index, transform)) return failure;
      for (size_t i = visit.node->children_count; i-- > 0;) open.push_back({visit.node->children[i], transform});
    }
    return std::nullopt;
  }

  std::optional<Failure> placeMesh(const cgltf_node& node, size_t index, const mat4f& transform) {
    if (!node.mesh) return std::nullopt;
    for (int column = 0; column < 4; ++column) {
      for (int row = 0; row < 4; ++row) {
        if (!std::isfinite(transform[column][row])) {
          return badModel("node " + std::to_string(index), "its transform holds a number that is not finite");
        }
      }
    }
    const size_t mesh = node.mesh - document_.gltf().meshes;
    if (auto failure = readMesh(mesh)) return failure;
    for (size_t i = first_mesh_[mesh]; i < last_mesh_[mesh]; ++i) {
      model_.triangles += model_.meshes[i].indices.size() / 3;
      if (model_.triangles > options_.max_triangles) {
        return Failure{FailureCode::kTooLarge,
                       "more than " + std::to_string(options_.max_triangles) + " triangles; choose a smaller tier", "file"};
      }
      if (model_.instances.size() >= options_.max_instances) {
        return Failure{FailureCode::kTooLarge,
                       "more than " + std::to_string(options_.max_instances) + " parts; `kura convert` joins them", "file"};
      }
      // Points that no triangle uses count too, as often as they are placed.
      placed_vertices_ += model_.meshes[i].positions.size();
      if (placed_vertices_ > 3 * options_.max_triangles) {
        return Failure{FailureCode::kTooLarge, "more vertices than its triangles need", "file"};
      }
      model_.instances.push_back({static_cast<uint32_t>(i), transform});
      for (const float3& position : model_.meshes[i].positions) {
        const float3 point = (transform * float4(position, 1)).xyz;
        if (!(std::max({std::abs(point.x), std::abs(point.y), std::abs(point.z)}) <= kLargestCoordinate)) {
          return badModel("node " + std::to_string(index), "it lies too far from the origin to be drawn (over 10,000 km)");
        }
        model_.bounds.add(point);
      }
    }
    return std::nullopt;
  }

  std::optional<Failure> readMesh(size_t index) {
    if (first_mesh_[index] != kNotRead) return std::nullopt;
    last_mesh_.resize(first_mesh_.size());
    first_mesh_[index] = model_.meshes.size();
    const cgltf_mesh& mesh = document_.gltf().meshes[index];
    for (size_t i = 0; i < mesh.primitives_count; ++i) {
      const cgltf_primitive& primitive = mesh.primitives[i];
      if (primitive.type != cgltf_primitive_type_triangles && primitive.type != cgltf_primitive_type_triangle_strip &&
          primitive.type != cgltf_primitive_type_triangle_fan) {
        continue;
      }
      const std::string subject = "mesh " + std::to_string(index) + ", primitive " + std::to_string(i);
      Outcome<Mesh> read = readPrimitive(primitive, subject);
      if (!read) return read.failure();
      if (!read->indices.empty()) model_.meshes.push_back(std::move(*read));
    }
    last_mesh_[index] = model_.meshes.size();
    return std::nullopt;
  }

  Outcome<Mesh> readPrimitive(const cgltf_primitive& primitive, const std::string& subject) {
    const cgltf_accessor* positions = findAttribute(primitive, cgltf_attribute_type_position, 0);
    if (!positions) return badModel(subject, "has no POSITION");
    if (positions->type != cgltf_type_vec3) return badModel(subject + ", POSITION", "is not of three numbers");
    const uint64_t count = positions->count;
    // Position, frame, texture coordinate, colour and what computing them takes: about 100 bytes for each vertex.
    const uint64_t wanted = count * 100 + (primitive.indices ? primitive.indices->count : count) * 4;
    if (wanted > attribute_bytes_left_) {
      return Failure{FailureCode::kTooLarge, "it has more vertices than this viewer can hold; choose a smaller tier", subject};
    }
    attribute_bytes_left_ -= wanted;

    Mesh mesh;
    auto position_values = readFloats(document_, *positions, 3, 0, subject + ", POSITION");
    if (!position_values) return position_values.failure();
    mesh.positions = asVectors<float3>(*position_values);
    for (const float3& position : mesh.positions) mesh.bounds.add(position);

    if (primitive.indices) {
      auto indices = readIndices(document_, *primitive.indices, count, subject + ", indices");
      if (!indices) return indices.failure();
      mesh.indices = asTriangles(primitive.type, std::move(*indices));
    } else {
      std::vector<uint32_t> indices(count);
      for (uint32_t i = 0; i < count; ++i) indices[i] = i;
      mesh.indices = asTriangles(primitive.type, std::move(indices));
    }
    mesh.material = primitive.material ? static_cast<uint32_t>(primitive.material - document_.gltf().materials)
                                       : static_cast<uint32_t>(model_.materials.size() - 1);
    if (auto failure = readSurface(primitive, subject, mesh)) return *failure;
    if (auto failure = readFrames(primitive, subject, mesh)) return *failure;
    return mesh;
  }

  std::optional<Failure> readSurface(const cgltf_primitive& primitive, const std::string& subject, Mesh& mesh) {
    const TexcoordUse& use = texcoord_uses_[mesh.material];
    if (const cgltf_accessor* texcoords = findAttribute(primitive, cgltf_attribute_type_texcoord, use.set)) {
      auto values = readFloats(document_, *texcoords, 2, 0, subject + ", TEXCOORD");
      if (!values) return values.failure();
      mesh.texcoords = asVectors<float2>(*values);
      if (!use.isPlain()) {
        for (float2& texcoord : mesh.texcoords) texcoord = use.apply(texcoord);
      }
    }
    if (const cgltf_accessor* colors = findAttribute(primitive, cgltf_attribute_type_color, 0)) {
      auto values = readFloats(document_, *colors, 4, 1, subject + ", COLOR_0");
      if (!values) return values.failure();
      mesh.colors.reserve(mesh.positions.size());
      for (const float4& color : asVectors<float4>(*values)) mesh.colors.push_back(packColor(color));
    }
    return std::nullopt;
  }

  std::optional<Failure> readFrames(const cgltf_primitive& primitive, const std::string& subject, Mesh& mesh) {
    std::vector<float3> normals;
    if (const cgltf_accessor* accessor = findAttribute(primitive, cgltf_attribute_type_normal, 0)) {
      auto values = readFloats(document_, *accessor, 3, 0, subject + ", NORMAL");
      if (!values) return values.failure();
      normals = asVectors<float3>(*values);
    } else {
      normals = computeNormals(mesh.positions, mesh.indices);
    }
    std::vector<float4> tangents;
    if (model_.materials[mesh.material].textures.normal && !mesh.texcoords.empty()) {
      if (const cgltf_accessor* accessor = findAttribute(primitive, cgltf_attribute_type_tangent, 0)) {
        auto values = readFloats(document_, *accessor, 4, 1, subject + ", TANGENT");
        if (!values) return values.failure();
        tangents = asVectors<float4>(*values);
      } else {
        tangents = computeTangents(mesh.positions, normals, mesh.texcoords, mesh.indices);
      }
    }
    mesh.frames = packFrames(normals, tangents);
    return std::nullopt;
  }

  GltfDocument& document_;
  const ReadGlbOptions& options_;
  uint64_t attribute_bytes_left_;
  uint64_t placed_vertices_ = 0;
  Model model_;
  std::vector<TexcoordUse> texcoord_uses_;
  std::vector<size_t> first_mesh_, last_mesh_;  // of each glTF mesh, in model_.meshes
};

}  // namespace

Outcome<Model> readGlb(std::span<const uint8_t> bytes, const ReadGlbOptions& options) {
  Outcome<GltfDocument> document = GltfDocument::parse(bytes, options.max_decoded_bytes);
  if (!document) return document.failure();
  return GlbReader(*document, options).read();
}

}  // namespace kura::viewer

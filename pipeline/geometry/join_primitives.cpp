#include "geometry/join_primitives.h"

#include <algorithm>
#include <meshoptimizer.h>

namespace kura {

namespace {

template <typename T>
std::vector<T> remapped(const std::vector<T>& values, const std::vector<uint32_t>& remap, size_t new_count) {
  if (values.empty()) return {};
  std::vector<T> result(new_count);
  for (size_t v = 0; v < values.size(); ++v) {
    if (remap[v] != ~0u) result[remap[v]] = values[v];
  }
  return result;
}

}  // namespace

size_t JointMesh::primitiveOf(uint32_t vertex) const {
  return std::upper_bound(first_vertex.begin(), first_vertex.end(), vertex) - first_vertex.begin() - 1;
}

JointMesh joinPrimitives(const std::vector<Primitive>& primitives) {
  JointMesh joint;
  size_t vertices = 0, indices = 0;
  for (const Primitive& primitive : primitives) {
    vertices += primitive.positions.size();
    indices += primitive.indices.size();
  }
  joint.positions.reserve(vertices);
  joint.indices.reserve(indices);
  for (const Primitive& primitive : primitives) {
    const auto first = static_cast<uint32_t>(joint.positions.size());
    joint.first_vertex.push_back(first);
    joint.positions.insert(joint.positions.end(), primitive.positions.begin(), primitive.positions.end());
    for (uint32_t index : primitive.indices) joint.indices.push_back(first + index);
  }
  joint.first_vertex.push_back(static_cast<uint32_t>(joint.positions.size()));
  return joint;
}

PositionIds identifyPositions(const std::vector<Float3>& positions) {
  PositionIds ids;
  ids.of_vertex.resize(positions.size());
  if (positions.empty()) return ids;
  // -0 and +0 are the same place, but not the same bytes.
  std::vector<Float3> keys(positions);
  for (Float3& key : keys) {
    for (float& c : key) c += 0.0f;
  }
  ids.count = static_cast<uint32_t>(
      meshopt_generateVertexRemap(ids.of_vertex.data(), nullptr, keys.size(), keys.data(), keys.size(), sizeof(Float3)));
  return ids;
}

Primitive remapVertices(const Primitive& primitive, const std::vector<uint32_t>& remap, size_t new_count) {
  Primitive result;
  result.name = primitive.name;
  result.material = primitive.material;
  result.positions = remapped(primitive.positions, remap, new_count);
  result.normals = remapped(primitive.normals, remap, new_count);
  result.texcoords = remapped(primitive.texcoords, remap, new_count);
  result.colors = remapped(primitive.colors, remap, new_count);
  result.indices.reserve(primitive.indices.size());
  for (uint32_t index : primitive.indices) result.indices.push_back(remap[index]);
  return result;
}

Primitive selectTriangles(const Primitive& primitive, const std::vector<uint32_t>& indices) {
  std::vector<uint32_t> remap(primitive.positions.size(), ~0u);
  uint32_t used = 0;
  Primitive result;
  result.indices.reserve(indices.size());
  for (uint32_t index : indices) {
    if (remap[index] == ~0u) remap[index] = used++;
    result.indices.push_back(remap[index]);
  }
  result.name = primitive.name;
  result.material = primitive.material;
  result.positions = remapped(primitive.positions, remap, used);
  result.normals = remapped(primitive.normals, remap, used);
  result.texcoords = remapped(primitive.texcoords, remap, used);
  result.colors = remapped(primitive.colors, remap, used);
  return result;
}

}  // namespace kura

// All primitives of a scene as one mesh, so that a stage sees across the borders between materials.
#pragma once

#include <cstdint>
#include <vector>

#include "model/scene.h"

namespace kura {

// Vertex v of primitive p is number first_vertex[p] + v; first_vertex has one more element than there are primitives.
struct JointMesh {
  std::vector<Float3> positions;
  std::vector<uint32_t> indices;
  std::vector<uint32_t> first_vertex;

  // The primitive that a vertex comes from.
  size_t primitiveOf(uint32_t vertex) const;
};

JointMesh joinPrimitives(const std::vector<Primitive>& primitives);

// For each vertex a number that it shares with exactly those at the same position. Numbers run from 0 without gaps, in
// the order of first appearance.
struct PositionIds {
  std::vector<uint32_t> of_vertex;
  uint32_t count = 0;
};

PositionIds identifyPositions(const std::vector<Float3>& positions);

// The primitive with only those vertices that `indices` uses, in the order of their first use. Material and name stay.
Primitive selectTriangles(const Primitive& primitive, const std::vector<uint32_t>& indices);

// The primitive with each vertex v moved to remap[v] (~0u: dropped); vertices that share a number are taken to be equal.
Primitive remapVertices(const Primitive& primitive, const std::vector<uint32_t>& remap, size_t new_count);

}  // namespace kura

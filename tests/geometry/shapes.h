// Generated pieces for the tests of this room, and questions to ask about them.
#pragma once

#include <cmath>
#include <map>
#include <numbers>
#include <utility>

#include "geometry/join_primitives.h"
#include "model/vector_math.h"
#include "model/scene.h"

namespace kura::shapes {

inline constexpr float kPi = std::numbers::pi_v<float>;

// A grid of columns x rows quads over u, v in 0..1 with a vertex for each grid point (so that u = 0 and u = 1 are a seam
// where the surface closes), texcoords (u, v), and normals and positions as `surface` gives them.
template <typename Surface>  // std::pair<Float3 position, Float3 normal>(float u, float v)
Primitive makeGrid(uint32_t columns, uint32_t rows, Surface surface) {
  Primitive grid;
  for (uint32_t r = 0; r <= rows; ++r) {
    for (uint32_t c = 0; c <= columns; ++c) {
      const float u = static_cast<float>(c) / columns, v = static_cast<float>(r) / rows;
      // Equal places must be equal to the last bit.
      const auto [position, normal] = surface(c == columns ? 0.0f : u, v);
      grid.positions.push_back(position);
      grid.normals.push_back(normal);
      grid.texcoords.push_back({u, v});
    }
  }
  for (uint32_t r = 0; r < rows; ++r) {
    for (uint32_t c = 0; c < columns; ++c) {
      const uint32_t a = r * (columns + 1) + c, b = a + 1, d = a + columns + 1, e = d + 1;
      grid.indices.insert(grid.indices.end(), {a, d, b, b, d, e});
    }
  }
  return grid;
}

inline Primitive makeTorus(uint32_t columns, uint32_t rows, float ring = 0.1f, float tube = 0.04f) {
  return makeGrid(columns, rows, [=](float u, float v) {
    const float a = u * 2 * kPi, b = (v == 1 ? 0 : v) * 2 * kPi;
    const Float3 normal = {std::cos(a) * std::cos(b), -std::sin(b), -std::sin(a) * std::cos(b)};
    const Float3 centre = {std::cos(a) * ring, 0, -std::sin(a) * ring};
    return std::pair(centre + normal * tube, normal);
  });
}

// A bowl with bumps as of a scanner's noise, open at the rim and with a hole at the foot.
inline Primitive makeBumpyBowl(uint32_t columns, uint32_t rows, float bump = 0.0003f) {
  return makeGrid(columns, rows, [=](float u, float v) {
    const float a = u * 2 * kPi, b = 0.1f + v * 1.3f;
    const Float3 out = {std::cos(a) * std::sin(b), -std::cos(b), std::sin(a) * std::sin(b)};
    const float wobble = bump * (std::sin(u * 2 * kPi * 37) * std::sin(v * 91) + std::sin(u * 2 * kPi * 113 + v * 57));
    return std::pair(out * (0.1f + wobble), out);
  });
}

// 12 triangles, each side its own four vertices, without normals.
inline Primitive makeBox(Float3 size, bool shares_vertices = true) {
  Primitive box;
  for (int i = 0; i < 8; ++i) {
    box.positions.push_back({i & 1 ? size[0] : 0, i & 2 ? size[1] : 0, i & 4 ? size[2] : 0});
  }
  box.indices = {0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5};
  if (shares_vertices) return box;
  Primitive soup;
  for (uint32_t index : box.indices) {
    soup.indices.push_back(static_cast<uint32_t>(soup.positions.size()));
    soup.positions.push_back(box.positions[index]);
  }
  return soup;
}

inline Scene sceneOf(std::vector<Primitive> primitives) {
  Scene scene;
  scene.primitives = std::move(primitives);
  return scene;
}

// Edges by place (not by vertex) that are used in one direction only.
inline size_t countOpenEdges(const Scene& scene) {
  const JointMesh mesh = joinPrimitives(scene.primitives);
  const PositionIds places = identifyPositions(mesh.positions);
  std::map<std::pair<uint32_t, uint32_t>, int> balance;
  for (size_t i = 0; i < mesh.indices.size(); ++i) {
    const size_t next = i % 3 == 2 ? i - 2 : i + 1;
    const uint32_t a = places.of_vertex[mesh.indices[i]], b = places.of_vertex[mesh.indices[next]];
    balance[{std::min(a, b), std::max(a, b)}] += a < b ? 1 : -1;
  }
  size_t open = 0;
  for (const auto& [edge, sum] : balance) open += sum != 0;
  return open;
}

// By the divergence theorem; positive where triangles face outwards.
inline double volumeOf(const Scene& scene) {
  double volume = 0;
  for (const Primitive& primitive : scene.primitives) {
    for (size_t i = 0; i + 2 < primitive.indices.size(); i += 3) {
      const auto& p = primitive.positions;
      const uint32_t* v = &primitive.indices[i];
      volume += dot(p[v[0]], cross(p[v[1]], p[v[2]])) / 6;
    }
  }
  return volume;
}

inline double areaOf(const Scene& scene) {
  double area = 0;
  for (const Primitive& primitive : scene.primitives) {
    for (size_t i = 0; i + 2 < primitive.indices.size(); i += 3) {
      const auto& p = primitive.positions;
      const uint32_t* v = &primitive.indices[i];
      area += length(cross(p[v[1]] - p[v[0]], p[v[2]] - p[v[0]])) / 2;
    }
  }
  return area;
}

}  // namespace kura::shapes

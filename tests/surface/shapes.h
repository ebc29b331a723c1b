// Generated surfaces for the tests of this room.
#pragma once

#include <cmath>
#include <numbers>

#include "model/scene.h"
#include "model/vector_math.h"

namespace kura::shapes {

// A sphere of columns x rows quads whose vertices lie on it (facets inside), with normals, and texcoords that cover the
// square once; closed, u = 0 and u = 1 being a seam. bump(direction) is added to the radius.
template <typename Bump>
Primitive makeSphere(uint32_t columns, uint32_t rows, float radius, Bump bump) {
  constexpr float kPi = std::numbers::pi_v<float>;
  Primitive sphere;
  for (uint32_t r = 0; r <= rows; ++r) {
    for (uint32_t c = 0; c <= columns; ++c) {
      const float u = float(c) / float(columns), v = float(r) / float(rows);
      const float a = (c == columns ? 0 : u) * 2 * kPi, b = v * kPi;
      const float ring = r == 0 || r == rows ? 0 : std::sin(b);
      const Float3 out = {std::cos(a) * ring, std::cos(b), -std::sin(a) * ring};
      sphere.positions.push_back(out * (radius + bump(out)));
      sphere.normals.push_back(out);
      sphere.texcoords.push_back({u, v});
    }
  }
  for (uint32_t r = 0; r < rows; ++r) {
    for (uint32_t c = 0; c < columns; ++c) {
      const uint32_t a = r * (columns + 1) + c, b = a + 1, d = a + columns + 1, e = d + 1;
      if (r > 0) sphere.indices.insert(sphere.indices.end(), {a, d, b});
      if (r + 1 < rows) sphere.indices.insert(sphere.indices.end(), {b, d, e});
    }
  }
  return sphere;
}

inline Primitive makeSphere(uint32_t columns, uint32_t rows, float radius) {
  return makeSphere(columns, rows, radius, [](const Float3&) { return 0.0f; });
}

// A horizontal square around (0, height, 0), facing up, of n x n quads.
inline Primitive makeFloor(float edge, float height, uint32_t n = 1) {
  Primitive floor;
  for (uint32_t z = 0; z <= n; ++z) {
    for (uint32_t x = 0; x <= n; ++x) {
      const float u = float(x) / float(n), v = float(z) / float(n);
      floor.positions.push_back({(u - 0.5f) * edge, height, (v - 0.5f) * edge});
      floor.normals.push_back({0, 1, 0});
      floor.texcoords.push_back({u, v});
    }
  }
  for (uint32_t z = 0; z < n; ++z) {
    for (uint32_t x = 0; x < n; ++x) {
      const uint32_t a = z * (n + 1) + x, b = a + 1, d = a + n + 1, e = d + 1;
      floor.indices.insert(floor.indices.end(), {a, d, b, b, d, e});
    }
  }
  return floor;
}

}  // namespace kura::shapes

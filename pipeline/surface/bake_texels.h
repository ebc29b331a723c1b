// Which triangle each texel of an atlas belongs to.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/scene.h"

namespace kura {

// Triangle `triangle` of primitive `primitive`, and where in it, as weights of its three corners.
struct TexelPlace {
  uint32_t primitive = 0;
  uint32_t triangle = 0;
  std::array<float, 3> weights = {0, 0, 0};
};

// Conservative: a texel belongs to the triangle that its centre lies in, else to one that reaches into it. Texels do not
// wrap round: what lies outside 0..1 has none. The result depends on the order of triangles alone.
class TexelMap {
 public:
  TexelMap(const std::vector<Primitive>& primitives, uint32_t width, uint32_t height);

  // The place nearest to the texel's centre, in the texture. Row 0 is v = 0.
  std::optional<TexelPlace> placeAt(uint32_t x, uint32_t y) const;

  // Edge of the square of surface that one texel covers in this triangle, in metres; 0 where the triangle has no area.
  float texelSize(const TexelPlace& place) const;

 private:
  void cover(uint32_t number, const std::array<Float2, 3>& corners);
  std::array<Float2, 3> cornersOf(uint32_t primitive, uint32_t triangle) const;

  const std::vector<Primitive>& primitives_;
  uint32_t width_, height_;
  std::vector<uint32_t> first_triangle_;  // of each primitive, in one count over all; one more element than primitives
  std::vector<uint32_t> owners_;          // by texel: 0, or one more than twice the triangle's number, plus 1 where the
                                          // centre lies inside
};

}  // namespace kura

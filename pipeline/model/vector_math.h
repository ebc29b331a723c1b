// The few operations on Float3 that stages share.
#pragma once

#include <cmath>

#include "model/scene.h"

namespace kura {

inline Float3 operator+(const Float3& a, const Float3& b) { return {a[0] + b[0], a[1] + b[1], a[2] + b[2]}; }
inline Float3 operator-(const Float3& a, const Float3& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }
inline Float3 operator*(const Float3& a, float s) { return {a[0] * s, a[1] * s, a[2] * s}; }
inline float dot(const Float3& a, const Float3& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
inline Float3 cross(const Float3& a, const Float3& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}
inline float length(const Float3& a) { return std::sqrt(dot(a, a)); }

// Zero stays zero. Scaled first, because the square of a small triangle's cross product underflows.
inline Float3 normalized(const Float3& a) {
  const float largest = std::fmax(std::fabs(a[0]), std::fmax(std::fabs(a[1]), std::fabs(a[2])));
  if (!(largest > 0)) return {0, 0, 0};
  const Float3 scaled = {a[0] / largest, a[1] / largest, a[2] / largest};
  return scaled * (1 / length(scaled));
}

}  // namespace kura

#include "scan/transform.h"

#include <algorithm>
#include <cmath>

namespace kura {

Transform multiply(const Transform& a, const Transform& b) {
  Transform product;
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 4; ++column) {
      double sum = column == 3 ? a[row * 4 + 3] : 0;
      for (int k = 0; k < 3; ++k) sum += a[row * 4 + k] * b[k * 4 + column];
      product[row * 4 + column] = sum;
    }
  }
  return product;
}

Double3 transformPoint(const Transform& t, const Double3& p) {
  return {t[0] * p[0] + t[1] * p[1] + t[2] * p[2] + t[3], t[4] * p[0] + t[5] * p[1] + t[6] * p[2] + t[7],
          t[8] * p[0] + t[9] * p[1] + t[10] * p[2] + t[11]};
}

double determinant(const Transform& t) {
  return t[0] * (t[5] * t[10] - t[6] * t[9]) - t[1] * (t[4] * t[10] - t[6] * t[8]) + t[2] * (t[4] * t[9] - t[5] * t[8]);
}

Float3 transformNormal(const Transform& t, const Float3& n) {
  // The cofactor matrix is the inverse transpose times the determinant: no division, and a mirror keeps its sign
  // through that of the determinant.
  const double sign = determinant(t) < 0 ? -1 : 1;
  const double x = n[0], y = n[1], z = n[2];
  const Double3 out = {
      (t[5] * t[10] - t[6] * t[9]) * x + (t[6] * t[8] - t[4] * t[10]) * y + (t[4] * t[9] - t[5] * t[8]) * z,
      (t[2] * t[9] - t[1] * t[10]) * x + (t[0] * t[10] - t[2] * t[8]) * y + (t[1] * t[8] - t[0] * t[9]) * z,
      (t[1] * t[6] - t[2] * t[5]) * x + (t[2] * t[4] - t[0] * t[6]) * y + (t[0] * t[5] - t[1] * t[4]) * z};
  const double length = std::sqrt(out[0] * out[0] + out[1] * out[1] + out[2] * out[2]);
  if (!(length > 0)) return {0, 0, 0};
  return {float(sign * out[0] / length), float(sign * out[1] / length), float(sign * out[2] / length)};
}

void flipWinding(std::vector<uint32_t>& indices) {
  for (size_t i = 0; i + 2 < indices.size(); i += 3) std::swap(indices[i + 1], indices[i + 2]);
}

}  // namespace kura

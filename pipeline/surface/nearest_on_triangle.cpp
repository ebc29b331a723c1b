#include "surface/nearest_on_triangle.h"

namespace kura {
namespace {

Double3 toDouble(const Float3& v) { return {v[0], v[1], v[2]}; }

}  // namespace

std::array<double, 2> nearestOnTriangle(const Float3& point, const Float3& corner_a, const Float3& corner_b, const Float3& corner_c) {
  const Double3 p = toDouble(point), a = toDouble(corner_a), b = toDouble(corner_b), c = toDouble(corner_c);
  const auto minus = [](const Double3& x, const Double3& y) { return Double3{x[0] - y[0], x[1] - y[1], x[2] - y[2]}; };
  const auto times = [](const Double3& x, const Double3& y) { return x[0] * y[0] + x[1] * y[1] + x[2] * y[2]; };
  const Double3 ab = minus(b, a), ac = minus(c, a), ap = minus(p, a);
  const double d1 = times(ab, ap), d2 = times(ac, ap);
  if (d1 <= 0 && d2 <= 0) return {0, 0};
  const Double3 bp = minus(p, b);
  const double d3 = times(ab, bp), d4 = times(ac, bp);
  if (d3 >= 0 && d4 <= d3) return {1, 0};
  const double vc = d1 * d4 - d3 * d2;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) return {d1 - d3 > 0 ? d1 / (d1 - d3) : 0, 0};
  const Double3 cp = minus(p, c);
  const double d5 = times(ab, cp), d6 = times(ac, cp);
  if (d6 >= 0 && d5 <= d6) return {0, 1};
  const double vb = d5 * d2 - d1 * d6;
  if (vb <= 0 && d2 >= 0 && d6 <= 0) return {0, d2 - d6 > 0 ? d2 / (d2 - d6) : 0};
  const double va = d3 * d6 - d5 * d4;
  if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
    const double along = (d4 - d3) + (d5 - d6) > 0 ? (d4 - d3) / ((d4 - d3) + (d5 - d6)) : 0;
    return {1 - along, along};
  }
  const double sum = va + vb + vc;
  return sum > 0 ? std::array<double, 2>{vb / sum, vc / sum} : std::array<double, 2>{0, 0};
}

}  // namespace kura

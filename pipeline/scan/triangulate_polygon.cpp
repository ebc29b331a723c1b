#include "scan/triangulate_polygon.h"

#include <cmath>
#include <numeric>

namespace kura {
namespace {

using Point = std::array<double, 2>;
constexpr size_t kMostCorners = 10'000;

// Newell's area vector.
Double3 areaVector(const std::vector<Double3>& outline) {
  Double3 area = {0, 0, 0};
  for (size_t i = 0; i < outline.size(); ++i) {
    const Double3 &a = outline[i], &b = outline[(i + 1) % outline.size()];
    area[0] += (a[1] - b[1]) * (a[2] + b[2]);
    area[1] += (a[2] - b[2]) * (a[0] + b[0]);
    area[2] += (a[0] - b[0]) * (a[1] + b[1]);
  }
  return area;
}

// Drops the axis in which the polygon is thinnest; counter-clockwise stays so.
std::vector<Point> flatten(const std::vector<Double3>& outline) {
  const Double3 area = areaVector(outline);
  int drop = 0;
  for (int axis = 1; axis < 3; ++axis) {
    if (std::abs(area[axis]) > std::abs(area[drop])) drop = axis;
  }
  int first = (drop + 1) % 3, second = (drop + 2) % 3;
  if (area[drop] < 0) std::swap(first, second);
  std::vector<Point> flat;
  flat.reserve(outline.size());
  for (const Double3& p : outline) flat.push_back({p[first], p[second]});
  return flat;
}

double turn(const Point& a, const Point& b, const Point& c) {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

bool isInside(const Point& p, const Point& a, const Point& b, const Point& c) {
  return turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0;
}

bool isEar(const std::vector<Point>& flat, const std::vector<uint32_t>& left, size_t i) {
  const size_t n = left.size();
  const uint32_t a = left[(i + n - 1) % n], b = left[i], c = left[(i + 1) % n];
  if (turn(flat[a], flat[b], flat[c]) <= 0) return false;
  for (const uint32_t other : left) {
    if (other == a || other == b || other == c) continue;
    if (flat[other] != flat[a] && flat[other] != flat[b] && flat[other] != flat[c] && isInside(flat[other], flat[a], flat[b], flat[c])) return false;
  }
  return true;
}

std::vector<std::array<uint32_t, 3>> fan(uint32_t corners) {
  std::vector<std::array<uint32_t, 3>> triangles;
  for (uint32_t i = 2; i < corners; ++i) triangles.push_back({0, i - 1, i});
  return triangles;
}

}  // namespace

std::vector<std::array<uint32_t, 3>> triangulatePolygon(const std::vector<Double3>& outline) {
  const auto corners = static_cast<uint32_t>(outline.size());
  if (corners <= 3 || corners > kMostCorners) return fan(corners);
  const std::vector<Point> flat = flatten(outline);
  if (corners == 4) {
    const bool is_first_diagonal_good = turn(flat[0], flat[1], flat[2]) > 0 && turn(flat[0], flat[2], flat[3]) > 0;
    const bool is_second_good = turn(flat[0], flat[1], flat[3]) > 0 && turn(flat[1], flat[2], flat[3]) > 0;
    if (!is_first_diagonal_good && is_second_good) return {{0, 1, 3}, {1, 2, 3}};
    return fan(4);
  }
  std::vector<uint32_t> left(corners);
  std::iota(left.begin(), left.end(), 0);
  std::vector<std::array<uint32_t, 3>> triangles;
  size_t at = 0, missed = 0;
  while (left.size() > 3) {
    const size_t n = left.size();
    at %= n;
    // After a whole round without an ear the outline crosses itself: any corner will do.
    if (missed < n && !isEar(flat, left, at)) {
      ++missed;
      ++at;
      continue;
    }
    triangles.push_back({left[(at + n - 1) % n], left[at], left[(at + 1) % n]});
    left.erase(left.begin() + static_cast<long>(at));
    missed = 0;
  }
  triangles.push_back({left[0], left[1], left[2]});
  return triangles;
}

}  // namespace kura

#include "surface/bake_texels.h"

#include <algorithm>
#include <cmath>

#include "model/vector_math.h"

namespace kura {
namespace {

constexpr double kReach = 0.7072;  // texels from the centre to a corner of the texel

double turn(const Float2& a, const Float2& b, double x, double y) {
  return (double(b[0]) - a[0]) * (y - a[1]) - (double(b[1]) - a[1]) * (x - a[0]);
}

// Barycentric weights of the point of the triangle nearest to (x, y); distance in texels.
struct NearestInTexture {
  std::array<float, 3> weights;
  double distance;
};

NearestInTexture nearestInTexture(const std::array<Float2, 3>& corners, double x, double y) {
  const double area = turn(corners[0], corners[1], corners[2][0], corners[2][1]);
  std::array<double, 3> w{};
  for (size_t i = 0; i < 3 && area != 0; ++i) w[i] = turn(corners[(i + 1) % 3], corners[(i + 2) % 3], x, y) / area;
  if (area != 0 && w[0] >= 0 && w[1] >= 0 && w[2] >= 0) return {{float(w[0]), float(w[1]), float(w[2])}, 0};
  NearestInTexture nearest{{1, 0, 0}, 1e30};
  for (size_t i = 0; i < 3; ++i) {
    const Float2 &a = corners[i], &b = corners[(i + 1) % 3];
    const double ex = double(b[0]) - a[0], ey = double(b[1]) - a[1], squared = ex * ex + ey * ey;
    const double t = squared > 0 ? std::clamp(((x - a[0]) * ex + (y - a[1]) * ey) / squared, 0.0, 1.0) : 0;
    const double distance = std::hypot(a[0] + t * ex - x, a[1] + t * ey - y);
    if (distance >= nearest.distance) continue;
    nearest = {{0, 0, 0}, distance};
    nearest.weights[i] = float(1 - t);
    nearest.weights[(i + 1) % 3] = float(t);
  }
  return nearest;
}

}  // namespace

TexelMap::TexelMap(const std::vector<Primitive>& primitives, uint32_t width, uint32_t height)
    : primitives_(primitives), width_(width), height_(height), owners_(size_t{width} * height) {
  first_triangle_.push_back(0);
  for (const Primitive& primitive : primitives) {
    first_triangle_.push_back(first_triangle_.back() + uint32_t(primitive.triangleCount()));
  }
  for (uint32_t p = 0; p < primitives.size(); ++p) {
    if (primitives[p].texcoords.empty()) continue;
    for (uint32_t t = 0; t < primitives[p].triangleCount(); ++t) cover(first_triangle_[p] + t, cornersOf(p, t));
  }
}

std::array<Float2, 3> TexelMap::cornersOf(uint32_t primitive, uint32_t triangle) const {
  std::array<Float2, 3> corners;
  for (size_t i = 0; i < 3; ++i) {
    const Float2& t = primitives_[primitive].texcoords[primitives_[primitive].indices[size_t{triangle} * 3 + i]];
    corners[i] = {t[0] * float(width_), t[1] * float(height_)};
  }
  return corners;
}

void TexelMap::cover(uint32_t number, const std::array<Float2, 3>& corners) {
  const double area = turn(corners[0], corners[1], corners[2][0], corners[2][1]);
  if (!std::isfinite(area) || area == 0) return;  // xatlas lays triangles without area onto one point of another island
  std::array<int64_t, 2> low{}, high{};
  for (size_t axis = 0; axis < 2; ++axis) {
    const auto [least, most] = std::minmax({corners[0][axis], corners[1][axis], corners[2][axis]});
    const int64_t size = axis == 0 ? width_ : height_;
    low[axis] = std::clamp<int64_t>(int64_t(std::floor(least - 1.5)), 0, size);
    high[axis] = std::clamp<int64_t>(int64_t(std::ceil(most + 0.5)), -1, size - 1);
  }
  for (int64_t y = low[1]; y <= high[1]; ++y) {
    for (int64_t x = low[0]; x <= high[0]; ++x) {
      uint32_t& owner = owners_[size_t(y) * width_ + size_t(x)];
      if (owner != 0 && owner % 2 == 0) continue;  // another triangle has the centre
      const double distance = nearestInTexture(corners, double(x) + 0.5, double(y) + 0.5).distance;
      if (distance == 0) {
        owner = 2 * number + 2;
      } else if (owner == 0 && distance <= kReach) {
        owner = 2 * number + 1;
      }
    }
  }
}

std::optional<TexelPlace> TexelMap::placeAt(uint32_t x, uint32_t y) const {
  const uint32_t owner = owners_[size_t{y} * width_ + x];
  if (owner == 0) return {};
  const uint32_t number = (owner - 1) / 2;
  const auto after = std::upper_bound(first_triangle_.begin(), first_triangle_.end(), number);
  const auto primitive = uint32_t(after - first_triangle_.begin()) - 1;
  const uint32_t triangle = number - first_triangle_[primitive];
  return TexelPlace{primitive, triangle, nearestInTexture(cornersOf(primitive, triangle), x + 0.5, y + 0.5).weights};
}

float TexelMap::texelSize(const TexelPlace& place) const {
  const std::array<Float2, 3> corners = cornersOf(place.primitive, place.triangle);
  const Primitive& primitive = primitives_[place.primitive];
  const uint32_t* v = &primitive.indices[size_t{place.triangle} * 3];
  const auto& p = primitive.positions;
  const double texels = std::fabs(turn(corners[0], corners[1], corners[2][0], corners[2][1]));
  return texels > 0 ? float(std::sqrt(length(cross(p[v[1]] - p[v[0]], p[v[2]] - p[v[0]])) / texels)) : 0;
}

}  // namespace kura

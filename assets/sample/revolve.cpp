#include "revolve.h"

#include <algorithm>
#include <cmath>

#include "curves.h"
#include "random.h"

namespace kura::sample {

Profile::Profile(const std::vector<Point>& corners, int steps) : points_(smooth(corners, steps, false)) {
  lengths_.push_back(0);
  for (size_t i = 1; i < points_.size(); ++i) lengths_.push_back(lengths_.back() + kura::sample::length(points_[i] - points_[i - 1]));
}

Point Profile::at(double along) const {
  along = std::clamp(along, 0.0, length());
  const size_t i = std::min(size_t(std::upper_bound(lengths_.begin(), lengths_.end(), along) - lengths_.begin()), lengths_.size() - 1);
  const double t = (along - lengths_[i - 1]) / std::max(1e-12, lengths_[i] - lengths_[i - 1]);
  return points_[i - 1] + (points_[i] - points_[i - 1]) * t;
}

Point Profile::outward(double along) const {
  const Point d = at(along + 0.3) - at(along - 0.3);
  const double l = std::max(1e-9, kura::sample::length(d));
  return {d.y / l, -d.x / l};
}

double reliefAt(const Canvas& canvas, Point mm) {
  const Point p = canvas.toPixel(mm) - Point{0.5, 0.5};
  const int x = int(std::floor(p.x)), y = int(std::floor(p.y));
  if (canvas.relief.empty() || y < 0 || y + 1 >= canvas.height) return 0;
  if (canvas.period_mm <= 0 && (x < 0 || x + 1 >= canvas.width)) return 0;
  const auto at = [&](int i, int j) { return double(canvas.relief[size_t(j) * canvas.width + size_t((i % canvas.width + canvas.width) % canvas.width)]); };
  const double u = p.x - x, v = p.y - y;
  return (at(x, y) * (1 - u) + at(x + 1, y) * u) * (1 - v) + (at(x, y + 1) * (1 - u) + at(x + 1, y + 1) * u) * v;
}

double scanNoise(const Vec3& p, uint32_t seed) {
  return 0.05 * 2 * (double(cloud(p[0] * 1.6f, p[1] * 1.6f, p[2] * 1.6f, seed, 2)) - 0.5);
}

}  // namespace kura::sample

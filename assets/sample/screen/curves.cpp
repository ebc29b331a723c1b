#include "curves.h"

#include <algorithm>
#include <cmath>

#include "random.h"

namespace kura::sample::screen {

std::vector<Point> smooth(const std::vector<Point>& points, int steps, bool closed) {
  const int n = int(points.size());
  std::vector<Point> line;
  const auto at = [&](int i) { return closed ? points[size_t((i % n + n) % n)] : points[size_t(std::clamp(i, 0, n - 1))]; };
  for (int i = 0; i < (closed ? n : n - 1); ++i) {
    const Point a = at(i - 1), b = at(i), c = at(i + 1), d = at(i + 2);
    for (int k = 0; k < steps; ++k) {
      const double t = double(k) / steps, t2 = t * t, t3 = t2 * t;
      line.push_back((b * 2 + (c - a) * t + (a * 2 - b * 5 + c * 4 - d) * t2 + (b * 3 - a - c * 3 + d) * t3) * 0.5);
    }
  }
  if (!closed) line.push_back(points.back());
  return line;
}

std::vector<Point> byHand(std::vector<Point> points, double amount, uint32_t seed) {
  for (Point& p : points) {
    const auto x = float(p.x * 0.08), y = float(p.y * 0.08);
    p = p + Point{(cloud(x, y, seed, 3) - 0.5) * 2 * amount, (cloud(x + 31, y + 17, seed + 9, 3) - 0.5) * 2 * amount};
  }
  return points;
}

std::vector<StrokePoint> brushed(const std::vector<Point>& points, double begin, double middle, double end) {
  std::vector<StrokePoint> stroke;
  const double last = double(points.size() - 1);
  for (size_t i = 0; i < points.size(); ++i) {
    const double t = last > 0 ? i / last : 0;
    const double swell = std::sin(std::acos(-1.0) * t);
    stroke.push_back({points[i], begin + (end - begin) * t + (middle - (begin + end) / 2) * swell});
  }
  return stroke;
}

std::vector<Point> spiral(Point centre, double outer, double inner, double from, double turns) {
  std::vector<Point> line;
  const int pieces = std::max(8, int(std::abs(turns) * 28));
  for (int i = 0; i <= pieces; ++i) {
    const double t = double(i) / pieces;
    const double radius = outer * std::pow(inner / outer, t);
    line.push_back(centre + polar(radius, from + turns * 2 * std::acos(-1.0) * t));
  }
  return line;
}

std::vector<Point> circle(Point centre, double radius, int pieces) {
  std::vector<Point> line;
  for (int i = 0; i < pieces; ++i) line.push_back(centre + polar(radius, 2 * std::acos(-1.0) * i / pieces));
  return line;
}

std::vector<Point> placed(std::vector<Point> points, Point at, double angle, double scale) {
  for (Point& p : points) p = at + turned(p * scale, angle);
  return points;
}

}  // namespace kura::sample::screen

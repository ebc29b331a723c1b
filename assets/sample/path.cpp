#include "path.h"

#include "noise.h"

namespace kura::sample {
namespace {

Vec2 catmullRom(Vec2 a, Vec2 b, Vec2 c, Vec2 d, float t) {
  const float t2 = t * t, t3 = t2 * t;
  return (b * 2 + (c - a) * t + (a * 2 - b * 5 + c * 4 - d) * t2 + (b * 3 - a - c * 3 + d) * t3) * 0.5f;
}

}  // namespace

Path through(const Path& points, int steps) {
  Path path;
  const int n = static_cast<int>(points.size());
  const auto at = [&](int i) { return points[static_cast<std::size_t>(std::clamp(i, 0, n - 1))]; };
  for (int i = 0; i + 1 < n; ++i)
    for (int s = 0; s < steps; ++s)
      path.push_back(catmullRom(at(i - 1), at(i), at(i + 1), at(i + 2), static_cast<float>(s) / static_cast<float>(steps)));
  if (n > 0) path.push_back(points.back());
  return path;
}

Path closedThrough(const Path& points, int steps) {
  Path path;
  const int n = static_cast<int>(points.size());
  const auto at = [&](int i) { return points[static_cast<std::size_t>((i + n) % n)]; };
  for (int i = 0; i < n; ++i)
    for (int s = 0; s < steps; ++s)
      path.push_back(catmullRom(at(i - 1), at(i), at(i + 1), at(i + 2), static_cast<float>(s) / static_cast<float>(steps)));
  return path;
}

Path unsteady(Path path, float amount, float wave, std::uint32_t seed) {
  for (Vec2& p : path) {
    const float x = p.x / wave, y = p.y / wave;
    p = p + Vec2{noise(x, y, seed), noise(x, y, seed + 57)} * amount;
  }
  return path;
}

Vec2 placed(Vec2 point, const Place& place) {
  if (place.mirrored) point.x = -point.x;
  return place.at + turned(point * place.size, place.angle);
}

Path placed(Path path, const Place& place) {
  for (Vec2& p : path) p = placed(p, place);
  return path;
}

Path spiral(Vec2 from, float angle, float radius, float turns) {
  Path path{from};
  const int steps = static_cast<int>(std::abs(turns) * 40) + 8;
  const float sweep = turns * 2 * kPi / static_cast<float>(steps);
  Vec2 at = from;
  for (int i = 0; i < steps; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(steps);
    const float here = radius * std::pow(1 - t * 0.86f, 1.25f);
    angle += sweep;
    at = at + direction(angle) * (here * std::abs(sweep));
    path.push_back(at);
  }
  return path;
}

Station stationAt(const Path& path, float part) {
  float total = 0;
  for (std::size_t i = 1; i < path.size(); ++i) total += length(path[i] - path[i - 1]);
  float left = total * clamp01(part);
  for (std::size_t i = 1; i < path.size(); ++i) {
    const Vec2 step = path[i] - path[i - 1];
    const float l = length(step);
    if (left <= l || i + 1 == path.size()) return {path[i - 1] + step * (l > 0 ? std::min(1.0f, left / l) : 0), std::atan2(step.y, step.x)};
    left -= l;
  }
  return {path.empty() ? Vec2{} : path.front(), 0};
}

Path circle(Vec2 centre, float radius, int corners) {
  Path path;
  for (int i = 0; i < corners; ++i)
    path.push_back(centre + direction(2 * kPi * static_cast<float>(i) / static_cast<float>(corners)) * radius);
  return path;
}

}  // namespace kura::sample

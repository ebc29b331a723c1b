#include "painting.h"

#include <algorithm>
#include <cmath>

#include "parallel.h"
#include "random.h"

namespace kura::sample::screen {

struct Painting::Tile {
  int x0, y0, x1, y1;
};

namespace {

constexpr int kTile = 512;  // px

struct Span {
  int x0, y0, x1, y1;
};

Span spanOf(const Canvas& canvas, Point a, Point b, double margin_mm, int x0, int y0, int x1, int y1) {
  const Point p = canvas.toPixel(a), q = canvas.toPixel(b);
  const double margin = margin_mm * canvas.px_per_mm + 1;
  return {std::max(x0, int(std::floor(std::min(p.x, q.x) - margin))), std::max(y0, int(std::floor(std::min(p.y, q.y) - margin))),
          std::min(x1, int(std::ceil(std::max(p.x, q.x) + margin))), std::min(y1, int(std::ceil(std::max(p.y, q.y) + margin)))};
}

double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }
double dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }

float grainAt(Point mm, float strength, uint32_t seed) {
  return 1 - strength + 2 * strength * noise(float(mm.x) * 1.7f, float(mm.y) * 1.7f, seed ^ 0x55u);
}

Color scaled(Color c, float s) { return {c.r * s, c.g * s, c.b * s}; }

}  // namespace

Pigment pigment(Color color, float opacity, uint32_t seed) {
  Pigment p;
  p.color = p.end_color = color;
  p.opacity = opacity;
  p.seed = seed;
  return p;
}

void Painting::add(Layer layer, double margin) {
  layer.low = {1e30, 1e30};
  layer.high = {-1e30, -1e30};
  for (const StrokePoint& p : layer.points) {
    const double m = margin + p.width / 2;
    layer.low = {std::min(layer.low.x, p.at.x - m), std::min(layer.low.y, p.at.y - m)};
    layer.high = {std::max(layer.high.x, p.at.x + m), std::max(layer.high.y, p.at.y + m)};
  }
  layers_.push_back(std::move(layer));
}

void Painting::stroke(std::vector<StrokePoint> points, const Pigment& pigment) {
  if (points.size() < 2) return;
  add({std::move(points), pigment, {}, 0, {}, {}}, 0.5);
}

void Painting::wash(std::vector<Point> outline, double reach_mm, WashShade shade) {
  if (outline.size() < 3) return;
  Layer layer;
  for (const Point& p : outline) layer.points.push_back({p, 0});
  layer.shade = std::move(shade);
  layer.reach_mm = reach_mm;
  add(std::move(layer), 0.5);
}

void Painting::layStroke(Canvas& canvas, const Tile& tile, const Layer& layer) {
  const std::vector<StrokePoint>& points = layer.points;
  const Pigment& ink = layer.pigment;
  double total = 0;
  for (size_t i = 0; i + 1 < points.size(); ++i) total += length(points[i + 1].at - points[i].at);
  double along = 0;
  for (size_t i = 0; i + 1 < points.size(); ++i) {
    const StrokePoint &a = points[i], &b = points[i + 1];
    const Point d = b.at - a.at;
    const double squared = dot(d, d), len = std::sqrt(squared);
    const Span span = spanOf(canvas, a.at, b.at, std::max(a.width, b.width) / 2, tile.x0, tile.y0, tile.x1, tile.y1);
    for (int y = span.y0; y < span.y1 && squared > 0; ++y) {
      for (int x = span.x0; x < span.x1; ++x) {
        const Point mm = canvas.toMm(x + 0.5, y + 0.5), p = mm - a.at;
        const double raw = dot(p, d) / squared;
        if (raw < 0 && i > 0) continue;  // belongs to the segment before, with its round end
        if (i > 0) {  // and on the inner side of a bend both would lay it
          const Point before = a.at - points[i - 1].at;
          if (dot(mm - points[i - 1].at, before) < dot(before, before)) continue;
        }
        if (raw > 1 && i + 2 < points.size() && dot(mm - b.at, points[i + 2].at - b.at) >= 0) continue;  // the next one's
        const double t = std::clamp(raw, 0.0, 1.0);
        const Point off = p - d * t;
        const double radius = (a.width + (b.width - a.width) * t) / 2;
        // Thinner than a pixel: a paler line, not a broken one.
        const double thin = std::min(1.0, 2 * radius * canvas.px_per_mm);
        const double r = std::max(radius, 0.5 / canvas.px_per_mm);
        const double distance = std::sqrt(dot(off, off));
        const auto cover = float(std::clamp((r - distance) * canvas.px_per_mm + 0.5, 0.0, 1.0) * thin);
        if (cover <= 0) continue;
        const auto part = float(total > 0 ? (along + len * t) / total : 0);
        const auto across = float(cross(d, off) < 0 ? -distance : distance);
        const auto s = float(along + len * t);
        float bare = 0;
        if (ink.hair + ink.dry > 0) {
          const float streak = 0.65f * noise(across * ink.hairs_per_mm, s * 0.035f + across * 0.83f, ink.seed) +
                               0.35f * noise(across * ink.hairs_per_mm * 2.9f, s * 0.09f - across * 1.37f, ink.seed + 7);
          bare = (ink.hair + ink.dry * part) * ramp(0.42f, 0.80f, streak);
        }
        const Color color = scaled(mix(ink.color, ink.end_color, part), grainAt(mm, ink.grain, ink.seed));
        canvas.blend(size_t(y) * size_t(canvas.width) + size_t(x), color, ink.opacity * cover * std::max(0.0f, 1 - bare));
      }
    }
    along += len;
  }
}

void Painting::layWash(Canvas& canvas, const Tile& tile, const Layer& layer, std::vector<float>& distance) {
  const size_t width = size_t(tile.x1 - tile.x0);
  const double reach = std::max(layer.reach_mm, 1.5 / canvas.px_per_mm);
  distance.assign(width * size_t(tile.y1 - tile.y0), float(reach * reach));  // squared
  const size_t n = layer.points.size();
  for (size_t i = 0; i < n; ++i) {
    const Point a = layer.points[i].at, d = layer.points[(i + 1) % n].at - a;
    const double squared = dot(d, d);
    const Span span = spanOf(canvas, a, a + d, reach, tile.x0, tile.y0, tile.x1, tile.y1);
    for (int y = span.y0; y < span.y1; ++y) {
      for (int x = span.x0; x < span.x1; ++x) {
        const Point p = canvas.toMm(x + 0.5, y + 0.5) - a;
        const double t = squared > 0 ? std::clamp(dot(p, d) / squared, 0.0, 1.0) : 0;
        float& best = distance[size_t(y - tile.y0) * width + size_t(x - tile.x0)];
        const Point off = p - d * t;
        best = std::min(best, float(dot(off, off)));
      }
    }
  }
  std::vector<double> crossings;
  const auto scale = float(canvas.px_per_mm);
  for (int y = tile.y0; y < tile.y1; ++y) {
    crossings.clear();
    for (size_t i = 0; i < n; ++i) {
      const Point a = canvas.toPixel(layer.points[i].at), b = canvas.toPixel(layer.points[(i + 1) % n].at);
      if ((a.y <= y + 0.5) != (b.y <= y + 0.5)) crossings.push_back(a.x + (y + 0.5 - a.y) / (b.y - a.y) * (b.x - a.x));
    }
    std::sort(crossings.begin(), crossings.end());
    for (size_t pair = 0; pair + 1 < crossings.size(); pair += 2) {
      const int from = std::max(tile.x0, int(std::ceil(crossings[pair] - 0.5)));
      const int to = std::min(tile.x1 - 1, int(std::floor(crossings[pair + 1] - 0.5)));
      for (int x = from; x <= to; ++x) {
        const float edge = std::sqrt(distance[size_t(y - tile.y0) * width + size_t(x - tile.x0)]);
        const WashTexel texel = layer.shade(canvas.toMm(x + 0.5, y + 0.5), edge);
        canvas.blend(size_t(y) * size_t(canvas.width) + size_t(x), texel.color, texel.opacity * std::min(1.0f, edge * scale + 0.5f));
      }
    }
  }
}

void Painting::paintOn(Canvas& canvas) const {
  const int columns = (canvas.width + kTile - 1) / kTile, rows = (canvas.height + kTile - 1) / kTile;
  std::vector<std::vector<uint32_t>> layers_of(size_t(columns) * size_t(rows));
  for (uint32_t i = 0; i < layers_.size(); ++i) {
    const Point low = canvas.toPixel(layers_[i].low), high = canvas.toPixel(layers_[i].high);
    const int c0 = std::max(0, int(std::floor(low.x)) / kTile), c1 = std::min(columns - 1, int(std::floor(high.x)) / kTile);
    const int r0 = std::max(0, int(std::floor(low.y)) / kTile), r1 = std::min(rows - 1, int(std::floor(high.y)) / kTile);
    if (high.x < 0 || high.y < 0) continue;
    for (int r = r0; r <= r1; ++r) {
      for (int c = c0; c <= c1; ++c) layers_of[size_t(r) * size_t(columns) + size_t(c)].push_back(i);
    }
  }
  forEachRow(columns * rows, [&](int index) {
    const int x = index % columns * kTile, y = index / columns * kTile;
    const Tile tile{x, y, std::min(canvas.width, x + kTile), std::min(canvas.height, y + kTile)};
    std::vector<float> distance;
    for (uint32_t i : layers_of[size_t(index)]) {
      const Layer& layer = layers_[i];
      if (layer.shade) layWash(canvas, tile, layer, distance);
      else layStroke(canvas, tile, layer);
    }
  });
}

}  // namespace kura::sample::screen

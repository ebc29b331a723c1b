#include "canvas.h"

#include <algorithm>
#include <cmath>

#include "random.h"

namespace kura::sample {
namespace {

struct Box {
  int x0, y0, x1, y1;  // pixels, x1 and y1 excluded
  bool empty() const { return x0 >= x1 || y0 >= y1; }
  int width() const { return x1 - x0; }
};

template <typename Points, typename At>
Box boxOf(const Canvas& canvas, const Points& points, const At& at, double margin_mm) {
  double lx = 1e30, ly = 1e30, hx = -1e30, hy = -1e30;
  for (const auto& point : points) {
    const Point p = canvas.toPixel(at(point));
    lx = std::min(lx, p.x), ly = std::min(ly, p.y), hx = std::max(hx, p.x), hy = std::max(hy, p.y);
  }
  const double margin = margin_mm * canvas.px_per_mm + 2;
  return {std::max(0, int(std::floor(lx - margin))), std::max(0, int(std::floor(ly - margin))),
          std::min(canvas.width, int(std::ceil(hx + margin))), std::min(canvas.height, int(std::ceil(hy + margin)))};
}

struct Nearest {
  float distance = 1e9f;  // to the edge of the brush, mm; negative inside
  float along = 0;        // mm from the beginning
  float across = 0;       // -1..1 from one side of the brush to the other
};

void paintStrokeOnce(Canvas& canvas, const std::vector<StrokePoint>& points, const Ink& ink) {
  double widest = 0, total = 0;
  for (const StrokePoint& point : points) widest = std::max(widest, point.width);
  const Box box = boxOf(canvas, points, [](const StrokePoint& p) { return p.at; }, widest / 2);
  if (box.empty() || points.size() < 2) return;
  std::vector<Nearest> nearest(size_t(box.width()) * size_t(box.y1 - box.y0));
  for (size_t i = 0; i + 1 < points.size(); ++i) {
    const StrokePoint& a = points[i];
    const StrokePoint& b = points[i + 1];
    const Point d = b.at - a.at;
    const double squared = d.x * d.x + d.y * d.y, len = std::sqrt(squared);
    const std::vector<StrokePoint> pair = {a, b};
    Box part = boxOf(canvas, pair, [](const StrokePoint& p) { return p.at; }, std::max(a.width, b.width) / 2);
    for (int y = part.y0; y < part.y1; ++y) {
      for (int x = part.x0; x < part.x1; ++x) {
        const Point p = canvas.toMm(x + 0.5, y + 0.5) - a.at;
        const double t = squared > 0 ? std::clamp((p.x * d.x + p.y * d.y) / squared, 0.0, 1.0) : 0;
        const Point off = p - d * t;
        const double radius = (a.width + (b.width - a.width) * t) / 2;
        const auto distance = float(length(off) - radius);
        Nearest& best = nearest[size_t(y - box.y0) * box.width() + (x - box.x0)];
        if (distance >= best.distance) continue;
        const double side = d.x * off.y - d.y * off.x < 0 ? -1 : 1;
        best = {distance, float(total + len * t), float(radius > 0 ? side * length(off) / radius : 0)};
      }
    }
    total += len;
  }
  const auto ppm = float(canvas.px_per_mm);
  const float hairs = std::max(2.0f, float(widest) * 3.5f);
  for (int y = box.y0; y < box.y1; ++y) {
    for (int x = box.x0; x < box.x1; ++x) {
      const Nearest& n = nearest[size_t(y - box.y0) * box.width() + (x - box.x0)];
      const float cover = std::clamp(0.5f - n.distance * ppm, 0.0f, 1.0f);
      if (cover <= 0) continue;
      const float streak = noise(n.across * hairs, n.along * 0.18f, ink.seed) * 0.7f + noise(n.across * hairs * 2.7f, n.along * 0.5f, ink.seed + 7) * 0.3f;
      const float dryness = ink.hair + ink.dry * float(n.along / std::max(1e-6, total));
      const float bare = dryness * ramp(0.45f, 0.8f, streak);
      const size_t pixel = size_t(y) * canvas.width + x;
      canvas.blend(pixel, ink.color, ink.opacity * cover * (1 - bare));
      if (ink.relief > 0 && !canvas.relief.empty()) {
        canvas.relief[pixel] = std::max(canvas.relief[pixel], ink.relief * cover * ramp(0, float(widest) * 0.3f, -n.distance));
      }
    }
  }
}

void insideRow(const std::vector<Point>& px, double y, std::vector<double>& crossings) {
  crossings.clear();
  for (size_t i = 0; i < px.size(); ++i) {
    const Point a = px[i], b = px[(i + 1) % px.size()];
    if ((a.y <= y) == (b.y <= y)) continue;
    crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
  }
  std::sort(crossings.begin(), crossings.end());
}

void paintFillOnce(Canvas& canvas, const std::vector<Point>& outline, const Enamel& enamel) {
  constexpr float kReach = 3;  // mm from the edge that matter
  const Box box = boxOf(canvas, outline, [](Point p) { return p; }, 0.2);
  if (box.empty() || outline.size() < 3) return;
  std::vector<float> distance(size_t(box.width()) * size_t(box.y1 - box.y0), kReach);
  std::vector<Point> px;
  for (Point p : outline) px.push_back(canvas.toPixel(p));
  for (size_t i = 0; i < outline.size(); ++i) {
    const std::vector<Point> edge = {outline[i], outline[(i + 1) % outline.size()]};
    const Point d = edge[1] - edge[0];
    const double squared = d.x * d.x + d.y * d.y;
    Box part = boxOf(canvas, edge, [](Point p) { return p; }, kReach);
    part = {std::max(part.x0, box.x0), std::max(part.y0, box.y0), std::min(part.x1, box.x1), std::min(part.y1, box.y1)};
    for (int y = part.y0; y < part.y1; ++y) {
      for (int x = part.x0; x < part.x1; ++x) {
        const Point p = canvas.toMm(x + 0.5, y + 0.5) - edge[0];
        const double t = squared > 0 ? std::clamp((p.x * d.x + p.y * d.y) / squared, 0.0, 1.0) : 0;
        float& best = distance[size_t(y - box.y0) * box.width() + (x - box.x0)];
        best = std::min(best, float(length(p - d * t)));
      }
    }
  }
  std::vector<double> crossings;
  for (int y = box.y0; y < box.y1; ++y) {
    insideRow(px, y + 0.5, crossings);
    for (size_t pair = 0; pair + 1 < crossings.size(); pair += 2) {
      const int from = std::max(box.x0, int(std::ceil(crossings[pair] - 0.5)));
      const int to = std::min(box.x1 - 1, int(std::floor(crossings[pair + 1] - 0.5)));
      for (int x = from; x <= to; ++x) {
        const float d = distance[size_t(y - box.y0) * box.width() + (x - box.x0)];
        const Point mm = canvas.toMm(x + 0.5, y + 0.5);
        Color color = enamel.color;
        if (enamel.heart_radius > 0) {
          color = mix(enamel.heart_color, color, ramp(0, 1, float(length(mm - enamel.heart) / enamel.heart_radius)));
        }
        const float body = 1 - enamel.mottle / 2 + enamel.mottle * cloud(float(mm.x) * 0.35f, float(mm.y) * 0.35f, enamel.seed, 3);
        const float pool = 1 - enamel.pooling * (std::exp(-d / 0.45f) + 0.35f * std::exp(-d / 1.6f)) / 1.35f;
        const float shade = body * pool;
        const size_t pixel = size_t(y) * canvas.width + x;
        const float edge = std::clamp(d * float(canvas.px_per_mm) + 0.5f, 0.0f, 1.0f);
        canvas.blend(pixel, {color.r * shade, color.g * shade, color.b * shade}, enamel.opacity * edge);
        if (!canvas.relief.empty()) {
          canvas.relief[pixel] = std::max(canvas.relief[pixel], enamel.relief * ramp(0, 0.9f, d));
        }
      }
    }
  }
}

}  // namespace

double length(Point p) { return std::sqrt(p.x * p.x + p.y * p.y); }
Point turned(Point p, double a) { return {p.x * std::cos(a) - p.y * std::sin(a), p.x * std::sin(a) + p.y * std::cos(a)}; }
Point polar(double radius, double a) { return {radius * std::cos(a), radius * std::sin(a)}; }
Color mix(Color a, Color b, float t) { return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t}; }
Color hex(uint32_t rgb) { return {float(rgb >> 16 & 255), float(rgb >> 8 & 255), float(rgb & 255)}; }

Canvas::Canvas(int w, int h, double scale, Point o, bool has_relief)
    : width(w), height(h), px_per_mm(scale), origin(o), rgb(size_t(w) * h * 3), relief(has_relief ? size_t(w) * h : 0) {}

void Canvas::blend(size_t pixel, Color color, float alpha) {
  uint8_t* p = &rgb[pixel * 3];
  const float values[3] = {color.r, color.g, color.b};
  for (int c = 0; c < 3; ++c) {
    p[c] = uint8_t(std::clamp(p[c] + (values[c] - p[c]) * alpha + 0.5f, 0.0f, 255.0f));
  }
}

void paintStroke(Canvas& canvas, const std::vector<StrokePoint>& points, const Ink& ink) {
  paintStrokeOnce(canvas, points, ink);
  if (canvas.period_mm <= 0) return;
  for (double shift : {-canvas.period_mm, canvas.period_mm}) {
    std::vector<StrokePoint> moved = points;
    for (StrokePoint& point : moved) point.at.x += shift;
    paintStrokeOnce(canvas, moved, ink);
  }
}

void paintFill(Canvas& canvas, const std::vector<Point>& outline, const Enamel& enamel) {
  paintFillOnce(canvas, outline, enamel);
  if (canvas.period_mm <= 0) return;
  for (double shift : {-canvas.period_mm, canvas.period_mm}) {
    std::vector<Point> moved = outline;
    for (Point& point : moved) point.x += shift;
    Enamel same = enamel;
    same.heart.x += shift;
    paintFillOnce(canvas, moved, same);
  }
}

}  // namespace kura::sample

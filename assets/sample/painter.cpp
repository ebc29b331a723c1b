#include "painter.h"

#include <limits>

#include "noise.h"

namespace kura::sample {
namespace {

// Width along a stroke, in widths: a pointed touch, a belly, a drawn-out end.
float pressure(const Brush& brush, float along) {
  const float in = smooth(0, std::max(brush.attack, 1e-4f), along);
  const float out = smooth(0, std::max(brush.release, 1e-4f), 1 - along);
  return mix(brush.point, 1.0f, std::min(in, out));
}

}  // namespace

Painter::Painter(Canvas& canvas, Vec2 origin, float scale, float period)
    : canvas_(canvas), origin_(origin), scale_(scale), period_(period) {}

Path Painter::toTexels(const Path& path, float shift) const {
  Path out;
  out.reserve(path.size());
  for (const Vec2 p : path) {
    const Vec2 flat = bend_.period > 0 ? direction(2 * kPi * p.x / bend_.period) * (bend_.radius + p.y) : Vec2{p.x + shift, p.y};
    out.push_back(origin_ + flat * scale_);
  }
  return out;
}

Vec2 Painter::toUnits(float x, float y) const {
  const Vec2 flat = (Vec2{x, y} - origin_) * (1 / scale_);
  if (bend_.period <= 0) return flat;
  return {std::atan2(flat.y, flat.x) * bend_.period / (2 * kPi), length(flat) - bend_.radius};
}

Painter::Box Painter::boxOf(const Path& path, float margin) const {
  float x0 = std::numeric_limits<float>::max(), y0 = x0, x1 = -x0, y1 = -x0;
  for (const Vec2 p : path) {
    x0 = std::min(x0, p.x);
    y0 = std::min(y0, p.y);
    x1 = std::max(x1, p.x);
    y1 = std::max(y1, p.y);
  }
  const auto whole = [](float v, int limit) { return static_cast<int>(std::clamp(v, 0.0f, static_cast<float>(limit))); };
  return {whole(std::floor(x0 - margin), canvas_.width), whole(std::floor(y0 - margin), canvas_.height),
          whole(std::ceil(x1 + margin), canvas_.width), whole(std::ceil(y1 + margin), canvas_.height)};
}

void Painter::stroke(const Path& line, const Brush& brush) {
  for (int turn = period_ > 0 ? -1 : 0; turn <= (period_ > 0 ? 1 : 0); ++turn)
    strokeOnce(toTexels(line, static_cast<float>(turn) * period_), brush);
}

void Painter::fill(const std::vector<Path>& outlines, const Enamel& enamel) {
  for (int turn = period_ > 0 ? -1 : 0; turn <= (period_ > 0 ? 1 : 0); ++turn) {
    std::vector<Path> moved;
    for (const Path& outline : outlines) moved.push_back(toTexels(outline, static_cast<float>(turn) * period_));
    fillOnce(moved, enamel);
  }
}

void Painter::outline(Path outline, Brush brush) {
  if (outline.empty()) return;
  outline.push_back(outline.front());
  brush.point = std::max(brush.point, 0.7f);
  stroke(outline, brush);
}

void Painter::strokeOnce(const Path& line, const Brush& brush) {
  if (line.size() < 2) return;
  const float half = 0.5f * brush.width * scale_;
  const Box box = boxOf(line, half * 1.2f + 2);
  if (box.empty()) return;
  float total = 0;
  for (std::size_t i = 1; i < line.size(); ++i) total += length(line[i] - line[i - 1]);
  if (total <= 0) return;

  const std::size_t stride = static_cast<std::size_t>(box.width());
  touches_.assign(stride * static_cast<std::size_t>(box.height()), Touch{1e9f, 0, 0});
  float done = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Vec2 a = line[i - 1], step = line[i] - a;
    const float l = length(step);
    if (l <= 0) continue;
    const Box part = boxOf({a, line[i]}, half * 1.2f + 2);
    for (int y = std::max(part.y0, box.y0); y < std::min(part.y1, box.y1); ++y)
      for (int x = std::max(part.x0, box.x0); x < std::min(part.x1, box.x1); ++x) {
        const Vec2 p{static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f};
        const float t = clamp01(dot(p - a, step) / (l * l));
        const float along = (done + t * l) / total;
        const float here = half * pressure(brush, along) * (1 + 0.14f * noise((done + t * l) / (half * 5 + 1), 0.5f, brush.seed + 3));
        const float away = length(p - (a + step * t));
        Touch& touch = touches_[static_cast<std::size_t>(y - box.y0) * stride + static_cast<std::size_t>(x - box.x0)];
        if (away - here < touch.edge) {
          const float side = (p.x - a.x) * step.y - (p.y - a.y) * step.x;
          touch = {away - here, std::copysign(away / std::max(here, 0.5f), side), done + t * l};
        }
      }
    done += l;
  }

  const float lanes = std::clamp(half * 0.9f, 2.0f, 14.0f);  // a hair is about two texels wide, or the brush has 28
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x) {
      const Touch& touch = touches_[static_cast<std::size_t>(y - box.y0) * stride + static_cast<std::size_t>(x - box.x0)];
      const float covered = clamp01(0.5f - touch.edge);
      if (covered <= 0) continue;
      const float along = touch.along / total;
      float ink = 1;
      if (half > 1.2f && brush.hairs > 0) {
        const float hair = noise(touch.across * lanes, touch.along / (half * 9 + 8), brush.seed + 11);
        const float dry = brush.hairs * (0.25f + 0.75f * smooth(0.35f, 1.0f, along));
        ink = 1 - dry * smooth(0.05f, 0.65f, hair) - 0.10f * brush.hairs * (0.5f + 0.5f * noise(touch.along / (half * 4 + 3), 2.5f, brush.seed));
      }
      Texel& texel = canvas_.at(x, y);
      const float cover = covered * clamp01(ink) * brush.opacity;
      texel.colour = mix(texel.colour, brush.pigment, cover);
      texel.relief += cover * brush.relief_mm;
    }
}

void Painter::measureDistance(const std::vector<Path>& outlines, const Box& box, float band) {
  const std::size_t stride = static_cast<std::size_t>(box.width());
  distance_.assign(stride * static_cast<std::size_t>(box.height()), band * band);
  for (const Path& outline : outlines)
    for (std::size_t i = 0; i < outline.size(); ++i) {
      const Vec2 a = outline[i], b = outline[(i + 1) % outline.size()], step = b - a;
      const float l2 = dot(step, step);
      if (l2 <= 0) continue;
      const Box part = boxOf({a, b}, band);
      for (int y = std::max(part.y0, box.y0); y < std::min(part.y1, box.y1); ++y)
        for (int x = std::max(part.x0, box.x0); x < std::min(part.x1, box.x1); ++x) {
          const Vec2 p{static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f};
          const Vec2 gap = p - (a + step * clamp01(dot(p - a, step) / l2));
          float& nearest = distance_[static_cast<std::size_t>(y - box.y0) * stride + static_cast<std::size_t>(x - box.x0)];
          nearest = std::min(nearest, dot(gap, gap));
        }
    }
}

void Painter::fillOnce(const std::vector<Path>& outlines, const Enamel& enamel) {
  Path all;
  for (const Path& outline : outlines) all.insert(all.end(), outline.begin(), outline.end());
  const Box box = boxOf(all, 2);
  if (all.size() < 3 || box.empty()) return;
  measureDistance(outlines, box, std::max(2.0f, 2.5f * enamel.pool * scale_));
  const std::size_t stride = static_cast<std::size_t>(box.width());

  std::vector<float> crossings;
  for (int y = box.y0; y < box.y1; ++y) {
    const float line = static_cast<float>(y) + 0.5f;
    crossings.clear();
    for (const Path& outline : outlines)
      for (std::size_t i = 0; i < outline.size(); ++i) {
        const Vec2 a = outline[i], b = outline[(i + 1) % outline.size()];
        if ((a.y <= line) != (b.y <= line)) crossings.push_back(a.x + (line - a.y) / (b.y - a.y) * (b.x - a.x));
    }
    std::sort(crossings.begin(), crossings.end());
    std::size_t passed = 0;
    for (int x = box.x0; x < box.x1; ++x) {
      while (passed < crossings.size() && crossings[passed] < static_cast<float>(x) + 0.5f) ++passed;
      const float away = std::sqrt(distance_[static_cast<std::size_t>(y - box.y0) * stride + static_cast<std::size_t>(x - box.x0)]);
      const float inside = passed % 2 == 1 ? away : -away;
      const float covered = clamp01(0.5f + inside);
      if (covered <= 0) continue;
      // Molten glass draws back from the edge, stands in a bead just inside it, and lies flatter in the middle.
      const float depth = std::max(0.0f, inside) / std::max(1.0f, enamel.pool * scale_);
      const float bead = smooth(0, 1, depth) * (1 + 0.35f * (1 - smooth(1, 2.4f, depth)));
      const Vec2 unit_place = toUnits(static_cast<float>(x) + 0.5f, line);
      const float brushed = 1 + enamel.unevenness * cloudy(unit_place.x * 0.22f / std::max(0.2f, enamel.pool), unit_place.y * 0.35f / std::max(0.2f, enamel.pool), 3, enamel.seed);
      const float washed = enamel.wash ? enamel.wash(unit_place) : 1.0f;
      const float thickness = std::max(0.0f, (0.45f + 0.55f * bead) * brushed * washed);
      Texel& texel = canvas_.at(x, y);
      Rgb laid;
      if (enamel.scrapes) {
        texel = {mix(texel.colour, enamel.glass, covered), texel.relief * (1 - covered)};
        continue;
      }
      if (enamel.opaque) {
        laid = mix(texel.colour, enamel.glass, clamp01(enamel.opacity * std::min(1.0f, thickness)));
      } else {
        laid = texel.colour * Rgb{std::pow(enamel.glass.r, thickness), std::pow(enamel.glass.g, thickness), std::pow(enamel.glass.b, thickness)};
      }
      texel.colour = mix(texel.colour, laid, covered);
      texel.relief += covered * enamel.relief_mm * bead * std::min(1.3f, washed);
    }
  }
}

}  // namespace kura::sample

#include "pattern.h"

#include "noise.h"
#include "palette.h"

namespace kura::sample {
namespace {

float in(int i) { return static_cast<float>(i); }

Path clippedToField(Path path, const Field& field) {
  for (Vec2& p : path) p.y = std::clamp(p.y, field.y0, field.y1);
  return path;
}

// A comma-shaped leaf of the arabesque, from the origin along x.
Path comma(float bend) {
  return closedThrough({{0, 0}, {0.35f, -0.20f}, {0.75f, -0.22f + bend * 0.3f}, {1.0f, bend * 0.75f}, {0.66f, 0.10f + bend * 0.3f}, {0.3f, 0.12f}}, 7);
}

}  // namespace

void drawScrollGround(Painter& painter, const Field& field, float cell, float line, const std::function<bool(Vec2)>& wanted, std::uint32_t seed) {
  const int columns = std::max(1, static_cast<int>(std::lround((field.x1 - field.x0) / cell)));
  const float step = (field.x1 - field.x0) / in(columns), rise = step * 0.86f;
  const int rows = static_cast<int>((field.y1 - field.y0) / rise) + 1;
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const auto s = seed + static_cast<std::uint32_t>(row * 977 + column);
      Dice dice(s);
      const Vec2 at{field.x0 + step * (in(column) + 0.5f * in(row & 1) + dice.between(-0.12f, 0.12f)), field.y0 + rise * (in(row) + 0.5f + dice.between(-0.12f, 0.12f))};
      if (!wanted(at)) continue;
      const float angle = dice.between(0, 2 * kPi), way = dice.roll() < 0.5f ? 1.0f : -1.0f;
      const float r = step * dice.between(0.44f, 0.54f);
      Path curl;
      for (int i = 0; i <= 30; ++i) {
        const float t = in(i) / 30;
        curl.push_back(at + direction(angle + way * t * 2 * kPi * 1.7f) * (r * std::pow(1 - t * 0.9f, 0.9f)));
      }
      Brush brush = ink(line, s);
      brush.hairs = 0.25f;
      brush.release = 0.5f;
      painter.stroke(curl, brush);
      // A short hook that leads over to the neighbour.
      painter.stroke(through({curl[0], at + direction(angle - way * 0.5f) * (r * 1.12f), at + direction(angle - way * 0.9f) * (r * 1.35f)}, 5), brush);
    }
}

void drawTortoiseshell(Painter& painter, const Field& field, float cell, float line, const std::vector<Rgb>& colours, std::uint32_t seed) {
  const int columns = std::max(1, static_cast<int>(std::lround((field.x1 - field.x0) / cell)));
  const float w = (field.x1 - field.x0) / in(columns);
  const int rows = std::max(1, static_cast<int>(std::lround((field.y1 - field.y0) / (w * 0.866f))));
  const float rise = (field.y1 - field.y0) / in(rows), side = rise / 1.5f;
  for (int row = 0; row <= rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const auto s = seed + static_cast<std::uint32_t>(row * 499 + column);
      const Vec2 at{field.x0 + w * (in(column) + 0.5f * in(row & 1)), field.y0 + rise * in(row)};
      Path cell_path;
      for (int i = 0; i < 6; ++i) {
        const float a = kPi / 3 * in(i) + kPi / 6;
        const Vec2 a0{w * 0.577f * std::cos(a), side * std::sin(a)};
        const Vec2 b0{w * 0.577f * std::cos(a + kPi / 3), side * std::sin(a + kPi / 3)};
        for (int k = 0; k < 5; ++k) cell_path.push_back(at + a0 + (b0 - a0) * (in(k) / 5));
      }
      const Path outline = clippedToField(unsteady(cell_path, w * 0.012f, w, seed), field);
      painter.fill(outline, glass(colours[static_cast<std::size_t>(row + column) % colours.size()], w * 0.07f, s));
      painter.outline(outline, ink(line, s));
      const auto ring = [&](float part, float thin) {
        Path inner = cell_path;
        for (Vec2& p : inner) p = at + (p - at) * part;
        painter.outline(clippedToField(inner, field), ink(line * thin, s + 1));
      };
      ring(0.72f, 0.55f);
      for (int i = 0; i < 6; ++i) {
        const float a = kPi / 3 * in(i);
        const Path leaf = clippedToField(placed(closedThrough({{0.06f, 0}, {0.26f, -0.10f}, {0.46f, 0}, {0.26f, 0.10f}}, 5), {at, w * 0.62f, a}), field);
        painter.fill(leaf, red(0.95f, s));
      }
    }
}

void drawSea(Painter& painter, const Field& field, float cell, float line, const std::vector<Rgb>& colours, std::uint32_t seed) {
  const int columns = std::max(1, static_cast<int>(std::lround((field.x1 - field.x0) / cell)));
  const float w = (field.x1 - field.x0) / in(columns), rise = w * 0.24f;
  const int rows = static_cast<int>((field.y1 - field.y0) / rise) + 3;
  // From the far waves to the near ones, each over the one behind.
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const auto s = seed + static_cast<std::uint32_t>(row * 499 + column);
      const Vec2 at{field.x0 + w * (in(column) + 0.5f * in(row & 1)), field.y0 + rise * in(row) + w * 0.2f};
      const auto arch = [&](float part) {
        Path p;
        for (int i = 0; i <= 24; ++i) p.push_back(at + Vec2{-std::cos(kPi * in(i) / 24), -std::sin(kPi * in(i) / 24)} * (w * 0.5f * part));
        return clippedToField(unsteady(p, w * 0.01f, w * 0.7f, seed), field);
      };
      if (at.y - w * 0.5f > field.y1) continue;
      painter.fill(arch(1), bare(kPorcelain));
      painter.fill(arch(1), glass(colours[static_cast<std::size_t>(row) % colours.size()], w * 0.06f, s));
      for (const float part : {1.0f, 0.74f, 0.5f, 0.27f}) painter.stroke(arch(part), ink(line * (part == 1 ? 1.0f : 0.6f), s + static_cast<std::uint32_t>(part * 9)));
    }
}

void drawLozenges(Painter& painter, const Field& field, float cell, float line, const std::vector<Rgb>& colours, std::uint32_t seed) {
  const int columns = std::max(1, static_cast<int>(std::lround((field.x1 - field.x0) / cell)));
  const float w = (field.x1 - field.x0) / in(columns);
  const int rows = std::max(1, static_cast<int>(std::lround((field.y1 - field.y0) / (w * 0.30f))));
  const float h = (field.y1 - field.y0) / in(rows);
  for (int row = 0; row <= rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const auto s = seed + static_cast<std::uint32_t>(row * 313 + column);
      const Vec2 at{field.x0 + w * (in(column) + 0.5f * in(row & 1)), field.y0 + h * in(row)};
      const auto shape = [&](float part) {
        Path p;
        const Vec2 corners[] = {{w * 0.5f, 0}, {0, h}, {-w * 0.5f, 0}, {0, -h}};
        for (int i = 0; i < 4; ++i)
          for (int k = 0; k < 4; ++k) p.push_back(at + (corners[i] + (corners[(i + 1) % 4] - corners[i]) * (in(k) / 4)) * part);
        return clippedToField(unsteady(p, w * 0.012f, w, seed), field);
      };
      painter.fill(shape(1), glass(colours[static_cast<std::size_t>(row) % colours.size()], w * 0.06f, s));
      painter.outline(shape(1), ink(line, s));
      painter.outline(shape(0.5f), ink(line * 0.6f, s + 2));
    }
}

void drawArabesque(Painter& painter, const Path& vine, const Arabesque& look, std::uint32_t seed) {
  float total = 0;
  for (std::size_t i = 1; i < vine.size(); ++i) total += length(vine[i] - vine[i - 1]);
  Brush stem = ink(look.line * 1.5f, seed);
  stem.point = 0.8f;
  painter.stroke(vine, stem);
  const int count = std::max(1, static_cast<int>(std::lround(total / look.step)));
  for (int i = 0; i < count; ++i) {
    const auto s = seed + static_cast<std::uint32_t>(i) * 13u;
    Dice dice(s);
    const float side = i % 2 == 0 ? 1.0f : -1.0f;
    const Station from = stationAt(vine, (in(i) + 0.35f) / in(count));
    const float reach = look.reach * dice.between(0.85f, 1.1f);
    const Path curl = spiral(from.at, from.angle + side * 0.25f, reach * 0.62f, side * dice.between(1.05f, 1.25f));
    Brush tendril = ink(look.line * 1.2f, s + 1);
    tendril.point = 0.5f;
    painter.stroke(curl, tendril);
    const auto leaf = [&](float part, float out, float size, Rgb colour) {
      const Station at = stationAt(curl, part);
      Place place{at.at, reach * size, at.angle + side * out};
      place.mirrored = false;
      Path shape = placed(comma(side * (out < 0 ? -0.5f : 0.5f)), place);
      if (look.hides) painter.fill(shape, bare(look.ground));
      painter.fill(shape, glass(colour, reach * 0.06f, s + 2));
      painter.outline(shape, ink(look.line * 0.8f, s + 3));
    };
    leaf(0.16f, -0.8f, 0.55f, look.leaf);
    leaf(0.36f, -0.7f, 0.60f, look.leaf);
    leaf(0.56f, -0.65f, 0.50f, look.leaf);
    leaf(0.28f, 0.9f, 0.34f, look.leaf);
    const Vec2 tip = curl.back();
    for (int k = 0; k < 5; ++k) {
      const Path berry = circle(tip + direction(1.257f * in(k) + dice.between(-0.2f, 0.2f)) * (reach * 0.13f), reach * 0.10f, 14);
      if (look.hides) painter.fill(berry, bare(look.ground));
      painter.fill(berry, glass(look.fruit, reach * 0.05f, s + 4));
      painter.outline(berry, ink(look.line * 0.6f, s + 5));
    }
    painter.fill(circle(tip, reach * 0.08f, 14), red(1, s + 6));
  }
}

}  // namespace kura::sample

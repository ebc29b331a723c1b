// The patterns that fill grounds and borders: scrolls, tortoiseshell, waves, lattices. Drawn in a rectangle of the
// drawing (x0, y0)-(x1, y1) or along a line; what closes around a vessel closes when the width is whole cells.
#pragma once

#include <functional>

#include "painter.h"

namespace kura::sample {

struct Field {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

// Small ink spirals, close together, as on the yellow and green grounds of old Kutani. `wanted` says where.
void drawScrollGround(Painter& painter, const Field& field, float cell, float line, const std::function<bool(Vec2)>& wanted, std::uint32_t seed);

// Tortoiseshell: hexagons about `cell` wide with a small flower in each, coloured in turn.
void drawTortoiseshell(Painter& painter, const Field& field, float cell, float line, const std::vector<Rgb>& colours, std::uint32_t seed);

// Seigaiha, the sea of half circles.
void drawSea(Painter& painter, const Field& field, float cell, float line, const std::vector<Rgb>& colours, std::uint32_t seed);

// A lattice of lozenges with a dot each.
void drawLozenges(Painter& painter, const Field& field, float cell, float line, const std::vector<Rgb>& colours, std::uint32_t seed);

// Karakusa: tendrils leave `vine` to both sides every `step` units, each with leaves and a curl of about `reach`.
struct Arabesque {
  float step = 20, reach = 12, line = 0.7f;
  Rgb leaf, fruit, ground;
  bool hides = true;  // leaves scrape away the ground under them
};
void drawArabesque(Painter& painter, const Path& vine, const Arabesque& look, std::uint32_t seed);

}  // namespace kura::sample

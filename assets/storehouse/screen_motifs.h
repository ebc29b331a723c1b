// What is painted on the gold of a folding screen: mineral colours laid thick, drawn in texels of the full picture.
#pragma once

#include "painter.h"

namespace kura::storehouse {

// A colour ground from stone: covers, a little uneven.
Enamel mineral(Rgb colour, float opacity, std::uint32_t seed);

// A clump of irises around `at` (its foot), `wide` across, about `size` tall, with `flowers` blooms.
void drawIrises(Painter& painter, Vec2 at, float wide, float size, int flowers, std::uint32_t seed);

// A limb of a pine along `points`, `from` to `to` wide.
void drawPineLimb(Painter& painter, const Path& points, float from, float to, std::uint32_t seed);

// A cushion of needles around `at`, `wide` across.
void drawPineCushion(Painter& painter, Vec2 at, float wide, std::uint32_t seed);

// Water between two banks that are walked in the same direction, with its currents.
void drawStream(Painter& painter, const Path& left_bank, const Path& right_bank, std::uint32_t seed);

// A low hill: green above, fading into the gold.
void drawHill(Painter& painter, const Path& crest, float foot_y, std::uint32_t seed);

// A bank of golden cloud: bars with round ends, joined, `bars` of (x0, x1, y).
struct CloudBar {
  float x0 = 0, x1 = 0, y = 0;
};
void drawCloud(Painter& painter, const std::vector<CloudBar>& bars, float thickness, std::uint32_t seed);

}  // namespace kura::storehouse

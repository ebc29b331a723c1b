// Lines drawn by hand: curves through points, and what a hand does to them.
#pragma once

#include <cstdint>

#include "vector.h"

namespace kura::sample {

// A smooth line through `points` (Catmull-Rom), `steps` pieces between two of them.
Path through(const Path& points, int steps = 10);

// The same as a closed outline.
Path closedThrough(const Path& points, int steps = 10);

// Points moved by slow noise: `amount` in units, one wave in about `wave` units.
Path unsteady(Path path, float amount, float wave, std::uint32_t seed);

// Where a motif stands: scaled, mirrored at its own y axis if asked, turned, moved.
struct Place {
  Vec2 at;
  float size = 1;
  float angle = 0;
  bool mirrored = false;
};
Vec2 placed(Vec2 point, const Place& place);
Path placed(Path path, const Place& place);

// A spiral that leaves `from` in the direction `angle` and winds by `turns` (negative: the other way) while its radius
// shrinks from `radius` to nothing much, as a tendril does.
Path spiral(Vec2 from, float angle, float radius, float turns);

// Place and direction (radians) at `part` (0..1) of the length of a line.
struct Station {
  Vec2 at;
  float angle = 0;
};
Station stationAt(const Path& path, float part);

Path circle(Vec2 centre, float radius, int corners = 64);

}  // namespace kura::sample

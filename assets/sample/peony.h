// Peonies as Kutani painters draw them: scalloped petals in rings, a cup in front, toothed leaves in threes.
// Each motif is drawn at `place`, where `size` is its radius or length in the units of the drawing.
#pragma once

#include <cstdint>

#include "painter.h"

namespace kura::sample {

struct PeonyColours {
  Rgb outer, inner, heart;
  bool red_tips = false;  // the petals stay white and are touched with iron red from their tips
  Rgb ground;             // porcelain that hides what lies behind the flower
};

void drawPeony(Painter& painter, const Place& place, const PeonyColours& colours, float line, std::uint32_t seed);

void drawPeonyBud(Painter& painter, const Place& place, const PeonyColours& colours, float line, std::uint32_t seed);

// A leaf of three lobes that points along the place's angle, in two colours of glass.
void drawPeonyLeaf(Painter& painter, const Place& place, Rgb colour, Rgb half, Rgb ground, float line, std::uint32_t seed);

// One petal: from (0,0) to about (1,0), `width` half its breadth, with `lobes` scallops at its end.
Path petal(float width, int lobes, std::uint32_t seed);

}  // namespace kura::sample

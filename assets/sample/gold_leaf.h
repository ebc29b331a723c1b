// Leaf as Kanazawa beats it: thin squares laid with overlaps, each reflecting a little differently, cracked and worn.
#pragma once

#include "canvas.h"

namespace kura::sample {

struct LeafTexel {
  float tone = 0;    // -1..1, brighter or darker than its neighbours
  float seam = 0;    // 0..1: two sheets lie on each other here
  float crack = 0;   // 0..1: the ground looks through
};

// mm on the gilded plane; sheets are `sheet_mm` wide (a full one is 109 mm).
LeafTexel goldLeaf(Point mm, double sheet_mm, uint32_t seed);

}  // namespace kura::sample

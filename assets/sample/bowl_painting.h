// The paintings of K-001: inside, outside and base on one picture.
#pragma once

#include "canvas.h"

namespace kura::sample {

// Where the three paintings lie, in parts of the picture's side. Discs are drawn true to the length of the profile
// from the axis; the outside is unrolled so that angles stay true.
struct BowlSheet {
  float side = 4096;       // texels
  float inside_arc = 0;    // mm from the axis to the lip
  float base_arc = 0;      // mm from the axis, over the footring, to the wall
  float outside_tall = 0;  // height of the unrolled wall in turns of 2 pi (its length over its radius, summed)

  Vec2 inside(float turn, float arc) const;   // 0..1, arc from the axis
  Vec2 outside(float turn, float tall) const; // 0..1, tall from the foot, as outside_tall
  Vec2 base(float turn, float arc) const;
};

Canvas paintBowl(const BowlSheet& sheet);

}  // namespace kura::sample

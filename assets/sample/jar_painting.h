// The paintings of K-002 on one picture: body and shoulder unrolled, lid and base as discs.
#pragma once

#include "canvas.h"

namespace kura::sample {

struct JarSheet {
  float side = 4096;     // texels
  float body_tall = 0;   // height of the unrolled body in radians of a turn
  float lid_arc = 0;     // mm from the knob's top to the lid's edge
  float base_arc = 0;    // mm from the axis to the foot's outer edge

  Vec2 body(float turn, float tall) const;  // tall from the foot
  Vec2 lid(float turn, float arc) const;
  Vec2 base(float turn, float arc) const;
  Vec2 plain(float turn, float part) const;  // glazed white, for what is not painted; part 0..1 from an axis
};

constexpr float kJarGirth = 597;  // mm, around the belly: the body's drawing is true to scale there

Canvas paintJar(const JarSheet& sheet);

}  // namespace kura::sample

// Gold leaf as it is laid in Kanazawa: square sheets with overlapping edges, creases, hairline cracks and wear.
#pragma once

#include <cstdint>

#include "vector.h"

namespace kura::sample {

struct LeafGround {
  float sheet = 36;      // side of a sheet, in the units of the place asked for
  float overlap = 2;     // of one sheet over the next
  float wear = 0;        // 0..1: how much this place was touched
  std::uint32_t seed = 1;
};

struct LeafTexel {
  Rgb colour;            // linear
  float gold = 1;        // 1: metal, 0: the ground looks through
  float roughness = 0.3f;
};

// What the eye meets at a place of a surface laid with leaf over red bole over black lacquer.
LeafTexel leafAt(Vec2 place, const LeafGround& ground);

}  // namespace kura::sample

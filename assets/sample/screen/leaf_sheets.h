// Gold leaf (金箔) as Kanazawa beats it: sheets of 109 mm laid edge over edge, thin enough to wrinkle and tear.
#pragma once

#include "canvas.h"

namespace kura::sample::screen {

struct LeafLayout {
  double sheet_mm = 109;
  double overlap_mm = 5;
  double jitter_mm = 1.6;  // of the hand that lays them
  uint32_t seed = 1;
};

// What lies at one place.
struct LeafSheetTexel {
  float tone = 1;      // brightness; sheets differ by a few hundredths
  float warmth = 0;    // -1 greenish (more silver) .. 1 reddish (more copper)
  int sheets = 1;      // 0: a gap where the ground shows, 2 or more: seams
  float doubled = 0;   // how much the second sheet shows, 0..1
  float edge_mm = 9;   // to the nearest edge of a sheet that lies on top
  float wrinkle = 0;   // 0..1 on a fold line of the leaf
  float height = 0;    // relative relief, about -1..1, for shading and normals
};

LeafSheetTexel leafSheetAt(const LeafLayout& layout, Point mm);

// sRGB of leaf seen in the even light of a studio.
Color leafSheetColor(const LeafSheetTexel& leaf);

}  // namespace kura::sample::screen

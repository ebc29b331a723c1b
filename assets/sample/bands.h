// Patterns that run around a vessel. A place on the band is (turn 0..1 around, height in mm above its lower edge).
#pragma once

#include <functional>
#include <optional>

#include "canvas.h"
#include "motifs.h"

namespace kura::sample {

struct BandTexel {
  Color color;
  float alpha = 0;
  float relief = 0;
};

// 亀甲: hexagons with a flower in each, `count` around a band of the given height.
BandTexel kikko(double turn, double height, double band_height, int count, double circumference, const Palette& palette);

// 青海波: overlapping waves.
BandTexel seigaiha(double turn, double height, int count, double circumference, const Palette& palette);

// 七宝: interlocking circles.
BandTexel shippo(double turn, double height, int count, double circumference, const Palette& palette);

// Where a texel of the canvas lies on the band; empty where it does not.
struct BandPlace {
  double turn, height, circumference;
};
void paintBand(Canvas& canvas, const std::function<std::optional<BandPlace>(Point mm)>& place,
               const std::function<BandTexel(const BandPlace&)>& pattern);

}  // namespace kura::sample

// A painting too large to be painted stroke by stroke: strokes and washes are noted in order, then laid down tile by
// tile on all cores. Every tile sees them in the same order, so the result does not depend on the number of cores.
#pragma once

#include <functional>
#include <vector>

#include "canvas.h"

namespace kura::sample::screen {

// A mineral pigment or ink as the brush leaves it.
struct Pigment {
  Color color;
  Color end_color;         // towards the end of the stroke
  float opacity = 1;
  float hair = 0.3f;       // how much the hairs of the brush show, 0..1
  float dry = 0.2f;        // how much more towards the end
  float hairs_per_mm = 1.6f;
  float grain = 0.08f;     // of the ground mineral
  uint32_t seed = 1;
};
Pigment pigment(Color color, float opacity = 1, uint32_t seed = 1);

// Colour and opacity at a place, `edge` mm away from the outline.
struct WashTexel {
  Color color;
  float opacity = 1;
};
using WashShade = std::function<WashTexel(Point mm, float edge)>;

class Painting {
 public:
  void stroke(std::vector<StrokePoint> points, const Pigment& pigment);
  // Within a closed outline. `reach_mm`: up to which distance the shade asks for the edge.
  void wash(std::vector<Point> outline, double reach_mm, WashShade shade);

  void paintOn(Canvas& canvas) const;

 private:
  struct Layer {
    std::vector<StrokePoint> points;  // of a stroke, or the outline with width 0
    Pigment pigment;
    WashShade shade;                  // empty: a stroke
    double reach_mm = 0;
    Point low, high;                  // bounds, mm
  };
  struct Tile;
  void add(Layer layer, double margin);
  static void layStroke(Canvas& canvas, const Tile& tile, const Layer& layer);
  static void layWash(Canvas& canvas, const Tile& tile, const Layer& layer, std::vector<float>& distance);

  std::vector<Layer> layers_;
};

}  // namespace kura::sample::screen

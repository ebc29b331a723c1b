// The hand that paints: brush strokes with hairs, and enamel that is laid within an outline and flows in the kiln.
#pragma once

#include <cstdint>
#include <functional>

#include "canvas.h"
#include "path.h"

namespace kura::sample {

// Lengths in the units of the drawing.
struct Brush {
  Rgb pigment{0.012f, 0.009f, 0.010f};  // the brown-black of the outlines
  float width = 1;                      // at the belly of the stroke
  float attack = 0.12f;                 // part of the stroke over which it swells ...
  float release = 0.35f;                // ... and over which it leaves
  float point = 0.25f;                  // width at both ends, in widths
  float hairs = 0.5f;                   // 0: a pen; 1: a nearly dry brush
  float opacity = 0.94f;
  float relief_mm = 0.02f;
  std::uint32_t seed = 1;
};

struct Enamel {
  Rgb glass;                  // what the light keeps after passing it, at its usual thickness
  float relief_mm = 0.18f;
  float pool = 1.2f;          // distance from the edge at which it stands highest
  float unevenness = 0.35f;   // of thickness, from the brush that laid it
  bool opaque = false;        // iron red, gold, mineral colours: `glass` is then the colour itself
  float opacity = 1;          // of an opaque colour
  bool scrapes = false;       // takes away what was painted before; `glass` is the ground that comes to light
  // Thickness at a place of the drawing, about 1: washes, gradations. Empty: 1.
  std::function<float(Vec2)> wash;
  std::uint32_t seed = 1;
};

// A strip laid around a disc: x runs around the origin, y outwards. At radius `radius` the drawing is true to scale
// if one turn of it is `period` long.
struct Bend {
  float radius = 0, period = 0;
};

class Painter {
 public:
  // The drawing's origin lies at `origin` (texels), `scale` texels are one unit. Where `period` (units) is given the
  // drawing repeats along x, as it does around a vessel.
  Painter(Canvas& canvas, Vec2 origin, float scale, float period = 0);

  void stroke(const Path& line, const Brush& brush);
  void fill(const Path& outline, const Enamel& enamel) { fill(std::vector<Path>{outline}, enamel); }
  // Several outlines: what lies within an odd number of them is filled, so that a ring has a hole.
  void fill(const std::vector<Path>& outlines, const Enamel& enamel);
  // From here on drawings are strips around the origin.
  void bend(Bend bend) { bend_ = bend; }

  // The outline itself, drawn as a stroke that closes.
  void outline(Path outline, Brush brush);

  float scale() const { return scale_; }
  Canvas& canvas() { return canvas_; }
  Vec2 toUnits(float x, float y) const;

 private:
  struct Box {
    int x0, y0, x1, y1;
    int width() const { return x1 - x0; }
    int height() const { return y1 - y0; }
    bool empty() const { return x1 <= x0 || y1 <= y0; }
  };
  Path toTexels(const Path& path, float shift) const;
  Box boxOf(const Path& path, float margin) const;
  void strokeOnce(const Path& line, const Brush& brush);
  void fillOnce(const std::vector<Path>& outlines, const Enamel& enamel);
  void measureDistance(const std::vector<Path>& outlines, const Box& box, float band);

  Canvas& canvas_;
  Vec2 origin_;
  float scale_, period_;
  Bend bend_;
  struct Touch {
    float edge, across, along;
  };
  std::vector<Touch> touches_;      // kept between strokes so that memory is not asked for again
  std::vector<float> distance_;
};

}  // namespace kura::sample

// The wall of a turned piece laid out flat, as an archaeologist's rollout: turn around the axis to the right, way along the
// profile upwards.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <math/vec2.h>

#include "viewer/measure/axis.h"
#include "viewer/model/model.h"

namespace kura::viewer {

enum class Side {
  kOutside,  // what rays towards the axis, level, meet first. The front is in the middle
  kInside,   // what a fan of rays from a point on the axis meets first. What one sees from the front is in the middle
};

struct UnrollOptions {
  Side side = Side::kOutside;
  uint32_t width = 1536;            // pixels of the whole turn
  uint32_t most_pixels = 1'500'000;  // 16 bytes each
};

// Where in the base colour of the model one pixel finds its own.
struct TexelPlace {
  uint16_t u = 0, v = 0;    // in 1/65535 of the image, wrapped into it
  uint16_t image = 0;       // Model::images + 1; 0: none, the tint is the colour
  uint16_t fineness = 0;    // log2 of how many pixels the image is wide at this scale, in 1/2048: level = log2(size) - this
};

class Rollout {
 public:
  uint32_t width = 0, height = 0;
  float circumference = 0;  // metres that the width stands for: true where the piece is widest
  float length = 0;         // metres that the height stands for: along the profile
  std::vector<TexelPlace> places;  // row by row from the top
  std::vector<ubyte4> tints;       // sRGB: factor and vertex colour; alpha 0 where there is no surface
  std::vector<float> depths;       // metres from the axis along the ray, 0 where there is no surface

  // The place of the surface at x, y in 0..1 from the top left; nothing where there is no surface.
  std::optional<float3> at(float x, float y) const;
  // Where a place of the surface is on the picture, in 0..1; nothing where it is above or below.
  std::optional<filament::math::float2> find(float3 place) const;

 private:
  friend class Unroller;
  struct Row {
    float height;     // of the ray's beginning along the axis
    float elevation;  // of the ray, radians
  };
  Side side_ = Side::kOutside;
  Axis axis_;
  std::vector<Row> rows_;
};

// Nothing where that side has hardly a surface: the inside of a solid body, or of a scan without an inside.
std::optional<Rollout> unroll(const Model& model, const Axis& axis, const UnrollOptions& options = {});

}  // namespace kura::viewer

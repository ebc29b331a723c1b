// Circles on a piece: through places that a visitor has set, and around it at one height. Pure mathematics.
#pragma once

#include <optional>
#include <span>

#include "viewer/model/model.h"

namespace kura::viewer {

struct Circle {
  float3 centre;
  float3 normal;      // unit length
  float radius = 0;   // metres
  float deviation = 0;  // root mean square of the distances from it, metres; 0 for three points
  float coverage = 1;   // share of the whole turn on which there are points, 0..1
};

// The circle nearest to at least three points, in the plane that fits them best (least squares; Kåsa 1976 in that plane).
// Nothing where the points lie on a line.
std::optional<Circle> fitCircle(std::span<const float3> points);

// The circle that the piece's surface makes around the axis through `centre` along `direction` (unit length) at the height
// of `place`, which lies on it: the section of the triangles with that plane, as far as it is the same side of the same
// wall, fitted robustly. Nothing where the
// surface there is not round: fewer than half of the directions have a point, or it strays more than 5 % of the radius.
std::optional<Circle> circleAround(const Model& model, float3 place, float3 centre, float3 direction);

}  // namespace kura::viewer

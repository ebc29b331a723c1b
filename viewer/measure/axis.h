// The axis of a piece that was turned on the wheel.
#pragma once

#include <optional>

#include "viewer/model/model.h"

namespace kura::viewer {

struct Axis {
  float3 origin;     // a point on it, at the height of the lowest point of the piece
  float3 direction;  // unit length, upwards where the piece stands
  float3 front;      // unit length, square to it: where turns are counted from
  float height = 0;  // of the piece along it, metres
  float strayed = 0;  // 0 for a true surface of revolution, 0.57 for a square box: sine by which normals miss it
};

// The line that the normals of the surface meet: for a surface of revolution all of them do (Pottmann and Randrup 1998,
// linearised around the three axes of the model; re-weighted least squares, so that a handle or a relief does not pull
// it). Nothing where the piece is not round enough for "around" to mean something.
std::optional<Axis> fitAxis(const Model& model);

}  // namespace kura::viewer

// The piece in the visitor's own room: a camera that somebody else holds (a phone, a headset), and where the piece stands.
// The piece is never moved: the camera comes to it, so that lamps, shadow and floor stay as they are.
#pragma once

#include <math/mat4.h>
#include <math/vec3.h>

#include <cstdint>
#include <optional>

#include "viewer/model/model.h"

namespace kura::viewer {

// Where the middle of the piece's foot stands in the room.
struct Placement {
  filament::math::float3 position = {0, 0, 0};  // metres of the room, Y up
  float yaw = 0;                                // degrees, from +Z towards +X
  float scale = 1;                              // 1: as large as it is
};

struct RoomView {
  filament::math::mat4 eye;         // rigid: from the camera's frame (it looks along -Z) to the room
  filament::math::mat4 projection;  // as OpenGL has it, perspective
  uint32_t x = 0, y = 0, width = 1, height = 1;  // of the framebuffer, from the lower left
  Placement placement;
};

struct PieceCamera {
  filament::math::mat4 eye;         // rigid: to the frame of the piece
  filament::math::mat4 projection;  // with the planes moved by the same scale
  double near = 0.01, far = 100;    // metres of the piece
  float elevation = 0;              // degrees of the eye above the floor, seen from the foot
};

// What that view of the room is for a piece with these bounds. Nothing where a number is not finite, the scale is not
// positive or the projection is no perspective.
std::optional<PieceCamera> cameraOf(const RoomView& view, const Bounds& bounds);

}  // namespace kura::viewer

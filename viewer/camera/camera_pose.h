// Where the camera stands and what it turns around: the `camera` value of docs/viewer-module.md.
#pragma once

#include <math/vec3.h>

namespace kura::viewer {

// Y up; yaw 0 stands on the +Z side, positive yaw moves the camera towards +X, positive pitch looks from above.
struct CameraPose {
  filament::math::float3 target = {0, 0, 0};  // metres
  float yaw = 0;                              // degrees
  float pitch = 0;                            // degrees
  float distance = 1;                         // metres from target to eye
};

constexpr float kVerticalFieldOfView = 30;  // degrees

// Without perspective, what lies at the target's distance keeps its size.
enum class Projection { kPerspective, kOrthographic };

// Half the height of the picture at the target, metres.
float halfHeightOf(const CameraPose& pose);

// Unit vectors of the camera in the world; `back` points from the target to the eye.
struct CameraAxes {
  filament::math::float3 right, up, back;
};

CameraAxes axesOf(const CameraPose& pose);
filament::math::float3 eyeOf(const CameraPose& pose);

struct Ray {
  filament::math::float3 origin;
  filament::math::float3 direction;  // unit length
};

// Through the normalised point x, y in -1..1 (y up) of a picture with that width / height.
Ray rayThrough(const CameraPose& pose, float x, float y, float aspect, Projection projection = Projection::kPerspective);

}  // namespace kura::viewer

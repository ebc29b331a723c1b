#include "viewer/camera/camera_pose.h"

#include <cmath>

namespace kura::viewer {

using filament::math::float3;

CameraAxes axesOf(const CameraPose& pose) {
  constexpr float kRadians = 3.14159265f / 180;
  const float yaw = pose.yaw * kRadians, pitch = pose.pitch * kRadians;
  const float3 back = {std::sin(yaw) * std::cos(pitch), std::sin(pitch), std::cos(yaw) * std::cos(pitch)};
  const float3 right = {std::cos(yaw), 0, -std::sin(yaw)};
  return {right, cross(back, right), back};
}

float3 eyeOf(const CameraPose& pose) { return pose.target + axesOf(pose).back * pose.distance; }

float halfHeightOf(const CameraPose& pose) {
  return pose.distance * std::tan(kVerticalFieldOfView / 2 * 3.14159265f / 180);
}

Ray rayThrough(const CameraPose& pose, float x, float y, float aspect, Projection projection) {
  const CameraAxes axes = axesOf(pose);
  if (projection == Projection::kOrthographic) {
    const float half = halfHeightOf(pose);
    // From far behind the eye: nothing is missed for being too near.
    constexpr float kFar = 120;
    return {eyeOf(pose) + axes.right * (x * half * aspect) + axes.up * (y * half) + axes.back * (kFar * pose.distance), -axes.back};
  }
  const float half = std::tan(kVerticalFieldOfView / 2 * 3.14159265f / 180);
  return {eyeOf(pose), normalize(axes.right * (x * half * aspect) + axes.up * (y * half) - axes.back)};
}

}  // namespace kura::viewer

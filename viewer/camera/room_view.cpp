#include "viewer/camera/room_view.h"

#include <algorithm>
#include <cmath>

namespace kura::viewer {
namespace {

using filament::math::double3;
using filament::math::double4;
using filament::math::mat4;

bool isFinite(const mat4& matrix) {
  for (int column = 0; column < 4; ++column) {
    for (int row = 0; row < 4; ++row) {
      if (!std::isfinite(matrix[column][row])) return false;
    }
  }
  return true;
}

bool isFinite(const Placement& placement) {
  const auto& at = placement.position;
  return std::isfinite(at.x) && std::isfinite(at.y) && std::isfinite(at.z) && std::isfinite(placement.yaw) &&
         std::isfinite(placement.scale) && placement.scale > 0;
}

constexpr double kRadians = 3.14159265358979323846 / 180;

}  // namespace

std::optional<PieceCamera> cameraOf(const RoomView& view, const Bounds& bounds) {
  const Placement& placement = view.placement;
  const mat4& projection = view.projection;
  const bool is_perspective = projection[2][3] == -1 && projection[3][3] == 0 && projection[3][2] != 0;
  if (!isFinite(view.eye) || !isFinite(projection) || !isFinite(placement) || !is_perspective) return std::nullopt;
  const double c = std::cos(placement.yaw * kRadians), s = std::sin(placement.yaw * kRadians);
  const auto turnedBack = [&](const double3& v) { return double3{c * v.x - s * v.z, v.y, s * v.x + c * v.z}; };
  const double3 centre(bounds.centre()), foot = {centre.x, double(bounds.min.y), centre.z};
  const double3 from_foot = turnedBack(view.eye[3].xyz - double3(placement.position)) / double(placement.scale);

  PieceCamera camera;
  for (int axis = 0; axis < 3; ++axis) camera.eye[axis] = double4(turnedBack(view.eye[axis].xyz), 0);
  camera.eye[3] = double4(foot + from_foot, 1);
  // A piece at scale 2 is one at scale 1 in a room half as large: depth planes shrink with the room, angles stay.
  camera.projection = projection;
  camera.projection[3][2] /= placement.scale;
  const double slope = projection[2][2], offset = camera.projection[3][2];
  camera.near = std::abs(offset / (slope - 1));
  camera.far = slope == -1 ? camera.near * 1e5 : std::abs(offset / (slope + 1));
  camera.elevation = float(std::atan2(from_foot.y, std::hypot(from_foot.x, from_foot.z)) / kRadians);
  return camera;
}

}  // namespace kura::viewer

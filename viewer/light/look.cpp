#include "viewer/light/look.h"

#include <algorithm>
#include <cmath>

namespace kura::viewer {
namespace {

constexpr std::string_view kRooms[] = {"gallery", "daylight", "raking"};
constexpr std::string_view kModes[] = {"full", "color", "relief", "clay", "xray", "curvature", "texels"};

float within(float value, float least, float most, float otherwise) {
  return std::isfinite(value) ? std::clamp(value, least, most) : otherwise;
}

template <typename Enum, size_t N>
std::optional<Enum> find(const std::string_view (&names)[N], std::string_view name) {
  const auto* found = std::find(names, names + N, name);
  if (found == names + N) return std::nullopt;
  return static_cast<Enum>(found - names);
}

}  // namespace

Look limited(Look look) {
  look.exposure = within(look.exposure, -3, 3, 0);
  if (look.key) {
    const float yaw = within(look.key->yaw, -1e6f, 1e6f, 0);
    look.key->yaw = yaw - 360 * std::floor((yaw + 180) / 360);
    look.key->pitch = within(look.key->pitch, -90, 90, 45);
    look.key->intensity = within(look.key->intensity, 0, 4, 1);
  }
  if (look.section) {
    look.section->axis = std::clamp(look.section->axis, 0, 2);
    look.section->at = within(look.section->at, 0, 1, 0.5f);
  }
  return look;
}

filament::math::float4 planeOf(const std::optional<Section>& section, const Bounds& bounds) {
  if (!section || bounds.isEmpty()) return {0, 0, 0, 0};
  const int axis = section->axis;
  const float place = bounds.min[axis] + bounds.size()[axis] * section->at;
  filament::math::float4 plane = {0, 0, 0, section->flip ? -place : place};
  plane[axis] = section->flip ? -1.0f : 1.0f;
  return plane;
}

std::string_view nameOf(Room room) { return kRooms[static_cast<size_t>(room)]; }
std::string_view nameOf(Mode mode) { return kModes[static_cast<size_t>(mode)]; }
std::optional<Room> findRoom(std::string_view name) { return find<Room>(kRooms, name); }
std::optional<Mode> findMode(std::string_view name) { return find<Mode>(kModes, name); }

}  // namespace kura::viewer

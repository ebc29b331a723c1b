// How the piece is lit and drawn: the `Look` of docs/viewer-module.md.
#pragma once

#include <math/vec4.h>

#include <optional>
#include <string_view>

#include "viewer/model/model.h"

namespace kura::viewer {

enum class Room { kGallery, kDaylight, kRaking };
enum class Mode { kFull, kColor, kRelief, kClay, kXray, kCurvature, kTexels };

// A lamp that the visitor has placed; it stands still while the piece is turned.
struct KeyLight {
  float yaw = 0;        // degrees from +Z towards +X
  float pitch = 45;     // degrees above the floor; below it to light a foot
  float intensity = 1;  // 1: as strong as the room's own
};

struct Section {
  int axis = 0;       // 0 x, 1 y, 2 z
  float at = 0.5f;    // 0..1 through the bounds of the piece
  bool flip = false;  // false: what lies beyond `at` is cut away
};

struct Look {
  Room environment = Room::kGallery;
  float exposure = 0;            // EV; 0 as is
  std::optional<KeyLight> key;   // empty: the room's lamp, which follows the visitor
  Mode mode = Mode::kFull;
  std::optional<Section> section;
};

// The same with every number finite and within what can be drawn.
Look limited(Look look);

// Normal and distance: a point p is cut away where dot(normal, p) > distance. All zero: no section.
filament::math::float4 planeOf(const std::optional<Section>& section, const Bounds& bounds);

std::string_view nameOf(Room room);
std::string_view nameOf(Mode mode);
std::optional<Room> findRoom(std::string_view name);
std::optional<Mode> findMode(std::string_view name);

}  // namespace kura::viewer

// The lamps of the rooms beside their image-based light (assets/environments): where the key light stands, how strong it is.
#pragma once

#include <math/vec3.h>

#include "viewer/light/look.h"

namespace kura::viewer {

struct Rig {
  float room_intensity;            // of the image-based light; the camera's exposure is 1, so intensities are relative
  float key_intensity;             // what a white surface in full light sends is about 1
  float key_azimuth;               // degrees from +Z towards +X, while the visitor's yaw is 0
  float key_elevation;             // degrees above the floor
  float floor_share;               // of the light on the floor that is the key light's: how deep its shadow is
  filament::math::float3 key_color;
};

// The directions are those of assets/environments/room.h, so that shadow and highlight agree.
constexpr Rig rigOf(Room room) {
  switch (room) {
    case Room::kDaylight: return {0.46f, 0.55f, -61.9f, 32.0f, 0.38f, {0.97f, 0.985f, 1.0f}};
    case Room::kRaking: return {0.42f, 1.65f, -74.4f, 15.1f, 0.62f, {1.0f, 0.955f, 0.89f}};
    case Room::kGallery: break;
  }
  return {0.40f, 0.95f, -45.5f, 43.4f, 0.52f, {1.0f, 0.965f, 0.91f}};
}

}  // namespace kura::viewer

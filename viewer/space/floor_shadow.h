// The soft shadow that a piece casts on the floor it stands on.
//
// The key light is as large as a window and turns with the visitor, so its shadow is computed beforehand for a ring of
// directions, each the mean over many points of the lamp; between two of them the floor material blends. A second map
// holds what the whole room's light misses under the piece: the dark line at the foot that makes it stand.
// Shadow maps were tried for this: at the softness wanted they show either steps or a gap at the foot.
#pragma once

#include <cstdint>
#include <vector>

#include "viewer/space/voxel_grid.h"

namespace kura::viewer {

struct FloorShadowOptions {
  float key_elevation = 43;  // degrees above the floor
  float key_radius = 17;     // degrees, half the width of the lamp
};

struct FloorShadow {
  static constexpr int kDirections = 24;  // of the key light, every 15 degrees; direction 0 comes from +Z, 6 from +X
  static constexpr int kColumns = 6;      // of the atlas of key shadows, row by row
  static constexpr int kCell = 64;        // texels of a cell's edge
  static constexpr int kRoom = 192;       // texels of the room shadow's edge

  std::vector<uint8_t> key;   // kColumns * kCell wide, 255: the lamp is hidden
  std::vector<uint8_t> room;  // kRoom wide, 255: the whole room is hidden
  float3 centre;              // of the square on the floor that both cover
  float edge = 0;             // of that square, metres; rows run towards +Z, columns towards +X
};

// FloorShadow::key anew, for a lamp of another elevation.
std::vector<uint8_t> bakeKeyShadows(const VoxelGrid& grid, const FloorShadowOptions& options);
// One cell for a lamp at that azimuth (degrees from +Z towards +X); about a millisecond, so that it follows the hand.
std::vector<uint8_t> bakeKeyShadow(const VoxelGrid& grid, float azimuth, const FloorShadowOptions& options);

FloorShadow bakeFloorShadow(const VoxelGrid& grid, const FloorShadowOptions& options = {});

}  // namespace kura::viewer

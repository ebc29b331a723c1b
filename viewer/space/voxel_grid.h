// A piece as small cubes: coarse enough to be made in a few milliseconds for a million triangles, fine enough for soft
// shadows and for keeping the eye out of the clay.
#pragma once

#include <cstdint>
#include <vector>

#include "viewer/model/model.h"

namespace kura::viewer {

struct VoxelGrid {
  int width = 0, height = 0, depth = 0;  // along x, y, z
  float3 origin;                         // corner of voxel 0, 0, 0
  float size = 1;                        // edge of a voxel, metres
  std::vector<uint8_t> occupied;         // 1 where a surface passes; index x + width * (y + height * z)

  size_t index(int x, int y, int z) const { return x + size_t(width) * (y + size_t(height) * z); }
  bool contains(int x, int y, int z) const {
    return x >= 0 && y >= 0 && z >= 0 && x < width && y < height && z < depth;
  }
};

// `resolution` voxels along the longest edge of the bounds, and `margin` empty voxels around.
VoxelGrid voxelize(const Model& model, int resolution, int margin);

}  // namespace kura::viewer

// How far each place in the room is from the piece, so that the camera never enters it.
#pragma once

#include <vector>

#include "viewer/space/voxel_grid.h"

namespace kura::viewer {

class Clearance {
 public:
  // Places that the room cannot reach (inside a closed scan) count as the piece itself; the inside of an open bowl does
  // not. Distances by the exact Euclidean transform of Felzenszwalb and Huttenlocher (2012).
  explicit Clearance(const VoxelGrid& grid);
  // The same, from distances() of one of the same grid.
  Clearance(const VoxelGrid& grid, std::vector<float> distances);

  // Metres from a point to the nearest part of the piece; 0 within it. Interpolated, hence without steps.
  float at(float3 point) const;

  // The smallest distance of at least `wanted` from `target` along the unit vector `back` at which an eye may stand: no
  // part of the piece nearer to it than a small share of its distance.
  float freeDistance(float3 target, float3 back, float wanted) const;

  // Metres, at the middle of each voxel of the grid, in its order.
  const std::vector<float>& distances() const { return distance_; }

 private:
  int width_, height_, depth_;
  float3 origin_;
  float size_;
  std::vector<float> distance_;
};

}  // namespace kura::viewer

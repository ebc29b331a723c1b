#include "viewer/space/voxel_grid.h"

#include <algorithm>
#include <cmath>

namespace kura::viewer {
namespace {

void mark(VoxelGrid& grid, float3 in_voxels) {
  const int x = static_cast<int>(in_voxels.x), y = static_cast<int>(in_voxels.y), z = static_cast<int>(in_voxels.z);
  if (grid.contains(x, y, z)) grid.occupied[grid.index(x, y, z)] = 1;
}

// Points on the triangle at most half a voxel apart. Scans have triangles far smaller than a voxel: one point then.
void markTriangle(VoxelGrid& grid, const float3 corners[3]) {
  const float longest = std::max({length(corners[1] - corners[0]), length(corners[2] - corners[1]),
                                  length(corners[0] - corners[2])});
  const int steps = std::clamp(static_cast<int>(std::ceil(longest * 2)), 1, 1024);
  if (steps == 1) return mark(grid, (corners[0] + corners[1] + corners[2]) * (1.0f / 3));
  const float3 along_u = (corners[1] - corners[0]) / float(steps), along_v = (corners[2] - corners[0]) / float(steps);
  for (int u = 0; u <= steps; ++u) {
    for (int v = 0; v + u <= steps; ++v) mark(grid, corners[0] + along_u * float(u) + along_v * float(v));
  }
}

}  // namespace

VoxelGrid voxelize(const Model& model, int resolution, int margin) {
  VoxelGrid grid;
  const float3 size = model.bounds.size();
  const float longest = std::max({size.x, size.y, size.z, 1e-9f});
  grid.size = longest / float(resolution);
  const auto cells = [&](float length) { return std::max(1, static_cast<int>(std::ceil(length / grid.size))) + 2 * margin; };
  grid.width = cells(size.x);
  grid.height = cells(size.y);
  grid.depth = cells(size.z);
  const float3 extent = float3{float(grid.width), float(grid.height), float(grid.depth)} * grid.size;
  grid.origin = model.bounds.centre() - extent * 0.5f;
  // The lowest voxels begin exactly at the foot, so that the shadow touches it.
  grid.origin.y = model.bounds.min.y - float(margin) * grid.size;
  grid.occupied.assign(size_t(grid.width) * grid.height * grid.depth, 0);

  std::vector<float3> points;
  for (const Instance& instance : model.instances) {
    const Mesh& mesh = model.meshes[instance.mesh];
    points.resize(mesh.positions.size());
    for (size_t i = 0; i < points.size(); ++i) {
      points[i] = ((instance.transform * float4(mesh.positions[i], 1)).xyz - grid.origin) / grid.size;
    }
    for (size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
      const float3 corners[3] = {points[mesh.indices[i]], points[mesh.indices[i + 1]], points[mesh.indices[i + 2]]};
      markTriangle(grid, corners);
    }
  }
  return grid;
}

}  // namespace kura::viewer

#include "viewer/space/voxel_grid.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace kura::viewer {
namespace {

void mark(VoxelGrid& grid, float3 in_voxels) {
  const int x = static_cast<int>(in_voxels.x), y = static_cast<int>(in_voxels.y), z = static_cast<int>(in_voxels.z);
  if (grid.contains(x, y, z)) grid.occupied[grid.index(x, y, z)] = 1;
}

// How many points may be tried in all: a hostile file has a million triangles across the whole piece. Past it only their
// corners and middles are marked, which leaves a shadow with holes, in less than a second.
constexpr int64_t kMostPoints = 40'000'000;

// Points on the triangle at most half a voxel apart. Scans have triangles far smaller than a voxel: one point then.
void markTriangle(VoxelGrid& grid, const float3 corners[3], int64_t& points_left) {
  // From the corner between the two shorter edges, so that slivers take few points.
  const float edges[3] = {length(corners[1] - corners[0]), length(corners[2] - corners[1]), length(corners[0] - corners[2])};
  const int longest = int(std::max_element(edges, edges + 3) - edges);
  const int from = (longest + 2) % 3;
  const float3 origin = corners[from], to_u = corners[(from + 1) % 3] - origin, to_v = corners[(from + 2) % 3] - origin;
  int steps_u = std::clamp(int(std::ceil(length(to_u) * 2)), 1, 1024), steps_v = std::clamp(int(std::ceil(length(to_v) * 2)), 1, 1024);
  mark(grid, (corners[0] + corners[1] + corners[2]) * (1.0f / 3));
  if (edges[longest] <= 0.5f) return;
  if (points_left < int64_t{steps_u} * steps_v) steps_u = steps_v = 1;
  points_left -= int64_t{steps_u} * steps_v;
  for (int u = 0; u <= steps_u; ++u) {
    const float share = float(u) / float(steps_u);
    const int last = int(std::ceil((1 - share) * float(steps_v)));
    for (int v = 0; v <= last; ++v) {
      mark(grid, origin + to_u * share + to_v * std::min(float(v) / float(steps_v), 1 - share));
    }
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
  int64_t points_left = kMostPoints;
  for (const Instance& instance : model.instances) {
    const Mesh& mesh = model.meshes[instance.mesh];
    points.resize(mesh.positions.size());
    for (size_t i = 0; i < points.size(); ++i) {
      points[i] = ((instance.transform * float4(mesh.positions[i], 1)).xyz - grid.origin) / grid.size;
    }
    for (size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
      const float3 corners[3] = {points[mesh.indices[i]], points[mesh.indices[i + 1]], points[mesh.indices[i + 2]]};
      markTriangle(grid, corners, points_left);
    }
  }
  return grid;
}

}  // namespace kura::viewer

#include "scan/condense.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace kura {
namespace {

Double3 minus(const Double3& a, const Double3& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }
double times(const Double3& a, const Double3& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
Double3 across(const Double3& a, const Double3& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

struct Extent {
  Double3 min, max;
  double area = 0;
  uint64_t triangles = 0;
};

std::optional<Extent> measureExtent(const TriangleStream& stream) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  Extent extent{{kInfinity, kInfinity, kInfinity}, {-kInfinity, -kInfinity, -kInfinity}};
  const bool is_whole = stream.forEach([&](const StreamedTriangle& triangle) {
    const auto& p = triangle.positions;
    for (const Double3& corner : p) {
      for (int axis = 0; axis < 3; ++axis) {
        extent.min[axis] = std::min(extent.min[axis], corner[axis]);
        extent.max[axis] = std::max(extent.max[axis], corner[axis]);
      }
    }
    const Double3 normal = across(minus(p[1], p[0]), minus(p[2], p[0]));
    extent.area += 0.5 * std::sqrt(times(normal, normal));
    ++extent.triangles;
  });
  if (!is_whole || !(extent.area > 0) || !std::isfinite(extent.area)) return {};
  return extent;
}

// The sum of squared distances to planes, around the middle of the cell (Garland and Heckbert 1997).
struct Quadric {
  std::array<double, 6> a = {};  // xx xy xz yy yz zz
  Double3 b = {0, 0, 0};

  void add(const Double3& unit_normal, double distance, double weight) {
    const auto& n = unit_normal;
    const std::array<double, 6> squares = {n[0] * n[0], n[0] * n[1], n[0] * n[2], n[1] * n[1], n[1] * n[2], n[2] * n[2]};
    for (int i = 0; i < 6; ++i) a[i] += weight * squares[i];
    for (int i = 0; i < 3; ++i) b[i] -= weight * distance * n[i];
  }

  // Where it is least; a little of `hold` pulls towards `mean`, which decides where planes leave a direction open.
  Double3 minimum(const Double3& mean) const {
    const double hold = 0.01 * (a[0] + a[3] + a[5]) + 1e-300;
    const double xx = a[0] + hold, yy = a[3] + hold, zz = a[5] + hold, xy = a[1], xz = a[2], yz = a[4];
    const Double3 r = {hold * mean[0] - b[0], hold * mean[1] - b[1], hold * mean[2] - b[2]};
    const double c0 = yy * zz - yz * yz, c1 = xz * yz - xy * zz, c2 = xy * yz - xz * yy;
    const double determinant = xx * c0 + xy * c1 + xz * c2;
    if (!(std::fabs(determinant) > 0)) return mean;
    return {(c0 * r[0] + c1 * r[1] + c2 * r[2]) / determinant,
            (c1 * r[0] + (xx * zz - xz * xz) * r[1] + (xy * xz - xx * yz) * r[2]) / determinant,
            (c2 * r[0] + (xy * xz - xx * yz) * r[1] + (xx * yy - xy * xy) * r[2]) / determinant};
  }
};

struct Cluster {
  std::array<int32_t, 3> cell;
  Quadric quadric;
  Double3 sum = {0, 0, 0};  // of corners, from the middle of the cell
  Double3 normal = {0, 0, 0};
  std::array<float, 3> color = {0, 0, 0};
  float count = 0;
};

class Clusters {
 public:
  Clusters(const Extent& extent, double cell) : origin_(extent.min), cell_(cell) { buckets_.assign(size_t{1} << 16, kNone); }

  uint32_t at(const Double3& position) {
    std::array<int32_t, 3> cell;
    for (int axis = 0; axis < 3; ++axis) cell[axis] = static_cast<int32_t>((position[axis] - origin_[axis]) / cell_);
    size_t bucket = hashOf(cell);
    for (; buckets_[bucket] != kNone; bucket = (bucket + 1) & (buckets_.size() - 1)) {
      if (all_[buckets_[bucket]].cell == cell) return buckets_[bucket];
    }
    const auto number = static_cast<uint32_t>(all_.size());
    all_.push_back({cell});
    buckets_[bucket] = number;
    if (all_.size() * 2 > buckets_.size()) grow();
    return number;
  }

  Double3 middleOf(const Cluster& cluster) const {
    Double3 middle;
    for (int axis = 0; axis < 3; ++axis) middle[axis] = origin_[axis] + (cluster.cell[axis] + 0.5) * cell_;
    return middle;
  }

  std::vector<Cluster>& all() { return all_; }

 private:
  static constexpr uint32_t kNone = UINT32_MAX;

  size_t hashOf(const std::array<int32_t, 3>& cell) const {
    uint64_t hash = uint64_t(uint32_t(cell[0])) * 0x9E3779B97F4A7C15ull ^ uint64_t(uint32_t(cell[1])) * 0xC2B2AE3D27D4EB4Full ^
                    uint64_t(uint32_t(cell[2])) * 0x165667B19E3779F9ull;
    return (hash ^ hash >> 29) & (buckets_.size() - 1);
  }

  void grow() {
    buckets_.assign(buckets_.size() * 2, kNone);
    for (uint32_t i = 0; i < all_.size(); ++i) {
      size_t bucket = hashOf(all_[i].cell);
      while (buckets_[bucket] != kNone) bucket = (bucket + 1) & (buckets_.size() - 1);
      buckets_[bucket] = i;
    }
  }

  Double3 origin_;
  double cell_;
  std::vector<Cluster> all_;
  std::vector<uint32_t> buckets_;  // open addressing: a cluster's number, or kNone
};

void addTriangle(const StreamedTriangle& triangle, Clusters& clusters, std::vector<uint32_t>& indices) {
  std::array<uint32_t, 3> corner;
  for (int c = 0; c < 3; ++c) corner[c] = clusters.at(triangle.positions[c]);
  const auto& p = triangle.positions;
  const Double3 normal = across(minus(p[1], p[0]), minus(p[2], p[0]));
  const double twice_area = std::sqrt(times(normal, normal));
  for (int c = 0; c < 3; ++c) {
    Cluster& cluster = clusters.all()[corner[c]];
    const Double3 from_middle = minus(p[c], clusters.middleOf(cluster));
    for (int axis = 0; axis < 3; ++axis) {
      cluster.sum[axis] += from_middle[axis];
      cluster.normal[axis] += normal[axis];
      cluster.color[axis] += triangle.colors[c][axis];
    }
    cluster.count += 1;
    if (twice_area > 0) {
      const Double3 unit = {normal[0] / twice_area, normal[1] / twice_area, normal[2] / twice_area};
      cluster.quadric.add(unit, times(unit, from_middle), twice_area);
    }
  }
  if (corner[0] != corner[1] && corner[1] != corner[2] && corner[0] != corner[2]) indices.insert(indices.end(), corner.begin(), corner.end());
}

void writeVertices(Clusters& clusters, double cell, bool has_colors, DraftPrimitive& out) {
  for (const Cluster& cluster : clusters.all()) {
    const double count = std::max(1.0f, cluster.count);
    const Double3 mean = {cluster.sum[0] / count, cluster.sum[1] / count, cluster.sum[2] / count};
    const Double3 best = cluster.quadric.minimum(mean);
    const Double3 middle = clusters.middleOf(cluster);
    Double3& position = out.positions.emplace_back();
    for (int axis = 0; axis < 3; ++axis) position[axis] = middle[axis] + std::clamp(best[axis], -cell / 2, cell / 2);
    const double length = std::sqrt(times(cluster.normal, cluster.normal));
    Float3& normal = out.primitive.normals.emplace_back();
    for (int axis = 0; axis < 3; ++axis) normal[axis] = length > 0 ? static_cast<float>(cluster.normal[axis] / length) : 0;
    if (has_colors) {
      out.primitive.colors.push_back({float(cluster.color[0] / count), float(cluster.color[1] / count), float(cluster.color[2] / count), 1});
    }
  }
}

}  // namespace

std::optional<Condensed> condense(const TriangleStream& stream, const CondenseOptions& options) {
  const std::optional<Extent> extent = measureExtent(stream);
  if (!extent) return {};
  Condensed condensed;
  condensed.triangles_before = extent->triangles;
  // A surface of area A passes through about 1.5 A / h^2 cells of edge h, and a mesh has twice as many triangles as vertices.
  condensed.cell = std::sqrt(1.5 * extent->area * 2 / static_cast<double>(options.target_triangles));
  double longest = 0;
  for (int axis = 0; axis < 3; ++axis) longest = std::max(longest, extent->max[axis] - extent->min[axis]);
  condensed.cell = std::max(condensed.cell, longest / 1e9);  // cells are counted in 32 bits
  Clusters clusters(*extent, condensed.cell);
  DraftPrimitive& out = condensed.primitive;
  if (!stream.forEach([&](const StreamedTriangle& triangle) { addTriangle(triangle, clusters, out.primitive.indices); })) return {};
  writeVertices(clusters, condensed.cell, stream.hasColors(), out);
  return condensed;
}

}  // namespace kura

#include "viewer/space/clearance.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kura::viewer {
namespace {

constexpr float kFar = 1e12f;

// Marks the voxels that the room reaches from the outside.
std::vector<uint8_t> reachable(const VoxelGrid& grid) {
  std::vector<uint8_t> seen(grid.occupied.size(), 0);
  std::vector<uint32_t> open = {0};  // the margin keeps the corner empty
  seen[0] = 1;
  const auto visit = [&](int x, int y, int z) {
    if (!grid.contains(x, y, z)) return;
    const size_t index = grid.index(x, y, z);
    if (seen[index] || grid.occupied[index]) return;
    seen[index] = 1;
    open.push_back(static_cast<uint32_t>(index));
  };
  while (!open.empty()) {
    const uint32_t index = open.back();
    open.pop_back();
    const int x = int(index % grid.width), y = int(index / grid.width % grid.height),
              z = int(index / grid.width / grid.height);
    visit(x - 1, y, z);
    visit(x + 1, y, z);
    visit(x, y - 1, z);
    visit(x, y + 1, z);
    visit(x, y, z - 1);
    visit(x, y, z + 1);
  }
  return seen;
}

// Squared distances along one line: the lower envelope of parabolas.
class LineTransform {
 public:
  explicit LineTransform(int longest) : value_(longest), place_(longest), bound_(longest + 1) {}

  void apply(float* line, size_t stride, int count) {
    int parabolas = 0;
    for (int i = 0; i < count; ++i) value_[i] = line[i * stride];
    place_[0] = 0;
    bound_[0] = -kFar;
    bound_[1] = kFar;
    for (int i = 1; i < count; ++i) {
      float crossing = crossingOf(i, place_[parabolas]);
      while (parabolas > 0 && crossing <= bound_[parabolas]) crossing = crossingOf(i, place_[--parabolas]);
      place_[++parabolas] = i;
      bound_[parabolas] = crossing;
      bound_[parabolas + 1] = kFar;
    }
    int at = 0;
    for (int i = 0; i < count; ++i) {
      while (bound_[at + 1] < float(i)) ++at;
      const float away = float(i - place_[at]);
      line[i * stride] = away * away + value_[place_[at]];
    }
  }

 private:
  float crossingOf(int i, int j) const {
    return ((value_[i] + float(i) * float(i)) - (value_[j] + float(j) * float(j))) / float(2 * (i - j));
  }
  std::vector<float> value_;
  std::vector<int> place_;
  std::vector<float> bound_;
};

}  // namespace

Clearance::Clearance(const VoxelGrid& grid)
    : width_(grid.width), height_(grid.height), depth_(grid.depth), origin_(grid.origin), size_(grid.size) {
  const std::vector<uint8_t> outside = reachable(grid);
  distance_.resize(grid.occupied.size());
  for (size_t i = 0; i < distance_.size(); ++i) distance_[i] = outside[i] ? 1e6f : 0.0f;
  LineTransform line(std::max({width_, height_, depth_}));
  for (int z = 0; z < depth_; ++z) {
    for (int y = 0; y < height_; ++y) line.apply(&distance_[grid.index(0, y, z)], 1, width_);
  }
  for (int z = 0; z < depth_; ++z) {
    for (int x = 0; x < width_; ++x) line.apply(&distance_[grid.index(x, 0, z)], width_, height_);
  }
  for (int y = 0; y < height_; ++y) {
    for (int x = 0; x < width_; ++x) line.apply(&distance_[grid.index(x, y, 0)], size_t(width_) * height_, depth_);
  }
  for (float& distance : distance_) distance = std::sqrt(distance) * size_;
}

Clearance::Clearance(const VoxelGrid& grid, std::vector<float> distances)
    : width_(grid.width), height_(grid.height), depth_(grid.depth), origin_(grid.origin), size_(grid.size),
      distance_(std::move(distances)) {}

float Clearance::at(float3 point) const {
  const float3 place = (point - origin_) / size_ - 0.5f;
  // Outside of the grid: at least as far as its rim, and the way to the rim besides.
  const float3 inside = {std::clamp(place.x, 0.0f, float(width_ - 1)), std::clamp(place.y, 0.0f, float(height_ - 1)),
                         std::clamp(place.z, 0.0f, float(depth_ - 1))};
  const int x = std::min(int(inside.x), width_ - 2 < 0 ? 0 : width_ - 2), y = std::min(int(inside.y), std::max(0, height_ - 2)),
            z = std::min(int(inside.z), std::max(0, depth_ - 2));
  const float3 share = inside - float3{float(x), float(y), float(z)};
  float sum = 0;
  for (int corner = 0; corner < 8; ++corner) {
    const int dx = corner & 1, dy = corner >> 1 & 1, dz = corner >> 2;
    const size_t index = std::min(x + dx, width_ - 1) + size_t(width_) * (std::min(y + dy, height_ - 1) +
                                                                          size_t(height_) * std::min(z + dz, depth_ - 1));
    sum += distance_[index] * (dx ? share.x : 1 - share.x) * (dy ? share.y : 1 - share.y) * (dz ? share.z : 1 - share.z);
  }
  return sum + length(place - inside) * size_;
}

float Clearance::freeDistance(float3 target, float3 back, float wanted) const {
  // A surface that is looked at straight may be as near as the distance itself: the target lies on it. Half of that
  // distance must be free around the eye, less what a voxel cannot resolve.
  const float farthest = wanted + size_ * float(width_ + height_ + depth_);
  for (float distance = wanted; distance < farthest;) {
    const float needed = std::min(0.3f * distance, size_);
    const float free = at(target + back * distance);
    if (free >= needed) return distance;
    distance += std::max(needed - free, size_ * 0.05f);
  }
  return wanted;
}

}  // namespace kura::viewer

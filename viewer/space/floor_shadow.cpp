#include "viewer/space/floor_shadow.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kura::viewer {
namespace {

constexpr float kPi = 3.14159265f;
constexpr float kRadians = kPi / 180;
constexpr int kWords = FloorShadow::kRoom / 64;
using Row = std::array<uint64_t, kWords>;

// One horizontal layer of the piece, a bit for each voxel, in the middle of the floor's square.
struct Layer {
  int first_row = 0;  // rows without any voxel are left out
  std::vector<Row> rows;
};

Row shifted(const Row& row, int by) {
  Row result = {};
  const int words = std::abs(by) / 64, bits = std::abs(by) % 64;
  for (int i = 0; i < kWords; ++i) {
    const int from = by >= 0 ? i - words : i + words;
    const int next = by >= 0 ? from - 1 : from + 1;
    const auto word = [&](int index) { return index >= 0 && index < kWords ? row[index] : 0; };
    if (bits == 0) {
      result[i] = word(from);
    } else if (by >= 0) {
      result[i] = word(from) << bits | word(next) >> (64 - bits);
    } else {
      result[i] = word(from) >> bits | word(next) << (64 - bits);
    }
  }
  return result;
}

std::vector<Layer> layersOf(const VoxelGrid& grid) {
  const int left = (FloorShadow::kRoom - grid.width) / 2, front = (FloorShadow::kRoom - grid.depth) / 2;
  std::vector<Layer> layers(grid.height);
  for (int y = 0; y < grid.height; ++y) {
    layers[y].first_row = std::max(front, 0);
    for (int z = 0; z < grid.depth && front + z < FloorShadow::kRoom; ++z) {
      if (front + z < 0) continue;
      Row row = {};
      for (int x = 0; x < grid.width; ++x) {
        const int column = left + x;
        if (column < 0 || column >= FloorShadow::kRoom || !grid.occupied[grid.index(x, y, z)]) continue;
        row[column / 64] |= uint64_t{1} << (column % 64);
      }
      layers[y].rows.push_back(row);
    }
  }
  return layers;
}

// Adds to `sum` one for each floor texel from which the light in direction `to_light` is hidden. Heights count from
// `floor_layer`, in voxels.
void addShadow(const std::vector<Layer>& layers, int floor_layer, float3 to_light, std::vector<uint16_t>& sum) {
  std::array<Row, FloorShadow::kRoom> hidden = {};
  const float slope_x = -to_light.x / to_light.y, slope_z = -to_light.z / to_light.y;
  for (int y = floor_layer; y < int(layers.size()); ++y) {
    const float height = float(y - floor_layer) + 0.5f;
    const int dx = int(std::lround(slope_x * height)), dz = int(std::lround(slope_z * height));
    if (std::abs(dx) >= FloorShadow::kRoom) break;
    const Layer& layer = layers[y];
    for (int i = 0; i < int(layer.rows.size()); ++i) {
      const int row = layer.first_row + i + dz;
      if (row < 0 || row >= FloorShadow::kRoom) continue;
      const Row& bits = layer.rows[i];
      if (!(bits[0] | bits[1] | bits[2])) continue;
      const Row moved = shifted(bits, dx);
      for (int w = 0; w < kWords; ++w) hidden[row][w] |= moved[w];
    }
  }
  for (int row = 0; row < FloorShadow::kRoom; ++row) {
    for (int w = 0; w < kWords; ++w) {
      for (uint64_t bits = hidden[row][w]; bits; bits &= bits - 1) {
        sum[row * FloorShadow::kRoom + w * 64 + __builtin_ctzll(bits)] += 1;
      }
    }
  }
}

// Point i of n on a disc, evenly spread (Vogel 1979).
float2 discPoint(int i, int n) {
  const float radius = std::sqrt((float(i) + 0.5f) / float(n)), angle = float(i) * 2.39996323f;
  return {radius * std::cos(angle), radius * std::sin(angle)};
}

float3 directionOf(float azimuth, float elevation) {
  return {std::sin(azimuth) * std::cos(elevation), std::sin(elevation), std::cos(azimuth) * std::cos(elevation)};
}

// Mean of three by three texels, in place of the cubes' outlines.
std::vector<float> smoothed(const std::vector<float>& from, int edge) {
  std::vector<float> to(from.size());
  for (int y = 0; y < edge; ++y) {
    for (int x = 0; x < edge; ++x) {
      float sum = 0, weights = 0;
      for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
          const int row = y + dy, column = x + dx;
          if (row < 0 || column < 0 || row >= edge || column >= edge) continue;
          const float weight = float((2 - std::abs(dx)) * (2 - std::abs(dy)));
          sum += from[row * edge + column] * weight;
          weights += weight;
        }
      }
      to[y * edge + x] = sum / weights;
    }
  }
  return to;
}

uint8_t toByte(float share) { return uint8_t(std::clamp(share, 0.0f, 1.0f) * 255 + 0.5f); }

// The share of the lamp that each texel of a cell does not see. azimuth in radians.
std::vector<float> bakeCell(const std::vector<Layer>& layers, int floor_layer, float azimuth, const FloorShadowOptions& options) {
  constexpr int kLampPoints = 24;
  constexpr int kBlock = FloorShadow::kRoom / FloorShadow::kCell;
  std::vector<uint16_t> sum(FloorShadow::kRoom * FloorShadow::kRoom, 0);
  const float elevation = options.key_elevation * kRadians, radius = options.key_radius * kRadians;
  for (int i = 0; i < kLampPoints; ++i) {
    const float2 point = discPoint(i, kLampPoints) * radius;
    // A lamp that stands low reaches down to the floor, not below it.
    const float up = std::max(elevation + point.y, 2 * kRadians);
    addShadow(layers, floor_layer, directionOf(azimuth + point.x / std::cos(elevation), up), sum);
  }
  std::vector<float> cell(FloorShadow::kCell * FloorShadow::kCell);
  for (int y = 0; y < FloorShadow::kRoom; ++y) {
    for (int x = 0; x < FloorShadow::kRoom; ++x) {
      cell[y / kBlock * FloorShadow::kCell + x / kBlock] +=
          float(sum[y * FloorShadow::kRoom + x]) / float(kLampPoints * kBlock * kBlock);
    }
  }
  return smoothed(cell, FloorShadow::kCell);
}

std::vector<uint8_t> bakeKey(const std::vector<Layer>& layers, int floor_layer, const FloorShadowOptions& options) {
  constexpr int kWidth = FloorShadow::kColumns * FloorShadow::kCell;
  std::vector<uint8_t> key(size_t(kWidth) * FloorShadow::kCell * (FloorShadow::kDirections / FloorShadow::kColumns));
  for (int direction = 0; direction < FloorShadow::kDirections; ++direction) {
    const std::vector<float> cell = bakeCell(layers, floor_layer, 2 * kPi * float(direction) / FloorShadow::kDirections, options);
    const int left = direction % FloorShadow::kColumns * FloorShadow::kCell;
    const int top = direction / FloorShadow::kColumns * FloorShadow::kCell;
    for (int y = 0; y < FloorShadow::kCell; ++y) {
      for (int x = 0; x < FloorShadow::kCell; ++x) {
        key[size_t(top + y) * kWidth + left + x] = toByte(cell[y * FloorShadow::kCell + x]);
      }
    }
  }
  return key;
}

void bakeRoom(const std::vector<Layer>& layers, int floor_layer, FloorShadow& shadow) {
  constexpr int kRoomPoints = 240;
  std::vector<uint16_t> sum(FloorShadow::kRoom * FloorShadow::kRoom, 0);
  for (int i = 0; i < kRoomPoints; ++i) {
    // Points on the disc under the hemisphere: each direction counts by the cosine with which it falls on the floor.
    const float2 point = discPoint(i, kRoomPoints);
    const float up = std::sqrt(std::max(1 - dot(point, point), 0.01f));
    addShadow(layers, floor_layer, {point.x, up, point.y}, sum);
  }
  std::vector<float> room(sum.size());
  for (size_t i = 0; i < sum.size(); ++i) room[i] = float(sum[i]) / kRoomPoints;
  room = smoothed(room, FloorShadow::kRoom);
  shadow.room.resize(room.size());
  for (size_t i = 0; i < room.size(); ++i) shadow.room[i] = toByte(room[i]);
}

// The lowest layer with anything in it.
int floorLayerOf(const VoxelGrid& grid) {
  const auto is_empty = [&](int y) {
    for (int z = 0; z < grid.depth; ++z) {
      for (int x = 0; x < grid.width; ++x) {
        if (grid.occupied[grid.index(x, y, z)]) return false;
      }
    }
    return true;
  };
  int floor_layer = 0;
  while (floor_layer + 1 < grid.height && is_empty(floor_layer)) ++floor_layer;
  return floor_layer;
}

}  // namespace

std::vector<uint8_t> bakeKeyShadows(const VoxelGrid& grid, const FloorShadowOptions& options) {
  return bakeKey(layersOf(grid), floorLayerOf(grid), options);
}

std::vector<uint8_t> bakeKeyShadow(const VoxelGrid& grid, float azimuth, const FloorShadowOptions& options) {
  const std::vector<float> cell = bakeCell(layersOf(grid), floorLayerOf(grid), azimuth * kRadians, options);
  std::vector<uint8_t> bytes(cell.size());
  for (size_t i = 0; i < cell.size(); ++i) bytes[i] = toByte(cell[i]);
  return bytes;
}

FloorShadow bakeFloorShadow(const VoxelGrid& grid, const FloorShadowOptions& options) {
  FloorShadow shadow;
  shadow.edge = grid.size * float(FloorShadow::kRoom);
  const int floor_layer = floorLayerOf(grid);
  // Where the middle of the floor's square lies: the layers were put into it by whole voxels.
  const float middle_x = float((FloorShadow::kRoom - grid.width) / 2), middle_z = float((FloorShadow::kRoom - grid.depth) / 2);
  shadow.centre = {grid.origin.x + (FloorShadow::kRoom / 2 - middle_x) * grid.size,
                   grid.origin.y + float(floor_layer) * grid.size,
                   grid.origin.z + (FloorShadow::kRoom / 2 - middle_z) * grid.size};
  const std::vector<Layer> layers = layersOf(grid);
  shadow.key = bakeKey(layers, floor_layer, options);
  bakeRoom(layers, floor_layer, shadow);
  return shadow;
}

}  // namespace kura::viewer

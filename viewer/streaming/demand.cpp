#include "viewer/streaming/demand.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace kura::viewer {
namespace {

using filament::math::float2;
using filament::math::float4;

constexpr float kPatch = 96;  // pixels: a patch this small is taken as flat
constexpr int kDeepest = 10;  // halvings of one triangle's edges
constexpr float kNearest = 1e-6f;

struct Corner {
  float4 clip;
  float2 texel;  // of level 0
};

Corner between(const Corner& a, const Corner& b) { return {(a.clip + b.clip) * 0.5f, (a.texel + b.texel) * 0.5f}; }

// Bits for the planes of the frustum that a point lies outside of. The far plane is left out: nothing of a piece is there.
unsigned outsideOf(float4 clip) {
  return (clip.x < -clip.w) | (clip.x > clip.w) << 1 | (clip.y < -clip.w) << 2 | (clip.y > clip.w) << 3 | (clip.w < kNearest) << 4;
}

bool isFinite(const Corner& corner) {
  return std::isfinite(corner.clip.x + corner.clip.y + corner.clip.z + corner.clip.w) && std::isfinite(corner.texel.x + corner.texel.y);
}

// Nearer tiles first; among those as near, the middle of the screen.
struct Rank {
  float distance, from_middle;
  auto operator<=>(const Rank&) const = default;
};

class Demand {
 public:
  Demand(const TilePyramid& pyramid, const DemandOptions& options)
      : pyramid_(pyramid), half_(options.width_px / 2, options.height_px / 2), coarse_level_(options.coarse_level) {}

  void add(const Corner& a, const Corner& b, const Corner& c, int depth) {
    if (outsideOf(a.clip) & outsideOf(b.clip) & outsideOf(c.clip)) return;
    const bool is_before = std::min({a.clip.w, b.clip.w, c.clip.w}) > kNearest;
    // In clip space middles stay true under perspective; on the screen they would not.
    if ((!is_before || longestEdge(a, b, c) > kPatch) && depth < kDeepest) {
      const Corner ab = between(a, b), bc = between(b, c), ca = between(c, a);
      add(a, ab, ca, depth + 1);
      add(ab, b, bc, depth + 1);
      add(ca, bc, c, depth + 1);
      add(ab, bc, ca, depth + 1);
    } else if (is_before) {
      addPatch(a, b, c);
    }
  }

  std::map<TileKey, Rank> take() { return std::move(found_); }

 private:
  float2 onScreen(const Corner& corner) const { return corner.clip.xy / corner.clip.w * half_; }

  float longestEdge(const Corner& a, const Corner& b, const Corner& c) const {
    const float2 p = onScreen(a), q = onScreen(b), r = onScreen(c);
    return std::sqrt(std::max({dot(q - p, q - p), dot(r - q, r - q), dot(p - r, p - r)}));
  }

  void addPatch(const Corner& a, const Corner& b, const Corner& c) {
    const float2 p = onScreen(a), s = onScreen(b) - p, t = onScreen(c) - p;
    const float area = s.x * t.y - s.y * t.x;
    if (!(area > 0)) return;
    const float2 u = b.texel - a.texel, v = c.texel - a.texel;
    // Texels along one pixel to the right and one up, as dFdx and dFdy in the shader.
    const float2 along_x = (u * t.y - v * s.y) / area, along_y = (v * s.x - u * t.x) / area;
    const float texels = std::sqrt(std::max(dot(along_x, along_x), dot(along_y, along_y)));
    if (!std::isfinite(texels)) return;
    const uint32_t level = levelFor(pyramid_, texels);
    if (level >= coarse_level_) return;
    const float2 middle = p + (s + t) / 3.0f;
    const Rank rank{std::min({a.clip.w, b.clip.w, c.clip.w}), dot(middle, middle)};
    const float2 low = min(min(a.texel, b.texel), c.texel), high = max(max(a.texel, b.texel), c.texel);
    const float covered = float(pyramid_.tile) * std::exp2(float(level));
    const auto columnOf = [&](float x) { return index(x / covered, pyramid_.columns(level)); };
    const auto rowOf = [&](float y) { return index(y / covered, pyramid_.rows(level)); };
    for (uint32_t y = rowOf(low.y); y <= rowOf(high.y); ++y) {
      for (uint32_t x = columnOf(low.x); x <= columnOf(high.x); ++x) {
        const auto [place, is_new] = found_.try_emplace({level, x, y}, rank);
        if (!is_new) place->second = std::min(place->second, rank);
      }
    }
  }

  static uint32_t index(float at, uint32_t count) {
    return static_cast<uint32_t>(std::clamp(std::floor(at), 0.0f, float(count - 1)));
  }

  const TilePyramid& pyramid_;
  const float2 half_;
  const uint32_t coarse_level_;
  std::map<TileKey, Rank> found_;
};

// Each tile replaced by the one above it; none where the coarse texture says as much.
std::map<TileKey, Rank> coarser(const std::map<TileKey, Rank>& tiles, uint32_t end) {
  std::map<TileKey, Rank> result;
  for (const auto& [key, rank] : tiles) {
    if (key.level + 1 >= end) continue;
    const auto [place, is_new] = result.try_emplace(key.above(key.level + 1), rank);
    if (!is_new) place->second = std::min(place->second, rank);
  }
  return result;
}

std::vector<TileKey> ordered(const std::map<TileKey, Rank>& tiles) {
  std::vector<std::pair<TileKey, Rank>> ranked(tiles.begin(), tiles.end());
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    if (a.second != b.second) return a.second < b.second;
    return a.first.level != b.first.level ? a.first.level > b.first.level : a.first < b.first;
  });
  std::vector<TileKey> result;
  for (const auto& [key, rank] : ranked) result.push_back(key);
  return result;
}

}  // namespace

uint32_t levelFor(const TilePyramid& pyramid, float texels) {
  if (!(texels > 1)) return 0;
  return std::min(static_cast<uint32_t>(std::log2(texels)), pyramid.levels() - 1);
}

std::vector<TileKey> findDemand(const TilePyramid& pyramid, std::span<const TexturedTriangles> triangles,
                                const DemandOptions& options) {
  if (pyramid.isEmpty() || options.most == 0) return {};
  Demand demand(pyramid, options);
  const float2 size(float(pyramid.width), float(pyramid.height));
  std::vector<Corner> corners;
  for (const TexturedTriangles& mesh : triangles) {
    if (mesh.texcoords.size() != mesh.positions.size()) continue;
    corners.resize(mesh.positions.size());
    for (size_t i = 0; i < corners.size(); ++i) {
      corners[i] = {mesh.clip_from_mesh * float4(mesh.positions[i], 1), mesh.texcoords[i] * size};
    }
    for (size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
      const Corner &a = corners[mesh.indices[i]], &b = corners[mesh.indices[i + 1]], &c = corners[mesh.indices[i + 2]];
      if (isFinite(a) && isFinite(b) && isFinite(c)) demand.add(a, b, c, 0);
    }
  }
  const uint32_t end = std::min(options.coarse_level, pyramid.levels());
  std::map<TileKey, Rank> tiles = demand.take(), above = coarser(tiles, end);
  above.merge(tiles);
  while (above.size() > options.most) {
    tiles = coarser(above, end);
    above = coarser(tiles, end);
    above.merge(tiles);
  }
  return ordered(above);
}

}  // namespace kura::viewer

#include "geometry/clean.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "geometry/join_primitives.h"

namespace kura {

namespace {

using Corners = std::array<uint32_t, 3>;

// The same triangle begins at its smallest corner, whichever it began at; the way round stays.
Corners canonical(Corners corners) {
  std::rotate(corners.begin(), std::min_element(corners.begin(), corners.end()), corners.end());
  return corners;
}

struct CornersHash {
  size_t operator()(const Corners& c) const {
    uint64_t hash = c[0] * uint64_t{0x9E3779B97F4A7C15};
    hash = (hash ^ (hash >> 29) ^ c[1]) * uint64_t{0xBF58476D1CE4E5B9};
    hash = (hash ^ (hash >> 32) ^ c[2]) * uint64_t{0x94D049BB133111EB};
    return hash ^ (hash >> 31);
  }
};

bool isFinite(const Float3& p) { return std::isfinite(p[0]) && std::isfinite(p[1]) && std::isfinite(p[2]); }

void cleanPrimitive(Primitive& primitive, CleanedScene& result) {
  const size_t vertices = primitive.positions.size();
  const PositionIds places = identifyPositions(primitive.positions);
  std::unordered_set<Corners, CornersHash> seen;
  seen.reserve(primitive.triangleCount());
  std::vector<uint32_t> kept;
  kept.reserve(primitive.indices.size());
  for (size_t i = 0; i + 2 < primitive.indices.size(); i += 3) {
    const Corners corners = {primitive.indices[i], primitive.indices[i + 1], primitive.indices[i + 2]};
    const bool is_usable = std::all_of(corners.begin(), corners.end(), [&](uint32_t v) {
      return v < vertices && isFinite(primitive.positions[v]);
    });
    if (!is_usable) {
      ++result.unusable_triangles;
      continue;
    }
    const Corners at = {places.of_vertex[corners[0]], places.of_vertex[corners[1]], places.of_vertex[corners[2]]};
    if (at[0] == at[1] || at[1] == at[2] || at[2] == at[0]) {
      ++result.degenerate_triangles;
    } else if (!seen.insert(canonical(at)).second) {
      ++result.duplicate_triangles;
    } else {
      kept.insert(kept.end(), corners.begin(), corners.end());
    }
  }
  Primitive selected = selectTriangles(primitive, kept);
  result.unreferenced_vertices += vertices - selected.positions.size();
  primitive = std::move(selected);
}

void note(Diagnostics& diagnostics, const std::string& subject, size_t count, const char* ja, const char* en) {
  if (count == 0) return;
  const std::string n = std::to_string(count);
  diagnostics.push_back({Severity::kNote, "", badInput(subject, {ja + n + " 個を除きました。", "Dropped " + n + " " + en + "."})});
}

}  // namespace

CleanedScene clean(Scene scene, const CleanOptions& options) {
  CleanedScene result;
  for (Primitive& primitive : scene.primitives) cleanPrimitive(primitive, result);
  std::erase_if(scene.primitives, [](const Primitive& primitive) { return primitive.indices.empty(); });
  result.scene = std::move(scene);
  note(result.diagnostics, options.subject, result.degenerate_triangles, "面積のない三角形 ", "triangles without area");
  note(result.diagnostics, options.subject, result.duplicate_triangles, "重なった同じ三角形 ", "triangles that were there twice");
  note(result.diagnostics, options.subject, result.unusable_triangles, "頂点の座標が数でない三角形 ",
       "triangles with a corner whose position is not a number");
  return result;
}

}  // namespace kura

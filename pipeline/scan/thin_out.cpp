#include "scan/thin_out.h"

#include <meshoptimizer.h>

#include <algorithm>
#include <cmath>

#include "scan/read_large.h"

namespace kura {
namespace {

constexpr uint32_t kNone = UINT32_MAX;

// Ten bits of each axis, interleaved (Morton 1966).
uint32_t spread(uint32_t value) {
  value = (value | value << 16) & 0x030000FF;
  value = (value | value << 8) & 0x0300F00F;
  value = (value | value << 4) & 0x030C30C3;
  return (value | value << 2) & 0x09249249;
}

std::vector<uint32_t> trianglesAlongCurve(const Primitive& primitive, const Bounds& bounds) {
  struct Keyed {
    uint32_t key, triangle;
  };
  const Float3 size = bounds.size();
  const float extent = std::max({size[0], size[1], size[2], 1e-30f});
  std::vector<Keyed> order(primitive.triangleCount());
  for (uint32_t t = 0; t < order.size(); ++t) {
    uint32_t key = 0;
    for (int axis = 0; axis < 3; ++axis) {
      float centre = 0;
      for (int c = 0; c < 3; ++c) centre += primitive.positions[primitive.indices[t * 3 + c]][axis] / 3;
      key |= spread(static_cast<uint32_t>(std::clamp((centre - bounds.min[axis]) / extent * 1023.0f, 0.0f, 1023.0f))) << axis;
    }
    order[t] = {key, t};
  }
  std::sort(order.begin(), order.end(), [](const Keyed& a, const Keyed& b) { return a.key != b.key ? a.key < b.key : a.triangle < b.triangle; });
  std::vector<uint32_t> triangles;
  triangles.reserve(order.size());
  for (const Keyed& one : order) triangles.push_back(one.triangle);
  return triangles;
}

// One chunk with vertices of its own.
struct Chunk {
  std::vector<uint32_t> vertices;  // of the primitive
  std::vector<uint32_t> indices;   // into vertices
};

Chunk cutChunk(const Primitive& primitive, const uint32_t* triangles, size_t count, std::vector<uint32_t>& local) {
  Chunk chunk;
  chunk.indices.reserve(count * 3);
  for (size_t i = 0; i < count * 3; ++i) {
    const uint32_t vertex = primitive.indices[size_t{triangles[i / 3]} * 3 + i % 3];
    if (local[vertex] == kNone) {
      local[vertex] = static_cast<uint32_t>(chunk.vertices.size());
      chunk.vertices.push_back(vertex);
    }
    chunk.indices.push_back(local[vertex]);
  }
  for (const uint32_t vertex : chunk.vertices) local[vertex] = kNone;
  return chunk;
}

void simplifyChunk(const Primitive& primitive, Chunk& chunk, double share) {
  std::vector<Float3> positions;
  std::vector<Float2> texcoords(chunk.vertices.size(), Float2{0, 0});
  positions.reserve(chunk.vertices.size());
  for (size_t i = 0; i < chunk.vertices.size(); ++i) {
    positions.push_back(primitive.positions[chunk.vertices[i]]);
    if (!primitive.texcoords.empty()) texcoords[i] = primitive.texcoords[chunk.vertices[i]];
  }
  const float weights[2] = {0.5f, 0.5f};
  const auto target = static_cast<size_t>(double(chunk.indices.size() / 3) * share) * 3;
  chunk.indices.resize(meshopt_simplifyWithAttributes(
      chunk.indices.data(), chunk.indices.data(), chunk.indices.size(), positions[0].data(), positions.size(), sizeof(Float3),
      texcoords[0].data(), sizeof(Float2), weights, 2, nullptr, target, 1.0f, meshopt_SimplifyLockBorder, nullptr));
}

void keepUsedVertices(Primitive& primitive) {
  std::vector<uint32_t> place(primitive.positions.size(), kNone);
  std::vector<uint32_t> kept;
  for (uint32_t& index : primitive.indices) {
    if (place[index] == kNone) {
      place[index] = static_cast<uint32_t>(kept.size());
      kept.push_back(index);
    }
    index = place[index];
  }
  const auto keep = [&](auto& attribute) {
    if (attribute.empty()) return;
    std::remove_cvref_t<decltype(attribute)> left;
    left.reserve(kept.size());
    for (const uint32_t vertex : kept) left.push_back(attribute[vertex]);
    attribute = std::move(left);
  };
  keep(primitive.positions);
  keep(primitive.normals);
  keep(primitive.texcoords);
  keep(primitive.colors);
}

void thinOutPrimitive(Primitive& primitive, const Bounds& bounds, double share, size_t chunk_triangles) {
  const std::vector<uint32_t> order = trianglesAlongCurve(primitive, bounds);
  std::vector<uint32_t> local(primitive.positions.size(), kNone), indices;
  indices.reserve(static_cast<size_t>(double(primitive.indices.size()) * share * 1.1));
  for (size_t start = 0; start < order.size(); start += chunk_triangles) {
    Chunk chunk = cutChunk(primitive, order.data() + start, std::min(chunk_triangles, order.size() - start), local);
    simplifyChunk(primitive, chunk, share);
    for (const uint32_t index : chunk.indices) indices.push_back(chunk.vertices[index]);
  }
  primitive.indices = std::move(indices);
  keepUsedVertices(primitive);
}

}  // namespace

void thinOut(Scene& scene, const std::filesystem::path& file, Diagnostics& diagnostics, const ThinOutOptions& options) {
  const uint64_t before = scene.triangleCount();
  if (before <= options.above_triangles) return;
  const double share = double(options.target_triangles) / double(before);
  const Bounds bounds = boundsOf(scene);
  for (Primitive& primitive : scene.primitives) thinOutPrimitive(primitive, bounds, share, options.chunk_triangles);
  std::erase_if(scene.primitives, [](const Primitive& p) { return p.indices.empty(); });
  const std::string from = groupedNumber(before), to = groupedNumber(scene.triangleCount());
  diagnostics.push_back(scanNote(file.string(), {"大きなスキャンなので、読んだあと " + from + " 三角形を " + to + " 三角形に減らしました。",
                                                 "A large scan: reduced after reading from " + from + " to " + to + " triangles."}));
}

}  // namespace kura

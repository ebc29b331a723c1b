#include "surface/unwrap.h"

#include <xatlas.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <memory>
#include <numeric>
#include <unordered_map>

namespace kura {
namespace {

using AtlasPointer = std::unique_ptr<xatlas::Atlas, decltype(&xatlas::Destroy)>;

int silent(const char*, ...) { return 0; }

Error nothingToUnwrap(const std::string& subject) {
  return badInput(subject,
                  {"面積のある三角形がないため、テクスチャを貼れません。", "No triangle has an area, so there is nothing to lay a texture on."},
                  {"スキャンを書き出し直してください。", "Export the scan again."});
}

bool addPrimitive(xatlas::Atlas* atlas, const Primitive& primitive, size_t count) {
  xatlas::MeshDecl mesh;
  mesh.vertexPositionData = primitive.positions.data();
  mesh.vertexPositionStride = sizeof(Float3);
  mesh.vertexCount = uint32_t(primitive.positions.size());
  if (!primitive.normals.empty()) {
    mesh.vertexNormalData = primitive.normals.data();
    mesh.vertexNormalStride = sizeof(Float3);
  }
  mesh.indexData = primitive.indices.data();
  mesh.indexCount = uint32_t(primitive.indices.size());
  mesh.indexFormat = xatlas::IndexFormat::UInt32;
  return xatlas::AddMesh(atlas, mesh, uint32_t(count)) == xatlas::AddMeshError::Success;
}

// xatlas only aims at the size; what it makes is scaled to fit, so that the gutters keep their width in texels.
void packInto(xatlas::Atlas* atlas, const UnwrapOptions& options) {
  xatlas::PackOptions pack;
  pack.resolution = options.texture_edge;
  pack.padding = options.gutter;
  pack.blockAlign = true;
  for (int attempt = 0; attempt < 3; ++attempt) {
    xatlas::PackCharts(atlas, pack);
    const double edge = std::max(atlas->width, atlas->height);
    if (edge <= 0 || (edge <= options.texture_edge && edge >= 0.97 * options.texture_edge)) return;
    pack.resolution = 0;
    pack.texelsPerUnit = float(atlas->texelsPerUnit * 0.985 * options.texture_edge / edge);
  }
}

template <typename T>
void gather(std::vector<T>& out, const std::vector<T>& in, const xatlas::Mesh& mesh) {
  if (in.empty()) return;
  out.reserve(mesh.vertexCount);
  for (uint32_t i = 0; i < mesh.vertexCount; ++i) out.push_back(in[mesh.vertexArray[i].xref]);
}

Primitive unwrappedPrimitive(const Primitive& given, const xatlas::Mesh& mesh, float scale) {
  Primitive out;
  out.name = given.name;
  out.material = given.material;
  gather(out.positions, given.positions, mesh);
  gather(out.normals, given.normals, mesh);
  gather(out.colors, given.colors, mesh);
  out.texcoords.reserve(mesh.vertexCount);
  for (uint32_t i = 0; i < mesh.vertexCount; ++i) {
    out.texcoords.push_back({mesh.vertexArray[i].uv[0] * scale, mesh.vertexArray[i].uv[1] * scale});
  }
  out.indices.assign(mesh.indexArray, mesh.indexArray + mesh.indexCount);
  return out;
}

struct Forest {
  std::vector<uint32_t> parents;

  explicit Forest(size_t count) : parents(count) { std::iota(parents.begin(), parents.end(), 0u); }
  uint32_t rootOf(uint32_t node) {
    while (parents[node] != node) node = parents[node] = parents[parents[node]];
    return node;
  }
  void join(uint32_t a, uint32_t b) { parents[rootOf(a)] = rootOf(b); }
};

struct Corner {
  Float3 position;
  Float2 texcoord;
  bool operator==(const Corner&) const = default;
};
struct CornerHash {
  size_t operator()(const Corner& corner) const {
    size_t hash = 0;
    for (float value : {corner.position[0], corner.position[1], corner.position[2], corner.texcoord[0], corner.texcoord[1]}) {
      hash = (hash ^ std::bit_cast<uint32_t>(value + 0.0f)) * 0x9E3779B97F4A7C15u;
      hash ^= hash >> 29;
    }
    return hash;
  }
};

// Calls visit(x, y) for the sample points of a grid x grid raster that lie inside the triangle, not on its edges.
template <typename Visit>
void visitInside(const Float2& a, const Float2& b, const Float2& c, int grid, const Visit& visit) {
  const auto lowest = [&](int axis) { return std::min({a[size_t(axis)], b[size_t(axis)], c[size_t(axis)]}) * grid - 0.5; };
  const auto highest = [&](int axis) { return std::max({a[size_t(axis)], b[size_t(axis)], c[size_t(axis)]}) * grid - 0.5; };
  const int x0 = std::max(0, int(std::ceil(lowest(0)))), x1 = std::min(grid - 1, int(std::floor(highest(0))));
  const int y0 = std::max(0, int(std::ceil(lowest(1)))), y1 = std::min(grid - 1, int(std::floor(highest(1))));
  const auto side = [](const Float2& p, const Float2& q, double x, double y) {
    return (double(q[0]) - p[0]) * (y - p[1]) - (double(q[1]) - p[1]) * (x - p[0]);
  };
  const double turn = side(a, b, c[0], c[1]) < 0 ? -1 : 1;
  for (int y = y0; y <= y1; ++y) {
    for (int x = x0; x <= x1; ++x) {
      const double u = (x + 0.5) / grid, v = (y + 0.5) / grid;
      if (side(a, b, u, v) * turn > 0 && side(b, c, u, v) * turn > 0 && side(c, a, u, v) * turn > 0) visit(x, y);
    }
  }
}

}  // namespace

Result<Unwrapped> unwrap(const std::vector<Primitive>& primitives, const UnwrapOptions& options) {
  xatlas::SetPrint(silent, false);
  AtlasPointer atlas(xatlas::Create(), &xatlas::Destroy);
  for (const Primitive& primitive : primitives) {
    if (!addPrimitive(atlas.get(), primitive, primitives.size())) return internalError(options.subject, {"三角形の番号が壊れています。", "Triangle indices are broken."});
  }
  xatlas::ChartOptions charts;
  xatlas::ComputeCharts(atlas.get(), charts);
  packInto(atlas.get(), options);
  const float edge = float(std::max({atlas->width, atlas->height, 1u}));
  if (atlas->chartCount == 0) return nothingToUnwrap(options.subject);
  Unwrapped unwrapped;
  unwrapped.islands = atlas->chartCount;
  unwrapped.used_share = double(atlas->utilization[0]) * atlas->width * atlas->height / (double(edge) * edge);
  for (size_t i = 0; i < primitives.size(); ++i) {
    unwrapped.primitives.push_back(unwrappedPrimitive(primitives[i], atlas->meshes[i], 1 / edge));
  }
  return unwrapped;
}

size_t countIslands(const Primitive& primitive) {
  if (primitive.texcoords.empty()) return 0;
  std::unordered_map<Corner, uint32_t, CornerHash> numbers;
  numbers.reserve(primitive.positions.size());
  std::vector<uint32_t> number_of(primitive.positions.size());
  for (size_t i = 0; i < primitive.positions.size(); ++i) {
    number_of[i] = numbers.try_emplace({primitive.positions[i], primitive.texcoords[i]}, uint32_t(numbers.size())).first->second;
  }
  Forest forest(numbers.size());
  for (size_t i = 0; i + 2 < primitive.indices.size(); i += 3) {
    forest.join(number_of[primitive.indices[i]], number_of[primitive.indices[i + 1]]);
    forest.join(number_of[primitive.indices[i]], number_of[primitive.indices[i + 2]]);
  }
  std::vector<bool> is_seen(numbers.size());
  size_t islands = 0;
  for (uint32_t index : primitive.indices) {
    const uint32_t root = forest.rootOf(number_of[index]);
    islands += !is_seen[root];
    is_seen[root] = true;
  }
  return islands;
}

AtlasFaults findAtlasFaults(const std::vector<const Primitive*>& primitives) {
  constexpr int kGrid = 1024;
  constexpr float kSlack = 1e-3f;  // exporters write 1.0002
  AtlasFaults faults;
  std::vector<uint8_t> layers(size_t{kGrid} * kGrid);
  for (const Primitive* primitive : primitives) {
    const std::vector<Float2>& texcoords = primitive->texcoords;
    if (texcoords.size() != primitive->positions.size()) {
      faults.has_texcoords = false;
      return faults;
    }
    for (uint32_t index : primitive->indices) {
      for (float t : texcoords[index]) faults.leaves_unit_square |= !(t >= -kSlack && t <= 1 + kSlack);
    }
    if (faults.leaves_unit_square) return faults;
    for (size_t i = 0; i + 2 < primitive->indices.size(); i += 3) {
      const uint32_t* corner = &primitive->indices[i];
      visitInside(texcoords[corner[0]], texcoords[corner[1]], texcoords[corner[2]], kGrid, [&](int x, int y) {
        uint8_t& layer = layers[size_t(y) * kGrid + size_t(x)];
        layer = uint8_t(std::min(layer + 1, 2));
      });
    }
  }
  const auto covered = layers.size() - size_t(std::count(layers.begin(), layers.end(), 0));
  const auto overlapping = size_t(std::count(layers.begin(), layers.end(), 2));
  faults.overlapping_share = covered ? double(overlapping) / double(covered) : 0;
  return faults;
}

}  // namespace kura

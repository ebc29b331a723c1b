#include "geometry/compute_normals.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <span>
#include <unordered_map>

#include "geometry/join_primitives.h"
#include "model/vector_math.h"
#include "geometry/weld.h"

namespace kura {

namespace {

struct Faces {
  std::vector<Float3> normals;    // unit length, or zero where the triangle has no area
  std::vector<float> longest;     // longest edge
  std::vector<Float3> angles;     // at the three corners, radians
};

Faces measureFaces(const JointMesh& mesh) {
  const size_t count = mesh.indices.size() / 3;
  Faces faces;
  faces.normals.resize(count);
  faces.longest.resize(count);
  faces.angles.resize(count);
  for (size_t t = 0; t < count; ++t) {
    std::array<Float3, 3> p;
    for (int c = 0; c < 3; ++c) p[c] = mesh.positions[mesh.indices[t * 3 + c]];
    const std::array<Float3, 3> edges = {p[1] - p[0], p[2] - p[1], p[0] - p[2]};
    faces.normals[t] = normalized(cross(edges[0], edges[1]));
    std::array<float, 3> lengths;
    for (int e = 0; e < 3; ++e) lengths[e] = length(edges[e]);
    faces.longest[t] = *std::max_element(lengths.begin(), lengths.end());
    for (int c = 0; c < 3; ++c) {
      const float scale = lengths[c] * lengths[(c + 2) % 3];
      const float cosine = scale > 0 ? -dot(edges[c], edges[(c + 2) % 3]) / scale : 1;
      faces.angles[t][c] = std::acos(std::clamp(cosine, -1.0f, 1.0f));
    }
  }
  return faces;
}

// Which corners (3 * triangle + corner) lie at each place.
struct CornersAtPlace {
  std::vector<uint32_t> first;  // by place, one more than places
  std::vector<uint32_t> corners;
};

CornersAtPlace gatherCorners(const JointMesh& mesh, const PositionIds& places) {
  CornersAtPlace at;
  at.first.assign(places.count + 1, 0);
  for (uint32_t vertex : mesh.indices) ++at.first[places.of_vertex[vertex] + 1];
  for (size_t p = 0; p < places.count; ++p) at.first[p + 1] += at.first[p];
  std::vector<uint32_t> next(at.first.begin(), at.first.end() - 1);
  at.corners.resize(mesh.indices.size());
  for (uint32_t corner = 0; corner < mesh.indices.size(); ++corner) {
    at.corners[next[places.of_vertex[mesh.indices[corner]]]++] = corner;
  }
  return at;
}

// Gives each corner the number of the normal that it shares with the corners it is smooth with.
class SmoothGroups {
 public:
  SmoothGroups(const JointMesh& mesh, const PositionIds& places, const Faces& faces, float diagonal,
               const NormalOptions& options)
      : mesh_(mesh), places_(places), faces_(faces),
        crease_cosine_(std::cos(options.crease_angle_deg * std::numbers::pi_v<float> / 180)),
        half_crease_cosine_(std::cos(options.crease_angle_deg * std::numbers::pi_v<float> / 360)),
        crease_length_(options.crease_size * diagonal) {
    const CornersAtPlace at = gatherCorners(mesh, places);
    of_corner.resize(mesh.indices.size());
    normals.reserve(places.count);
    for (size_t p = 0; p < places.count; ++p) {
      groupPlace({at.corners.data() + at.first[p], at.corners.data() + at.first[p + 1]});
    }
  }

  std::vector<uint32_t> of_corner;
  std::vector<Float3> normals;  // of unit length

 private:
  Float3 weighted(uint32_t corner) const { return faces_.normals[corner / 3] * faces_.angles[corner / 3][corner % 3]; }

  Float3 meanOf(std::span<const uint32_t> corners) const {
    Float3 sum = {0, 0, 0};
    for (uint32_t corner : corners) sum = sum + weighted(corner);
    if (length(sum) > 1e-12f) return normalized(sum);
    // Two sheets back to back, or faces without area: any honest direction will do.
    for (uint32_t corner : corners) {
      if (length(faces_.normals[corner / 3]) > 0) return faces_.normals[corner / 3];
    }
    return {0, 1, 0};
  }

  void groupPlace(std::span<const uint32_t> corners) {
    if (corners.empty()) return;
    const Float3 mean = meanOf(corners);
    const bool is_smooth = std::all_of(corners.begin(), corners.end(), [&](uint32_t corner) {
      const Float3& normal = faces_.normals[corner / 3];
      return faces_.longest[corner / 3] <= crease_length_ || length(normal) == 0 || dot(normal, mean) >= half_crease_cosine_;
    });
    if (is_smooth) {
      for (uint32_t corner : corners) of_corner[corner] = static_cast<uint32_t>(normals.size());
      normals.push_back(mean);
    } else {
      splitPlace(corners);
    }
  }

  uint32_t placeOf(uint32_t corner) const { return places_.of_vertex[mesh_.indices[corner]]; }

  bool shareEdge(uint32_t a, uint32_t b) const {
    const uint32_t a1 = placeOf(a / 3 * 3 + (a + 1) % 3), a2 = placeOf(a / 3 * 3 + (a % 3 + 2) % 3);
    const uint32_t b1 = placeOf(b / 3 * 3 + (b % 3 + 1) % 3), b2 = placeOf(b / 3 * 3 + (b % 3 + 2) % 3);
    return a1 == b1 || a1 == b2 || a2 == b1 || a2 == b2;
  }

  bool areSmooth(uint32_t a, uint32_t b) const {
    if (std::max(faces_.longest[a / 3], faces_.longest[b / 3]) <= crease_length_) return true;
    return dot(faces_.normals[a / 3], faces_.normals[b / 3]) >= crease_cosine_;
  }

  void splitPlace(std::span<const uint32_t> corners) {
    parent_.resize(corners.size());
    for (uint32_t i = 0; i < corners.size(); ++i) parent_[i] = i;
    const auto root = [&](uint32_t i) {
      while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
      return i;
    };
    for (uint32_t i = 0; i < corners.size(); ++i) {
      for (uint32_t k = i + 1; k < corners.size(); ++k) {
        if (root(i) == root(k) || !shareEdge(corners[i], corners[k]) || !areSmooth(corners[i], corners[k])) continue;
        parent_[std::max(root(i), root(k))] = std::min(root(i), root(k));
      }
    }
    for (uint32_t i = 0; i < corners.size(); ++i) {
      if (root(i) != i) continue;
      members_.clear();
      for (uint32_t k = 0; k < corners.size(); ++k) {
        if (root(k) == i) members_.push_back(corners[k]);
      }
      for (uint32_t corner : members_) of_corner[corner] = static_cast<uint32_t>(normals.size());
      normals.push_back(meanOf(members_));
    }
  }

  const JointMesh& mesh_;
  const PositionIds& places_;
  const Faces& faces_;
  const float crease_cosine_, half_crease_cosine_, crease_length_;
  std::vector<uint32_t> parent_, members_;
};

// first_corner: of the primitive's first triangle in the joint mesh.
void assignNormals(Primitive& primitive, const SmoothGroups& groups, size_t first_corner) {
  const size_t vertices = primitive.positions.size();
  std::vector<uint32_t> group_of(vertices, ~0u);
  std::vector<uint32_t> copy_of;  // vertices that are added at hard edges
  std::unordered_map<uint64_t, uint32_t> added;
  for (size_t i = 0; i < primitive.indices.size(); ++i) {
    uint32_t& vertex = primitive.indices[i];
    const uint32_t group = groups.of_corner[first_corner + i];
    if (group_of[vertex] == ~0u) group_of[vertex] = group;
    if (group_of[vertex] == group) continue;
    const auto [entry, is_new] = added.try_emplace(uint64_t{vertex} << 32 | group, static_cast<uint32_t>(group_of.size()));
    if (is_new) {
      copy_of.push_back(vertex);
      group_of.push_back(group);
    }
    vertex = entry->second;
  }
  for (uint32_t vertex : copy_of) {
    primitive.positions.push_back(Float3(primitive.positions[vertex]));
    if (!primitive.texcoords.empty()) primitive.texcoords.push_back(Float2(primitive.texcoords[vertex]));
    if (!primitive.colors.empty()) primitive.colors.push_back(Float4(primitive.colors[vertex]));
  }
  primitive.normals.resize(primitive.positions.size());
  for (size_t v = 0; v < primitive.normals.size(); ++v) {
    primitive.normals[v] = group_of[v] == ~0u ? Float3{0, 1, 0} : groups.normals[group_of[v]];
  }
}

bool isUsable(const Float3& normal) {
  const float l = length(normal);
  return std::isfinite(l) && l > 1e-6f;
}

// Every triangle stands alone with its own flat normal.
bool isFaceted(const Primitive& primitive) {
  const size_t triangles = primitive.triangleCount();
  if (primitive.normals.empty() || triangles == 0) return false;
  size_t flat = 0, curved_edges = 0;
  for (size_t t = 0; t < triangles; ++t) {
    const uint32_t* v = &primitive.indices[t * 3];
    const auto& n = primitive.normals;
    if (dot(n[v[0]], n[v[1]]) > 0.99999f && dot(n[v[1]], n[v[2]]) > 0.99999f) ++flat;
    if (t > 0 && dot(n[v[0]], n[v[-1]]) < 0.99999f) ++curved_edges;  // against the triangle before
  }
  // Flat triangles alone would also be true of a plane, which needs nothing.
  return flat >= triangles - triangles / 100 && curved_edges > triangles / 20 &&
         primitive.positions.size() > triangles * 3 / 2;
}

// Those that cannot be used become what the faces say; all are brought to length 1.
size_t repairNormals(Primitive& primitive, const SmoothGroups* groups, size_t first_corner) {
  size_t repaired = 0;
  for (size_t i = 0; i < primitive.indices.size(); ++i) {
    Float3& normal = primitive.normals[primitive.indices[i]];
    if (isUsable(normal)) continue;
    normal = groups->normals[groups->of_corner[first_corner + i]];
    ++repaired;
  }
  for (Float3& normal : primitive.normals) normal = isUsable(normal) ? normalized(normal) : Float3{0, 1, 0};
  return repaired;
}

bool hasUnusableNormals(const Primitive& primitive) {
  return !std::all_of(primitive.normals.begin(), primitive.normals.end(), isUsable);
}

}  // namespace

SceneWithNormals computeNormals(Scene scene, const NormalOptions& options) {
  SceneWithNormals result;
  bool was_faceted = false;
  for (Primitive& primitive : scene.primitives) {
    if (primitive.triangleCount() < options.faceted_triangles || !isFaceted(primitive)) continue;
    primitive.normals.clear();
    was_faceted = true;
  }
  if (was_faceted) scene = weld(std::move(scene));

  const bool needs_faces = std::any_of(scene.primitives.begin(), scene.primitives.end(), [](const Primitive& primitive) {
    return primitive.normals.empty() || hasUnusableNormals(primitive);
  });
  std::optional<SmoothGroups> groups;
  const JointMesh mesh = needs_faces ? joinPrimitives(scene.primitives) : JointMesh{};
  const PositionIds places = identifyPositions(mesh.positions);
  const Faces faces = measureFaces(mesh);
  if (needs_faces) groups.emplace(mesh, places, faces, length(boundsOf(scene).size()), options);

  size_t first_corner = 0;
  for (Primitive& primitive : scene.primitives) {
    const size_t corners = primitive.indices.size();
    if (primitive.normals.empty()) {
      assignNormals(primitive, *groups, first_corner);
      ++result.computed_primitives;
    } else {
      result.repaired_normals += repairNormals(primitive, groups ? &*groups : nullptr, first_corner);
    }
    first_corner += corners;
  }
  if (was_faceted) {
    result.diagnostics.push_back(
        {Severity::kNote, "", badInput(options.subject, {"三角形ごとに平らな法線を、なめらかな法線に置き換えました。",
                                                        "Flat normals of single triangles were replaced by smooth ones."})});
  }
  result.scene = std::move(scene);
  return result;
}

}  // namespace kura

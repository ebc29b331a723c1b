#include "geometry/simplify.h"

#include <algorithm>
#include <cmath>
#include <meshoptimizer.h>

#include "geometry/join_primitives.h"
#include "model/vector_math.h"

namespace kura {

namespace {

constexpr size_t kNormal = 0, kColor = 3, kTexcoord = 6, kAttributes = 8;
using Attributes = std::array<float, kAttributes>;

double extentOf(const std::vector<Float3>& positions) {
  return positions.empty() ? 0 : meshopt_simplifyScale(positions[0].data(), positions.size(), sizeof(Float3));
}

struct Areas {
  double surface = 0;  // square metres
  double texture = 0;  // of the unit square, counted where covered twice
};

Areas areasOf(const Primitive& primitive) {
  Areas areas;
  for (size_t i = 0; i + 2 < primitive.indices.size(); i += 3) {
    const uint32_t* v = &primitive.indices[i];
    const auto& p = primitive.positions;
    areas.surface += 0.5 * length(cross(p[v[1]] - p[v[0]], p[v[2]] - p[v[0]]));
    if (primitive.texcoords.empty()) continue;
    const Float2 &a = primitive.texcoords[v[0]], &b = primitive.texcoords[v[1]], &c = primitive.texcoords[v[2]];
    areas.texture += 0.5 * std::fabs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]));
  }
  return areas;
}

// Attributes in units that make their weights comparable: texcoords as how far the picture slides over the surface,
// in edges of the wanted mesh (the metric multiplies by edge length again).
std::vector<Attributes> gatherAttributes(const Scene& scene, size_t vertices, size_t target_triangles) {
  std::vector<Attributes> attributes;
  attributes.reserve(vertices);
  double surface = 0;
  std::vector<Areas> areas;
  for (const Primitive& primitive : scene.primitives) {
    areas.push_back(areasOf(primitive));
    surface += areas.back().surface;
  }
  const double wanted_edge = std::sqrt(surface / std::max<double>(1.0, target_triangles));
  for (size_t p = 0; p < scene.primitives.size(); ++p) {
    const Primitive& primitive = scene.primitives[p];
    const double metres_per_texture = areas[p].texture > 0 ? std::sqrt(areas[p].surface / areas[p].texture) : 0;
    const auto slide = static_cast<float>(wanted_edge > 0 ? metres_per_texture / wanted_edge : 0);
    for (size_t v = 0; v < primitive.positions.size(); ++v) {
      Attributes a = {};
      if (!primitive.normals.empty()) std::copy_n(primitive.normals[v].begin(), 3, a.begin() + kNormal);
      if (!primitive.colors.empty()) {
        // About equal steps to the eye, where linear values would give the darks no weight.
        for (int c = 0; c < 3; ++c) a[kColor + c] = std::sqrt(std::clamp(primitive.colors[v][c], 0.0f, 1.0f));
      }
      if (!primitive.texcoords.empty()) {
        for (int c = 0; c < 2; ++c) a[kTexcoord + c] = primitive.texcoords[v][c] * slide;
      }
      attributes.push_back(a);
    }
  }
  return attributes;
}

std::array<float, kAttributes> weightsOf(const Scene& scene, const SimplifyOptions& options) {
  bool has_normals = false, has_colors = false, has_texcoords = false;
  for (const Primitive& primitive : scene.primitives) {
    has_normals |= !primitive.normals.empty();
    has_colors |= !primitive.colors.empty();
    has_texcoords |= !primitive.texcoords.empty();
  }
  std::array<float, kAttributes> weights = {};  // zero costs neither time nor memory
  if (has_normals) std::fill_n(weights.begin() + kNormal, 3, options.normal_weight);
  if (has_colors) std::fill_n(weights.begin() + kColor, 3, options.color_weight);
  if (has_texcoords) std::fill_n(weights.begin() + kTexcoord, 2, options.texcoord_weight);
  return weights;
}

// Gives the triangles of a simplified joint mesh back to their primitives.
Scene splitJoint(const Scene& scene, const JointMesh& joint, const std::vector<uint32_t>& indices) {
  std::vector<std::vector<uint32_t>> parts(scene.primitives.size());
  for (size_t i = 0; i + 2 < indices.size(); i += 3) {
    const size_t p = joint.primitiveOf(indices[i]);
    for (size_t c = 0; c < 3; ++c) parts[p].push_back(indices[i + c] - joint.first_vertex[p]);
  }
  Scene result;
  result.materials = scene.materials;
  result.images = scene.images;
  result.origin = scene.origin;
  result.meters_per_unit = scene.meters_per_unit;
  result.up_axis = scene.up_axis;
  for (size_t p = 0; p < parts.size(); ++p) {
    if (!parts[p].empty()) result.primitives.push_back(selectTriangles(scene.primitives[p], parts[p]));
  }
  return result;
}

struct Attempt {
  Scene scene;
  double error_m = 0;
};

// Pieces of less than this share of the extent may go as a whole where collapses alone do not reach the target.
constexpr double kCrumb = 0.01;

Attempt collapseEdges(const Scene& scene, const SimplifyOptions& options) {
  const JointMesh joint = joinPrimitives(scene.primitives);
  const std::vector<Attributes> attributes = gatherAttributes(scene, joint.positions.size(), options.target_triangles);
  const auto weights = weightsOf(scene, options);
  const double extent = extentOf(joint.positions);
  const double limit = options.max_error_m && extent > 0 ? std::min(1.0, *options.max_error_m / extent) : 1.0;
  const size_t target = options.target_triangles * 3;
  const auto run = [&](std::vector<uint32_t>& indices, double max_error, unsigned flags) {
    float error = 0;
    indices.resize(meshopt_simplifyWithAttributes(
        indices.data(), indices.data(), indices.size(), joint.positions[0].data(), joint.positions.size(), sizeof(Float3),
        attributes[0].data(), sizeof(Attributes), weights.data(), kAttributes, nullptr, target,
        static_cast<float>(max_error), flags, &error));
    return error * extent;
  };
  std::vector<uint32_t> indices = joint.indices;
  double error_m = run(indices, limit, 0);
  // Prune goes on to its error limit, to the last piece if need be: it gets a limit of its own, and only now.
  if (indices.size() > target) error_m = std::max(error_m, run(indices, std::min(limit, kCrumb), meshopt_SimplifyPrune));
  return {splitJoint(scene, joint, indices), error_m};
}

// One normal for all vertices of a primitive that are equal but for their normals.
Scene withoutHardEdges(Scene scene) {
  for (Primitive& primitive : scene.primitives) {
    if (primitive.normals.empty()) continue;
    const size_t vertices = primitive.positions.size();
    std::vector<meshopt_Stream> streams = {{primitive.positions.data(), sizeof(Float3), sizeof(Float3)}};
    if (!primitive.texcoords.empty()) streams.push_back({primitive.texcoords.data(), sizeof(Float2), sizeof(Float2)});
    if (!primitive.colors.empty()) streams.push_back({primitive.colors.data(), sizeof(Float4), sizeof(Float4)});
    std::vector<uint32_t> remap(vertices);
    const size_t unique =
        meshopt_generateVertexRemapMulti(remap.data(), nullptr, vertices, vertices, streams.data(), streams.size());
    if (unique == vertices) continue;
    std::vector<Float3> sums(unique, Float3{0, 0, 0});
    for (size_t v = 0; v < vertices; ++v) sums[remap[v]] = sums[remap[v]] + primitive.normals[v];
    primitive = remapVertices(primitive, remap, unique);
    for (size_t v = 0; v < unique; ++v) {
      if (length(sums[v]) > 1e-6f) primitive.normals[v] = normalized(sums[v]);
    }
  }
  return scene;
}

// Each primitive for itself, with its share of the budget: clustering would tie vertices of two materials together.
Attempt clusterVertices(const Scene& scene, const SimplifyOptions& options) {
  Attempt attempt;
  attempt.scene = scene;
  attempt.scene.primitives.clear();
  const double share = static_cast<double>(options.target_triangles) / std::max<size_t>(1, scene.triangleCount());
  for (const Primitive& primitive : scene.primitives) {
    const double extent = extentOf(primitive.positions);
    const double limit = options.max_error_m && extent > 0 ? *options.max_error_m / extent : 1.0;
    std::vector<uint32_t> indices(primitive.indices.size());
    float error = 0;
    const size_t target = std::min(primitive.indices.size(), static_cast<size_t>(primitive.triangleCount() * share) * 3);
    indices.resize(meshopt_simplifySloppy(indices.data(), primitive.indices.data(), primitive.indices.size(),
                                          primitive.positions[0].data(), primitive.positions.size(), sizeof(Float3), target,
                                          static_cast<float>(std::min(limit, 1.0)), &error));
    if (indices.empty()) continue;
    attempt.scene.primitives.push_back(selectTriangles(primitive, indices));
    attempt.error_m = std::max(attempt.error_m, error * extent);
  }
  return attempt;
}

void explain(SimplifiedScene& result, const SimplifyOptions& options) {
  const std::string got = std::to_string(result.scene.triangleCount()), wanted = std::to_string(options.target_triangles);
  const auto add = [&](Severity severity, std::string ja, std::string en, Localized remedy = {}) {
    result.diagnostics.push_back({severity, "", badInput(options.subject, {std::move(ja), std::move(en)}, std::move(remedy))});
  };
  if (result.method == SimplifyMethod::kSmoothed) {
    add(Severity::kNote, "三角形を減らすため、硬い稜線の法線をならしました(" + got + " 三角形)。",
        "Hard edges were smoothed in order to reduce the triangles (to " + got + ").");
  }
  if (result.method == SimplifyMethod::kClustered) {
    add(Severity::kWarning, "継ぎ目が多くて三角形を減らせないので、小さい版では継ぎ目を無視しました。模様が少し崩れます。",
        "Too many seams to reduce the triangles: the smallest version ignores them, and its picture is slightly broken.",
        {"テクスチャの展開(UV)を、断片の少ないものに作り直すと解決します。", "Unwrap the texture into fewer pieces."});
  }
  if (result.scene.triangleCount() > options.target_triangles * 1.5) {
    add(Severity::kNote, "三角形を " + wanted + " に減らすと形が崩れるので、" + got + " に留めました。",
        "Reduced to " + got + " triangles instead of " + wanted + ", which would spoil the shape.",
        {"テクスチャの展開(UV)の断片が少ないほど、よく減らせます。",
         "The fewer pieces the texture is unwrapped into, the better a scan can be reduced."});
  }
}

}  // namespace

SimplifiedScene simplify(const Scene& scene, const SimplifyOptions& options) {
  SimplifiedScene result;
  if (scene.triangleCount() <= options.target_triangles) {
    result.scene = scene;
    return result;
  }
  const auto isNearEnough = [&](const Scene& s) {
    return s.triangleCount() <= options.target_triangles * options.near_enough;
  };
  Attempt attempt = collapseEdges(scene, options);
  result.method = SimplifyMethod::kSeamsKept;
  if (!isNearEnough(attempt.scene)) {
    const Scene smooth = withoutHardEdges(scene);
    Attempt second = collapseEdges(smooth, options);
    // A few triangles less are not worth the hard edges.
    if (second.scene.triangleCount() < attempt.scene.triangleCount() * 0.9) {
      attempt = std::move(second);
      result.method = SimplifyMethod::kSmoothed;
    }
  }
  if (options.break_seams_above &&
      static_cast<double>(attempt.scene.triangleCount()) > options.target_triangles * *options.break_seams_above) {
    Attempt clustered = clusterVertices(attempt.scene, options);
    if (clustered.scene.triangleCount() > options.target_triangles / 4) {
      clustered.error_m += attempt.error_m;
      attempt = std::move(clustered);
      result.method = SimplifyMethod::kClustered;
    }
  }
  result.scene = std::move(attempt.scene);
  result.error_m = attempt.error_m;
  explain(result, options);
  return result;
}

}  // namespace kura

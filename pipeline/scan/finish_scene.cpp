#include <algorithm>
#include <cmath>
#include <limits>

#include "model/srgb.h"
#include "scan/draft_scene.h"

namespace kura {
namespace {

// Beyond this a float has no room left for squares and products; no object is that large in any unit.
constexpr double kLargestCoordinate = 1e15;

struct Repairs {
  uint64_t out_of_range = 0;
  uint64_t not_finite = 0;
  uint64_t bad_values = 0;  // normals, texcoords, colours
};

bool isUsable(const Double3& p) {
  for (double c : p) {
    if (!std::isfinite(c) || std::abs(c) > kLargestCoordinate) return false;
  }
  return true;
}

void dropBadTriangles(DraftPrimitive& draft, Repairs& repairs) {
  std::vector<uint32_t>& indices = draft.primitive.indices;
  const size_t vertex_count = draft.positions.size();
  std::vector<bool> usable(vertex_count);
  for (size_t v = 0; v < vertex_count; ++v) usable[v] = isUsable(draft.positions[v]);
  size_t kept = 0;
  for (size_t t = 0; t + 2 < indices.size(); t += 3) {
    const uint32_t a = indices[t], b = indices[t + 1], c = indices[t + 2];
    if (a >= vertex_count || b >= vertex_count || c >= vertex_count) {
      ++repairs.out_of_range;
    } else if (!usable[a] || !usable[b] || !usable[c]) {
      ++repairs.not_finite;
    } else {
      indices[kept++] = a;
      indices[kept++] = b;
      indices[kept++] = c;
    }
  }
  indices.resize(kept);
}

template <typename T>
void keepVertices(std::vector<T>& attribute, const std::vector<uint32_t>& kept) {
  if (attribute.empty()) return;
  for (size_t i = 0; i < kept.size(); ++i) attribute[i] = attribute[kept[i]];
  attribute.resize(kept.size());
}

// Scanners leave vertices that no triangle names, sometimes at (0,0,0) or NaN: they would spoil the bounds.
void dropUnusedVertices(DraftPrimitive& draft) {
  Primitive& primitive = draft.primitive;
  constexpr uint32_t kUnused = UINT32_MAX;
  std::vector<uint32_t> place(draft.positions.size(), kUnused);
  for (uint32_t index : primitive.indices) place[index] = 0;
  std::vector<uint32_t> kept;
  for (uint32_t v = 0; v < place.size(); ++v) {
    if (place[v] == kUnused) continue;
    place[v] = static_cast<uint32_t>(kept.size());
    kept.push_back(v);
  }
  if (kept.size() == place.size()) return;
  keepVertices(draft.positions, kept);
  keepVertices(primitive.normals, kept);
  keepVertices(primitive.texcoords, kept);
  keepVertices(primitive.colors, kept);
  for (uint32_t& index : primitive.indices) index = place[index];
}

void dropAttributesOfWrongLength(DraftPrimitive& draft) {
  const size_t count = draft.positions.size();
  if (draft.primitive.normals.size() != count) draft.primitive.normals.clear();
  if (draft.primitive.texcoords.size() != count) draft.primitive.texcoords.clear();
  if (draft.primitive.colors.size() != count) draft.primitive.colors.clear();
}

void repairValues(Primitive& primitive, Repairs& repairs) {
  uint64_t bad_normals = 0;
  for (Float3& n : primitive.normals) {
    const double length = std::sqrt(double(n[0]) * n[0] + double(n[1]) * n[1] + double(n[2]) * n[2]);
    if (!std::isfinite(length) || length < 1e-6) {
      ++bad_normals;
      continue;
    }
    for (float& c : n) c = static_cast<float>(c / length);
  }
  if (bad_normals > 0) primitive.normals.clear();  // they are computed from the triangles later
  repairs.bad_values += bad_normals;
  for (Float2& uv : primitive.texcoords) {
    if (std::isfinite(uv[0]) && std::isfinite(uv[1]) && std::abs(uv[0]) < 1e6f && std::abs(uv[1]) < 1e6f) continue;
    uv = {0, 0};
    ++repairs.bad_values;
  }
  for (Float4& color : primitive.colors) {
    for (float& c : color) {
      if (!std::isfinite(c)) {
        c = 1;
        ++repairs.bad_values;
      }
      c = std::clamp(c, 0.0f, 1.0f);
    }
  }
}

struct DoubleBounds {
  Double3 min = {HUGE_VAL, HUGE_VAL, HUGE_VAL};
  Double3 max = {-HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
};

DoubleBounds boundsOf(const std::vector<DraftPrimitive>& primitives) {
  DoubleBounds bounds;
  for (const DraftPrimitive& draft : primitives) {
    for (const Double3& p : draft.positions) {
      for (int axis = 0; axis < 3; ++axis) {
        bounds.min[axis] = std::min(bounds.min[axis], p[axis]);
        bounds.max[axis] = std::max(bounds.max[axis], p[axis]);
      }
    }
  }
  return bounds;
}

// Float keeps 24 bits: an object at 8 times its size from the origin has lost 4 of them. Nearer ones stay put, so that
// coordinates can be compared with the original file.
Double3 chooseOrigin(const DoubleBounds& bounds) {
  double extent = 0, farthest = 0;
  for (int axis = 0; axis < 3; ++axis) {
    extent = std::max(extent, bounds.max[axis] - bounds.min[axis]);
    farthest = std::max({farthest, std::abs(bounds.min[axis]), std::abs(bounds.max[axis])});
  }
  if (farthest <= 8 * extent) return {0, 0, 0};
  Double3 origin;
  for (int axis = 0; axis < 3; ++axis) origin[axis] = std::round((bounds.min[axis] + bounds.max[axis]) / 2);
  if (extent >= 1) return origin;
  for (int axis = 0; axis < 3; ++axis) origin[axis] = (bounds.min[axis] + bounds.max[axis]) / 2;
  return origin;
}

void markImage(const std::optional<TextureReference>& texture, std::vector<bool>& used) {
  if (texture && texture->image < used.size()) used[texture->image] = true;
}

template <typename T>
std::vector<uint32_t> keepUsed(std::vector<T>& values, const std::vector<bool>& used) {
  std::vector<uint32_t> place(values.size(), 0);
  size_t kept = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    if (!used[i]) continue;
    place[i] = static_cast<uint32_t>(kept);
    if (kept != i) values[kept] = std::move(values[i]);
    ++kept;
  }
  values.resize(kept);
  return place;
}

void dropUnusedMaterials(Scene& scene) {
  std::vector<bool> used(scene.materials.size(), false);
  for (Primitive& primitive : scene.primitives) {
    if (primitive.material && *primitive.material >= used.size()) primitive.material.reset();
    if (primitive.material) used[*primitive.material] = true;
  }
  const std::vector<uint32_t> material_place = keepUsed(scene.materials, used);
  for (Primitive& primitive : scene.primitives) {
    if (primitive.material) primitive.material = material_place[*primitive.material];
  }
  std::vector<bool> used_images(scene.images.size(), false);
  for (Material& material : scene.materials) {
    for (auto* texture : texturesOf(material)) {
      if (*texture && (*texture)->image >= used_images.size()) texture->reset();
      markImage(*texture, used_images);
    }
  }
  const std::vector<uint32_t> image_place = keepUsed(scene.images, used_images);
  for (Material& material : scene.materials) {
    for (auto* texture : texturesOf(material)) {
      if (*texture) (*texture)->image = image_place[(*texture)->image];
    }
  }
}

void reportRepairs(const Repairs& repairs, const std::string& subject, Diagnostics& diagnostics) {
  const Localized remedy{"スキャンソフトで面の検査・修復をして書き出し直すと確実です。",
                         "Checking and repairing the mesh in the scanning software and exporting again is safest."};
  if (repairs.out_of_range > 0) {
    const std::string count = std::to_string(repairs.out_of_range);
    diagnostics.push_back(scanWarning(subject, {"存在しない頂点を指す三角形 " + count + " 個を除きました。",
                                                "Left out " + count + " triangles that name vertices that do not exist."},
                                      remedy));
  }
  if (repairs.not_finite > 0) {
    const std::string count = std::to_string(repairs.not_finite);
    diagnostics.push_back(scanWarning(subject, {"座標が数値でない（NaN・無限大）三角形 " + count + " 個を除きました。",
                                                "Left out " + count + " triangles whose coordinates are not numbers (NaN, infinite)."},
                                      remedy));
  }
  if (repairs.bad_values > 0) {
    const std::string count = std::to_string(repairs.bad_values);
    diagnostics.push_back(scanWarning(subject, {"使えない法線・テクスチャ座標・頂点色の値 " + count + " 個を補いました。",
                                                "Replaced " + count + " unusable values of normals, texture coordinates or vertex colours."},
                                      remedy));
  }
}

Error nothingToShow(const DraftScene& draft, const Repairs& repairs, const std::string& subject) {
  if (repairs.not_finite + repairs.out_of_range > 0) {
    const std::string count = std::to_string(repairs.not_finite + repairs.out_of_range);
    return badInput(subject, {"使える三角形がありません（" + count + " 個すべてが、数値でない座標か存在しない頂点を使っています）。",
                              "There is no usable triangle (all " + count + " have coordinates that are not numbers, or name missing vertices)."},
                    {"スキャンソフトから書き出し直してください。", "Export the scan again."});
  }
  if (draft.points > 0 && draft.lines == 0) {
    const std::string count = std::to_string(draft.points);
    return badInput(subject, {"面のない点群です（" + count + " 点）。", "This is a point cloud without faces (" + count + " points)."},
                    {"スキャンソフトでメッシュ（三角形の面）にしてから書き出してください。",
                     "Make a mesh (triangles) of it in the scanning software and export that."});
  }
  if (draft.lines > 0) {
    return badInput(subject, {"線だけで、面がありません。", "This has lines only, and no faces."},
                    {"三角形の面として書き出してください。", "Export it as triangles."});
  }
  return badInput(subject, {"形が入っていません（三角形が 0 個）。", "There is no shape in this file (0 triangles)."},
                  {"書き出しが途中で終わっていないか、別のファイルでないか確かめてください。",
                   "Check that the export finished, and that this is the right file."});
}

}  // namespace

Result<ScanReading> finishScene(DraftScene draft, Diagnostics diagnostics, const std::filesystem::path& file) {
  const std::string subject = file.string();
  Repairs repairs;
  for (DraftPrimitive& primitive : draft.primitives) {
    dropAttributesOfWrongLength(primitive);
    dropBadTriangles(primitive, repairs);
    dropUnusedVertices(primitive);
    repairValues(primitive.primitive, repairs);
  }
  std::erase_if(draft.primitives, [](const DraftPrimitive& p) { return p.primitive.indices.empty(); });
  if (draft.primitives.empty()) return nothingToShow(draft, repairs, subject);
  reportRepairs(repairs, subject, diagnostics);

  ScanReading reading{std::move(draft.scene), std::move(diagnostics)};
  Scene& scene = reading.scene;
  const Double3 origin = chooseOrigin(boundsOf(draft.primitives));
  scene.origin = origin;
  for (DraftPrimitive& from : draft.primitives) {
    Primitive primitive = std::move(from.primitive);
    primitive.positions.reserve(from.positions.size());
    for (const Double3& p : from.positions) {
      primitive.positions.push_back({static_cast<float>(p[0] - origin[0]), static_cast<float>(p[1] - origin[1]),
                                     static_cast<float>(p[2] - origin[2])});
    }
    from.positions = {};  // give the memory back while the rest is converted
    scene.primitives.push_back(std::move(primitive));
  }
  dropUnusedMaterials(scene);
  return reading;
}

Diagnostic scanWarning(std::string subject, Localized message, Localized remedy) {
  return {Severity::kWarning, {}, badInput(std::move(subject), std::move(message), std::move(remedy))};
}

Diagnostic scanNote(std::string subject, Localized message, Localized remedy) {
  return {Severity::kNote, {}, badInput(std::move(subject), std::move(message), std::move(remedy))};
}

float linearOfScan(float value) {
  if (!std::isfinite(value)) return value;
  return linearFromSrgb(std::clamp(value, 0.0f, 1.0f));
}

Float4 linearOfScan(const Float4& color) {
  return {linearOfScan(color[0]), linearOfScan(color[1]), linearOfScan(color[2]), color[3]};
}

Material makeUncolouredMaterial() {
  Material material;
  material.name = "uncoloured";
  material.base_color = {0.62f, 0.60f, 0.57f, 1};
  material.roughness = 0.75f;
  return material;
}

}  // namespace kura

#include "scan/read_gltf.h"

#include <cmath>
#include <map>
#include <set>

#include "scan/decode_draco.h"
#include "scan/gltf_document.h"
#include "scan/gltf_material.h"
#include "scan/transform.h"

namespace kura {
namespace {

using nlohmann::json;

constexpr size_t kDeepest = 512;

std::string place(const char* what, size_t index) { return std::string(what) + "[" + std::to_string(index) + "]"; }

Transform matrixOf(const std::vector<double>& m) {  // column-major, as in glTF
  return {m[0], m[4], m[8], m[12], m[1], m[5], m[9], m[13], m[2], m[6], m[10], m[14]};
}

std::vector<double> numbersIn(const json& object, const char* key, std::vector<double> fallback) {
  const json& value = memberOf(object, key);
  if (!value.is_array() || value.size() != fallback.size()) return fallback;
  for (size_t i = 0; i < fallback.size(); ++i) {
    if (value[i].is_number()) fallback[i] = value[i].get<double>();
  }
  return fallback;
}

Transform transformOf(const json& node) {
  if (memberOf(node, "matrix").is_array()) {
    return matrixOf(numbersIn(node, "matrix", {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}));
  }
  const auto t = numbersIn(node, "translation", {0, 0, 0}), s = numbersIn(node, "scale", {1, 1, 1});
  auto q = numbersIn(node, "rotation", {0, 0, 0, 1});
  const double length = std::sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
  for (double& c : q) c = length > 0 ? c / length : 0;
  const double x = q[0], y = q[1], z = q[2], w = q[3];
  return {(1 - 2 * (y * y + z * z)) * s[0], 2 * (x * y - z * w) * s[1],       2 * (x * z + y * w) * s[2],       t[0],
          2 * (x * y + z * w) * s[0],       (1 - 2 * (x * x + z * z)) * s[1], 2 * (y * z - x * w) * s[2],       t[1],
          2 * (x * z - y * w) * s[0],       2 * (y * z + x * w) * s[1],       (1 - 2 * (x * x + y * y)) * s[2], t[2]};
}

class GltfReader {
 public:
  GltfReader(GltfDocument document, Diagnostics& diagnostics)
      : document_(std::move(document)), diagnostics_(diagnostics), images_(document_.file(), draft_.scene, diagnostics) {}

  std::optional<Error> readAll();
  DraftScene takeScene() { return std::move(draft_); }

 private:
  std::optional<Error> checkExtensions();
  void placeNodes();
  std::optional<Error> addMesh(size_t index, const Transform& transform, bool is_skinned);
  Result<DraftPrimitive> readPrimitive(const json& from, const std::string& where);
  Result<DraftPrimitive> readDraco(const json& from, const json& extension, const std::string& where);
  Status readAttributes(const json& from, DraftPrimitive& out);
  Transform skinTransform(const json& node, const Transform& fallback);
  void triangulate(size_t mode, std::vector<uint32_t>& indices);
  uint32_t materialPlace(const json& from, bool has_colors);
  const TexcoordUse& texcoordUse(const json& from);
  const GltfMaterial& gltfMaterial(size_t index);

  GltfDocument document_;
  Diagnostics& diagnostics_;
  DraftScene draft_;
  TextureImages images_;
  std::vector<std::pair<size_t, Transform>> nodes_;  // of the scene, in the order of the file's tree
  std::map<size_t, Transform> global_;
  std::map<size_t, GltfMaterial> materials_;
  std::map<size_t, uint32_t> material_places_;
  std::optional<uint32_t> default_material_[2];
};

std::optional<Error> GltfReader::checkExtensions() {
  static const std::set<std::string> kRead = {
      "KHR_draco_mesh_compression", "EXT_meshopt_compression", "KHR_mesh_quantization", "KHR_texture_transform",
      "EXT_texture_webp", "EXT_texture_avif", "KHR_lights_punctual", "KHR_xmp_json_ld", "KHR_animation_pointer"};
  const json& required = memberOf(document_.root(), "extensionsRequired");
  for (size_t i = 0; required.is_array() && i < required.size(); ++i) {
    const std::string name = required[i].is_string() ? required[i].get<std::string>() : "";
    if (kRead.count(name) || name.rfind("KHR_materials_", 0) == 0 || name == "KHR_texture_basisu") continue;
    return document_.fault("extensionsRequired", {"拡張「" + name + "」を必要とするファイルは読めません。",
                                                  "A file that requires the extension “" + name + "” cannot be read."});
  }
  static const std::set<std::string> kMaterials = {"KHR_materials_clearcoat", "KHR_materials_emissive_strength",
                                                   "KHR_materials_pbrSpecularGlossiness", "KHR_materials_unlit"};
  const json& used = memberOf(document_.root(), "extensionsUsed");
  for (size_t i = 0; used.is_array() && i < used.size(); ++i) {
    const std::string name = used[i].is_string() ? used[i].get<std::string>() : "";
    if (kRead.count(name) || kMaterials.count(name)) continue;
    diagnostics_.push_back(scanNote(document_.file().string(), {"拡張「" + name + "」は使いません。", "The extension “" + name + "” is not used."}));
  }
  return {};
}

// Every node once, whatever the file says: a node with two parents, or a circle, would otherwise never end.
void GltfReader::placeNodes() {
  const json& nodes = memberOf(document_.root(), "nodes");
  if (!nodes.is_array()) return;
  std::vector<size_t> roots;
  const json& scene = elementOf(memberOf(document_.root(), "scenes"), indexIn(document_.root(), "scene").value_or(0));
  const json& listed = memberOf(scene, "nodes");
  if (listed.is_array()) {
    for (const json& root : listed) {
      if (root.is_number_unsigned()) roots.push_back(root.get<size_t>());
    }
  } else {
    std::set<size_t> children;
    for (const json& node : nodes) {
      const json& below = memberOf(node, "children");
      for (size_t i = 0; below.is_array() && i < below.size(); ++i) {
        if (below[i].is_number_unsigned()) children.insert(below[i].get<size_t>());
      }
    }
    for (size_t i = 0; i < nodes.size(); ++i) {
      if (!children.count(i)) roots.push_back(i);
    }
  }
  struct Visit {
    size_t node;
    Transform above;
    size_t depth;
  };
  std::vector<Visit> open;
  for (size_t i = roots.size(); i-- > 0;) open.push_back({roots[i], kIdentity, 0});
  while (!open.empty()) {
    const Visit visit = open.back();
    open.pop_back();
    if (visit.node >= nodes.size() || visit.depth > kDeepest || global_.count(visit.node)) continue;
    const json& node = nodes[visit.node];
    const Transform transform = multiply(visit.above, transformOf(node));
    global_[visit.node] = transform;
    nodes_.push_back({visit.node, transform});
    const json& children = memberOf(node, "children");
    for (size_t i = children.is_array() ? children.size() : 0; i-- > 0;) {
      if (children[i].is_number_unsigned()) open.push_back({children[i].get<size_t>(), transform, visit.depth + 1});
    }
  }
}

// In bind pose every joint moves the mesh by the same transform; the first one stands for all. The node's own transform
// does not count for a skinned mesh (specification, section 3.7.3.3).
Transform GltfReader::skinTransform(const json& node, const Transform& fallback) {
  const auto skin_index = indexIn(node, "skin");
  if (!skin_index) return fallback;
  const json& skin = elementOf(memberOf(document_.root(), "skins"), *skin_index);
  const json& joint = elementOf(memberOf(skin, "joints"), 0);
  if (!joint.is_number_unsigned() || !global_.count(joint.get<size_t>())) return fallback;
  const Transform joint_transform = global_[joint.get<size_t>()];
  const auto inverse = indexIn(skin, "inverseBindMatrices");
  if (!inverse) return joint_transform;
  const Result<std::vector<float>> matrices = document_.readFloats(*inverse, 16);
  if (!matrices.ok() || matrices->size() < 16) return fallback;
  return multiply(joint_transform, matrixOf({matrices->begin(), matrices->begin() + 16}));
}

const GltfMaterial& GltfReader::gltfMaterial(size_t index) {
  const auto known = materials_.find(index);
  if (known != materials_.end()) return known->second;
  return materials_[index] = readGltfMaterial(document_, index, images_, diagnostics_);
}

const TexcoordUse& GltfReader::texcoordUse(const json& from) {
  static const TexcoordUse kFirstSet;
  const auto index = indexIn(from, "material");
  const bool exists = index && elementOf(memberOf(document_.root(), "materials"), *index).is_object();
  return exists ? gltfMaterial(*index).texcoords : kFirstSet;
}

uint32_t GltfReader::materialPlace(const json& from, bool has_colors) {
  std::vector<Material>& materials = draft_.scene.materials;
  const auto next = static_cast<uint32_t>(materials.size());
  const auto index = indexIn(from, "material");
  if (index && elementOf(memberOf(document_.root(), "materials"), *index).is_object()) {
    const auto [place, is_new] = material_places_.emplace(*index, next);
    if (is_new) materials.push_back(gltfMaterial(*index).material);
    return place->second;
  }
  // The default material of glTF is metal of no colour; a scan without material looks better as clay.
  std::optional<uint32_t>& known = default_material_[has_colors];
  if (!known) {
    known = next;
    materials.push_back(makeUncolouredMaterial());
    if (has_colors) materials.back().base_color = {1, 1, 1, 1};
  }
  return *known;
}

void GltfReader::triangulate(size_t mode, std::vector<uint32_t>& indices) {
  if (mode == 4) {
    indices.resize(indices.size() / 3 * 3);
    return;
  }
  std::vector<uint32_t> triangles;
  for (size_t i = 2; i < indices.size(); ++i) {
    if (mode == 6) {
      triangles.insert(triangles.end(), {indices[0], indices[i - 1], indices[i]});
    } else {
      const size_t odd = i % 2;
      triangles.insert(triangles.end(), {indices[i - 2 + odd], indices[i - 1 - odd], indices[i]});
    }
  }
  indices = std::move(triangles);
}

void setPositions(const std::vector<float>& values, DraftPrimitive& out) {
  for (size_t i = 0; i + 2 < values.size(); i += 3) out.positions.push_back({values[i], values[i + 1], values[i + 2]});
}

void setColors(const std::vector<float>& values, size_t components, DraftPrimitive& out) {
  for (size_t i = 0; i + components <= values.size(); i += components) {
    out.primitive.colors.push_back({values[i], values[i + 1], values[i + 2], components == 4 ? values[i + 3] : 1.0f});
  }
}

void setNormals(const std::vector<float>& values, DraftPrimitive& out) {
  for (size_t i = 0; i + 2 < values.size(); i += 3) out.primitive.normals.push_back({values[i], values[i + 1], values[i + 2]});
}

void setTexcoords(const std::vector<float>& values, const TexcoordUse& use, DraftPrimitive& out) {
  for (size_t i = 0; i + 1 < values.size(); i += 2) out.primitive.texcoords.push_back(use.apply({values[i], values[i + 1]}));
}

Status GltfReader::readAttributes(const json& from, DraftPrimitive& out) {
  const json& attributes = memberOf(from, "attributes");
  const auto positions = indexIn(attributes, "POSITION");
  if (!positions) return {};
  Result<std::vector<float>> values = document_.readFloats(*positions, 3);
  if (!values.ok()) return values.error();
  setPositions(*values, out);
  if (const auto normals = indexIn(attributes, "NORMAL")) {
    values = document_.readFloats(*normals, 3);
    if (!values.ok()) return values.error();
    setNormals(*values, out);
  }
  const TexcoordUse& use = texcoordUse(from);
  if (const auto texcoords = indexIn(attributes, ("TEXCOORD_" + std::to_string(use.set)).c_str())) {
    values = document_.readFloats(*texcoords, 2);
    if (!values.ok()) return values.error();
    setTexcoords(*values, use, out);
  }
  if (const auto colors = indexIn(attributes, "COLOR_0")) {
    const json& accessor = elementOf(memberOf(document_.root(), "accessors"), *colors);
    const size_t components = textIn(accessor, "type") == "VEC4" ? 4 : 3;
    values = document_.readFloats(*colors, components);
    if (!values.ok()) return values.error();
    setColors(*values, components, out);
  }
  return {};
}

Result<DraftPrimitive> GltfReader::readDraco(const json& from, const json& extension, const std::string& where) {
  const auto view_index = indexIn(extension, "bufferView");
  const Result<GltfView> view = document_.bufferView(view_index.value_or(SIZE_MAX));
  if (!view.ok()) return view.error();
  const json& ids = memberOf(extension, "attributes");
  const TexcoordUse& use = texcoordUse(from);
  const std::string texcoord_name = "TEXCOORD_" + std::to_string(use.set);
  const auto request = [&](const char* name, uint8_t components) {
    const auto id = indexIn(ids, name);
    const auto accessor_index = indexIn(memberOf(from, "attributes"), name);
    const json& accessor = elementOf(memberOf(document_.root(), "accessors"), accessor_index.value_or(SIZE_MAX));
    return DracoRequest{id ? static_cast<uint32_t>(*id) : UINT32_MAX, components, memberOf(accessor, "normalized") == true};
  };
  const auto decoded = decodeDraco(view->bytes, {request("POSITION", 3), request("NORMAL", 3), request(texcoord_name.c_str(), 2),
                                                 request("COLOR_0", 4)});
  if (!decoded) return document_.fault(where, {"Draco の圧縮を解けません。", "The Draco compression cannot be decoded."});
  DraftPrimitive out;
  setPositions(decoded->attributes[0], out);
  setNormals(decoded->attributes[1], out);
  setTexcoords(decoded->attributes[2], use, out);
  setColors(decoded->attributes[3], 4, out);
  out.primitive.indices = decoded->indices;
  return out;
}

Result<DraftPrimitive> GltfReader::readPrimitive(const json& from, const std::string& where) {
  const json& draco = memberOf(memberOf(from, "extensions"), "KHR_draco_mesh_compression");
  const size_t mode = indexIn(from, "mode").value_or(4);
  DraftPrimitive out;
  if (draco.is_object()) {
    Result<DraftPrimitive> decoded = readDraco(from, draco, where);
    if (!decoded.ok()) return decoded.error();
    out = std::move(decoded).value();
    if (mode == 4 || mode == 5) return out;  // Draco gives triangles in both cases
  }
  if (mode < 4) {
    const size_t corners = document_.accessorCount(indexIn(memberOf(from, "attributes"), "POSITION").value_or(SIZE_MAX));
    (mode == 0 ? draft_.points : draft_.lines) += corners;
    return DraftPrimitive{};
  }
  if (const Status read = readAttributes(from, out); !read.ok()) return read.error();
  if (const auto indices = indexIn(from, "indices")) {
    Result<std::vector<uint32_t>> values = document_.readIndices(*indices);
    if (!values.ok()) return values.error();
    out.primitive.indices = std::move(values).value();
  } else {
    for (uint32_t i = 0; i < out.positions.size(); ++i) out.primitive.indices.push_back(i);
  }
  triangulate(mode, out.primitive.indices);
  return out;
}

std::optional<Error> GltfReader::addMesh(size_t index, const Transform& transform, bool is_skinned) {
  const json& mesh = elementOf(memberOf(document_.root(), "meshes"), index);
  const json& primitives = memberOf(mesh, "primitives");
  for (size_t i = 0; primitives.is_array() && i < primitives.size(); ++i) {
    const std::string where = place("meshes", index) + "." + place("primitives", i);
    Result<DraftPrimitive> read = readPrimitive(primitives[i], where);
    if (!read.ok()) return read.error();
    DraftPrimitive primitive = std::move(read).value();
    if (primitive.primitive.indices.empty()) continue;
    primitive.primitive.name = textIn(mesh, "name");
    for (Double3& p : primitive.positions) p = transformPoint(transform, p);
    for (Float3& n : primitive.primitive.normals) n = transformNormal(transform, n);
    if (determinant(transform) < 0) flipWinding(primitive.primitive.indices);
    primitive.primitive.material = materialPlace(primitives[i], !primitive.primitive.colors.empty());
    draft_.primitives.push_back(std::move(primitive));
  }
  if (is_skinned) {
    diagnostics_.push_back(scanNote(document_.file().string() + " " + place("meshes", index),
                                    {"骨格（スキン）は使わず、基本の姿勢で表示します。", "The skeleton is not used; it is shown in its bind pose."}));
  }
  return {};
}

std::optional<Error> GltfReader::readAll() {
  if (auto failed = checkExtensions()) return failed;
  placeNodes();
  const json& nodes = memberOf(document_.root(), "nodes");
  for (const auto& [index, transform] : nodes_) {
    const json& node = elementOf(nodes, index);
    const auto mesh = indexIn(node, "mesh");
    if (!mesh) continue;
    const bool is_skinned = indexIn(node, "skin").has_value();
    if (auto failed = addMesh(*mesh, skinTransform(node, transform), is_skinned)) return failed;
  }
  draft_.scene.meters_per_unit = 1;
  draft_.scene.up_axis = 'Y';
  return {};
}

}  // namespace

Result<DraftScene> readGltf(const std::filesystem::path& file, Diagnostics& diagnostics) {
  Result<GltfDocument> document = GltfDocument::open(file);
  if (!document.ok()) return document.error();
  GltfReader reader(std::move(document).value(), diagnostics);
  if (const auto failed = reader.readAll()) return *failed;
  return reader.takeScene();
}

}  // namespace kura

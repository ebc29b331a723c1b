#include "gltf/read_glb_summary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "gltf/gpu_bytes.h"
#include "gltf/image_size.h"

namespace kura {

namespace {

using Json = nlohmann::json;
using Matrix = std::array<double, 16>;  // column-major, as in glTF

constexpr Matrix kIdentity = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
constexpr int kMaxDepth = 64;              // of nodes
constexpr uint64_t kMaxNodeVisits = 100'000;  // a tree can be small in the file and huge when walked

// --- JSON that may be of any shape ---

const Json& member(const Json& json, const char* name) {
  static const Json kNull;
  if (!json.is_object()) return kNull;
  const auto found = json.find(name);
  return found == json.end() ? kNull : *found;
}

std::optional<uint64_t> unsignedOf(const Json& json) {
  if (json.is_number_unsigned()) return json.get<uint64_t>();
  if (!json.is_number_float()) return {};
  const double value = json.get<double>();
  if (value < 0 || value > 9e15 || value != std::floor(value)) return {};
  return static_cast<uint64_t>(value);
}

std::string textOf(const Json& json) { return json.is_string() ? json.get<std::string>() : std::string(); }

std::vector<std::string> textsOf(const Json& json) {
  std::vector<std::string> texts;
  if (!json.is_array()) return texts;
  for (const Json& element : json) {
    if (element.is_string()) texts.push_back(element.get<std::string>());
  }
  return texts;
}

// The element of a top-level array, or null.
const Json& element(const Json& array, const Json& index) {
  static const Json kNull;
  const auto i = unsignedOf(index);
  return i && array.is_array() && *i < array.size() ? array[*i] : kNull;
}

template <size_t N>
bool readNumbers(const Json& json, std::array<double, N>& numbers) {
  if (!json.is_array() || json.size() != N) return false;
  for (size_t i = 0; i < N; ++i) {
    if (!json[i].is_number()) return false;
    numbers[i] = json[i].get<double>();
  }
  return true;
}

// --- Transforms ---

Matrix multiplied(const Matrix& a, const Matrix& b) {
  Matrix m;
  for (int column = 0; column < 4; ++column) {
    for (int row = 0; row < 4; ++row) {
      m[column * 4 + row] = 0;
      for (int k = 0; k < 4; ++k) m[column * 4 + row] += a[k * 4 + row] * b[column * 4 + k];
    }
  }
  return m;
}

Matrix transformOf(const Json& node) {
  Matrix matrix = kIdentity;
  if (readNumbers(member(node, "matrix"), matrix)) return matrix;
  std::array<double, 3> t = {0, 0, 0}, s = {1, 1, 1};
  std::array<double, 4> q = {0, 0, 0, 1};
  readNumbers(member(node, "translation"), t);
  readNumbers(member(node, "scale"), s);
  readNumbers(member(node, "rotation"), q);
  const auto [x, y, z, w] = q;
  return {(1 - 2 * (y * y + z * z)) * s[0], 2 * (x * y + z * w) * s[0],       2 * (x * z - y * w) * s[0],       0,
          2 * (x * y - z * w) * s[1],       (1 - 2 * (x * x + z * z)) * s[1], 2 * (y * z + x * w) * s[1],       0,
          2 * (x * z + y * w) * s[2],       2 * (y * z - x * w) * s[2],       (1 - 2 * (x * x + y * y)) * s[2], 0,
          t[0],                             t[1],                             t[2],                             1};
}

// --- The container (glTF 2.0 section 4.4) ---

uint32_t readU32(ByteView bytes, size_t offset) {
  return bytes[offset] | bytes[offset + 1] << 8 | bytes[offset + 2] << 16 | uint32_t{bytes[offset + 3]} << 24;
}

struct Chunks {
  ByteView json;
  ByteView binary;
};

std::optional<Chunks> findChunks(ByteView glb) {
  constexpr uint32_t kMagic = 0x46546C67, kJsonChunk = 0x4E4F534A, kBinaryChunk = 0x004E4942;
  if (glb.size() < 20 || readU32(glb, 0) != kMagic || readU32(glb, 4) != 2) return {};
  const size_t total = readU32(glb, 8);
  if (total > glb.size() || total < 20) return {};
  Chunks chunks;
  size_t at = 12;
  for (int number = 0; at + 8 <= total; ++number) {
    const size_t length = readU32(glb, at);
    const uint32_t type = readU32(glb, at + 4);
    if (length > total - at - 8) return {};
    const ByteView content = glb.subspan(at + 8, length);
    if (number == 0 && type != kJsonChunk) return {};
    if (number == 0) chunks.json = content;
    if (number == 1 && type == kBinaryChunk) chunks.binary = content;
    at += 8 + length;
  }
  return chunks;
}

// --- The summary ---

class Summarizer {
 public:
  Summarizer(const Json& root, ByteView binary) : root_(root), binary_(binary) {}

  GlbSummary summarize() {
    const Json& asset = member(root_, "asset");
    out_.generator = textOf(member(asset, "generator"));
    out_.copyright = textOf(member(asset, "copyright"));
    out_.extensions_used = textsOf(member(root_, "extensionsUsed"));
    out_.extensions_required = textsOf(member(root_, "extensionsRequired"));
    addImages();
    addMaterials();
    addGeometry();
    addScene();
    out_.geometry_bytes = geometry_bytes_;
    return std::move(out_);
  }

 private:
  void addImages() {
    const Json& images = member(root_, "images");
    if (!images.is_array()) return;
    for (const Json& image : images) {
      GlbImage found;
      found.name = textOf(member(image, "name"));
      found.mime_type = textOf(member(image, "mimeType"));
      const ByteView bytes = bytesOf(element(member(root_, "bufferViews"), member(image, "bufferView")));
      found.bytes = bytes.size();
      if (const auto size = readImageSize(bytes)) {
        found.width = size->width;
        found.height = size->height;
        found.block_bytes = size->block_bytes;
        if (found.mime_type.empty()) found.mime_type = size->mime_type;
      }
      out_.images.push_back(std::move(found));
    }
  }

  // Of the binary chunk alone; empty where it lies elsewhere or not wholly inside.
  ByteView bytesOf(const Json& view) const {
    const auto buffer = unsignedOf(member(view, "buffer"));
    const uint64_t offset = unsignedOf(member(view, "byteOffset")).value_or(0);
    const uint64_t length = unsignedOf(member(view, "byteLength")).value_or(0);
    if (!buffer || *buffer != 0 || offset > binary_.size() || length > binary_.size() - offset) return {};
    return binary_.subspan(offset, length);
  }

  void addMaterials() {
    const Json& materials = member(root_, "materials");
    if (!materials.is_array()) return;
    out_.materials = materials.size();
    for (const Json& material : materials) {
      const Json& pbr = member(material, "pbrMetallicRoughness");
      const Json& coat = member(member(material, "extensions"), "KHR_materials_clearcoat");
      addTexture("base_color", member(pbr, "baseColorTexture"));
      addTexture("metallic_roughness", member(pbr, "metallicRoughnessTexture"));
      addTexture("normal", member(material, "normalTexture"));
      addTexture("occlusion", member(material, "occlusionTexture"));
      addTexture("emissive", member(material, "emissiveTexture"));
      addTexture("clearcoat", member(coat, "clearcoatTexture"));
      addTexture("anisotropy", member(member(member(material, "extensions"), "KHR_materials_anisotropy"), "anisotropyTexture"));
    }
    std::set<std::pair<uint32_t, bool>> uploaded;
    for (const GlbTexture& texture : out_.textures) {
      const bool is_srgb = texture.role == "base_color" || texture.role == "emissive";
      if (!uploaded.insert({texture.image, is_srgb}).second) continue;
      const GlbImage& image = out_.images[texture.image];
      out_.gpu_bytes += image.block_bytes > 0 ? gpuBytesOfBlocks(image.width, image.height, image.block_bytes) : gpuBytesOfTexture(image.width, image.height);
    }
  }

  void addTexture(const char* role, const Json& reference) {
    const Json& texture = element(member(root_, "textures"), member(reference, "index"));
    if (!texture.is_object()) return;
    std::optional<uint64_t> image = unsignedOf(member(texture, "source"));
    for (const char* extension : {"EXT_texture_webp", "KHR_texture_basisu", "EXT_texture_avif"}) {
      const auto source = unsignedOf(member(member(member(texture, "extensions"), extension), "source"));
      if (source) image = source;
    }
    if (!image || *image >= out_.images.size()) return;
    const bool is_known = std::any_of(out_.textures.begin(), out_.textures.end(), [&](const GlbTexture& known) {
      return known.role == role && known.image == *image;
    });
    if (!is_known) out_.textures.push_back({role, static_cast<uint32_t>(*image)});
  }

  uint64_t countOf(const Json& accessor_index) const {
    return unsignedOf(member(element(member(root_, "accessors"), accessor_index), "count")).value_or(0);
  }

  // 0 for points and lines.
  uint64_t trianglesOf(const Json& primitive) const {
    const Json& indices = member(primitive, "indices");
    const uint64_t count = countOf(indices.is_null() ? member(member(primitive, "attributes"), "POSITION") : indices);
    const uint64_t mode = unsignedOf(member(primitive, "mode")).value_or(4);
    if (mode == 4) return count / 3;
    return (mode == 5 || mode == 6) && count > 2 ? count - 2 : 0;
  }

  void addGeometry() {
    const Json& meshes = member(root_, "meshes");
    std::set<uint64_t> positions;  // primitives may share their vertices
    if (meshes.is_array()) {
      for (const Json& mesh : meshes) {
        const Json& primitives = member(mesh, "primitives");
        if (!primitives.is_array()) continue;
        for (const Json& primitive : primitives) addPrimitive(primitive, positions);
      }
    }
    const Json& views = member(root_, "bufferViews");
    uint64_t all = 0, images = 0;
    for (const GlbImage& image : out_.images) images += image.bytes;
    if (views.is_array()) {
      for (const Json& view : views) {
        const Json& packed = member(member(view, "extensions"), "EXT_meshopt_compression");
        all += bytesOf(packed.is_object() ? packed : view).size();
      }
    }
    geometry_bytes_ = all > images ? all - images : 0;
  }

  void addPrimitive(const Json& primitive, std::set<uint64_t>& positions) {
    ++out_.primitives;
    const Json& attributes = member(primitive, "attributes");
    const auto position = unsignedOf(member(attributes, "POSITION"));
    const VertexKinds kinds = {.has_texcoords = !member(attributes, "TEXCOORD_0").is_null(),
                               .has_colors = !member(attributes, "COLOR_0").is_null()};
    const uint64_t vertices = position && positions.insert(*position).second ? countOf(member(attributes, "POSITION")) : 0;
    out_.vertices += vertices;
    out_.gpu_bytes += gpuBytesOfGeometry(vertices, trianglesOf(primitive) * 3, kinds);
  }

  void addScene() {
    const Json& scenes = member(root_, "scenes");
    const Json& number = member(root_, "scene");
    const Json& scene = element(scenes, number.is_null() ? Json(0u) : number);
    const Json& nodes = member(scene, "nodes");
    if (!nodes.is_array()) return;
    for (const Json& node : nodes) addNode(node, kIdentity, 0);
  }

  void addNode(const Json& index, const Matrix& parent, int depth) {
    const Json& node = element(member(root_, "nodes"), index);
    if (!node.is_object() || depth > kMaxDepth || ++visits_ > kMaxNodeVisits) return;
    const Matrix matrix = multiplied(parent, transformOf(node));
    const Json& primitives = member(element(member(root_, "meshes"), member(node, "mesh")), "primitives");
    if (primitives.is_array()) {
      for (const Json& primitive : primitives) {
        out_.triangles += trianglesOf(primitive);
        addBounds(member(member(primitive, "attributes"), "POSITION"), matrix);
      }
    }
    const Json& children = member(node, "children");
    if (!children.is_array()) return;
    for (const Json& child : children) addNode(child, matrix, depth + 1);
  }

  void addBounds(const Json& accessor_index, const Matrix& m) {
    const Json& accessor = element(member(root_, "accessors"), accessor_index);
    std::array<double, 3> min, max;
    if (!readNumbers(member(accessor, "min"), min) || !readNumbers(member(accessor, "max"), max)) return;
    for (int corner = 0; corner < 8; ++corner) {
      const Double3 p = {corner & 1 ? max[0] : min[0], corner & 2 ? max[1] : min[1], corner & 4 ? max[2] : min[2]};
      for (int axis = 0; axis < 3; ++axis) {
        const auto value =
            static_cast<float>(m[axis] * p[0] + m[4 + axis] * p[1] + m[8 + axis] * p[2] + m[12 + axis]);
        if (!has_bounds_[axis]) bounds_.min[axis] = bounds_.max[axis] = value;
        has_bounds_[axis] = true;
        bounds_.min[axis] = std::min(bounds_.min[axis], value);
        bounds_.max[axis] = std::max(bounds_.max[axis], value);
      }
    }
    out_.bounds = bounds_;
  }

  const Json& root_;
  ByteView binary_;
  GlbSummary out_;
  Bounds bounds_;
  std::array<bool, 3> has_bounds_ = {false, false, false};
  uint64_t geometry_bytes_ = 0;
  uint64_t visits_ = 0;
};

}  // namespace

Result<GlbSummary> readGlbSummary(ByteView glb, const std::string& subject) {
  const Localized remedy = {"ファイルを書き出し直してください。", "Export the file again."};
  const auto chunks = findChunks(glb);
  if (!chunks) {
    return badInput(subject, {"GLB(glTF 2.0)ではないか、途中で切れています。", "This is no GLB (glTF 2.0), or it is cut off."}, remedy);
  }
  const Json root = Json::parse(chunks->json.begin(), chunks->json.end(), nullptr, false);
  if (!root.is_object() || !textOf(member(member(root, "asset"), "version")).starts_with("2.")) {
    return badInput(subject, {"GLB の中の JSON が壊れているか、glTF 2.0 ではありません。",
                              "The JSON inside the GLB is broken or not glTF 2.0."}, remedy);
  }
  GlbSummary summary = Summarizer(root, chunks->binary).summarize();
  summary.bytes = glb.size();
  return summary;
}

}  // namespace kura

#include "gltf/write_glb.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "gltf/encode_streams.h"
#include "gltf/gltf_materials.h"

namespace kura {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kArrayBuffer = 34962, kElementArrayBuffer = 34963;

const char* typeName(int components) {
  constexpr const char* kNames[] = {"SCALAR", "VEC2", "VEC3", "VEC4"};
  return kNames[components - 1];
}

void appendU32(Bytes& bytes, uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<uint8_t>(value >> shift));
}

// Collects the binary chunk and the JSON that points into it.
class GlbBuilder {
 public:
  explicit GlbBuilder(const WriteGlbOptions& options) : options_(options) {}

  size_t addVertices(const Stream& stream) {
    Json view;
    if (options_.meshopt) {
      view = addCompressed(stream, compressVertices(stream), "ATTRIBUTES");
    } else {
      view = addBytes(stream.bytes);
    }
    view["byteStride"] = stream.stride;
    view["target"] = kArrayBuffer;
    return addAccessor(stream, std::move(view));
  }

  size_t addIndices(const std::vector<uint32_t>& indices, size_t vertices) {
    const Stream stream = makeIndices(indices, vertices);
    Json view = options_.meshopt ? addCompressed(stream, compressTriangles(indices, vertices), "TRIANGLES")
                                 : addBytes(stream.bytes);
    view["target"] = kElementArrayBuffer;
    return addAccessor(stream, std::move(view));
  }

  size_t addImage(ByteView bytes) {
    views_.push_back(addBytes(bytes));
    return views_.size() - 1;
  }

  Json takeAccessors() { return std::move(accessors_); }
  Json takeViews() { return std::move(views_); }
  Bytes takeBinary() { return std::move(binary_); }

  Json buffers() const {
    Json buffers = Json::array();
    buffers.push_back({{"byteLength", binary_.size()}});
    if (options_.meshopt) {
      // What a reader without the extension would need; it has no bytes, because the extension is required.
      buffers.push_back({{"byteLength", fallback_size_},
                         {"extensions", {{"EXT_meshopt_compression", {{"fallback", true}}}}}});
    }
    return buffers;
  }

 private:
  Json addBytes(ByteView bytes) {
    const Json view = {{"buffer", 0}, {"byteOffset", binary_.size()}, {"byteLength", bytes.size()}};
    binary_.insert(binary_.end(), bytes.begin(), bytes.end());
    binary_.resize((binary_.size() + 3) / 4 * 4, 0);
    return view;
  }

  Json addCompressed(const Stream& stream, const Bytes& packed, const char* mode) {
    Json packed_view = addBytes(packed);
    packed_view["byteStride"] = stream.stride;
    packed_view["count"] = stream.count;
    packed_view["mode"] = mode;
    if (stream.filter == StreamFilter::kOctahedral) packed_view["filter"] = "OCTAHEDRAL";
    if (stream.filter == StreamFilter::kExponential) packed_view["filter"] = "EXPONENTIAL";
    const size_t size = stream.stride * stream.count;
    Json view = {{"buffer", 1}, {"byteOffset", fallback_size_}, {"byteLength", size}};
    view["extensions"] = {{"EXT_meshopt_compression", std::move(packed_view)}};
    fallback_size_ += (size + 3) / 4 * 4;
    return view;
  }

  size_t addAccessor(const Stream& stream, Json view) {
    views_.push_back(std::move(view));
    Json accessor = {{"bufferView", views_.size() - 1},
                     {"componentType", static_cast<int>(stream.component_type)},
                     {"count", stream.count},
                     {"type", typeName(stream.components)}};
    if (stream.is_normalized) accessor["normalized"] = true;
    if (!stream.min.empty()) {
      accessor["min"] = stream.min;
      accessor["max"] = stream.max;
    }
    accessors_.push_back(std::move(accessor));
    return accessors_.size() - 1;
  }

  const WriteGlbOptions& options_;
  Json accessors_ = Json::array();
  Json views_ = Json::array();
  Bytes binary_;
  size_t fallback_size_ = 0;
};

bool isSound(const Primitive& primitive, size_t materials) {
  const size_t vertices = primitive.positions.size();
  const auto fits = [&](size_t count) { return count == 0 || count == vertices; };
  if (!fits(primitive.normals.size()) || !fits(primitive.texcoords.size()) || !fits(primitive.colors.size())) return false;
  if (primitive.indices.size() % 3 != 0 || (primitive.material && *primitive.material >= materials)) return false;
  if (std::any_of(primitive.indices.begin(), primitive.indices.end(), [&](uint32_t i) { return i >= vertices; })) return false;
  return std::all_of(primitive.positions.begin(), primitive.positions.end(), [](const Float3& p) {
    return std::isfinite(p[0]) && std::isfinite(p[1]) && std::isfinite(p[2]);
  });
}

Json primitiveJson(const Primitive& primitive, uint32_t material, bool has_texcoords, const PositionGrid& grid,
                   const WriteGlbOptions& options, GlbBuilder& builder) {
  const Precision& precision = options.precision;
  Json attributes;
  attributes["POSITION"] = builder.addVertices(options.quantize ? quantizePositions(primitive.positions, grid)
                                                                : plainPositions(primitive.positions));
  if (!primitive.normals.empty()) {
    attributes["NORMAL"] = builder.addVertices(!options.quantize   ? plainNormals(primitive.normals)
                                               : options.meshopt ? packNormals(primitive.normals, precision.normal_bits)
                                                                 : quantizeNormals(primitive.normals));
  }
  if (has_texcoords && !primitive.texcoords.empty()) {
    attributes["TEXCOORD_0"] =
        builder.addVertices(!options.quantize   ? plainTexcoords(primitive.texcoords)
                            : options.meshopt ? packTexcoords(primitive.texcoords, precision.texcoord_bits)
                                              : quantizeTexcoords(primitive.texcoords));
  }
  if (!primitive.colors.empty()) attributes["COLOR_0"] = builder.addVertices(quantizeColors(primitive.colors));
  return {{"attributes", std::move(attributes)},
          {"indices", builder.addIndices(primitive.indices, primitive.positions.size())},
          {"material", material}};
}

Json assetJson(const GltfAsset& asset) {
  Json json;
  json["version"] = "2.0";
  json["generator"] = "Kurabiraki kura " KURA_VERSION;
  if (!asset.copyright.empty()) json["copyright"] = asset.copyright;
  if (!asset.extras.empty()) json["extras"] = asset.extras;
  if (!asset.rights.empty()) json["extensions"] = {{"KHR_xmp_json_ld", {{"packet", 0}}}};
  return json;
}

// KHR_xmp_json_ld: what may be done with the model, for every program that reads XMP.
Json xmpPacket(const GltfAsset& asset) {
  Json packet = {{"@context", {{"dc", "http://purl.org/dc/elements/1.1/"}, {"xmpRights", "http://ns.adobe.com/xap/1.0/rights/"}, {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}}}};
  packet["@id"] = "";
  if (!asset.name.empty()) packet["dc:identifier"] = asset.name;
  if (!asset.copyright.empty()) packet["dc:rights"] = {{"@type", "rdf:Alt"}, {"rdf:_1", {{"@language", "x-default"}, {"@value", asset.copyright}}}};
  packet["xmpRights:Marked"] = asset.rights.find("publicdomain") == std::string::npos;
  packet["xmpRights:WebStatement"] = asset.rights;
  return packet;
}

Json imagesJson(const GltfAsset& asset, const MaterialsJson& materials, GlbBuilder& builder) {
  Json images = Json::array();
  for (uint32_t index : materials.images) {
    const EncodedTexture& texture = asset.textures[index];
    Json image;
    if (!texture.name.empty()) image["name"] = texture.name;
    image["mimeType"] = texture.mime_type;
    image["bufferView"] = builder.addImage(texture.bytes);
    images.push_back(std::move(image));
  }
  return images;
}

Json nodeJson(const GltfAsset& asset, const PositionGrid& grid, bool is_quantized) {
  Json node;
  if (!asset.name.empty()) node["name"] = asset.name;
  node["mesh"] = 0;
  if (is_quantized) {
    node["translation"] = grid.origin;
    node["scale"] = {grid.step, grid.step, grid.step};
  }
  return node;
}

Result<Bytes> assembleGlb(const std::string& subject, const Json& json, const Bytes& binary) {
  // A name that is no UTF-8 is the scan's fault, not a reason to stop.
  std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  text.resize((text.size() + 3) / 4 * 4, ' ');
  const uint64_t total = 12 + 8 + uint64_t{text.size()} + 8 + binary.size();
  if (total > std::numeric_limits<uint32_t>::max()) {
    return Error{ErrorCode::kLimit, subject,
                 {"モデルが 4 GiB を超えるので GLB にできません。", "The model is over 4 GiB, which a GLB cannot hold."},
                 {"スキャンの三角形を減らすか、分割してください。", "Reduce the scan's triangles or split it."}};
  }
  Bytes glb;
  glb.reserve(total);
  constexpr uint32_t kMagic = 0x46546C67, kJsonChunk = 0x4E4F534A, kBinaryChunk = 0x004E4942;
  appendU32(glb, kMagic);
  appendU32(glb, 2);
  appendU32(glb, static_cast<uint32_t>(total));
  appendU32(glb, static_cast<uint32_t>(text.size()));
  appendU32(glb, kJsonChunk);
  glb.insert(glb.end(), text.begin(), text.end());
  appendU32(glb, static_cast<uint32_t>(binary.size()));
  appendU32(glb, kBinaryChunk);
  glb.insert(glb.end(), binary.begin(), binary.end());
  return glb;
}

}  // namespace

Result<Bytes> writeGlb(const GltfAsset& asset, const WriteGlbOptions& options) {
  bool needs_default = false, has_triangles = false;
  for (const Primitive& primitive : asset.primitives) {
    needs_default |= !primitive.material;
    has_triangles |= !primitive.indices.empty();
    if (isSound(primitive, asset.materials.size())) continue;
    return internalError(asset.name, {"部分「" + primitive.name + "」の頂点の数が合いません。",
                                      "The attributes of primitive '" + primitive.name + "' do not fit each other."});
  }
  if (!has_triangles) return internalError(asset.name, {"三角形がありません。", "There are no triangles to write."});
  Result<MaterialsJson> materials = makeMaterialsJson(asset, needs_default);
  if (!materials) return materials.error();

  GlbBuilder builder(options);
  const PositionGrid grid = choosePositionGrid(asset.primitives, options.precision.position_bits);
  Json primitives = Json::array();
  for (const Primitive& primitive : asset.primitives) {
    if (primitive.indices.empty()) continue;
    const uint32_t material = primitive.material.value_or(static_cast<uint32_t>(asset.materials.size()));
    primitives.push_back(
        primitiveJson(primitive, material, materials->uses_texcoords[material], grid, options, builder));
  }
  std::set<std::string> used = materials->extensions, required = materials->required;
  if (options.quantize) required.insert("KHR_mesh_quantization");
  if (options.meshopt) required.insert("EXT_meshopt_compression");
  used.insert(required.begin(), required.end());
  if (!asset.rights.empty()) used.insert("KHR_xmp_json_ld");

  Json json;
  json["asset"] = assetJson(asset);
  if (!used.empty()) json["extensionsUsed"] = used;
  if (!required.empty()) json["extensionsRequired"] = required;
  if (!asset.rights.empty()) json["extensions"] = {{"KHR_xmp_json_ld", {{"packets", {xmpPacket(asset)}}}}};
  json["scene"] = 0;
  json["scenes"] = Json::array({{{"nodes", {0}}}});
  json["nodes"] = Json::array({nodeJson(asset, grid, options.quantize)});
  Json mesh = {{"primitives", std::move(primitives)}};
  if (!asset.name.empty()) mesh["name"] = asset.name;
  json["meshes"] = Json::array({std::move(mesh)});
  json["materials"] = std::move(materials->materials);
  if (!materials->images.empty()) {
    json["textures"] = std::move(materials->textures);
    json["samplers"] = std::move(materials->samplers);
    json["images"] = imagesJson(asset, *materials, builder);
  }
  json["accessors"] = builder.takeAccessors();
  json["bufferViews"] = builder.takeViews();
  json["buffers"] = builder.buffers();
  return assembleGlb(asset.name, json, builder.takeBinary());
}

}  // namespace kura

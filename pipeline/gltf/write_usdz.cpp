#include "gltf/write_usdz.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "gltf/stored_archive.h"

namespace kura {
namespace {

// USDA text, indented by hand so that it stays readable.
class Layer {
 public:
  void line(const std::string& text) { text_ += text + "\n"; }

  // Six digits: a thousandth of a millimetre on a piece of a metre.
  static std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", std::isfinite(value) ? value : 0.0);
    return text;
  }

  template <size_t N>
  static std::string tuple(const std::array<float, N>& values) {
    std::string text = "(";
    for (size_t i = 0; i < N; ++i) text += (i ? ", " : "") + number(values[i]);
    return text + ")";
  }

  template <typename Values, typename Format>
  void array(const std::string& declaration, const Values& values, Format format, const std::string& metadata = {}) {
    text_ += "        " + declaration + " = [";
    bool is_first = true;
    for (const auto& value : values) {
      if (!is_first) text_ += ", ";
      is_first = false;
      text_ += format(value);
    }
    text_ += "]" + (metadata.empty() ? "" : " (\n            " + metadata + "\n        )") + "\n";
  }

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + "\"";
}

const char* wrapName(WrapMode mode) {
  return mode == WrapMode::kRepeat ? "repeat" : mode == WrapMode::kMirroredRepeat ? "mirror" : "clamp";
}

std::string materialPath(size_t material) { return "/Piece/Materials/Material_" + std::to_string(material); }

struct TextureInput {
  const char* shader;  // name of the texture's shader, and of what it is for
  const std::optional<TextureReference>& reference;
  const char* color_space;  // "sRGB" or "raw"
  std::string scale = {}, bias = {};
};

class UsdWriter {
 public:
  explicit UsdWriter(const GltfAsset& asset) : asset_(asset) {}

  std::string write() {
    layer_.line("#usda 1.0");
    layer_.line("(");
    layer_.line("    customLayerData = {");
    layer_.line("        string creator = \"Kurabiraki\"");
    if (!asset_.copyright.empty()) layer_.line("        string copyright = " + quoted(asset_.copyright));
    if (!asset_.rights.empty()) layer_.line("        string license = " + quoted(asset_.rights));
    for (const auto& [key, value] : asset_.extras) layer_.line("        string " + quoted(key) + " = " + quoted(value));
    layer_.line("    }");
    layer_.line("    defaultPrim = \"Piece\"");
    if (!asset_.copyright.empty()) layer_.line("    doc = " + quoted(asset_.copyright));
    layer_.line("    metersPerUnit = 1");
    layer_.line("    upAxis = \"Y\"");
    layer_.line(")\n");
    layer_.line("def Xform \"Piece\" (");
    if (!asset_.name.empty()) layer_.line("    assetInfo = {\n        string name = " + quoted(asset_.name) + "\n    }");
    layer_.line("    kind = \"component\"");
    layer_.line(")\n{");
    for (size_t i = 0; i < asset_.primitives.size(); ++i) writeMesh(asset_.primitives[i], i);
    layer_.line("    def Scope \"Materials\"\n    {");
    for (size_t i = 0; i < asset_.materials.size(); ++i) writeMaterial(asset_.materials[i], i);
    layer_.line("    }\n}");
    return layer_.take();
  }

  // In the order in which they are first used; by image.
  const std::vector<uint32_t>& usedImages() const { return used_; }
  bool isBroken() const { return is_broken_; }

  static std::string fileName(const EncodedTexture& texture, size_t number) {
    return "textures/" + std::to_string(number) + (texture.mime_type == "image/png" ? ".png" : ".jpg");
  }

 private:
  void writeMesh(const Primitive& primitive, size_t number);
  void writeMaterial(const Material& material, size_t number);
  void writeTexture(const TextureInput& input, const std::string& path);

  const GltfAsset& asset_;
  Layer layer_;
  std::vector<uint32_t> used_;
  bool is_broken_ = false;
};

void UsdWriter::writeMesh(const Primitive& primitive, size_t number) {
  const auto plain = [](auto value) { return std::to_string(value); };
  const auto vector = [](const auto& value) { return Layer::tuple(value); };
  const std::string per_vertex = "interpolation = \"vertex\"";
  const bool has_material = primitive.material && *primitive.material < asset_.materials.size();
  layer_.line("    def Mesh \"Part_" + std::to_string(number) + "\" (");
  layer_.line("        prepend apiSchemas = [\"MaterialBindingAPI\"]\n    )\n    {");
  const bool is_double_sided = has_material && asset_.materials[*primitive.material].double_sided;
  layer_.line(std::string("        uniform bool doubleSided = ") + (is_double_sided ? "1" : "0"));
  Scene part;
  part.primitives = {primitive};
  const Bounds bounds = boundsOf(part);
  layer_.line("        float3[] extent = [" + Layer::tuple(bounds.min) + ", " + Layer::tuple(bounds.max) + "]");
  layer_.array("int[] faceVertexCounts", std::vector<int>(primitive.triangleCount(), 3), plain);
  layer_.array("int[] faceVertexIndices", primitive.indices, plain);
  layer_.array("point3f[] points", primitive.positions, vector);
  if (!primitive.normals.empty()) {
    const auto short_vector = [](const Float3& n) {
      char text[48];  // four digits are 0.006 degrees
      std::snprintf(text, sizeof text, "(%.4g, %.4g, %.4g)", n[0], n[1], n[2]);
      return std::string(text);
    };
    layer_.array("normal3f[] normals", primitive.normals, short_vector, per_vertex);
  }
  if (!primitive.texcoords.empty()) {
    // USD counts texture rows from below.
    const auto turned = [](const Float2& t) { return Layer::tuple(Float2{t[0], 1 - t[1]}); };
    layer_.array("texCoord2f[] primvars:st", primitive.texcoords, turned, per_vertex);
  }
  if (!primitive.colors.empty()) {
    const auto color = [](const Float4& c) { return Layer::tuple(Float3{c[0], c[1], c[2]}); };
    layer_.array("color3f[] primvars:displayColor", primitive.colors, color, per_vertex);
  }
  layer_.line("        uniform token subdivisionScheme = \"none\"");
  if (has_material) layer_.line("        rel material:binding = <" + materialPath(*primitive.material) + ">");
  layer_.line("    }\n");
}

void UsdWriter::writeTexture(const TextureInput& input, const std::string& path) {
  const TextureReference& reference = *input.reference;
  if (reference.image >= asset_.textures.size()) {
    is_broken_ = true;
    return;
  }
  const EncodedTexture& texture = asset_.textures[reference.image];
  is_broken_ |= texture.mime_type != "image/jpeg" && texture.mime_type != "image/png";
  const auto found = std::find(used_.begin(), used_.end(), reference.image);
  const auto number = static_cast<size_t>(found - used_.begin());
  if (found == used_.end()) used_.push_back(reference.image);
  layer_.line("            def Shader \"" + std::string(input.shader) + "\"\n            {");
  layer_.line("                uniform token info:id = \"UsdUVTexture\"");
  layer_.line("                asset inputs:file = @" + fileName(texture, number) + "@");
  layer_.line("                token inputs:sourceColorSpace = \"" + std::string(input.color_space) + "\"");
  layer_.line("                float2 inputs:st.connect = <" + path + "/Texcoord.outputs:result>");
  layer_.line("                token inputs:wrapS = \"" + std::string(wrapName(reference.wrap_u)) + "\"");
  layer_.line("                token inputs:wrapT = \"" + std::string(wrapName(reference.wrap_v)) + "\"");
  if (!input.scale.empty()) layer_.line("                float4 inputs:scale = " + input.scale);
  if (!input.bias.empty()) layer_.line("                float4 inputs:bias = " + input.bias);
  for (const char* channel : {"r", "g", "b"}) layer_.line("                float outputs:" + std::string(channel));
  layer_.line("                float3 outputs:rgb\n            }");
}

void UsdWriter::writeMaterial(const Material& material, size_t number) {
  const std::string path = materialPath(number);
  const auto connected = [&](const char* type, const char* input, const char* shader, const char* output) {
    layer_.line("                " + std::string(type) + " inputs:" + input + ".connect = <" + path + "/" + shader + ".outputs:" + output + ">");
  };
  const auto constant = [&](const char* type, const char* input, const std::string& value) {
    layer_.line("                " + std::string(type) + " inputs:" + input + " = " + value);
  };
  layer_.line("        def Material \"Material_" + std::to_string(number) + "\"\n        {");
  layer_.line("            token outputs:surface.connect = <" + path + "/Surface.outputs:surface>");
  layer_.line("            def Shader \"Surface\"\n            {");
  layer_.line("                uniform token info:id = \"UsdPreviewSurface\"");
  if (material.base_color_texture) {
    connected("color3f", "diffuseColor", "BaseColor", "rgb");
  } else {
    constant("color3f", "diffuseColor", Layer::tuple(Float3{material.base_color[0], material.base_color[1], material.base_color[2]}));
  }
  if (material.metallic_roughness_texture) {
    connected("float", "metallic", "MetallicRoughness", "b");
    connected("float", "roughness", "MetallicRoughness", "g");
  } else {
    constant("float", "metallic", Layer::number(material.metallic));
    constant("float", "roughness", Layer::number(material.roughness));
  }
  if (material.normal_texture) connected("normal3f", "normal", "Normal", "rgb");
  if (material.occlusion_texture) connected("float", "occlusion", "Occlusion", "r");
  if (material.emissive_texture) {
    connected("color3f", "emissiveColor", "Emissive", "rgb");
  } else if (material.emissive != Float3{0, 0, 0}) {
    constant("color3f", "emissiveColor", Layer::tuple(material.emissive));
  }
  if (material.clearcoat > 0) {
    constant("float", "clearcoat", Layer::number(material.clearcoat));
    constant("float", "clearcoatRoughness", Layer::number(material.clearcoat_roughness));
  }
  if (material.alpha_mode == AlphaMode::kMask) constant("float", "opacityThreshold", Layer::number(material.alpha_cutoff));
  layer_.line("                token outputs:surface\n            }");
  layer_.line("            def Shader \"Texcoord\"\n            {");
  layer_.line("                uniform token info:id = \"UsdPrimvarReader_float2\"");
  layer_.line("                string inputs:varname = \"st\"\n                float2 outputs:result\n            }");
  // A texture is multiplied by the factors of glTF.
  const Float4& c = material.base_color;
  const std::string tint = c == Float4{1, 1, 1, 1} ? "" : Layer::tuple(c);
  const std::string rough = Layer::tuple(Float4{1, material.roughness, material.metallic, 1});
  const TextureInput inputs[] = {{"BaseColor", material.base_color_texture, "sRGB", tint},
                                 {"MetallicRoughness", material.metallic_roughness_texture, "raw", rough},
                                 {"Normal", material.normal_texture, "raw", "(2, 2, 2, 1)", "(-1, -1, -1, 0)"},
                                 {"Occlusion", material.occlusion_texture, "raw"},
                                 {"Emissive", material.emissive_texture, "sRGB", Layer::tuple(Float4{material.emissive[0], material.emissive[1], material.emissive[2], 1})}};
  for (const TextureInput& input : inputs) {
    if (input.reference) writeTexture(input, path);
  }
  layer_.line("        }");
}

}  // namespace

Result<Bytes> writeUsdz(const GltfAsset& asset) {
  for (const Primitive& primitive : asset.primitives) {
    const auto is_out = [&](uint32_t index) { return index >= primitive.positions.size(); };
    if (std::any_of(primitive.indices.begin(), primitive.indices.end(), is_out)) {
      return internalError(asset.name, {"USDZ にする面の番号が範囲の外です。", "A corner index of the USDZ is out of range."});
    }
  }
  UsdWriter writer(asset);
  const std::string text = writer.write();
  if (writer.isBroken()) {
    return internalError(asset.name, {"USDZ に入れられるのは JPEG と PNG だけです。", "Only JPEG and PNG can be put into a USDZ."});
  }
  std::vector<StoredFile> files = {{"piece.usda", Bytes(text.begin(), text.end())}};
  for (size_t i = 0; i < writer.usedImages().size(); ++i) {
    const EncodedTexture& texture = asset.textures[writer.usedImages()[i]];
    files.push_back({UsdWriter::fileName(texture, i), texture.bytes});
  }
  return writeStoredArchive(files);
}

}  // namespace kura

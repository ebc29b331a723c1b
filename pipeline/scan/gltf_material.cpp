#include "scan/gltf_material.h"

#include <algorithm>
#include <cmath>

namespace kura {
namespace {

using nlohmann::json;

template <size_t N>
std::array<float, N> colorIn(const json& object, const char* key, std::array<float, N> fallback) {
  const json& value = memberOf(object, key);
  for (size_t i = 0; i < N; ++i) {
    const json& component = elementOf(value, i);
    if (component.is_number()) fallback[i] = component.get<float>();
  }
  return fallback;
}

float fractionIn(const json& object, const char* key, float fallback) {
  return std::clamp(static_cast<float>(numberIn(object, key, fallback)), 0.0f, 1.0f);
}

WrapMode wrapModeOf(size_t value) {
  if (value == 33071) return WrapMode::kClampToEdge;
  return value == 33648 ? WrapMode::kMirroredRepeat : WrapMode::kRepeat;
}

struct MaterialReader {
  GltfDocument& document;
  TextureImages& images;
  Diagnostics& diagnostics;
  std::string place;
  std::optional<TexcoordUse> texcoords = {};  // of the first texture that was read

  void warn(Localized message) { diagnostics.push_back(scanWarning(document.file().string() + " " + place, std::move(message))); }

  std::optional<uint32_t> image(size_t index);
  std::optional<size_t> sourceOf(const json& texture);
  std::optional<TextureReference> texture(const json& owner, const char* key);
};

std::string nameOfEmbedded(const json& image, size_t index) {
  const std::string name = textIn(image, "name");
  return name.empty() ? "images[" + std::to_string(index) + "]" : name;
}

std::optional<uint32_t> MaterialReader::image(size_t index) {
  const json& description = elementOf(memberOf(document.root(), "images"), index);
  const std::string uri = textIn(description, "uri");
  const std::string key = "images[" + std::to_string(index) + "]";
  if (uri.rfind("data:", 0) == 0) {
    const auto bytes = decodeDataUri(uri);
    return bytes ? std::optional(images.addEmbedded(key, nameOfEmbedded(description, index), *bytes)) : std::nullopt;
  }
  if (!uri.empty()) return images.add(uri);
  if (const auto view_index = indexIn(description, "bufferView")) {
    const Result<GltfView> view = document.bufferView(*view_index);
    if (view.ok()) return images.addEmbedded(key, nameOfEmbedded(description, index), view->bytes);
    diagnostics.push_back({Severity::kWarning, {}, view.error()});
    return {};
  }
  warn({"テクスチャの画像 " + key + " がありません。", "The texture image " + key + " is missing."});
  return {};
}

std::optional<size_t> MaterialReader::sourceOf(const json& texture) {
  const json& extensions = memberOf(texture, "extensions");
  for (const char* name : {"EXT_texture_webp", "EXT_texture_avif"}) {
    if (const auto source = indexIn(memberOf(extensions, name), "source")) return source;
  }
  if (const auto source = indexIn(texture, "source")) return source;
  if (memberOf(extensions, "KHR_texture_basisu").is_object()) {
    warn({"KTX2（Basis）形式のテクスチャは読めないため、使いません。", "A texture in KTX2 (Basis) form cannot be read and is not used."});
  }
  return {};
}

std::optional<TextureReference> MaterialReader::texture(const json& owner, const char* key) {
  const json& use = memberOf(owner, key);
  const auto index = indexIn(use, "index");
  if (!index) return {};
  const json& texture = elementOf(memberOf(document.root(), "textures"), *index);
  TexcoordUse wanted;
  wanted.set = indexIn(use, "texCoord").value_or(0);
  const json& transform = memberOf(memberOf(use, "extensions"), "KHR_texture_transform");
  if (transform.is_object()) {
    wanted.set = indexIn(transform, "texCoord").value_or(wanted.set);
    wanted.rotation = numberIn(transform, "rotation", 0);
    const auto offset = colorIn<2>(transform, "offset", {0, 0}), scale = colorIn<2>(transform, "scale", {1, 1});
    wanted.offset = {offset[0], offset[1]};
    wanted.scale = {scale[0], scale[1]};
  }
  if (texcoords && !(*texcoords == wanted)) {
    warn({std::string(key) + " は色とは別のテクスチャ座標を使うため、省きました。",
          std::string(key) + " uses other texture coordinates than the colour and was left out."});
    return {};
  }
  const auto source = sourceOf(texture);
  const auto found = source ? image(*source) : std::nullopt;
  if (!found) return {};
  texcoords = wanted;
  const json& sampler = elementOf(memberOf(document.root(), "samplers"), indexIn(texture, "sampler").value_or(SIZE_MAX));
  return TextureReference{*found, wrapModeOf(indexIn(sampler, "wrapS").value_or(10497)),
                          wrapModeOf(indexIn(sampler, "wrapT").value_or(10497))};
}

// The conversion that Khronos gives in the appendix of KHR_materials_pbrSpecularGlossiness, for the factors; textures of
// specular and glossiness stay unused.
void readSpecularGlossiness(MaterialReader& reader, const json& from, Material& out) {
  const Float4 diffuse = colorIn<4>(from, "diffuseFactor", {1, 1, 1, 1});
  const Float3 specular = colorIn<3>(from, "specularFactor", {1, 1, 1});
  out.base_color_texture = reader.texture(from, "diffuseTexture");
  out.roughness = 1 - fractionIn(from, "glossinessFactor", 1);
  const float brightest = std::max({specular[0], specular[1], specular[2]});
  const auto perceived = [](float r, float g, float b) { return std::sqrt(0.299f * r * r + 0.587f * g * g + 0.114f * b * b); };
  const float d = perceived(diffuse[0], diffuse[1], diffuse[2]), s = perceived(specular[0], specular[1], specular[2]);
  constexpr float kDielectric = 0.04f;
  float metallic = 0;
  if (s >= kDielectric && !out.base_color_texture) {
    const float b = d * (1 - brightest) / (1 - kDielectric) + s - 2 * kDielectric;
    const float discriminant = std::max(b * b - 4 * kDielectric * (kDielectric - s), 0.0f);
    metallic = std::clamp((-b + std::sqrt(discriminant)) / (2 * kDielectric), 0.0f, 1.0f);
  }
  out.metallic = metallic;
  for (int c = 0; c < 3; ++c) {
    const float from_diffuse = diffuse[c] * (1 - brightest) / (1 - kDielectric) / std::max(1 - metallic, 1e-6f);
    const float from_specular = (specular[c] - kDielectric * (1 - metallic)) / std::max(metallic, 1e-6f);
    const float mixed = from_diffuse + (from_specular - from_diffuse) * metallic * metallic;
    out.base_color[c] = out.base_color_texture ? diffuse[c] : std::clamp(mixed, 0.0f, 1.0f);
  }
  out.base_color[3] = diffuse[3];
  reader.diagnostics.push_back(scanNote(reader.document.file().string() + " " + reader.place,
                                        {"スペキュラー・グロッシネス方式の材質を、金属・粗さ方式に近似しました。",
                                         "The specular-glossiness material was approximated as metallic-roughness."}));
}

void readCore(MaterialReader& reader, const json& from, Material& out) {
  const json& pbr = memberOf(from, "pbrMetallicRoughness");
  out.base_color = colorIn<4>(pbr, "baseColorFactor", {1, 1, 1, 1});
  out.metallic = fractionIn(pbr, "metallicFactor", 1);
  out.roughness = fractionIn(pbr, "roughnessFactor", 1);
  out.base_color_texture = reader.texture(pbr, "baseColorTexture");
  out.metallic_roughness_texture = reader.texture(pbr, "metallicRoughnessTexture");
}

}  // namespace

Float2 TexcoordUse::apply(const Float2& uv) const {
  const double u = uv[0] * scale[0], v = uv[1] * scale[1];
  const double c = std::cos(rotation), s = std::sin(rotation);
  return {static_cast<float>(c * u + s * v + offset[0]), static_cast<float>(-s * u + c * v + offset[1])};
}

GltfMaterial readGltfMaterial(GltfDocument& document, size_t index, TextureImages& images, Diagnostics& diagnostics) {
  const json& from = elementOf(memberOf(document.root(), "materials"), index);
  MaterialReader reader{document, images, diagnostics, "materials[" + std::to_string(index) + "]"};
  GltfMaterial out;
  Material& material = out.material;
  material.name = textIn(from, "name");
  const json& extensions = memberOf(from, "extensions");
  const json& specular_glossiness = memberOf(extensions, "KHR_materials_pbrSpecularGlossiness");
  if (specular_glossiness.is_object()) {
    readSpecularGlossiness(reader, specular_glossiness, material);
  } else {
    readCore(reader, from, material);
  }
  material.normal_texture = reader.texture(from, "normalTexture");
  material.normal_scale = static_cast<float>(numberIn(memberOf(from, "normalTexture"), "scale", 1));
  material.occlusion_texture = reader.texture(from, "occlusionTexture");
  material.occlusion_strength = fractionIn(memberOf(from, "occlusionTexture"), "strength", 1);
  material.emissive = colorIn<3>(from, "emissiveFactor", {0, 0, 0});
  material.emissive_texture = reader.texture(from, "emissiveTexture");
  const double strength = numberIn(memberOf(extensions, "KHR_materials_emissive_strength"), "emissiveStrength", 1);
  for (float& c : material.emissive) c = static_cast<float>(c * strength);
  const json& clearcoat = memberOf(extensions, "KHR_materials_clearcoat");
  material.clearcoat = fractionIn(clearcoat, "clearcoatFactor", 0);
  material.clearcoat_roughness = fractionIn(clearcoat, "clearcoatRoughnessFactor", 0);
  material.clearcoat_texture = reader.texture(clearcoat, "clearcoatTexture");
  const json& anisotropy = memberOf(extensions, "KHR_materials_anisotropy");
  material.anisotropy = fractionIn(anisotropy, "anisotropyStrength", 0);
  material.anisotropy_texture = reader.texture(anisotropy, "anisotropyTexture");
  const std::string alpha = textIn(from, "alphaMode");
  if (alpha == "MASK") material.alpha_mode = AlphaMode::kMask;
  if (alpha == "BLEND") material.alpha_mode = AlphaMode::kBlend;
  material.alpha_cutoff = static_cast<float>(numberIn(from, "alphaCutoff", 0.5));
  material.double_sided = memberOf(from, "doubleSided") == true;
  if (memberOf(extensions, "KHR_materials_unlit").is_object()) {
    // Photogrammetry is often exported unlit: its light is in the photograph. Matt keeps it from shining twice.
    material.metallic = 0;
    material.roughness = 1;
  }
  out.texcoords = reader.texcoords.value_or(TexcoordUse{});
  return out;
}

}  // namespace kura

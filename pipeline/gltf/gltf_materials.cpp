#include "gltf/gltf_materials.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <tuple>

namespace kura {

namespace {

using Json = nlohmann::ordered_json;

int glWrap(WrapMode mode) {
  switch (mode) {
    case WrapMode::kRepeat: return 10497;
    case WrapMode::kClampToEdge: return 33071;
    case WrapMode::kMirroredRepeat: return 33648;
  }
  return 10497;
}

template <size_t N>
Json numbers(const std::array<float, N>& values) {
  Json json = Json::array();
  for (float value : values) json.push_back(shortest(value));
  return json;
}

class TextureTable {
 public:
  TextureTable(const GltfAsset& asset, MaterialsJson& out) : asset_(asset), out_(out) {}

  // The texture's index; the same picture with the same wrapping is one texture.
  uint32_t add(const TextureReference& reference) {
    const auto key = std::make_tuple(reference.image, reference.wrap_u, reference.wrap_v);
    const auto [entry, is_new] = textures_.try_emplace(key, static_cast<uint32_t>(out_.textures.size()));
    if (!is_new) return entry->second;
    const uint32_t image = addImage(reference.image);
    Json texture = {{"sampler", addSampler(reference)}};
    if (asset_.textures[reference.image].mime_type == "image/webp") {
      texture["extensions"] = {{"EXT_texture_webp", {{"source", image}}}};
      out_.extensions.insert("EXT_texture_webp");
      out_.required.insert("EXT_texture_webp");
    } else if (asset_.textures[reference.image].mime_type == "image/ktx2") {
      texture["extensions"] = {{"KHR_texture_basisu", {{"source", image}}}};
      out_.extensions.insert("KHR_texture_basisu");
      out_.required.insert("KHR_texture_basisu");
    } else {
      texture["source"] = image;
    }
    out_.textures.push_back(std::move(texture));
    return entry->second;
  }

 private:
  uint32_t addImage(uint32_t image) {
    const auto found = std::find(out_.images.begin(), out_.images.end(), image);
    if (found == out_.images.end()) out_.images.push_back(image);
    return static_cast<uint32_t>(std::find(out_.images.begin(), out_.images.end(), image) - out_.images.begin());
  }

  uint32_t addSampler(const TextureReference& reference) {
    constexpr int kLinear = 9729, kLinearMipmapLinear = 9987;
    const Json sampler = {{"magFilter", kLinear}, {"minFilter", kLinearMipmapLinear},
                          {"wrapS", glWrap(reference.wrap_u)}, {"wrapT", glWrap(reference.wrap_v)}};
    const auto found = std::find(out_.samplers.begin(), out_.samplers.end(), sampler);
    if (found != out_.samplers.end()) return static_cast<uint32_t>(found - out_.samplers.begin());
    out_.samplers.push_back(sampler);
    return static_cast<uint32_t>(out_.samplers.size() - 1);
  }

  const GltfAsset& asset_;
  MaterialsJson& out_;
  std::map<std::tuple<uint32_t, WrapMode, WrapMode>, uint32_t> textures_;
};

Json pbrJson(const Material& material, TextureTable& textures) {
  Json pbr = Json::object();
  if (material.base_color != Float4{1, 1, 1, 1}) pbr["baseColorFactor"] = numbers(material.base_color);
  if (material.base_color_texture) pbr["baseColorTexture"] = {{"index", textures.add(*material.base_color_texture)}};
  if (material.metallic != 1) pbr["metallicFactor"] = shortest(material.metallic);
  if (material.roughness != 1) pbr["roughnessFactor"] = shortest(material.roughness);
  if (material.metallic_roughness_texture) {
    pbr["metallicRoughnessTexture"] = {{"index", textures.add(*material.metallic_roughness_texture)}};
  }
  return pbr;
}

void addClearcoat(Json& json, const Material& material, TextureTable& textures) {
  Json coat = {{"clearcoatFactor", shortest(material.clearcoat)}};
  if (material.clearcoat_texture) coat["clearcoatTexture"] = {{"index", textures.add(*material.clearcoat_texture)}};
  if (material.clearcoat_roughness != 0) coat["clearcoatRoughnessFactor"] = shortest(material.clearcoat_roughness);
  json["extensions"]["KHR_materials_clearcoat"] = std::move(coat);
}

void addAnisotropy(Json& json, const Material& material, TextureTable& textures) {
  Json anisotropy = {{"anisotropyStrength", shortest(material.anisotropy)}};
  if (material.anisotropy_texture) anisotropy["anisotropyTexture"] = {{"index", textures.add(*material.anisotropy_texture)}};
  json["extensions"]["KHR_materials_anisotropy"] = std::move(anisotropy);
}

Json materialJson(const Material& material, TextureTable& textures) {
  Json json = Json::object();
  if (!material.name.empty()) json["name"] = material.name;
  json["pbrMetallicRoughness"] = pbrJson(material, textures);
  if (material.normal_texture) {
    json["normalTexture"] = {{"index", textures.add(*material.normal_texture)}};
    if (material.normal_scale != 1) json["normalTexture"]["scale"] = shortest(material.normal_scale);
  }
  if (material.occlusion_texture) {
    json["occlusionTexture"] = {{"index", textures.add(*material.occlusion_texture)}};
    if (material.occlusion_strength != 1) json["occlusionTexture"]["strength"] = shortest(material.occlusion_strength);
  }
  if (material.emissive_texture) json["emissiveTexture"] = {{"index", textures.add(*material.emissive_texture)}};
  if (material.emissive != Float3{0, 0, 0}) json["emissiveFactor"] = numbers(material.emissive);
  if (material.alpha_mode == AlphaMode::kBlend) json["alphaMode"] = "BLEND";
  if (material.alpha_mode == AlphaMode::kMask) {
    json["alphaMode"] = "MASK";
    if (material.alpha_cutoff != 0.5f) json["alphaCutoff"] = shortest(material.alpha_cutoff);
  }
  if (material.double_sided) json["doubleSided"] = true;
  if (material.clearcoat > 0) addClearcoat(json, material, textures);
  if (material.anisotropy > 0) addAnisotropy(json, material, textures);
  return json;
}

}  // namespace

double shortest(float value) {
  char text[48];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  double result = value;
  std::from_chars(text, end, result);
  return result;
}

Result<MaterialsJson> makeMaterialsJson(const GltfAsset& asset, bool needs_default) {
  MaterialsJson out;
  TextureTable textures(asset, out);
  for (const Material& material : asset.materials) {
    bool is_textured = false;
    for (const auto* reference : texturesOf(material)) {
      if (!*reference) continue;
      is_textured = true;
      if ((*reference)->image < asset.textures.size() && !asset.textures[(*reference)->image].bytes.empty()) continue;
      return internalError(asset.name, {"マテリアル「" + material.name + "」のテクスチャがありません。",
                                        "A texture of material '" + material.name + "' is missing."});
    }
    out.materials.push_back(materialJson(material, textures));
    out.uses_texcoords.push_back(is_textured);
    if (material.clearcoat > 0) out.extensions.insert("KHR_materials_clearcoat");
    if (material.anisotropy > 0) out.extensions.insert("KHR_materials_anisotropy");
  }
  if (needs_default) {
    out.materials.push_back(materialJson(Material{}, textures));
    out.uses_texcoords.push_back(false);
  }
  return out;
}

}  // namespace kura

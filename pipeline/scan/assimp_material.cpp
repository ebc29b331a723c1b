#include "scan/assimp_material.h"

#include <assimp/material.h>
#include <assimp/scene.h>

#include <algorithm>
#include <cmath>

#include "scan/find_beside.h"

namespace kura {
namespace {

WrapMode wrapModeOf(aiTextureMapMode mode) {
  if (mode == aiTextureMapMode_Clamp || mode == aiTextureMapMode_Decal) return WrapMode::kClampToEdge;
  return mode == aiTextureMapMode_Mirror ? WrapMode::kMirroredRepeat : WrapMode::kRepeat;
}

// Assimp keeps undecoded BGRA pixels of a few formats; TGA holds them as they are.
Bytes wrapAsTga(const aiTexture& texture) {
  Bytes tga = {0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  for (unsigned size : {texture.mWidth, texture.mHeight}) {
    tga.push_back(static_cast<uint8_t>(size & 0xFF));
    tga.push_back(static_cast<uint8_t>(size >> 8 & 0xFF));
  }
  tga.push_back(32);
  tga.push_back(0x28);  // top row first, 8 bits of alpha
  const auto* pixels = reinterpret_cast<const uint8_t*>(texture.pcData);
  tga.insert(tga.end(), pixels, pixels + size_t{4} * texture.mWidth * texture.mHeight);
  return tga;
}

struct Converter {
  const aiMaterial& from;
  const aiScene& scene;
  TextureImages& images;
  const std::string& subject;
  Diagnostics& diagnostics;

  std::string nameOf(aiTextureType type) const {
    aiString name;
    return from.GetTexture(type, 0, &name) == aiReturn_SUCCESS ? std::string(name.C_Str()) : std::string();
  }

  std::optional<uint32_t> imageNamed(const std::string& name) {
    const aiTexture* embedded = scene.GetEmbeddedTexture(name.c_str());
    if (!embedded) return images.add(name);
    const auto* bytes = reinterpret_cast<const uint8_t*>(embedded->pcData);
    const bool is_encoded = embedded->mHeight == 0;
    if (!bytes || embedded->mWidth == 0 || (!is_encoded && (embedded->mWidth > 65535 || embedded->mHeight > 65535))) return {};
    const std::string given = embedded->mFilename.length > 0 ? fileNameOf(embedded->mFilename.C_Str()) : name;
    const std::string key = "embedded " + name;
    if (is_encoded) return images.addEmbedded(key, given, {bytes, embedded->mWidth});
    return images.addEmbedded(key, given, wrapAsTga(*embedded));
  }

  std::optional<TextureReference> texture(aiTextureType type) {
    aiString name;
    aiTextureMapMode modes[3] = {aiTextureMapMode_Wrap, aiTextureMapMode_Wrap, aiTextureMapMode_Wrap};
    if (from.GetTexture(type, 0, &name, nullptr, nullptr, nullptr, nullptr, modes) != aiReturn_SUCCESS) return {};
    if (name.length == 0) return {};
    const auto image = imageNamed(name.C_Str());
    if (!image) return {};
    return TextureReference{*image, wrapModeOf(modes[0]), wrapModeOf(modes[1])};
  }

  std::optional<TextureReference> firstTexture(std::initializer_list<aiTextureType> types) {
    for (aiTextureType type : types) {
      if (auto found = texture(type)) return found;
    }
    return {};
  }

  std::optional<float> number(const char* key, unsigned type, unsigned index) const {
    float value = 0;
    if (from.Get(key, type, index, value) != aiReturn_SUCCESS || !std::isfinite(value)) return {};
    return value;
  }

  std::optional<Float3> color(const char* key, unsigned type, unsigned index) const {
    aiColor4D value;
    if (from.Get(key, type, index, value) != aiReturn_SUCCESS) return {};
    if (!std::isfinite(value.r + value.g + value.b)) return {};
    return Float3{linearOfScan(value.r), linearOfScan(value.g), linearOfScan(value.b)};
  }

  void note(Localized message, Localized remedy = {}) {
    diagnostics.push_back(scanNote(subject + " › " + from.GetName().C_Str(), std::move(message), std::move(remedy)));
  }
};

bool isBlack(const Float3& color) { return color[0] + color[1] + color[2] < 0.003f; }

void convertColor(Converter& c, ConvertedMaterial& out) {
  Material& material = out.material;
  material.base_color_texture = c.firstTexture({aiTextureType_BASE_COLOR, aiTextureType_DIFFUSE});
  std::optional<Float3> color = c.color(AI_MATKEY_BASE_COLOR);
  if (!color) color = c.color(AI_MATKEY_COLOR_DIFFUSE);
  const bool is_default = material.name.empty() || material.name == AI_DEFAULT_MATERIAL_NAME;
  if (!material.base_color_texture) {
    out.is_uncoloured = is_default || !color || isBlack(*color);
    if (!is_default && color && isBlack(*color)) {
      c.note({"材質の色が真っ黒でテクスチャもないため、素焼き色で表示します。",
              "The material is black and has no texture; it is shown in the colour of clay."},
             {"色のあるスキャンなら、テクスチャを含めて書き出してください。", "If the scan has colour, export it with its texture."});
    }
    const Float3 rgb = color.value_or(Float3{1, 1, 1});
    material.base_color = {rgb[0], rgb[1], rgb[2], 1};
  }
  const float opacity = c.number(AI_MATKEY_OPACITY).value_or(1);
  if (opacity <= 0.01f) {
    c.note({"不透明度が 0 になっています。不透明として扱います。", "The opacity is 0; it is taken for opaque."});
  } else if (opacity < 0.995f) {
    material.base_color[3] = opacity;
    material.alpha_mode = AlphaMode::kBlend;
  }
  if (const std::string mask = c.nameOf(aiTextureType_OPACITY); !mask.empty()) {
    if (mask == c.nameOf(aiTextureType_DIFFUSE)) {
      material.alpha_mode = AlphaMode::kMask;
    } else {
      c.note({"不透明度の画像「" + fileNameOf(mask) + "」は使いません。", "The opacity map “" + fileNameOf(mask) + "” is not used."},
             {"透明な部分があるなら、色の画像（PNG）のアルファに入れてください。",
              "Put transparency into the alpha channel of the colour image (PNG)."});
    }
  }
}

void convertSurface(Converter& c, Material& material) {
  material.metallic = std::clamp(c.number(AI_MATKEY_METALLIC_FACTOR).value_or(0), 0.0f, 1.0f);
  const std::optional<float> roughness = c.number(AI_MATKEY_ROUGHNESS_FACTOR);
  const float shininess = c.number(AI_MATKEY_SHININESS).value_or(0);
  const std::optional<Float3> specular = c.color(AI_MATKEY_COLOR_SPECULAR);
  if (roughness) {
    material.roughness = std::clamp(*roughness, 0.0f, 1.0f);
  } else if (shininess > 0 && specular && !isBlack(*specular)) {
    // Blinn-Phong exponent n to GGX: alpha^2 = 2 / (n + 2) (Walter et al. 2007), and glTF's roughness is sqrt(alpha).
    material.roughness = std::clamp(std::pow(2.0f / (std::min(shininess, 1e4f) + 2.0f), 0.25f), 0.15f, 1.0f);
  } else {
    material.roughness = 0.75f;
  }
  const std::string metal_name = c.nameOf(aiTextureType_METALNESS);
  const std::string rough_name = c.nameOf(aiTextureType_DIFFUSE_ROUGHNESS);
  if (!rough_name.empty() && (metal_name.empty() || metal_name == rough_name)) {
    material.metallic_roughness_texture = c.texture(aiTextureType_DIFFUSE_ROUGHNESS);
    if (material.metallic_roughness_texture) {
      material.roughness = 1;
      material.metallic = metal_name.empty() ? 0 : 1;
    }
  } else if (!metal_name.empty()) {
    c.note({"金属と粗さの画像が別々のため使いません（" + fileNameOf(metal_name) + "）。",
            "Metalness and roughness are separate images and are not used (" + fileNameOf(metal_name) + ")."},
           {"1 枚にまとめる（緑＝粗さ、青＝金属）か、glTF で書き出してください。",
            "Pack them into one image (green: roughness, blue: metal) or export glTF."});
  }
  material.clearcoat = std::clamp(c.number(AI_MATKEY_CLEARCOAT_FACTOR).value_or(0), 0.0f, 1.0f);
  material.clearcoat_roughness = std::clamp(c.number(AI_MATKEY_CLEARCOAT_ROUGHNESS_FACTOR).value_or(0), 0.0f, 1.0f);
  material.occlusion_texture = c.firstTexture({aiTextureType_AMBIENT_OCCLUSION, aiTextureType_LIGHTMAP});
  int two_sided = 0;
  if (c.from.Get(AI_MATKEY_TWOSIDED, two_sided) == aiReturn_SUCCESS) material.double_sided = two_sided != 0;
}

bool soundsLikeNormals(std::string name) {
  for (char& ch : name) ch = static_cast<char>(std::tolower(static_cast<unsigned char>(ch)));
  for (const char* word : {"normal", "_nor", "-nor", "nrm", "_nml", "_n."}) {
    if (name.find(word) != std::string::npos) return true;
  }
  return false;
}

void convertRelief(Converter& c, Material& material) {
  material.normal_texture = c.firstTexture({aiTextureType_NORMALS, aiTextureType_NORMAL_CAMERA});
  const std::string bump = c.nameOf(aiTextureType_HEIGHT);
  if (material.normal_texture || bump.empty()) return;
  const std::string name = fileNameOf(bump);
  if (soundsLikeNormals(name)) {
    // Exporters write normal maps as map_Bump, for which MTL has no word of its own.
    material.normal_texture = c.texture(aiTextureType_HEIGHT);
    c.note({"凹凸の画像「" + name + "」を、名前から法線マップとみなしました。",
            "The bump map “" + name + "” was taken for a normal map because of its name."});
  } else {
    c.note({"凹凸（高さ）の画像「" + name + "」は使いません。", "The height map “" + name + "” is not used."},
           {"法線マップがあれば norm で指定してください。", "Name a normal map with “norm” if there is one."});
  }
}

}  // namespace

ConvertedMaterial convertMaterial(const aiMaterial& from, const aiScene& scene, TextureImages& images,
                                  const std::string& subject, Diagnostics& diagnostics) {
  Converter c{from, scene, images, subject, diagnostics};
  ConvertedMaterial out;
  out.material.name = toUtf8(from.GetName().C_Str());
  convertColor(c, out);
  convertSurface(c, out.material);
  convertRelief(c, out.material);
  out.material.emissive_texture = c.firstTexture({aiTextureType_EMISSION_COLOR, aiTextureType_EMISSIVE});
  out.material.emissive = c.color(AI_MATKEY_COLOR_EMISSIVE).value_or(Float3{0, 0, 0});
  if (out.material.emissive_texture && isBlack(out.material.emissive)) out.material.emissive = {1, 1, 1};
  int set = 0;
  for (aiTextureType type : {aiTextureType_BASE_COLOR, aiTextureType_DIFFUSE}) {
    if (from.Get(AI_MATKEY_UVWSRC(type, 0), set) == aiReturn_SUCCESS && set >= 0) {
      out.texcoord_set = static_cast<unsigned>(set);
      break;
    }
  }
  return out;
}

}  // namespace kura

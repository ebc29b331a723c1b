#include "recipe/scene_textures.h"

#include <algorithm>

#include "image/decode_image.h"
#include "image/encode_jpeg.h"
#include "image/encode_png.h"
#include "image/encode_webp.h"
#include "texture/resize_image.h"

namespace kura {
namespace {

constexpr uint32_t kLongestEdge = 8192;  // decoded; finer sources are for the tiled pyramid, not for the mesh

// Quality by what an error does: a wrong normal is a dent in the glaze, a wrong colour is hardly seen.
constexpr int kColourQuality = 86;
constexpr int kNormalQuality = 92;
constexpr int kOtherQuality = 84;

TextureRole roleOf(const Material& material, const std::optional<TextureReference>* reference) {
  if (reference == &material.base_color_texture || reference == &material.emissive_texture) return TextureRole::kColour;
  return reference == &material.normal_texture ? TextureRole::kNormal : TextureRole::kOther;
}

Image withoutAlpha(const Image& image) {
  Image opaque{image.width, image.height, 3, {}};
  opaque.pixels.reserve(size_t{image.width} * image.height * 3);
  for (size_t i = 0; i + 3 < image.pixels.size(); i += 4) {
    opaque.pixels.insert(opaque.pixels.end(), &image.pixels[i], &image.pixels[i] + 3);
  }
  return opaque;
}

}  // namespace

Image reducedTexture(const Image& image, TextureRole role, uint32_t max_edge_px) {
  const TexelKind kind = role == TextureRole::kColour   ? TexelKind::kColor
                         : role == TextureRole::kNormal ? TexelKind::kNormal
                                                        : TexelKind::kLinear;
  return resizeImage(image, {fitTextureSize({image.width, image.height}, max_edge_px), kind});
}

SceneTextures SceneTextures::decode(Scene& scene, Diagnostics& diagnostics) {
  SceneTextures textures;
  textures.textures_.resize(scene.images.size());
  for (Material& material : scene.materials) {
    for (auto* reference : texturesOf(material)) {
      if (!*reference || (*reference)->image >= textures.textures_.size()) continue;
      Texture& texture = textures.textures_[(*reference)->image];
      texture.kind = roleOf(material, reference);
      if (reference == &material.base_color_texture && material.alpha_mode != AlphaMode::kOpaque) texture.needs_alpha = true;
    }
  }
  for (size_t i = 0; i < scene.images.size(); ++i) {
    Texture& texture = textures.textures_[i];
    texture.name = scene.images[i].name;
    if (texture.kind != TextureRole::kUnused) {
      Result<Image> image = decodeImage(scene.images[i].bytes, texture.name,
                                        {.max_edge = kLongestEdge, .is_color = texture.kind == TextureRole::kColour});
      if (image) {
        texture.image = image->channels == 4 && !texture.needs_alpha ? withoutAlpha(*image) : std::move(*image);
      } else {
        diagnostics.push_back({Severity::kWarning, {}, std::move(image).error()});
      }
    }
    scene.images[i].bytes = {};  // 4096 px in memory once is enough
  }
  return textures;
}

uint32_t SceneTextures::add(std::string name, TextureRole role, Image image) {
  textures_.push_back({std::move(name), role, false, std::move(image)});
  return uint32_t(textures_.size() - 1);
}

void SceneTextures::leaveOutMissing(std::vector<Material>& materials) const {
  for (Material& material : materials) {
    for (auto* reference : texturesOf(material)) {
      if (*reference && ((*reference)->image >= textures_.size() || textures_[(*reference)->image].image.empty())) reference->reset();
    }
  }
}

uint32_t SceneTextures::longestEdge() const {
  uint32_t longest = 0;
  for (const Texture& texture : textures_) longest = std::max({longest, texture.image.width, texture.image.height});
  return longest;
}

Result<EncodedTexture> encodeTexture(const Image& image, TextureRole role, const std::string& name, uint32_t max_edge_px,
                                     TextureFormat format, bool needs_alpha) {
  const Image small = reducedTexture(image, role, max_edge_px);
  const int quality = role == TextureRole::kColour ? kColourQuality : role == TextureRole::kNormal ? kNormalQuality : kOtherQuality;
  const bool is_png = format == TextureFormat::kJpeg && needs_alpha;
  Result<Bytes> bytes = format == TextureFormat::kWebp ? encodeWebp(small, {.quality = quality})
                        : is_png                       ? encodePng(small)
                                                       : encodeJpeg(small, {.quality = quality});
  if (!bytes) return std::move(bytes).error();
  // Its own name alone: the folders of the curator's machine are nobody's business, and would change the bytes.
  const std::string own_name = name.substr(name.find_last_of("/\\") + 1);
  return EncodedTexture{own_name, format == TextureFormat::kWebp ? "image/webp" : is_png ? "image/png" : "image/jpeg",
                        std::move(*bytes)};
}

std::vector<TextureSize> SceneTextures::sizes() const {
  std::vector<TextureSize> sizes;
  for (const Texture& texture : textures_) sizes.push_back({texture.image.width, texture.image.height});
  return sizes;
}

std::vector<Image> SceneTextures::images(uint32_t max_edge_px) const {
  std::vector<Image> images(textures_.size());
  for (size_t i = 0; i < textures_.size(); ++i) {
    if (!textures_[i].image.empty()) images[i] = reducedTexture(textures_[i].image, textures_[i].kind, max_edge_px);
  }
  return images;
}

Result<std::vector<EncodedTexture>> SceneTextures::encode(uint32_t max_edge_px, TextureFormat format) const {
  std::vector<EncodedTexture> encoded(textures_.size());
  for (size_t i = 0; i < textures_.size(); ++i) {
    if (textures_[i].image.empty()) continue;
    const Texture& texture = textures_[i];
    Result<EncodedTexture> one = encodeTexture(texture.image, texture.kind, texture.name, max_edge_px, format, texture.needs_alpha);
    if (!one) return std::move(one).error();
    encoded[i] = std::move(*one);
  }
  return encoded;
}

}  // namespace kura

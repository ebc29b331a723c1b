// The textures of a scan: decoded once, then resized and encoded for each tier.
#pragma once

#include <vector>

#include "base/result.h"
#include "gltf/gltf_asset.h"
#include "model/image.h"
#include "texture/fit_size.h"

namespace kura {

enum class TextureFormat {
  kWebp,  // for the web tiers
  kJpeg,  // for other software; PNG where alpha is needed
};

enum class TextureRole { kUnused, kColour, kNormal, kOther };

// At most max_edge_px, filtered as its role wants.
Image reducedTexture(const Image& image, TextureRole role, uint32_t max_edge_px);

// At most max_edge_px, in the quality that its role needs. needs_alpha: JPEG becomes PNG.
Result<EncodedTexture> encodeTexture(const Image& image, TextureRole role, const std::string& name, uint32_t max_edge_px,
                                     TextureFormat format, bool needs_alpha = false);

class SceneTextures {
 public:
  // Takes the encoded images out of the scene. One that cannot be decoded becomes a warning that names it; the piece is
  // shown without.
  static SceneTextures decode(Scene& scene, Diagnostics& diagnostics);

  // Takes references to images that could not be decoded out of the materials.
  void leaveOutMissing(std::vector<Material>& materials) const;

  // One more, made here; returns its place, for TextureReference::image.
  uint32_t add(std::string name, TextureRole role, Image image);

  // As many as Scene::images had, and those that were added.
  size_t count() const { return textures_.size(); }

  // Of the images that materials use; 0 where there are none.
  uint32_t longestEdge() const;

  // Of the decoded images, in the order of Scene::images; 0 x 0 where nothing uses one.
  std::vector<TextureSize> sizes() const;

  // Decoded and reduced, in the order of Scene::images; what nothing uses is empty.
  std::vector<Image> images(uint32_t max_edge_px) const;

  // One of them as decoded, in full; empty where nothing uses it.
  struct Decoded {
    const std::string& name;
    TextureRole role;
    const Image& image;
  };
  Decoded decoded(size_t number) const { return {textures_[number].name, textures_[number].kind, textures_[number].image}; }

  // In the order of Scene::images; what nothing uses is empty.
  Result<std::vector<EncodedTexture>> encode(uint32_t max_edge_px, TextureFormat format) const;

 private:
  struct Texture {
    std::string name;
    TextureRole kind = TextureRole::kUnused;
    bool needs_alpha = false;  // a material looks at it
    Image image;               // empty where unused or undecodable
  };


  std::vector<Texture> textures_;
};

}  // namespace kura

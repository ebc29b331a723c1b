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

class SceneTextures {
 public:
  // Takes the encoded images out of the scene. One that cannot be decoded becomes a warning that names it; the piece is
  // shown without.
  static SceneTextures decode(Scene& scene, Diagnostics& diagnostics);

  // Takes references to images that could not be decoded out of the materials.
  void leaveOutMissing(std::vector<Material>& materials) const;

  // Of the images that materials use; 0 where there are none.
  uint32_t longestEdge() const;

  // Of the decoded images, in the order of Scene::images; 0 x 0 where nothing uses one.
  std::vector<TextureSize> sizes() const;

  // Decoded and reduced, in the order of Scene::images; what nothing uses is empty.
  std::vector<Image> images(uint32_t max_edge_px) const;

  // In the order of Scene::images; what nothing uses is empty.
  Result<std::vector<EncodedTexture>> encode(uint32_t max_edge_px, TextureFormat format) const;

 private:
  enum class Kind { kUnused, kColour, kNormal, kOther };

  struct Texture {
    std::string name;
    Kind kind = Kind::kUnused;
    bool needs_alpha = false;  // a material looks at it
    Image image;               // empty where unused or undecodable
  };

  static Image reduced(const Texture& texture, uint32_t max_edge_px);
  static Result<EncodedTexture> encodeOne(const Texture& texture, uint32_t max_edge_px, TextureFormat format);

  std::vector<Texture> textures_;
};

}  // namespace kura

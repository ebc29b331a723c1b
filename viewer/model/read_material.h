// glTF materials, textures and images. Internal to model/.
#pragma once

#include <optional>
#include <vector>

#include "viewer/model/gltf_document.h"
#include "viewer/model/model.h"

namespace kura::viewer {

// Which texture coordinates a material uses: TEXCOORD_<set>, moved by KHR_texture_transform.
struct TexcoordUse {
  int set = 0;
  float2 offset = {0, 0};
  float rotation = 0;  // radians, counter-clockwise
  float2 scale = {1, 1};

  bool operator==(const TexcoordUse& other) const {
    return set == other.set && offset == other.offset && rotation == other.rotation && scale == other.scale;
  }
  bool isPlain() const { return *this == TexcoordUse{set}; }
  float2 apply(float2 uv) const;
};

struct ReadMaterials {
  std::vector<Material> materials;       // one for each glTF material, then the default one of glTF
  std::vector<TexcoordUse> texcoords;    // as many
  std::vector<ImageSource> images;       // those that a material uses
};

// Textures whose picture is not inside the GLB, or of a kind that browsers cannot decode, are left out.
ReadMaterials readMaterials(const GltfDocument& document);

}  // namespace kura::viewer

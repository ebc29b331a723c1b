// glTF materials as ours, with the one texture coordinate set that Scene has room for.
#pragma once

#include <nlohmann/json.hpp>

#include "scan/gltf_document.h"
#include "scan/texture_images.h"

namespace kura {

// How texture coordinates of a material are read: which set, moved by KHR_texture_transform.
struct TexcoordUse {
  size_t set = 0;
  std::array<double, 2> offset = {0, 0}, scale = {1, 1};
  double rotation = 0;  // radians, counter-clockwise as the extension defines it

  bool operator==(const TexcoordUse&) const = default;
  Float2 apply(const Float2& uv) const;
};

struct GltfMaterial {
  Material material;
  TexcoordUse texcoords;
};

// Covers the core, KHR_materials_clearcoat, _emissive_strength, _pbrSpecularGlossiness (approximated) and _unlit (noted).
// A texture whose coordinates differ from those of the base colour is left out, with a warning.
GltfMaterial readGltfMaterial(GltfDocument& document, size_t index, TextureImages& images, Diagnostics& diagnostics);

}  // namespace kura

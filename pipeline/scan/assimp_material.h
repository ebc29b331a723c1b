// Assimp's materials (Phong and metallic-roughness) as ours.
#pragma once

#include "scan/texture_images.h"

struct aiMaterial;
struct aiScene;

namespace kura {

struct ConvertedMaterial {
  Material material;
  unsigned texcoord_set = 0;  // which of the mesh's sets the textures use
  bool is_uncoloured = false;  // the file states no colour: Assimp's default, or black without texture
};

// Colours count as sRGB. Where there is a base colour texture its tint is dropped: the photograph is the record.
ConvertedMaterial convertMaterial(const aiMaterial& from, const aiScene& scene, TextureImages& images,
                                  const std::string& subject, Diagnostics& diagnostics);

}  // namespace kura

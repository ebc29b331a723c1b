// Materials, textures, samplers and images as glTF JSON. Internal to gltf/.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "base/result.h"
#include "gltf/gltf_asset.h"

namespace kura {

struct MaterialsJson {
  nlohmann::ordered_json materials = nlohmann::ordered_json::array();
  nlohmann::ordered_json textures = nlohmann::ordered_json::array();
  nlohmann::ordered_json samplers = nlohmann::ordered_json::array();
  std::vector<uint32_t> images;         // asset.textures that are used, in the order of the glTF's images
  std::set<std::string> extensions;     // that are used
  std::set<std::string> required;       // without which nothing sensible can be shown
  std::vector<bool> uses_texcoords;     // by material
};

// One material more than the asset has where needs_default: glTF's own default is polished metal, ours is clay.
// Fails (kInternal) where a reference points at no texture.
Result<MaterialsJson> makeMaterialsJson(const GltfAsset& asset, bool needs_default);

// The shortest decimal that reads back as the same float.
double shortest(float value);

}  // namespace kura

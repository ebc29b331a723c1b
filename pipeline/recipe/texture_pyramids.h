// The scan's own textures as tiled images, for viewers that fetch detail where somebody looks.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "base/error.h"
#include "build/step.h"
#include "model/scene.h"

namespace kura {

struct TexturePyramidsInput {
  std::string id_base;    // absolute URI of the folder model/ of the item (image/write_iiif_pyramid.h)
  std::string rights;     // URI, or empty
  uint32_t min_edge_px = 2048;  // smaller textures are in the tiers whole
};

// Writes dir/texture/<NN>/ for each image that a material uses as base colour or normal map, in the order of their first
// use, at full size. Returns [{"material", "role": "base_color" | "normal", "service": "texture/01", "width", "height"}…];
// material counts as in the GLBs. An image that cannot be cut becomes a warning.
nlohmann::json writeTexturePyramids(const Scene& scene, const TexturePyramidsInput& input, const std::filesystem::path& dir,
                                    const StepContext& context, Diagnostics& diagnostics);

}  // namespace kura

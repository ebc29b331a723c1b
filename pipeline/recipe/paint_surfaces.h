// Regions of a surface as texture maps, where the scan has texture coordinates.
#pragma once

#include <vector>

#include "base/error.h"
#include "model/scene.h"
#include "recipe/found_region.h"

namespace kura {

// For one material whose primitives have texcoords: maps of metallic and roughness, clear coat and anisotropy (glTF 2.0, 3.9.2;
// KHR_materials_clearcoat, KHR_materials_anisotropy) with the regions laid over what the scan says, later over earlier. Where a metal has a
// reflectance the base colour becomes a new image. Adds to each region's `found`.
void paintSurfaces(Scene& scene, uint32_t material, std::vector<FoundRegion>& regions, Diagnostics& diagnostics);

}  // namespace kura

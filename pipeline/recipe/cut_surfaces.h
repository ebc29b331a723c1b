// Regions of a surface as parts of the mesh, where the scan has no picture.
#pragma once

#include <vector>

#include "model/scene.h"
#include "recipe/found_region.h"

namespace kura {

// Cuts every primitive without a base colour picture by triangle: each region becomes primitives with a material of its own, the triangle
// going with two of its three corners. Metals with a reflectance scale the vertex colours (or the colour of the material) to it. Adds to
// each region's `found`.
void cutSurfaces(Scene& scene, std::vector<FoundRegion>& regions);

}  // namespace kura

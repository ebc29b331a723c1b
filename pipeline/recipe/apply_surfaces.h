// What the curator says of a surface, written into the materials of the scan.
#pragma once

#include <string>

#include "base/error.h"
#include "model/scene.h"
#include "model/surface_material.h"

namespace kura {

// Wires the named images into every material: as they are, or packed as glTF wants them (roughness and metallic into one; occlusion
// darkened where the curvature map says hollow). They override what the scan names. Images that cannot be read are warnings, as are maps for
// a scan without texture coordinates.
void attachMaps(Scene& scene, const ScanMaps& maps, const std::string& subject, Diagnostics& diagnostics);

// Sets metallic, roughness, clear coat and anisotropy of each material, later regions over earlier ones. A region that is the whole sets the
// numbers of the material; one by mask or colour makes maps of them (of at most 4096 px) where the scan has texture coordinates. A scan with
// vertex colours alone is cut by triangle, each region with a material of its own. Where a preset has a reflectance the base colour is
// scaled so that its mean over the region is that. A region that is nowhere is a warning.
void applySurfaces(Scene& scene, const std::vector<SurfaceRegion>& regions, const std::string& subject, Diagnostics& diagnostics);

}  // namespace kura

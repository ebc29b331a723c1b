// The materials that an OBJ file names, from its MTL files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "scan/assimp_material.h"
#include "scan/draft_scene.h"

namespace kura {

struct ObjMaterialNames {
  std::vector<std::string> libraries;  // what stands behind mtllib, as UTF-8
  std::vector<std::string> used;       // what stands behind usemtl; "" for faces before the first
};

// As many as names.used, in that order; one that no library has is uncoloured. Images go into scene.images. Assimp reads the
// libraries, given a scan of one triangle for each material in the place of the real one. Missing files are warnings.
std::vector<ConvertedMaterial> readObjMaterials(const std::filesystem::path& file, const ObjMaterialNames& names, Scene& scene,
                                                Diagnostics& diagnostics);

}  // namespace kura

#include "scan/obj_materials.h"

#include <assimp/postprocess.h>
#include <assimp/scene.h>

#include <algorithm>
#include <assimp/IOSystem.hpp>
#include <assimp/Importer.hpp>
#include <cmath>

#include "scan/assimp_files.h"

namespace kura {
namespace {

// The triangle of material i stands at x = i, which tells whose it is.
std::string oneTriangleEach(const ObjMaterialNames& names) {
  std::string text;
  for (const std::string& library : names.libraries) text += "mtllib " + library + "\n";
  text += "vt 0 0\nvt 1 0\nvt 0 1\n";
  for (size_t i = 0; i < names.used.size(); ++i) {
    const std::string x = std::to_string(i), first = std::to_string(i * 3 + 1), second = std::to_string(i * 3 + 2), third = std::to_string(i * 3 + 3);
    text += "v " + x + " 0 0\nv " + x + " 1 0\nv " + x + " 0 1\n";
    if (!names.used[i].empty()) text += "usemtl " + names.used[i] + "\n";
    text += "f " + first + "/1 " + second + "/2 " + third + "/3\n";
  }
  return text;
}

ConvertedMaterial uncoloured() {
  ConvertedMaterial material;
  material.material = makeUncolouredMaterial();
  material.is_uncoloured = true;
  return material;
}

}  // namespace

std::vector<ConvertedMaterial> readObjMaterials(const std::filesystem::path& file, const ObjMaterialNames& names, Scene& scene,
                                                Diagnostics& diagnostics) {
  std::vector<ConvertedMaterial> materials(names.used.size(), uncoloured());
  if (names.libraries.empty()) return materials;
  std::vector<std::string> missing;
  Assimp::Importer importer;
  importer.SetIOHandler(makeAssimpFiles(file, &missing, oneTriangleEach(names)).release());  // the importer owns it
  const aiScene* found = importer.ReadFile(file.string(), 0);
  warnOfMissingFiles(file, std::move(missing), diagnostics);
  if (!found) return materials;
  TextureImages images(file, scene, diagnostics);
  std::vector<std::optional<ConvertedMaterial>> converted(found->mNumMaterials);
  for (unsigned m = 0; m < found->mNumMeshes; ++m) {
    const aiMesh& mesh = *found->mMeshes[m];
    if (mesh.mMaterialIndex >= found->mNumMaterials) continue;
    std::optional<ConvertedMaterial>& material = converted[mesh.mMaterialIndex];
    if (!material) material = convertMaterial(*found->mMaterials[mesh.mMaterialIndex], *found, images, file.string(), diagnostics);
    for (unsigned v = 0; v < mesh.mNumVertices; ++v) {
      const long place = std::lround(mesh.mVertices[v].x);
      if (place >= 0 && place < long(materials.size())) materials[size_t(place)] = *material;
    }
  }
  return materials;
}

}  // namespace kura

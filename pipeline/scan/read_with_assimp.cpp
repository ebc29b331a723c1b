#include "scan/read_with_assimp.h"

#include <assimp/config.h>
#include <assimp/postprocess.h>
#include <assimp/scene.h>

#include <algorithm>
#include <assimp/Importer.hpp>
#include <assimp/IOSystem.hpp>
#include <map>

#include "base/file.h"
#include "scan/assimp_files.h"
#include "scan/assimp_material.h"
#include "scan/find_beside.h"
#include "scan/texture_images.h"
#include "scan/transform.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

Transform transformOf(const aiMatrix4x4& m) {
  return {m.a1, m.a2, m.a3, m.a4, m.b1, m.b2, m.b3, m.b4, m.c1, m.c2, m.c3, m.c4};
}

class Flattener {
 public:
  Flattener(const aiScene& scene, const fs::path& file, DraftScene& draft, Diagnostics& diagnostics)
      : scene_(scene), draft_(draft), images_(file, draft.scene, diagnostics) {
    for (unsigned i = 0; i < scene.mNumMaterials; ++i) {
      materials_.push_back(convertMaterial(*scene.mMaterials[i], scene, images_, file.string(), diagnostics));
    }
  }

  void addAll() {
    struct Visit {
      const aiNode* node;
      Transform transform;
    };
    std::vector<Visit> open;
    if (scene_.mRootNode) open.push_back({scene_.mRootNode, transformOf(scene_.mRootNode->mTransformation)});
    while (!open.empty()) {
      const Visit visit = open.back();
      open.pop_back();
      for (unsigned i = 0; i < visit.node->mNumMeshes; ++i) {
        if (visit.node->mMeshes[i] < scene_.mNumMeshes) addMesh(*scene_.mMeshes[visit.node->mMeshes[i]], visit.transform);
      }
      for (unsigned i = visit.node->mNumChildren; i-- > 0;) {
        const aiNode* child = visit.node->mChildren[i];
        open.push_back({child, multiply(visit.transform, transformOf(child->mTransformation))});
      }
    }
  }

 private:
  void addMesh(const aiMesh& mesh, const Transform& transform);
  std::vector<Float4> colorsOf(const aiMesh& mesh) const;
  uint32_t materialFor(unsigned index, bool has_colors);

  const aiScene& scene_;
  DraftScene& draft_;
  TextureImages images_;
  std::vector<ConvertedMaterial> materials_;
  std::map<std::pair<unsigned, bool>, uint32_t> places_;
};

std::vector<Float4> Flattener::colorsOf(const aiMesh& mesh) const {
  std::vector<Float4> colors;
  if (!mesh.HasVertexColors(0)) return colors;
  float largest = 0;
  for (unsigned v = 0; v < mesh.mNumVertices; ++v) {
    const aiColor4D& c = mesh.mColors[0][v];
    largest = std::max({largest, c.r, c.g, c.b});
  }
  const float scale = largest > 1.001f ? 1 / 255.0f : 1.0f;  // some OBJ exporters write bytes
  colors.reserve(mesh.mNumVertices);
  for (unsigned v = 0; v < mesh.mNumVertices; ++v) {
    const aiColor4D& c = mesh.mColors[0][v];
    colors.push_back(linearOfScan({c.r * scale, c.g * scale, c.b * scale, c.a}));
  }
  return colors;
}

// The same material with and without vertex colours: colours replace what the file states for the whole.
uint32_t Flattener::materialFor(unsigned index, bool has_colors) {
  const auto known = places_.find({index, has_colors});
  if (known != places_.end()) return known->second;
  Material material = index < materials_.size() ? materials_[index].material : makeUncolouredMaterial();
  const bool is_uncoloured = index >= materials_.size() || materials_[index].is_uncoloured;
  if (has_colors) {
    material.base_color = {1, 1, 1, material.base_color[3]};
  } else if (is_uncoloured && material.metallic == 0) {
    material.base_color = makeUncolouredMaterial().base_color;
  }
  const auto place = static_cast<uint32_t>(draft_.scene.materials.size());
  draft_.scene.materials.push_back(std::move(material));
  places_[{index, has_colors}] = place;
  return place;
}

void Flattener::addMesh(const aiMesh& mesh, const Transform& transform) {
  DraftPrimitive out;
  Primitive& primitive = out.primitive;
  primitive.name = mesh.mName.C_Str();
  for (unsigned f = 0; f < mesh.mNumFaces; ++f) {
    const aiFace& face = mesh.mFaces[f];
    if (face.mNumIndices == 1) ++draft_.points;
    if (face.mNumIndices == 2) ++draft_.lines;
    if (face.mNumIndices == 3) primitive.indices.insert(primitive.indices.end(), face.mIndices, face.mIndices + 3);
  }
  if (mesh.mNumFaces == 0) draft_.points += mesh.mNumVertices;
  if (primitive.indices.empty() || !mesh.mVertices) return;

  const ConvertedMaterial* material = mesh.mMaterialIndex < materials_.size() ? &materials_[mesh.mMaterialIndex] : nullptr;
  const bool has_texture = material && material->material.base_color_texture;
  unsigned set = material ? material->texcoord_set : 0;
  if (set >= AI_MAX_NUMBER_OF_TEXTURECOORDS || !mesh.HasTextureCoords(set)) set = 0;
  for (unsigned v = 0; v < mesh.mNumVertices; ++v) {
    const aiVector3D& p = mesh.mVertices[v];
    out.positions.push_back(transformPoint(transform, {p.x, p.y, p.z}));
    if (mesh.HasNormals()) {
      const aiVector3D& n = mesh.mNormals[v];
      primitive.normals.push_back(transformNormal(transform, {n.x, n.y, n.z}));
    }
    if (mesh.HasTextureCoords(set)) {
      const aiVector3D& uv = mesh.mTextureCoords[set][v];
      primitive.texcoords.push_back({uv.x, 1 - uv.y});  // Assimp's origin is the lower left corner
    }
  }
  // glTF multiplies texture and vertex colours; the photograph is the better record of colour.
  if (!has_texture) primitive.colors = colorsOf(mesh);
  if (determinant(transform) < 0) flipWinding(primitive.indices);
  primitive.material = materialFor(mesh.mMaterialIndex, !primitive.colors.empty());
  draft_.primitives.push_back(std::move(out));
}

void readUnits(const aiScene& scene, const std::string& extension, std::string_view collada, Scene& out) {
  if (extension == "dae") {
    // Assimp has applied <unit> and <up_axis>; without <unit> COLLADA means metres, but exporters only forgot it.
    if (collada.find("<unit") != std::string_view::npos) out.meters_per_unit = 1;
    out.up_axis = 'Y';
  }
  if (extension != "fbx" || !scene.mMetaData) return;
  float centimetres = 0;
  if (scene.mMetaData->Get("UnitScaleFactor", centimetres) && centimetres > 0) out.meters_per_unit = centimetres * 0.01;
  int32_t axis = -1;
  if (scene.mMetaData->Get("UpAxis", axis) && axis >= 0 && axis <= 2) out.up_axis = "XYZ"[axis];
}

Error cannotRead(const fs::path& file, const std::string& reason) {
  if (reason.find("bad_alloc") != std::string::npos || reason.find("length_error") != std::string::npos) {
    return {ErrorCode::kLimit, file.string(),
            {"読むのに必要なメモリーが多すぎます。ファイルが壊れている可能性があります。",
             "Reading it takes too much memory. The file may be broken."},
            {"スキャンソフトで開けるか確かめ、書き出し直してください。",
             "Check that the scanning software opens it, and export it again."}};
  }
  return badInput(file.string(), {"スキャンとして読めません：" + reason, "It cannot be read as a scan: " + reason},
                  {"スキャンソフトで開けるか確かめ、PLY・OBJ・glTF のどれかで書き出し直してください。",
                   "Check that the scanning software opens it, and export it as PLY, OBJ or glTF."});
}

void configure(Assimp::Importer& importer) {
  importer.SetPropertyBool(AI_CONFIG_IMPORT_FBX_READ_ANIMATIONS, false);
  importer.SetPropertyBool(AI_CONFIG_IMPORT_FBX_READ_CAMERAS, false);
  importer.SetPropertyBool(AI_CONFIG_IMPORT_FBX_READ_LIGHTS, false);
  importer.SetPropertyBool(AI_CONFIG_IMPORT_FBX_PRESERVE_PIVOTS, false);
}

}  // namespace

std::vector<std::string> assimpExtensions() {
  std::string list;
  Assimp::Importer().GetExtensionList(list);  // "*.3ds;*.obj;…"
  std::vector<std::string> extensions;
  for (size_t at = 0; at < list.size();) {
    const size_t end = std::min(list.find(';', at), list.size());
    if (end > at + 2) extensions.push_back(list.substr(at + 2, end - at - 2));
    at = end + 1;
  }
  std::sort(extensions.begin(), extensions.end());
  return extensions;
}

Result<DraftScene> readWithAssimp(const fs::path& file, Diagnostics& diagnostics) {
  const std::string extension = lowerExtension(file);
  Bytes collada;
  if (extension == "dae") {
    Result<Bytes> text = readFile(file);
    if (!text.ok()) return text.error();
    collada = std::move(text).value();
    if (const Status checked = checkColladaArrays(asText(collada), file.string()); !checked.ok()) return checked.error();
  }
  std::vector<std::string> missing;
  Assimp::Importer importer;
  importer.SetIOHandler(makeAssimpFiles(file, &missing).release());  // the importer owns it
  configure(importer);
  const aiScene* scene = importer.ReadFile(
      file.string(), aiProcess_Triangulate | aiProcess_SortByPType | aiProcess_TransformUVCoords);
  if (!scene) return cannotRead(file, importer.GetErrorString());

  warnOfMissingFiles(file, std::move(missing), diagnostics);
  DraftScene draft;
  Flattener(*scene, file, draft, diagnostics).addAll();
  readUnits(*scene, extension, asText(collada), draft.scene);
  return draft;
}

}  // namespace kura

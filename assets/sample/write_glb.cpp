#include <bit>
#include <cstdio>
#include <fstream>
#include <map>

#include "mesh.h"

namespace kura::sample {
namespace {

std::string number(float v) {
  char text[32];
  std::snprintf(text, sizeof text, "%.9g", static_cast<double>(v));
  return text;
}

struct Binary {
  std::string bytes, views;
  int count = 0;

  int view(const void* first, std::size_t size, const char* target) {
    while (bytes.size() % 4 != 0) bytes += '\0';
    views += std::string(views.empty() ? "" : ",") + "{\"buffer\":0,\"byteOffset\":" + std::to_string(bytes.size()) + ",\"byteLength\":" + std::to_string(size) + target + "}";
    bytes.append(static_cast<const char*>(first), size);
    return count++;
  }
};

}  // namespace

bool writeGlb(const std::filesystem::path& path, const Mesh& mesh, const GlbPictures& pictures, float metres) {
  static_assert(std::endian::native == std::endian::little);
  const std::vector<Vec3> smooth_normals = normalsOf(mesh);
  std::vector<Vec3> positions, normals;
  std::vector<Vec2> texcoords;
  std::vector<std::uint32_t> indices;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> known;
  for (const auto& triangle : mesh.triangles)
    for (const Mesh::Corner c : triangle) {
      const auto [at, is_new] = known.try_emplace({c.position, c.texcoord}, static_cast<std::uint32_t>(positions.size()));
      if (is_new) {
        positions.push_back(mesh.positions[c.position] * metres);
        normals.push_back(smooth_normals[c.position]);
        texcoords.push_back(mesh.texcoords[c.texcoord]);
      }
      indices.push_back(at->second);
    }
  Vec3 low = positions.front(), high = low;
  for (const Vec3 p : positions) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
  }
  Binary binary;
  binary.view(positions.data(), positions.size() * sizeof(Vec3), ",\"target\":34962");
  binary.view(normals.data(), normals.size() * sizeof(Vec3), ",\"target\":34962");
  binary.view(texcoords.data(), texcoords.size() * sizeof(Vec2), ",\"target\":34962");
  binary.view(indices.data(), indices.size() * 4, ",\"target\":34963");
  binary.view(pictures.base_colour.data(), pictures.base_colour.size(), "");
  const bool rough = !pictures.metallic_roughness.empty();
  if (rough) binary.view(pictures.metallic_roughness.data(), pictures.metallic_roughness.size(), "");
  while (binary.bytes.size() % 4 != 0) binary.bytes += '\0';

  const auto triple = [](Vec3 v) { return "[" + number(v.x) + "," + number(v.y) + "," + number(v.z) + "]"; };
  const std::string vertices = std::to_string(positions.size());
  std::string json =
      "{\"asset\":{\"version\":\"2.0\",\"generator\":\"kura-sample\"},\"scene\":0,\"scenes\":[{\"nodes\":[0]}],\"nodes\":[{\"mesh\":0}],"
      "\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":0,\"NORMAL\":1,\"TEXCOORD_0\":2},\"indices\":3,\"material\":0}]}],"
      "\"accessors\":[{\"bufferView\":0,\"componentType\":5126,\"count\":" + vertices + ",\"type\":\"VEC3\",\"min\":" + triple(low) + ",\"max\":" + triple(high) +
      "},{\"bufferView\":1,\"componentType\":5126,\"count\":" + vertices + ",\"type\":\"VEC3\"},{\"bufferView\":2,\"componentType\":5126,\"count\":" + vertices +
      ",\"type\":\"VEC2\"},{\"bufferView\":3,\"componentType\":5125,\"count\":" + std::to_string(indices.size()) + ",\"type\":\"SCALAR\"}],"
      "\"materials\":[{\"name\":\"" + pictures.material + "\",\"pbrMetallicRoughness\":{\"baseColorTexture\":{\"index\":0}" +
      (rough ? ",\"metallicRoughnessTexture\":{\"index\":1}" : ",\"metallicFactor\":0,\"roughnessFactor\":0.35") +
      "}}],\"samplers\":[{\"wrapS\":33071,\"wrapT\":33071,\"magFilter\":9729,\"minFilter\":9987}],"
      "\"textures\":[{\"sampler\":0,\"source\":0}" + (rough ? ",{\"sampler\":0,\"source\":1}" : "") +
      "],\"images\":[{\"bufferView\":4,\"mimeType\":\"image/jpeg\"}" + (rough ? ",{\"bufferView\":5,\"mimeType\":\"image/jpeg\"}" : "") +
      "],\"bufferViews\":[" + binary.views + "],\"buffers\":[{\"byteLength\":" + std::to_string(binary.bytes.size()) + "}]}";
  while (json.size() % 4 != 0) json += ' ';

  std::ofstream file(path, std::ios::binary);
  const auto word = [&file](std::size_t value) {
    const auto v = static_cast<std::uint32_t>(value);
    file.write(reinterpret_cast<const char*>(&v), 4);
  };
  word(0x46546C67u);
  word(2);
  word(12 + 8 + json.size() + 8 + binary.bytes.size());
  word(json.size());
  word(0x4E4F534Au);
  file << json;
  word(binary.bytes.size());
  word(0x004E4942u);
  file << binary.bytes;
  return file.good();
}

}  // namespace kura::sample

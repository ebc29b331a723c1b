#include "mesh.h"

namespace kura::sample {

void append(Mesh& first, const Mesh& second) {
  const auto positions = static_cast<std::uint32_t>(first.positions.size()), texcoords = static_cast<std::uint32_t>(first.texcoords.size());
  first.positions.insert(first.positions.end(), second.positions.begin(), second.positions.end());
  first.texcoords.insert(first.texcoords.end(), second.texcoords.begin(), second.texcoords.end());
  first.colours.insert(first.colours.end(), second.colours.begin(), second.colours.end());
  for (auto triangle : second.triangles) {
    for (Mesh::Corner& c : triangle) c = {c.position + positions, c.texcoord + texcoords};
    first.triangles.push_back(triangle);
  }
}

std::vector<Vec3> normalsOf(const Mesh& mesh) {
  std::vector<Vec3> normals(mesh.positions.size());
  for (const auto& t : mesh.triangles) {
    const Vec3 a = mesh.positions[t[0].position], b = mesh.positions[t[1].position], c = mesh.positions[t[2].position];
    const Vec3 n = cross(b - a, c - a);
    for (const Mesh::Corner corner : t) normals[corner.position] = normals[corner.position] + n;
  }
  for (Vec3& n : normals) n = unit(n);
  return normals;
}

}  // namespace kura::sample

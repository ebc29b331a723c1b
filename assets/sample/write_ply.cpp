#include <bit>
#include <fstream>

#include "canvas.h"
#include "mesh.h"

namespace kura::sample {

bool writePly(const std::filesystem::path& path, const Mesh& mesh) {
  static_assert(std::endian::native == std::endian::little);
  Canvas colours;
  colours.texels.reserve(mesh.colours.size());
  for (const Rgb c : mesh.colours) colours.texels.push_back({c, 0});
  const auto bytes = srgbBytes(colours);
  std::string out = "ply\nformat binary_little_endian 1.0\ncomment Kurabiraki sample collection, millimetres\nelement vertex " +
                    std::to_string(mesh.positions.size()) +
                    "\nproperty float x\nproperty float y\nproperty float z\nproperty uchar red\nproperty uchar green\nproperty uchar blue\nelement face " +
                    std::to_string(mesh.triangles.size()) + "\nproperty list uchar int vertex_indices\nend_header\n";
  const auto put = [&out](const auto& value) { out.append(reinterpret_cast<const char*>(&value), sizeof value); };
  for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
    put(mesh.positions[i].x);
    put(mesh.positions[i].y);
    put(mesh.positions[i].z);
    for (std::size_t k = 0; k < 3; ++k) put(bytes[3 * i + k]);
  }
  for (const auto& triangle : mesh.triangles) {
    put(std::uint8_t{3});
    for (const Mesh::Corner c : triangle) put(c.position);
  }
  std::ofstream file(path, std::ios::binary);
  file.write(out.data(), static_cast<std::streamsize>(out.size()));
  return file.good();
}

}  // namespace kura::sample

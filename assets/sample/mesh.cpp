#include "mesh.h"

#include <cstdio>
#include <cstring>
#include <stdexcept>

#include "parallel.h"

#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>

namespace kura::sample {
namespace {

namespace fs = std::filesystem;

void append(std::string& text, const char* format, double a, double b, double c = 0) {
  char line[96];
  text.append(line, size_t(std::snprintf(line, sizeof line, format, a, b, c)));
}

void collect(void* context, void* data, int size) {
  auto& bytes = *static_cast<std::vector<uint8_t>*>(context);
  bytes.insert(bytes.end(), static_cast<uint8_t*>(data), static_cast<uint8_t*>(data) + size);
}

template <typename T>
void put(std::vector<uint8_t>& bytes, const T& value) {
  const auto* p = reinterpret_cast<const uint8_t*>(&value);
  bytes.insert(bytes.end(), p, p + sizeof value);
}

}  // namespace

void addGrid(MeshPart& part, int rows, int columns, bool flip, const std::function<GridVertex(double, double)>& at) {
  const auto first = uint32_t(part.positions.size());
  const size_t stride = size_t(columns) + 1, count = stride * (size_t(rows) + 1);
  part.positions.resize(first + count);
  if (!part.texture.empty()) part.texcoords.resize(first + count);
  else part.colors.resize(first + count);
  forEachRow(rows + 1, [&](int row) {
    for (int column = 0; column <= columns; ++column) {
      const GridVertex vertex = at(double(column) / columns, double(row) / rows);
      const size_t i = first + size_t(row) * stride + size_t(column);
      part.positions[i] = vertex.position;
      if (!part.texture.empty()) part.texcoords[i] = vertex.texcoord;
      else part.colors[i] = vertex.color;
    }
  });
  const auto triangle = [&](uint32_t a, uint32_t b, uint32_t c) {
    // At a pole a whole row is one point.
    if (part.positions[a] == part.positions[b] || part.positions[b] == part.positions[c] || part.positions[a] == part.positions[c]) return;
    if (flip) std::swap(b, c);
    part.indices.insert(part.indices.end(), {a, b, c});
  };
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const auto a = uint32_t(first + size_t(row) * stride + size_t(column)), c = uint32_t(a + stride);
      triangle(a, c, a + 1);
      triangle(a + 1, c, c + 1);
    }
  }
}

void writeBytes(const fs::path& file, const std::vector<uint8_t>& bytes) {
  fs::create_directories(file.parent_path());
  std::FILE* stream = std::fopen(file.c_str(), "wb");
  if (!stream || std::fwrite(bytes.data(), 1, bytes.size(), stream) != bytes.size() || std::fclose(stream) != 0) {
    throw std::runtime_error(file.string() + " cannot be written: is there room on the disk?");
  }
}

void writeText(const fs::path& file, const std::string& text) { writeBytes(file, {text.begin(), text.end()}); }

void writeJpeg(const fs::path& file, const Canvas& canvas, int quality) {
  std::vector<uint8_t> bytes;
  stbi_write_jpg_to_func(collect, &bytes, canvas.width, canvas.height, 3, canvas.rgb.data(), quality);
  writeBytes(file, bytes);
}

void writePng(const fs::path& file, int width, int height, int channels, const std::vector<uint8_t>& pixels) {
  std::vector<uint8_t> bytes;
  stbi_write_png_to_func(collect, &bytes, width, height, channels, pixels.data(), width * channels);
  writeBytes(file, bytes);
}

void writeObj(const fs::path& folder, const std::string& name, const std::vector<MeshPart>& parts, const std::string& mtl_extra) {
  std::string obj = "# Kurabiraki sample collection, CC0; millimetres, y up\nmtllib " + name + ".mtl\n", mtl;
  uint32_t base = 1;
  for (const MeshPart& part : parts) {
    mtl += "newmtl " + part.name + "\nKd 1 1 1\n" + mtl_extra + "map_Kd " + part.texture + "\n\n";
    obj += "o " + part.name + "\nusemtl " + part.name + "\n";
    for (const Vec3& p : part.positions) append(obj, "v %.4f %.4f %.4f\n", p[0], p[1], p[2]);
    for (const auto& t : part.texcoords) append(obj, "vt %.6f %.6f\n", t[0], t[1]);
    for (size_t i = 0; i < part.indices.size(); i += 3) {
      char line[96];
      const uint32_t a = part.indices[i] + base, b = part.indices[i + 1] + base, c = part.indices[i + 2] + base;
      obj.append(line, size_t(std::snprintf(line, sizeof line, "f %u/%u %u/%u %u/%u\n", a, a, b, b, c, c)));
    }
    base += uint32_t(part.positions.size());
  }
  writeText(folder / (name + ".obj"), obj);
  writeText(folder / (name + ".mtl"), mtl);
}

void writePly(const fs::path& file, const MeshPart& part) {
  std::string header = "ply\nformat binary_little_endian 1.0\ncomment Kurabiraki sample collection, CC0; millimetres, y up\nelement vertex " +
                       std::to_string(part.positions.size()) +
                       "\nproperty float x\nproperty float y\nproperty float z\nproperty uchar red\nproperty uchar green\nproperty uchar blue\nelement face " +
                       std::to_string(part.indices.size() / 3) + "\nproperty list uchar int vertex_indices\nend_header\n";
  std::vector<uint8_t> bytes(header.begin(), header.end());
  bytes.reserve(bytes.size() + part.positions.size() * 15 + part.indices.size() / 3 * 13);
  for (size_t i = 0; i < part.positions.size(); ++i) {
    put(bytes, part.positions[i]);
    put(bytes, part.colors[i]);
  }
  for (size_t i = 0; i < part.indices.size(); i += 3) {
    bytes.push_back(3);
    for (int k = 0; k < 3; ++k) put(bytes, int32_t(part.indices[i + size_t(k)]));
  }
  writeBytes(file, bytes);
}

}  // namespace kura::sample

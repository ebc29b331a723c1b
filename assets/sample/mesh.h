// Triangle meshes of the pieces, in millimetres, y up, and the files they are written to.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "canvas.h"

namespace kura::sample {

using Vec3 = std::array<float, 3>;

struct MeshPart {
  std::string name;      // also of its material
  std::string texture;   // file name; empty: none
  std::vector<Vec3> positions;
  std::vector<std::array<float, 2>> texcoords;  // v upwards, as OBJ has it; empty: none
  std::vector<std::array<uint8_t, 3>> colors;   // empty: none
  std::vector<uint32_t> indices;
};

// A grid of rows x columns quads; at(u, v) with u, v in 0..1 gives a vertex. closed_u: the last column is the first.
struct GridVertex {
  Vec3 position;
  std::array<float, 2> texcoord{};
  std::array<uint8_t, 3> color{};
};
void addGrid(MeshPart& part, int rows, int columns, bool flip, const std::function<GridVertex(double u, double v)>& at);

void writeObj(const std::filesystem::path& folder, const std::string& name, const std::vector<MeshPart>& parts,
              const std::string& mtl_extra);
void writePly(const std::filesystem::path& file, const MeshPart& part);

void writeJpeg(const std::filesystem::path& file, const Canvas& canvas, int quality);
void writePng(const std::filesystem::path& file, int width, int height, int channels, const std::vector<uint8_t>& pixels);
void writeText(const std::filesystem::path& file, const std::string& text);
void writeBytes(const std::filesystem::path& file, const std::vector<uint8_t>& bytes);

}  // namespace kura::sample

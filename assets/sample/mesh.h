// A triangle mesh as a scanner leaves it, and its files.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "vector.h"

namespace kura::sample {

// Positions are shared where the surface goes on, texture coordinates are not shared across a cut: so the surface is
// closed although its picture is not.
struct Mesh {
  struct Corner {
    std::uint32_t position = 0, texcoord = 0;
  };
  std::vector<Vec3> positions;                   // Y up
  std::vector<Vec2> texcoords;                   // 0..1, v from the top of the picture; may be empty
  std::vector<Rgb> colours;                      // linear, one for each position; may be empty
  std::vector<std::array<Corner, 3>> triangles;  // counter-clockwise seen from outside
};

// `second` follows `first`; both have texcoords or both have none.
void append(Mesh& first, const Mesh& second);

// Smooth normals of the positions, weighted by area.
std::vector<Vec3> normalsOf(const Mesh& mesh);

// OBJ with three decimals, and an MTL beside it that names `picture`. False where a file cannot be written.
bool writeObj(const std::filesystem::path& path, const Mesh& mesh, const std::string& material, const std::string& picture);

// Binary little-endian PLY 1.0: x y z (float), red green blue (uchar, sRGB), triangles. False where it cannot be written.
bool writePly(const std::filesystem::path& path, const Mesh& mesh);

struct GlbPictures {
  std::vector<std::uint8_t> base_colour, metallic_roughness;  // JPEG
  std::string material;
};

// GLB 2.0 in metres (positions are multiplied by `metres`), pictures inside. False where it cannot be written.
bool writeGlb(const std::filesystem::path& path, const Mesh& mesh, const GlbPictures& pictures, float metres);

}  // namespace kura::sample

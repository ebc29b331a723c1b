// One picture for each unit square of texture space (UDIM), as film and high-end photogrammetry tools write them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "scan/draft_scene.h"

namespace kura {

// A texture's name as a pattern over tiles. Tile 1001 + u + 10 v shows the unit square (u, v), counted from the lower left.
struct UdimName {
  std::string before, after;
  bool is_mari = false;  // "_u1_v1" in the place of 1001

  std::string of(int u, int v) const;
};

// "bowl.1001.png", "bowl_<UDIM>.png", "bowl_u1_v1.png"; empty where the name is of no such kind.
std::optional<UdimName> readUdimName(const std::string& name);

// Cuts primitives whose texcoords reach beyond the unit square, and whose base colour is the first of several pictures that
// lie beside the scan, into one primitive for each tile, with the pictures of that tile and texcoords within the unit square.
// A missing picture is a warning; its tile keeps the colour of the material. Rows of texcoords count from above, as in glTF.
void splitUdimTiles(const std::filesystem::path& file, DraftScene& draft, Diagnostics& diagnostics);

}  // namespace kura

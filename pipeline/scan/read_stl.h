// Reads STL, ASCII and binary. Assimp 5.2.5 refuses a file with an empty solid in it.
#pragma once

#include <filesystem>

#include "scan/draft_scene.h"

namespace kura {

// One primitive for each solid. Facet normals are left out: they say what the corners say, and would keep the triangles
// apart when they are welded. A binary file that is shorter than its count is an error.
Result<DraftScene> readStl(const std::filesystem::path& file, Diagnostics& diagnostics);

}  // namespace kura

// Reads PLY: ASCII and binary of both byte orders, faces and triangle strips, float and double, colours, texture
// coordinates by vertex or by corner. Assimp 5.2.5 reads a strip as one polygon and doubles as floats, hence our own.
#pragma once

#include <filesystem>

#include "scan/draft_scene.h"

namespace kura {

// Vertex colours are taken for sRGB. Error (kBadInput) where the file contradicts its header.
Result<DraftScene> readPly(const std::filesystem::path& file, Diagnostics& diagnostics);

}  // namespace kura

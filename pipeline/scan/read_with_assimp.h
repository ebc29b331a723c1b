// Reads OBJ, FBX, COLLADA and the other formats of Assimp 5.2 except PLY, STL and glTF, which have own readers.
#pragma once

#include <filesystem>
#include <string>

#include "scan/draft_scene.h"

namespace kura {

// Hierarchies are flattened, polygons triangulated; cameras, lights, bones and animations are left out. Colours without
// statement are sRGB. Not safe against hostile files by itself: readScan runs it in a process of its own.
Result<DraftScene> readWithAssimp(const std::filesystem::path& file, Diagnostics& diagnostics);

// Extensions without dot, lower case, sorted: what Assimp can read here.
std::vector<std::string> assimpExtensions();

// Compares what a COLLADA text says about the lengths of its arrays with what is there: Assimp 5.2.5 reads beyond the
// array where both differ. Error names the array.
Status checkColladaArrays(std::string_view text, const std::string& subject);

}  // namespace kura

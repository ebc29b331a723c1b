// Reads glTF 2.0 and GLB: also Draco, meshopt, quantised and sparse data, which Assimp 5.2.5 of Debian does not all read.
#pragma once

#include <filesystem>

#include "scan/draft_scene.h"

namespace kura {

// The default scene, flattened, in bind pose, in metres with Y up. Files that it names are taken from its folder only.
// Error (kBadInput) names the place in the JSON, e.g. "bowl.gltf accessors[3]".
Result<DraftScene> readGltf(const std::filesystem::path& file, Diagnostics& diagnostics);

}  // namespace kura

// Wavefront OBJ of any size.
#pragma once

#include <filesystem>

#include "scan/draft_scene.h"

namespace kura {

// Reads the mapped file front to back: positions, texture coordinates, normals and the colours behind positions; faces of any
// number of corners with positive or negative indices, before or after the vertices they name. One primitive for each material
// (obj_materials.h) and UDIM tile (udim.h); groups, objects and smoothing groups do not matter to the look. UTF-16 and CP932 are
// understood. Faces that name no vertex become triangles with an index out of range, which finishScene counts and drops.
// Error where there is no statement of OBJ in the file. Memory: about 80 bytes for each vertex and 12 for each triangle.
Result<DraftScene> readObj(const std::filesystem::path& file, Diagnostics& diagnostics);

}  // namespace kura

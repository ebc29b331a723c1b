// Scans that were read whole but are too large to be worked on whole: textured ones, and texts.
#pragma once

#include <filesystem>

#include "model/scene.h"
#include "scan/draft_scene.h"

namespace kura {

struct ThinOutOptions {
  uint64_t above_triangles = 8'000'000;   // smaller scans stay as they are
  uint64_t target_triangles = 5'000'000;  // about
  size_t chunk_triangles = 500'000;       // simplified at a time
};

// Collapses edges (meshoptimizer, Garland and Heckbert 1997) chunk by chunk along a space-filling curve; borders of chunks, seams
// and the borders between primitives stay, so that nothing tears. Memory beyond the scene itself: 20 bytes a triangle. Adds a note
// that says from how many triangles to how many.
void thinOut(Scene& scene, const std::filesystem::path& file, Diagnostics& diagnostics, const ThinOutOptions& options = {});

}  // namespace kura

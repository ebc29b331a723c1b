// A scan of any size as one that fits into memory, in two passes over its file.
#pragma once

#include <optional>

#include "scan/draft_scene.h"
#include "scan/triangle_stream.h"

namespace kura {

struct CondenseOptions {
  uint64_t above_faces = 8'000'000;        // smaller scans are read as they are
  uint64_t target_triangles = 5'000'000;   // about
};

struct Condensed {
  DraftPrimitive primitive;  // positions, normals, colours where the file has them
  double cell = 0;           // edge of the cells in the file's unit: no vertex moved further than sqrt(3) of it
  uint64_t triangles_before = 0;
};

// Out-of-core simplification (Lindstrom 2000, "Out-of-core simplification of large polygonal models"): space is cut into
// equal cells, all vertices in a cell become one, and triangles with corners in three cells stay. The vertex stands where
// the squared distance to the planes of the cell's triangles, weighted by area, is least, within the cell; normal and colour
// are the means over these triangles. Memory: about 250 bytes for each vertex that remains, whatever the size of the file, so
// that 100 million triangles and more take no more than 10 million: only time grows, in proportion.
// Empty where the file ends early or has no triangle with an area.
std::optional<Condensed> condense(const TriangleStream& stream, const CondenseOptions& options = {});

}  // namespace kura

// Moves and turns the vertices of a simplified mesh so that its faces, not only its vertices, lie close to the scan and
// are shaded like it.
#pragma once

#include <cstddef>
#include <vector>

#include "model/scene.h"

namespace kura {

struct FitOptions {
  int rounds = 2;                  // each finds the nearest places anew
  double samples_per_vertex = 8;   // of the scan, within the two limits
  size_t least_samples = 100'000;
  size_t most_samples = 1'000'000;
  double stiffness = 0.02;         // against moving at all, as a share of the samples around a vertex
  double attribute_stiffness = 0.02;  // likewise against another normal or colour
};

struct FitResult {
  size_t samples = 0;
  double largest_move_m = 0;
};

// Edge collapses leave vertices that are a subset of the scan's: on a round surface every face is then a chord inside it.
// Here each vertex moves along its normal by what minimizes the squared distances from places on the scan to their nearest
// places on the tier, all vertices at once (least squares by conjugate gradients; Hoppe et al. 1993, "Mesh optimization",
// section 4.1, with displacements for positions). Vertices at one place move as one, so that seams stay closed. Open
// borders and sharp creases stay, where a move along one normal would be wrong, and nothing moves further than half of the
// shortest edge at it. Then normals and colours become what, interpolated over the faces, comes nearest to those of the
// scan; vertices of one place and one normal stay of one normal. Texcoords stay. A tier with so many vertices that
// most_samples would not give each half of samples_per_vertex is left as it is.
FitResult fitSurface(std::vector<Primitive>& tier, const std::vector<Primitive>& scan, const FitOptions& options = {});

}  // namespace kura

// Normals where the scan has none, or none worth having.
#pragma once

#include "base/error.h"
#include "model/scene.h"

namespace kura {

struct NormalOptions {
  float crease_angle_deg = 60;  // edges at which the faces turn by more than this stay hard ...
  float crease_size = 0.01f;    // ... where one of the two triangles is larger than this share of the scene's diagonal.
                                // Smaller ones round the edge over less than an eye can see, and noise of a dense scan
                                // (which turns faces by any angle) must not tear its surface into facets.
  size_t faceted_triangles = 5000;  // a primitive of at least so many triangles in which every triangle stands alone
                                    // with its own flat normal (STL and its like) is given smooth ones
  std::string subject;              // file name for the diagnostics
};

struct SceneWithNormals {
  Scene scene;
  size_t computed_primitives = 0;  // of which all normals are new
  size_t repaired_normals = 0;     // had length zero or were no numbers
  Diagnostics diagnostics;
};

// Afterwards every primitive has normals of length 1. New ones are the mean over the faces around a place, weighted by
// their angle there (Thürmer and Wüthrich 1998), across seams of texcoords and borders of primitives; where a hard edge
// goes through a vertex it is split. Primitives whose normals stay keep their vertices.
SceneWithNormals computeNormals(Scene scene, const NormalOptions& options = {});

}  // namespace kura

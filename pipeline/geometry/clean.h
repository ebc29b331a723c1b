// Drops what draws nothing or draws twice.
#pragma once

#include <string>

#include "base/error.h"
#include "model/scene.h"

namespace kura {

struct CleanOptions {
  std::string subject;  // file name for the diagnostics
};

struct CleanedScene {
  Scene scene;
  size_t degenerate_triangles = 0;   // two corners at one place
  size_t duplicate_triangles = 0;    // same three places, same way round, same primitive
  size_t unusable_triangles = 0;     // a corner that does not exist, or whose position is not finite
  size_t unreferenced_vertices = 0;  // no triangle uses them (any more)
  Diagnostics diagnostics;           // one note for each kind of which many were dropped
};

// Triangles whose corners lie on one line but at three places are kept: they close the gap to a neighbour with more
// vertices, and without them a closed piece would be open. Primitives left without triangles are dropped.
CleanedScene clean(Scene scene, const CleanOptions& options = {});

}  // namespace kura

// Joins vertices that are equal in every attribute, so that neighbouring triangles share them.
#pragma once

#include "model/scene.h"

namespace kura {

// Vertices stay apart where any attribute differs, if only in the last bit: seams of texcoords and hard edges of normals
// are what the scan says. Vertices without triangles stay (clean.h drops them). Triangles keep their order.
Scene weld(Scene scene);

}  // namespace kura

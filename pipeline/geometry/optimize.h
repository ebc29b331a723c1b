// The order of triangles and vertices in which a GPU draws them fastest and meshopt's codecs pack them smallest.
#pragma once

#include "model/scene.h"

namespace kura {

// Triangles are put into an order like that of strips, then vertices into that of their first use; vertices that no
// triangle uses are dropped. The surface, and the way round of every triangle, stay.
Scene optimize(Scene scene);

}  // namespace kura

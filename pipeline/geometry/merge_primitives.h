// One primitive for each material: fewer draw calls, fewer streams to compress.
#pragma once

#include "model/scene.h"

namespace kura {

// Joins primitives of the same material, in the order of their first. An attribute that only some of them have is filled
// with its neutral value in the others: texcoords (0,0), colours white. Those without normals are joined apart from those
// with (compute_normals.h comes first). The name of the first stays. Triangles keep their order.
Scene mergePrimitives(Scene scene);

}  // namespace kura

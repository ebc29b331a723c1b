#include "geometry/optimize.h"

#include <meshoptimizer.h>

#include "geometry/join_primitives.h"

namespace kura {

Scene optimize(Scene scene) {
  for (Primitive& primitive : scene.primitives) {
    const size_t vertices = primitive.positions.size();
    if (primitive.indices.empty()) continue;
    std::vector<uint32_t> ordered(primitive.indices.size());
    meshopt_optimizeVertexCacheStrip(ordered.data(), primitive.indices.data(), ordered.size(), vertices);
    primitive = selectTriangles(primitive, ordered);  // first use decides the order of vertices
  }
  return scene;
}

}  // namespace kura

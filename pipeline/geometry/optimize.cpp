#include "geometry/optimize.h"

#include <meshoptimizer.h>

#include "geometry/join_primitives.h"

namespace kura {

Scene optimize(Scene scene) {
  for (Primitive& primitive : scene.primitives) {
    const size_t vertices = primitive.positions.size();
    if (primitive.indices.empty()) continue;
    // Near triangles first brings the many small pieces of a photogrammetric texture together: 1 to 2% fewer bytes there.
    // Tried: optimizeVertexCache (2% to 5% more bytes) and optimizeVertexCacheFifo (3% to 9% more).
    std::vector<uint32_t> sorted(primitive.indices.size()), ordered(primitive.indices.size());
    meshopt_spatialSortTriangles(sorted.data(), primitive.indices.data(), sorted.size(), primitive.positions[0].data(),
                                 vertices, sizeof(Float3));
    meshopt_optimizeVertexCacheStrip(ordered.data(), sorted.data(), ordered.size(), vertices);
    primitive = selectTriangles(primitive, ordered);  // first use decides the order of vertices
  }
  return scene;
}

}  // namespace kura

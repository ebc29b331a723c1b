#include "model/scene.h"

#include <algorithm>

namespace kura {

Bounds boundsOf(const Scene& scene) {
  Bounds bounds;
  bool first = true;
  for (const Primitive& primitive : scene.primitives) {
    for (const Float3& p : primitive.positions) {
      if (first) {
        bounds.min = bounds.max = p;
        first = false;
      }
      for (int axis = 0; axis < 3; ++axis) {
        bounds.min[axis] = std::min(bounds.min[axis], p[axis]);
        bounds.max[axis] = std::max(bounds.max[axis], p[axis]);
      }
    }
  }
  return bounds;
}

}  // namespace kura

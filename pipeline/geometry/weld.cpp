#include "geometry/weld.h"

#include <meshoptimizer.h>

#include "geometry/join_primitives.h"

namespace kura {

namespace {

template <typename T>
void addStream(std::vector<meshopt_Stream>& streams, std::vector<T>& values) {
  if (values.empty()) return;
  // -0 and +0 are equal values, but not equal bytes.
  for (T& value : values) {
    for (float& c : value) c += 0.0f;
  }
  streams.push_back({values.data(), sizeof(T), sizeof(T)});
}

void weldPrimitive(Primitive& primitive) {
  const size_t vertices = primitive.positions.size();
  if (vertices == 0) return;
  std::vector<meshopt_Stream> streams;
  addStream(streams, primitive.positions);
  addStream(streams, primitive.normals);
  addStream(streams, primitive.texcoords);
  addStream(streams, primitive.colors);
  std::vector<uint32_t> remap(vertices);
  const size_t unique =
      meshopt_generateVertexRemapMulti(remap.data(), nullptr, vertices, vertices, streams.data(), streams.size());
  if (unique < vertices) primitive = remapVertices(primitive, remap, unique);
}

}  // namespace

Scene weld(Scene scene) {
  for (Primitive& primitive : scene.primitives) weldPrimitive(primitive);
  return scene;
}

}  // namespace kura

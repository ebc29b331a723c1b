#include "geometry/merge_primitives.h"

#include <map>
#include <utility>

namespace kura {

namespace {

template <typename T>
void append(std::vector<T>& to, size_t to_vertices, const std::vector<T>& from, size_t from_vertices, const T& neutral) {
  if (to.empty() && from.empty()) return;
  to.resize(to_vertices, neutral);
  if (from.empty()) {
    to.resize(to_vertices + from_vertices, neutral);
  } else {
    to.insert(to.end(), from.begin(), from.end());
  }
}

void appendPrimitive(Primitive& to, const Primitive& from) {
  const size_t first = to.positions.size(), added = from.positions.size();
  append(to.normals, first, from.normals, added, Float3{0, 1, 0});
  append(to.texcoords, first, from.texcoords, added, Float2{0, 0});
  append(to.colors, first, from.colors, added, Float4{1, 1, 1, 1});
  to.positions.insert(to.positions.end(), from.positions.begin(), from.positions.end());
  to.indices.reserve(to.indices.size() + from.indices.size());
  for (uint32_t index : from.indices) to.indices.push_back(static_cast<uint32_t>(first + index));
}

}  // namespace

Scene mergePrimitives(Scene scene) {
  std::vector<Primitive> merged;
  std::map<std::pair<std::optional<uint32_t>, bool>, size_t> place;  // of a material, with or without normals
  for (Primitive& primitive : scene.primitives) {
    const auto [entry, is_first] = place.try_emplace({primitive.material, primitive.normals.empty()}, merged.size());
    if (is_first) {
      merged.push_back(std::move(primitive));
    } else {
      appendPrimitive(merged[entry->second], primitive);
    }
  }
  scene.primitives = std::move(merged);
  return scene;
}

}  // namespace kura

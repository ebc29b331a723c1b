// A reader of GLBs of its own, for the tests: what comes out must be what went in.
#pragma once

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace kura {

// JSON and binary chunk of a GLB, and its bufferViews after EXT_meshopt_compression. Throws std::runtime_error where
// the container or an accessor is not as glTF 2.0 and the extensions want it.
struct DecodedGlb {
  nlohmann::json json;
  Bytes binary;
  std::vector<Bytes> views;

  explicit DecodedGlb(const Bytes& glb);

  // All components of all elements, normalised integers as floats.
  std::vector<std::vector<double>> elements(size_t accessor) const;
  const nlohmann::json& primitive(size_t p) const { return json.at("meshes").at(0).at("primitives").at(p); }
  std::vector<std::vector<double>> attribute(const char* semantic, size_t p = 0) const;
  std::vector<uint32_t> indices(size_t p = 0) const;
  // Positions with the node's scale and translation, computed in float as a viewer does.
  std::vector<std::array<float, 3>> worldPositions(size_t p = 0) const;
};

}  // namespace kura

// Elements of a glTF accessor as floats or indices. Internal to model/.
#pragma once

#include <cstdint>
#include <vector>

#include "viewer/failure.h"
#include "viewer/model/gltf_document.h"

namespace kura::viewer {

// count * components floats; normalised integers become 0..1 or -1..1 (glTF 2.0 section 3.6.2.2), sparse elements are
// put in. Where the accessor has fewer components than asked the rest is `fill`, further ones are dropped.
// Floats that are not finite are a failure.
Outcome<std::vector<float>> readFloats(GltfDocument& document, const cgltf_accessor& accessor, uint32_t components,
                                       float fill, const std::string& subject);

// Each index is checked against vertex_count.
Outcome<std::vector<uint32_t>> readIndices(GltfDocument& document, const cgltf_accessor& accessor, uint64_t vertex_count,
                                           const std::string& subject);

}  // namespace kura::viewer

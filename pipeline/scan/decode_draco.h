// Draco-compressed triangles (KHR_draco_mesh_compression).
#pragma once

#include <optional>
#include <vector>

#include "base/bytes.h"

namespace kura {

struct DracoRequest {
  uint32_t attribute = 0;   // unique id in the Draco stream
  uint8_t components = 0;   // 1..4
  bool is_normalized = false;  // integers count as 0..1 or -1..1
};

struct DracoMesh {
  std::vector<uint32_t> indices;
  size_t vertex_count = 0;
  std::vector<std::vector<float>> attributes;  // one for each request, vertex_count x components; empty where absent
};

// Nothing where the stream is broken or is no triangle mesh.
std::optional<DracoMesh> decodeDraco(ByteView stream, const std::vector<DracoRequest>& requests);

}  // namespace kura

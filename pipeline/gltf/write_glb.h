// A GLB (glTF 2.0 binary) from geometry, materials and encoded textures.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "gltf/gltf_asset.h"
#include "gltf/precision.h"

namespace kura {

struct WriteGlbOptions {
  bool quantize = true;  // KHR_mesh_quantization; false: floats
  bool meshopt = true;   // EXT_meshopt_compression; smallest where triangles and vertices are in a good order
                         // (geometry/optimize.h)
  Precision precision;   // used where quantize
};

// One scene, one node, one mesh. Without quantize, meshopt and WebP textures the file uses no required extension.
// Texcoords are left out where the material has no texture. Materials a primitive does not name become plain clay.
// The same asset gives the same bytes. Fails (kLimit) where it would reach 4 GiB, which GLB cannot hold, and
// (kInternal) where indices, attributes or references do not fit each other or a position is not finite.
Result<Bytes> writeGlb(const GltfAsset& asset, const WriteGlbOptions& options = {});

}  // namespace kura

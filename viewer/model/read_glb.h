// Reads a GLB (glTF 2.0 section 4.4) with what museums' files carry: KHR_mesh_quantization, EXT_meshopt_compression,
// EXT_texture_webp, KHR_texture_transform, KHR_materials_clearcoat, KHR_materials_unlit, sparse accessors, strips, fans.
//
// Every offset, index and count is checked before it is used: a hostile file gives a Failure, never a crash, and never
// memory out of proportion to its size beyond the limits below.
#pragma once

#include <cstdint>
#include <span>

#include "viewer/failure.h"
#include "viewer/model/model.h"

namespace kura::viewer {

struct ReadGlbOptions {
  uint64_t max_triangles = 12'000'000;             // of all instances together
  uint64_t max_instances = 1500;                   // each is a draw call of its own, three times a frame
  uint64_t max_decoded_bytes = uint64_t{1} << 29;  // of compressed buffer views, and of all attributes
};

// Missing normals are computed smooth, weighted by the angle at each corner; missing tangents only where a normal map
// is used. One set of texture coordinates and one texture transform per material is read, those of its base colour (or
// of its first other texture); a texture that uses another is left out. Animations, skins, morph targets, cameras,
// lights, points and lines are passed over.
Outcome<Model> readGlb(std::span<const uint8_t> bytes, const ReadGlbOptions& options = {});

}  // namespace kura::viewer

// What is in a GLB, in numbers: for `kura info`, and for the sizes that model.json states of each tier.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "model/scene.h"

namespace kura {

struct GlbImage {
  std::string name;
  std::string mime_type;
  uint64_t bytes = 0;
  uint32_t width = 0;  // 0 where the header does not tell
  uint32_t height = 0;
  uint32_t block_bytes = 0;  // image_size.h
};

struct GlbTexture {
  std::string role;  // base_color, metallic_roughness, normal, occlusion, emissive, clearcoat
  uint32_t image = 0;  // into GlbSummary::images
};

struct GlbSummary {
  uint64_t bytes = 0;
  uint64_t geometry_bytes = 0;  // of the file without images and JSON
  uint64_t triangles = 0;       // of all meshes as often as nodes of the scene show them
  uint64_t vertices = 0;        // stored
  uint64_t primitives = 0;
  uint64_t materials = 0;
  std::vector<GlbImage> images;
  std::vector<GlbTexture> textures;  // each role and image once
  std::vector<std::string> extensions_used;
  std::vector<std::string> extensions_required;
  std::string generator, copyright;
  std::optional<Bounds> bounds;  // of the default scene, in metres, as accessor min/max and transforms give it
  uint64_t gpu_bytes = 0;        // gpu_bytes.h; an image with two roles of different colour space counts twice
};

// Trusts nothing in the file: every offset and every index is checked, nothing is decoded, loops between nodes are cut.
// Error (kBadInput, with `subject`) where it is no GLB 2.0 or its JSON contradicts itself.
Result<GlbSummary> readGlbSummary(ByteView glb, const std::string& subject);

}  // namespace kura

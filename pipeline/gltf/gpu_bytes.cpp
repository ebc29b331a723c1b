#include "gltf/gpu_bytes.h"

#include <algorithm>

namespace kura {

uint64_t gpuBytesOfGeometry(uint64_t vertices, uint64_t indices, const VertexKinds& kinds) {
  const uint64_t stride = 12 + 8 + (kinds.has_texcoords ? 8 : 0) + (kinds.has_colors ? 4 : 0);
  return vertices * stride + indices * 4;
}

uint64_t gpuBytesOfTexture(uint32_t width, uint32_t height) {
  if (width == 0 || height == 0) return 0;
  uint64_t bytes = 0;
  while (true) {
    bytes += uint64_t{width} * height * 4;
    if (width == 1 && height == 1) return bytes;
    width = std::max(1u, width / 2);
    height = std::max(1u, height / 2);
  }
}

uint64_t gpuBytesOfBlocks(uint32_t width, uint32_t height, uint32_t bytes_per_block) {
  if (width == 0 || height == 0) return 0;
  uint64_t bytes = 0;
  while (true) {
    bytes += uint64_t{(width + 3) / 4} * ((height + 3) / 4) * bytes_per_block;
    if (width == 1 && height == 1) return bytes;
    width = std::max(1u, width / 2);
    height = std::max(1u, height / 2);
  }
}

}  // namespace kura

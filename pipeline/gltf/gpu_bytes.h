// Memory that a model takes on the GPU as kura-viewer uploads it.
#pragma once

#include <cstdint>

namespace kura {

struct VertexKinds {
  bool has_texcoords = false;
  bool has_colors = false;
};

// Positions as three floats, tangent frames as four 16-bit numbers, texcoords as two floats, colours as four bytes;
// indices of 32 bits.
uint64_t gpuBytesOfGeometry(uint64_t vertices, uint64_t indices, const VertexKinds& kinds);

// RGBA with 8 bits each and a full chain of mips.
uint64_t gpuBytesOfTexture(uint32_t width, uint32_t height);

// The same for one that stays compressed in blocks of 4 x 4 texels, each of so many bytes (BC7, ASTC: 16; ETC1, BC1: 8).
uint64_t gpuBytesOfBlocks(uint32_t width, uint32_t height, uint32_t bytes_per_block);

}  // namespace kura

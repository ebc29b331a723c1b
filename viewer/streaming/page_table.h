// The indirection that the shader reads: for each tile of each level, where the finest held tile lies that covers it.
#pragma once

#include <cstdint>
#include <vector>

#include "viewer/streaming/page_cache.h"
#include "viewer/streaming/tile_pyramid.h"

namespace kura::viewer {

// RGBA8, one texel for each tile: place in the cache (low byte, high byte), level of the tile that lies there, 255 where
// there is one and 0 where only the coarse texture is. Edges are powers of two, so that a texel's parent is the one that
// the GPU's mip levels take for it; what lies outside the picture stays 0.
struct PageTable {
  struct Level {
    uint32_t width = 0, height = 0;
    std::vector<uint8_t> texels;
  };
  std::vector<Level> levels;
};

PageTable makePageTable(const TilePyramid& pyramid, const PageCache& cache);

}  // namespace kura::viewer

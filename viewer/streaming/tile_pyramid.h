// The tiles of a picture in a IIIF level 0 pyramid: level 0 is the whole resolution, each level above has half of it.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace kura::viewer {

struct TileKey {
  uint32_t level = 0, x = 0, y = 0;

  auto operator<=>(const TileKey&) const = default;
  // The tile of a coarser level that holds this one.
  TileKey above(uint32_t coarser) const { return {coarser, x >> (coarser - level), y >> (coarser - level)}; }
};

struct TilePyramid {
  uint32_t width = 0, height = 0;  // texels of level 0
  uint32_t tile = 512;             // edge of a tile in texels of its own level; those at the right and below may be smaller

  bool isEmpty() const { return width == 0 || height == 0 || tile == 0; }
  uint32_t columns(uint32_t level) const { return parts(width, level); }
  uint32_t rows(uint32_t level) const { return parts(height, level); }
  // The coarsest level is the first that is one tile.
  uint32_t levels() const {
    uint32_t count = 1;
    while (columns(count - 1) > 1 || rows(count - 1) > 1) ++count;
    return count;
  }
  bool has(TileKey key) const { return key.level < levels() && key.x < columns(key.level) && key.y < rows(key.level); }

 private:
  uint32_t parts(uint32_t edge, uint32_t level) const {
    const uint64_t covered = uint64_t{tile} << std::min(level, 31u);
    return static_cast<uint32_t>(std::max<uint64_t>(1, (edge + covered - 1) / covered));
  }
};

}  // namespace kura::viewer

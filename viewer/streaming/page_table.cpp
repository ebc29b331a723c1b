#include "viewer/streaming/page_table.h"

#include <algorithm>
#include <bit>

namespace kura::viewer {

PageTable makePageTable(const TilePyramid& pyramid, const PageCache& cache) {
  PageTable table;
  if (pyramid.isEmpty()) return table;
  const uint32_t width = std::bit_ceil(pyramid.columns(0)), height = std::bit_ceil(pyramid.rows(0));
  table.levels.resize(pyramid.levels());
  // From the coarsest down: a tile that is not held shows what its parent shows.
  for (uint32_t level = pyramid.levels(); level-- > 0;) {
    PageTable::Level& made = table.levels[level];
    made.width = std::max(1u, width >> level);
    made.height = std::max(1u, height >> level);
    made.texels.resize(size_t{4} * made.width * made.height);
    const PageTable::Level* parent = level + 1 < table.levels.size() ? &table.levels[level + 1] : nullptr;
    for (uint32_t y = 0; y < pyramid.rows(level); ++y) {
      for (uint32_t x = 0; x < pyramid.columns(level); ++x) {
        uint8_t* texel = &made.texels[size_t{4} * (size_t{y} * made.width + x)];
        if (const auto place = cache.placeOf({level, x, y})) {
          texel[0] = static_cast<uint8_t>(*place & 255);
          texel[1] = static_cast<uint8_t>(*place >> 8);
          texel[2] = static_cast<uint8_t>(level);
          texel[3] = 255;
        } else if (parent) {
          const uint8_t* from = &parent->texels[size_t{4} * (size_t{y >> 1} * parent->width + (x >> 1))];
          std::copy(from, from + 4, texel);
        }
      }
    }
  }
  return table;
}

}  // namespace kura::viewer

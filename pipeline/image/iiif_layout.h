// The arithmetic of a IIIF Image API 3.0 level 0 service: which sizes and tiles exist. Pure.
//
// https://iiif.io/api/image/3.0/ sections 4.1, 4.2, 5.3, 5.4 and 8 (canonical URIs).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kura {

struct IiifSize {
  uint32_t width = 0;
  uint32_t height = 0;
};

struct IiifLayout {
  uint32_t width = 0;
  uint32_t height = 0;
  uint32_t tile_px = 512;
  std::vector<uint32_t> scale_factors;  // 1, 2, 4 ... up to the one at which the whole fits in one tile
  uint32_t max_edge_px = 4096;          // full/max and sizes stay within it; tiles reach every pixel
};

// \pre width, height, tile_px > 0
IiifLayout makeIiifLayout(uint32_t width, uint32_t height, uint32_t tile_px, uint32_t max_edge_px);

// ceil(W/s) x ceil(H/s) for each scale factor that keeps within max_edge_px, ascending; never empty.
std::vector<IiifSize> iiifSizes(const IiifLayout& layout);

// True where full/max is smaller than the image, so that info.json must say maxWidth and maxHeight.
bool isMaxLimited(const IiifLayout& layout);

// info.json of the service; id without trailing slash, rights may be empty.
std::string iiifInfoJson(const IiifLayout& layout, const std::string& id, const std::string& rights);

}  // namespace kura

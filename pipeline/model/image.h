// A decoded raster image, small enough to hold in memory (textures; photographs go through image/ instead).
#pragma once

#include <cstdint>
#include <vector>

namespace kura {

// Rows top-down, 8 bits per channel, interleaved. Colour is sRGB unless the user of the image says otherwise
// (normal, occlusion and metallic-roughness maps are linear).
struct Image {
  uint32_t width = 0;
  uint32_t height = 0;
  uint32_t channels = 0;  // 1, 3 or 4
  std::vector<uint8_t> pixels;

  bool empty() const { return pixels.empty(); }
};

}  // namespace kura

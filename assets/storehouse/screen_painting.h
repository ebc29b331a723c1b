// The picture of K-004: six panels of gold leaf with a pine, a stream and irises.
#pragma once

#include <cstdint>
#include <vector>

namespace kura::storehouse {

struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;  // sRGB, rows from the top
};

// `height` texels tall and three times as wide; two panels are painted at a time.
Picture paintScreen(int height);

}  // namespace kura::storehouse

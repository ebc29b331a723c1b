#include "texture/uniform_value.h"

#include <algorithm>

namespace kura {

std::optional<std::array<uint8_t, 4>> findUniformValue(const Image& image, uint8_t tolerance) {
  if (image.empty() || image.channels == 0 || image.channels > 4) return {};
  std::array<uint8_t, 4> lowest = {255, 255, 255, 255}, highest = {0, 0, 0, 0};
  std::array<uint64_t, 4> sum = {0, 0, 0, 0};
  const size_t texels = image.pixels.size() / image.channels;
  for (size_t t = 0; t < texels; ++t) {
    for (uint32_t c = 0; c < image.channels; ++c) {
      const uint8_t value = image.pixels[t * image.channels + c];
      lowest[c] = std::min(lowest[c], value);
      highest[c] = std::max(highest[c], value);
      sum[c] += value;
      // Most textures differ within the first few texels: no need to see the rest.
      if (highest[c] - lowest[c] > 2 * tolerance) return {};
    }
  }
  std::array<uint8_t, 4> value = {0, 0, 0, 0};
  for (uint32_t c = 0; c < image.channels; ++c) {
    value[c] = static_cast<uint8_t>((sum[c] + texels / 2) / texels);
    if (highest[c] - value[c] > tolerance || value[c] - lowest[c] > tolerance) return {};
  }
  return value;
}

}  // namespace kura

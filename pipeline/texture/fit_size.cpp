#include "texture/fit_size.h"

#include <algorithm>
#include <cmath>

namespace kura {

TextureSize fitTextureSize(TextureSize image, uint32_t max_edge) {
  const uint32_t longer = std::max(image.width, image.height);
  if (longer <= max_edge) return image;
  const double scale = static_cast<double>(max_edge) / longer;
  const auto fitted = [&](uint32_t edge) {
    const auto multiple = static_cast<uint32_t>(std::lround(edge * scale / 4)) * 4;
    return std::clamp<uint32_t>(multiple, std::min<uint32_t>(4, edge), std::max<uint32_t>(4, max_edge / 4 * 4));
  };
  return {fitted(image.width), fitted(image.height)};
}

}  // namespace kura

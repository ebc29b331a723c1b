// The size to which a texture is reduced for a tier.
#pragma once

#include <cstdint>

namespace kura {

struct TextureSize {
  uint32_t width = 0;
  uint32_t height = 0;

  bool operator==(const TextureSize&) const = default;
};

// The longer edge becomes max_edge at most, the shorter keeps the aspect; never larger than the image. Where something is
// reduced, both edges are multiples of 4 (at least 4), which GPU block compression wants; an image that is small enough
// stays exactly as it is.
TextureSize fitTextureSize(TextureSize image, uint32_t max_edge);

}  // namespace kura

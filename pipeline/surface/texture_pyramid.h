// A decoded texture at all its sizes, for sampling without aliasing.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/image.h"
#include "model/scene.h"

namespace kura {

class TexturePyramid {
 public:
  // is_color: texels are sRGB and are averaged in linear light; else they are numbers (0..255 as 0..1).
  TexturePyramid(const Image& image, bool is_color);

  bool empty() const { return levels_.empty(); }
  uint32_t width() const { return levels_.front().width; }
  uint32_t height() const { return levels_.front().height; }

  // Bilinear, in the level whose texels are nearest to texels_per_sample of the whole picture; RGBA, linear 0..1.
  Float4 sample(const Float2& texcoord, WrapMode wrap_u, WrapMode wrap_v, float texels_per_sample) const;

 private:
  struct Level {
    uint32_t width = 0, height = 0;
    std::vector<std::array<uint16_t, 4>> texels;  // linear, 0..65535
  };
  std::vector<Level> levels_;
};

}  // namespace kura

#include "surface/texture_pyramid.h"

#include <algorithm>
#include <cmath>

#include "model/srgb.h"

namespace kura {
namespace {

constexpr float kOne = 65535;

int64_t wrapped(int64_t index, int64_t size, WrapMode mode) {
  if (mode == WrapMode::kClampToEdge) return std::clamp<int64_t>(index, 0, size - 1);
  if (mode == WrapMode::kRepeat) return ((index % size) + size) % size;
  const int64_t twice = ((index % (2 * size)) + 2 * size) % (2 * size);
  return twice < size ? twice : 2 * size - 1 - twice;
}

}  // namespace

TexturePyramid::TexturePyramid(const Image& image, bool is_color) {
  if (image.empty()) return;
  Level whole{image.width, image.height, {}};
  whole.texels.resize(size_t{image.width} * image.height);
  const std::array<float, 256>& linear = linearOfSrgb();
  for (size_t i = 0; i < whole.texels.size(); ++i) {
    const uint8_t* from = &image.pixels[i * image.channels];
    for (uint32_t c = 0; c < 4; ++c) {
      const bool is_alpha = c == 3;
      const uint8_t value = image.channels == 1 && !is_alpha ? from[0] : c < image.channels ? from[c] : 255;
      whole.texels[i][c] = static_cast<uint16_t>(std::lround((is_color && !is_alpha ? linear[value] : value / 255.0f) * kOne));
    }
  }
  levels_.push_back(std::move(whole));
  while (levels_.back().width > 1 || levels_.back().height > 1) {
    const Level& above = levels_.back();
    Level half{std::max(1u, above.width / 2), std::max(1u, above.height / 2), {}};
    half.texels.resize(size_t{half.width} * half.height);
    for (uint32_t y = 0; y < half.height; ++y) {
      const uint32_t y0 = std::min(2 * y, above.height - 1), y1 = std::min(2 * y + 1, above.height - 1);
      for (uint32_t x = 0; x < half.width; ++x) {
        const uint32_t x0 = std::min(2 * x, above.width - 1), x1 = std::min(2 * x + 1, above.width - 1);
        for (int c = 0; c < 4; ++c) {
          const uint32_t sum = uint32_t{above.texels[size_t{y0} * above.width + x0][c]} + above.texels[size_t{y0} * above.width + x1][c] +
                               above.texels[size_t{y1} * above.width + x0][c] + above.texels[size_t{y1} * above.width + x1][c];
          half.texels[size_t{y} * half.width + x][c] = static_cast<uint16_t>((sum + 2) / 4);
        }
      }
    }
    levels_.push_back(std::move(half));
  }
}

Float4 TexturePyramid::sample(const Float2& texcoord, WrapMode wrap_u, WrapMode wrap_v, float texels_per_sample) const {
  const float wanted = std::log2(std::max(1.0f, texels_per_sample));
  const size_t number = std::min(levels_.size() - 1, static_cast<size_t>(std::lround(wanted)));
  const Level& level = levels_[number];
  // Far out coordinates would leave the integers; they wrap into the same texels anyway.
  const auto tamed = [](float t) { return std::isfinite(t) ? std::fmod(t, 4096.0f) : 0.0f; };
  const float x = tamed(texcoord[0]) * float(level.width) - 0.5f, y = tamed(texcoord[1]) * float(level.height) - 0.5f;
  const float x_floor = std::floor(x), y_floor = std::floor(y);
  const float fx = x - x_floor, fy = y - y_floor;
  Float4 sum = {0, 0, 0, 0};
  for (int corner = 0; corner < 4; ++corner) {
    const int dx = corner & 1, dy = corner >> 1;
    const int64_t column = wrapped(int64_t(x_floor) + dx, level.width, wrap_u), row = wrapped(int64_t(y_floor) + dy, level.height, wrap_v);
    const float weight = (dx ? fx : 1 - fx) * (dy ? fy : 1 - fy) / kOne;
    const auto& texel = level.texels[static_cast<size_t>(row) * level.width + static_cast<size_t>(column)];
    for (int c = 0; c < 4; ++c) sum[c] += weight * texel[c];
  }
  return sum;
}

}  // namespace kura

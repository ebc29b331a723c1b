#include "surface/bake_gutters.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kura {
namespace {

// One level of the pyramid: mean of the filled texels below, weight 0 where there are none.
struct Level {
  uint32_t width = 0, height = 0;
  std::vector<std::array<float, 4>> values;
  std::vector<float> weights;
};

Level levelOf(const Image& image, const std::vector<bool>& is_filled) {
  Level level{image.width, image.height, {}, {}};
  level.values.resize(is_filled.size());
  level.weights.resize(is_filled.size());
  for (size_t i = 0; i < is_filled.size(); ++i) {
    level.weights[i] = is_filled[i] ? 1.0f : 0.0f;
    for (uint32_t c = 0; c < image.channels; ++c) level.values[i][c] = image.pixels[i * image.channels + c];
  }
  return level;
}

Level halved(const Level& below) {
  Level level{(below.width + 1) / 2, (below.height + 1) / 2, {}, {}};
  level.values.resize(size_t{level.width} * level.height);
  level.weights.resize(level.values.size());
  for (uint32_t y = 0; y < below.height; ++y) {
    for (uint32_t x = 0; x < below.width; ++x) {
      const size_t from = size_t{y} * below.width + x, to = size_t{y / 2} * level.width + x / 2;
      for (size_t c = 0; c < 4; ++c) level.values[to][c] += below.values[from][c] * below.weights[from];
      level.weights[to] += below.weights[from];
    }
  }
  for (size_t i = 0; i < level.values.size(); ++i) {
    if (level.weights[i] == 0) continue;
    for (float& value : level.values[i]) value /= level.weights[i];
    level.weights[i] = 1;
  }
  return level;
}

// Bilinear, at the centre of texel (x, y) of the level below.
std::array<float, 4> sampled(const Level& level, uint32_t x, uint32_t y) {
  const float u = std::max(0.0f, (float(x) + 0.5f) / 2 - 0.5f), v = std::max(0.0f, (float(y) + 0.5f) / 2 - 0.5f);
  const uint32_t x0 = uint32_t(u), y0 = uint32_t(v);
  const uint32_t x1 = std::min(x0 + 1, level.width - 1), y1 = std::min(y0 + 1, level.height - 1);
  const float fu = u - float(x0), fv = v - float(y0);
  std::array<float, 4> value{};
  for (size_t c = 0; c < 4; ++c) {
    const auto at = [&](uint32_t column, uint32_t row) { return level.values[size_t{row} * level.width + column][c]; };
    value[c] = (at(x0, y0) * (1 - fu) + at(x1, y0) * fu) * (1 - fv) + (at(x0, y1) * (1 - fu) + at(x1, y1) * fu) * fv;
  }
  return value;
}

void setTexel(Image& image, size_t texel, std::array<float, 4> value, bool is_normal) {
  if (is_normal) {
    const float x = value[0] / 127.5f - 1, y = value[1] / 127.5f - 1, z = value[2] / 127.5f - 1;
    const float length = std::sqrt(x * x + y * y + z * z);
    value = length > 1e-3f ? std::array{(x / length + 1) * 127.5f, (y / length + 1) * 127.5f, (z / length + 1) * 127.5f, 0.0f}
                           : std::array{127.5f, 127.5f, 255.0f, 0.0f};
  }
  for (uint32_t c = 0; c < image.channels; ++c) {
    image.pixels[texel * image.channels + c] = uint8_t(std::lround(std::clamp(value[c], 0.0f, 255.0f)));
  }
}

// The unfilled texels beside filled ones get the mean of those; returns them.
std::vector<size_t> growOnce(Image& image, const std::vector<bool>& is_filled, bool is_normal) {
  std::vector<size_t> grown;
  for (uint32_t y = 0; y < image.height; ++y) {
    for (uint32_t x = 0; x < image.width; ++x) {
      const size_t texel = size_t{y} * image.width + x;
      if (is_filled[texel]) continue;
      std::array<float, 4> sum{};
      float count = 0;
      for (uint32_t row = y - std::min(y, 1u); row <= std::min(y + 1, image.height - 1); ++row) {
        for (uint32_t column = x - std::min(x, 1u); column <= std::min(x + 1, image.width - 1); ++column) {
          const size_t other = size_t{row} * image.width + column;
          if (!is_filled[other]) continue;
          for (uint32_t c = 0; c < image.channels; ++c) sum[c] += image.pixels[other * image.channels + c];
          ++count;
        }
      }
      if (count == 0) continue;
      for (float& value : sum) value /= count;
      setTexel(image, texel, sum, is_normal);
      grown.push_back(texel);
    }
  }
  return grown;
}

}  // namespace

void fillGutters(Image& image, const std::vector<bool>& given, const GutterOptions& options) {
  if (std::find(given.begin(), given.end(), true) == given.end()) return;
  std::vector<bool> is_filled = given;
  for (uint32_t ring = 0; ring < options.rings; ++ring) {
    for (size_t texel : growOnce(image, is_filled, options.is_normal)) is_filled[texel] = true;
  }
  std::vector<Level> levels = {levelOf(image, is_filled)};
  while (levels.back().width > 1 || levels.back().height > 1) levels.push_back(halved(levels.back()));
  for (size_t i = levels.size() - 1; i-- > 0;) {
    Level& level = levels[i];
    for (uint32_t y = 0; y < level.height; ++y) {
      for (uint32_t x = 0; x < level.width; ++x) {
        const size_t texel = size_t{y} * level.width + x;
        if (level.weights[texel] == 0) level.values[texel] = sampled(levels[i + 1], x, y);
      }
    }
  }
  for (size_t texel = 0; texel < is_filled.size(); ++texel) {
    if (!is_filled[texel]) setTexel(image, texel, levels.front().values[texel], options.is_normal);
  }
}

}  // namespace kura

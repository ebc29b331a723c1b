#include "canvas.h"

#include <array>

namespace kura::sample {
namespace {

struct Corner {
  int x0, y0, x1, y1;
  float tx, ty;
};

Corner cornerOf(const Canvas& canvas, float x, float y) {
  x = std::clamp(x - 0.5f, 0.0f, static_cast<float>(canvas.width - 1));
  y = std::clamp(y - 0.5f, 0.0f, static_cast<float>(canvas.height - 1));
  const int x0 = static_cast<int>(x), y0 = static_cast<int>(y);
  return {x0, y0, std::min(x0 + 1, canvas.width - 1), std::min(y0 + 1, canvas.height - 1),
          x - static_cast<float>(x0), y - static_cast<float>(y0)};
}

std::uint8_t encode(float linear) {
  // A table of square roots spends its entries where the eye sees them.
  static const auto table = [] {
    std::array<std::uint8_t, 4096> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const float root = static_cast<float>(i) / 4095.0f, v = root * root;
      const float s = v <= 0.0031308f ? 12.92f * v : 1.055f * std::pow(v, 1 / 2.4f) - 0.055f;
      bytes[i] = static_cast<std::uint8_t>(std::lround(255 * s));
    }
    return bytes;
  }();
  return table[static_cast<std::size_t>(std::sqrt(clamp01(linear)) * 4095.0f + 0.5f)];
}

}  // namespace

float reliefAt(const Canvas& canvas, float x, float y) {
  const Corner c = cornerOf(canvas, x, y);
  return mix(mix(canvas.at(c.x0, c.y0).relief, canvas.at(c.x1, c.y0).relief, c.tx),
             mix(canvas.at(c.x0, c.y1).relief, canvas.at(c.x1, c.y1).relief, c.tx), c.ty);
}

Rgb colourAt(const Canvas& canvas, float x, float y) {
  const Corner c = cornerOf(canvas, x, y);
  return mix(mix(canvas.at(c.x0, c.y0).colour, canvas.at(c.x1, c.y0).colour, c.tx),
             mix(canvas.at(c.x0, c.y1).colour, canvas.at(c.x1, c.y1).colour, c.tx), c.ty);
}

std::vector<std::uint8_t> srgbBytes(const Canvas& canvas) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(canvas.texels.size() * 3);
  for (const Texel& t : canvas.texels) {
    bytes.push_back(encode(t.colour.r));
    bytes.push_back(encode(t.colour.g));
    bytes.push_back(encode(t.colour.b));
  }
  return bytes;
}

}  // namespace kura::sample

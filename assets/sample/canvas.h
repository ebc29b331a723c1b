// The surface that is painted: colour and relief of every texel.
#pragma once

#include <cstdint>
#include <vector>

#include "vector.h"

namespace kura::sample {

struct Texel {
  Rgb colour;
  float relief = 0;  // mm above the glaze
};

struct Canvas {
  int width = 0, height = 0;
  std::vector<Texel> texels;  // rows from the top

  Canvas() = default;
  Canvas(int w, int h, Rgb ground)
      : width(w), height(h), texels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), Texel{ground, 0}) {}
  Texel& at(int x, int y) { return texels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)]; }
  const Texel& at(int x, int y) const { return const_cast<Canvas*>(this)->at(x, y); }
};

// Relief in mm at a place in texels, between the four texel centres around it; the border goes on outside.
float reliefAt(const Canvas& canvas, float x, float y);

// The same for colour.
Rgb colourAt(const Canvas& canvas, float x, float y);

// sRGB bytes, three for each texel, rows from the top.
std::vector<std::uint8_t> srgbBytes(const Canvas& canvas);

}  // namespace kura::sample

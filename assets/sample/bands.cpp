#include "bands.h"

#include <algorithm>
#include <cmath>

#include "parallel.h"
#include "random.h"

namespace kura::sample {
namespace {

float pool(double distance_mm) { return 1 - 0.34f * std::exp(-float(distance_mm) / 0.5f); }

BandTexel enamelled(Color color, double to_line, double line_half, const Palette& palette, float wobble) {
  const float line = 1 - ramp(float(line_half) - 0.07f, float(line_half) + 0.07f, float(to_line));
  const float shade = pool(to_line - line_half) * (0.93f + 0.14f * wobble);
  const Color body = {color.r * shade, color.g * shade, color.b * shade};
  return {mix(body, palette.line, line), 0.95f, 0.2f * ramp(0, 0.8f, float(to_line - line_half))};
}

double fraction(double x) { return x - std::floor(x); }

}  // namespace

BandTexel kikko(double turn, double height, double band_height, int count, double circumference, const Palette& palette) {
  // Pointy-top hexagons: columns of width w, rows 0.75 * cell apart.
  const double w = circumference / count, cell = w * 1.1547;
  const double x = turn * count, y = (height - band_height / 2) / (cell * 0.75);
  double best = 1e9, bx = 0, by = 0;
  int brow = 0, bcolumn = 0;
  for (int row = int(std::floor(y)); row <= int(std::floor(y)) + 1; ++row) {
    const double shift = (row & 1) ? 0.5 : 0.0;
    const int column = int(std::floor(x - shift + 0.5));
    const double dx = (x - shift - column) * w, dy = (y - row) * cell * 0.75;
    const double d = dx * dx + dy * dy;
    if (d < best) best = d, bx = dx, by = dy, brow = row, bcolumn = ((column % count) + count) % count;
  }
  const double ax = std::abs(bx), ay = std::abs(by);
  const double hexagon = std::max(ax, ax * 0.5 + ay * 0.8660254);
  const double to_edge = w / 2 - hexagon;
  const Color colors[] = {palette.green, palette.yellow, palette.purple, palette.blue};
  const Color ground = colors[((bcolumn + (brow & 1) * 2 + brow / 2) % 4 + 4) % 4];
  const float wobble = noise(float(turn * circumference * 0.4), float(height * 0.4), 71);
  BandTexel texel = enamelled(ground, to_edge, 0.22, palette, wobble);
  // Six petals within, in another of the colours.
  const double radius = std::hypot(bx, by), angle = std::atan2(by, bx);
  const double petal = w * 0.29 * (0.72 + 0.28 * std::abs(std::cos(angle * 3)));
  const double to_petal = petal - radius;
  if (to_petal > -0.15) {
    const Color flower = ground.r == palette.yellow.r ? palette.red : palette.yellow;
    const BandTexel inner = enamelled(flower, std::abs(to_petal), 0.14, palette, wobble);
    texel = to_petal > 0 || inner.color.r < 80 ? inner : texel;
    if (radius < w * 0.07) texel.color = palette.line;
  }
  return texel;
}

BandTexel seigaiha(double turn, double height, int count, double circumference, const Palette& palette) {
  const double w = circumference / count, rise = w * 0.5;
  // The frontmost circle that covers the place: rows nearer the lower edge lie in front.
  for (int row = int(std::floor(height / rise)) - 2; row <= int(std::floor(height / rise)) + 1; ++row) {
    const double shift = (row & 1) ? 0.5 : 0.0;
    const double x = (fraction(turn * count - shift) - 0.5) * w, y = height - row * rise;
    const double radius = std::hypot(x, y);
    if (radius > w * 0.56) continue;
    const double ring = radius / (w * 0.56);
    const Color color = ring > 0.76 ? palette.blue : ring > 0.5 ? mix(palette.green, palette.white, 0.12f) : ring > 0.26 ? palette.blue : palette.yellow;
    double to_line = 1e9;
    for (double edge : {1.0, 0.76, 0.5, 0.26}) to_line = std::min(to_line, std::abs(ring - edge) * w * 0.56);
    return enamelled(color, to_line, 0.16, palette, noise(float(turn * circumference * 0.5), float(height * 0.5), 73));
  }
  return {};
}

BandTexel shippo(double turn, double height, int count, double circumference, const Palette& palette) {
  const double w = circumference / count;
  const double x = fraction(turn * count) * w, y = fraction(height / w) * w;
  double to_line = 1e9;
  int inside = 0;
  for (double cx : {0.0, w / 2, w}) {
    for (double cy : {0.0, w / 2, w}) {
      if ((cx == w / 2) != (cy == w / 2)) continue;
      const double distance = std::hypot(x - cx, y - cy) - w / 2;
      inside += distance < 0;
      to_line = std::min(to_line, std::abs(distance));
    }
  }
  const Color color = inside >= 2 ? palette.green : palette.yellow;
  return enamelled(color, to_line, 0.16, palette, noise(float(turn * circumference * 0.5), float(height * 0.5), 79));
}

void paintBand(Canvas& canvas, const std::function<std::optional<BandPlace>(Point)>& place,
               const std::function<BandTexel(const BandPlace&)>& pattern) {
  forEachRow(canvas.height, [&](int y) {
    for (int x = 0; x < canvas.width; ++x) {
      const std::optional<BandPlace> here = place(canvas.toMm(x + 0.5, y + 0.5));
      if (!here) continue;
      const BandTexel texel = pattern(*here);
      if (texel.alpha <= 0) continue;
      const size_t pixel = size_t(y) * canvas.width + size_t(x);
      canvas.blend(pixel, texel.color, texel.alpha);
      if (!canvas.relief.empty()) canvas.relief[pixel] = texel.relief;
    }
  });
}

}  // namespace kura::sample

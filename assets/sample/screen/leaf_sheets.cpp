#include "leaf_sheets.h"

#include <algorithm>
#include <cmath>

#include "random.h"

namespace kura::sample::screen {
namespace {

float chance(int column, int row, int which, uint32_t seed) { return latticeValue(column, row, which, seed); }

// Folds of a sheet: nearly straight lines, where stretched noise passes through its middle.
float foldLine(float x, float y, uint32_t seed) {
  const float turn = 6.2832f * latticeValue(1, 2, 3, seed), c = std::cos(turn), s = std::sin(turn);
  const float n = noise((x * c + y * s) * 0.006f, (y * c - x * s) * 0.075f, seed) - 0.5f;
  return std::exp(-n * n * 2600);
}

}  // namespace

LeafSheetTexel leafSheetAt(const LeafLayout& layout, Point mm) {
  const double pitch = layout.sheet_mm - layout.overlap_mm;
  const int column = int(std::floor(mm.x / pitch)), row = int(std::floor(mm.y / pitch));
  const double reach = layout.overlap_mm + layout.jitter_mm + 3, fx = mm.x - column * pitch, fy = mm.y - row * pitch;
  const bool is_near_edge = fx < reach || fy < reach || fx > pitch - reach || fy > pitch - reach;
  // Torn edges are not quite straight.
  double ragged = 0;
  if (is_near_edge) {
    ragged = 0.35 * (noise(float(mm.x + mm.y) * 0.33f, float(mm.x - mm.y) * 0.33f, layout.seed + 90) - 0.5) +
             2.2 * (noise(float(mm.x + mm.y) * 0.025f, float(mm.x - mm.y) * 0.025f, layout.seed + 91) - 0.5);
  }
  LeafSheetTexel texel;
  texel.sheets = 0;
  float order_on_top = -1;
  int top_column = column, top_row = row;
  // Neighbours reach in only near the edges.
  for (int dr = fy < reach ? -1 : 0; dr <= (fy > pitch - reach ? 1 : 0); ++dr) {
    for (int dc = fx < reach ? -1 : 0; dc <= (fx > pitch - reach ? 1 : 0); ++dc) {
      const int c = column + dc, r = row + dr;
      const double jx = layout.jitter_mm * (2 * chance(c, r, 1, layout.seed) - 1), jy = layout.jitter_mm * (2 * chance(c, r, 2, layout.seed) - 1);
      const double lean = 0.012 * (2 * chance(c, r, 3, layout.seed) - 1);
      const double x = mm.x - c * pitch - jx, y = mm.y - r * pitch - jy;
      const double u = x + lean * y + ragged, v = y - lean * x + ragged;
      const double inside = std::min(std::min(u, layout.sheet_mm - u), std::min(v, layout.sheet_mm - v));
      if (inside < 0) continue;
      ++texel.sheets;
      // Laid column by column from the right, from the top: the later sheet lies on top.
      const float order = float(-c) * 4096 + float(r) + 2048 * 4096.0f;
      if (order > order_on_top) order_on_top = order, top_column = c, top_row = r, texel.edge_mm = float(inside);
    }
  }
  const auto x = float(mm.x), y = float(mm.y);
  const uint32_t sheet = layout.seed + uint32_t(int(chance(top_column, top_row, 4, layout.seed) * 60000));
  texel.tone = 0.945f + 0.11f * chance(top_column, top_row, 5, layout.seed) + 0.10f * (cloud(x * 0.013f, y * 0.013f, sheet, 2) - 0.5f);
  texel.warmth = 0.9f * (chance(top_column, top_row, 6, layout.seed) - 0.5f) + 1.1f * (noise(x * 0.0045f, y * 0.0045f, layout.seed + 5) - 0.5f);
  const float gate = ramp(0.50f, 0.78f, noise(x * 0.021f, y * 0.021f, sheet + 4));
  if (gate > 0) texel.wrinkle = std::min(1.0f, gate * foldLine(x, y, sheet + 3));
  texel.height = 0.6f * (cloud(x * 0.13f, y * 0.13f, sheet + 8, 2) - 0.5f) + 0.5f * texel.wrinkle;
  // Pinholes, and the wear that opens them.
  const float hole = noise(x * 0.9f, y * 0.9f, layout.seed + 60);
  if (hole > 0.955f && noise(x * 0.02f, y * 0.02f, layout.seed + 62) > 0.62f && texel.sheets == 1) texel.sheets = 0;
  texel.doubled = texel.sheets > 1 ? 0.35f + 0.65f * noise(x * 0.03f, y * 0.03f, layout.seed + 61) : 0.0f;
  return texel;
}

Color leafSheetColor(const LeafSheetTexel& leaf) {
  Color gold = mix({199, 161, 84}, {206, 157, 74}, std::clamp(0.5f + leaf.warmth, 0.0f, 1.0f));
  if (leaf.warmth < 0) gold = mix(gold, {192, 164, 94}, std::min(1.0f, -0.9f * leaf.warmth));
  gold = mix(gold, {222, 188, 112}, 0.42f * leaf.doubled);  // two sheets are brighter than one
  if (leaf.sheets == 0) gold = {150, 96, 54};               // bole
  float tone = leaf.tone * (1 + 0.16f * leaf.height - 0.13f * leaf.wrinkle);
  if (leaf.edge_mm < 0.4f) tone *= 0.93f + 0.175f * leaf.edge_mm;  // the edge itself casts a hair of shadow
  return {gold.r * tone, gold.g * tone, gold.b * tone};
}

}  // namespace kura::sample::screen

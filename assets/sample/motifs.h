// What is painted: flowers, leaves, scrolls, a mark. The five colours of Kutani (九谷五彩) are red, yellow, green,
// purple and dark blue (紺青).
#pragma once

#include "canvas.h"

namespace kura::sample {

struct Palette {
  Color red = hex(0xa9322a), yellow = hex(0xcf9a25), green = hex(0x2f7247), purple = hex(0x63395f), blue = hex(0x1d3c74),
        leaf = hex(0x3b7d3f), line = hex(0x2a1a16), white = hex(0xf2efe6);
};

// A full peony of about 2 * radius, seen a little from the side that `facing` points to.
void paintPeony(Canvas& canvas, Point at, double radius, double facing, const Palette& palette, Color petals, Color heart, uint32_t seed);

// Petals side by side around a button: chrysanthemum or daisy.
void paintChrysanthemum(Canvas& canvas, Point at, double radius, int petals, const Palette& palette, Color color, uint32_t seed);

// Five round petals: plum.
void paintPlum(Canvas& canvas, Point at, double radius, double angle, const Palette& palette, Color color, uint32_t seed);

// A bud on a calyx.
void paintBud(Canvas& canvas, Point at, double radius, double angle, const Palette& palette, Color color, uint32_t seed);

// A cut leaf with veins, from its stalk at `at` in the direction `angle`.
void paintLeaf(Canvas& canvas, Point at, double length, double angle, const Palette& palette, Color color, uint32_t seed);

// A stem through the points, in enamel with dark edges.
void paintStem(Canvas& canvas, const std::vector<Point>& points, double width, const Palette& palette, Color color, uint32_t seed);

// A butterfly of the given span.
void paintButterfly(Canvas& canvas, Point at, double span, double angle, const Palette& palette, uint32_t seed);

// Scrolls (唐草) along the line, alternating sides, of the given size.
void paintScrolls(Canvas& canvas, const std::vector<Point>& line, double size, double width, Color ink, uint32_t seed);

// 福 in a double square (角福), the mark of old Kutani, about `size` wide.
void paintFukuMark(Canvas& canvas, Point at, double size, Color ink, uint32_t seed);

}  // namespace kura::sample

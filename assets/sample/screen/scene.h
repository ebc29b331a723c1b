// What is painted on the folding screen, in millimetres from its upper left corner, x to the right, y down.
#pragma once

#include <optional>

#include "leaf_sheets.h"
#include "painting.h"

namespace kura::sample::screen {

inline constexpr double kScreenWidth = 3744, kScreenHeight = 1704;  // mm, frame included
inline constexpr int kPanels = 6;                                   // 六曲一隻, read from the right
inline constexpr double kPanelWidth = kScreenWidth / kPanels;

// Pigments of the painter: ground minerals, and white of oyster shell.
struct Minerals {
  Color azurite = hex(0x1f3f78), azurite_pale = hex(0x5f86b4), azurite_deep = hex(0x142a56);
  Color malachite = hex(0x2c6a4c), malachite_pale = hex(0x6f9f78), malachite_deep = hex(0x17402f);
  Color shell_white = hex(0xefe8d8), ink = hex(0x1c1815), bark = hex(0x4d3a2c), gold_line = hex(0xdcb767), cinnabar = hex(0xa8402c);
};

void paintStream(Painting& painting, const Minerals& minerals);
void paintBanks(Painting& painting, const Minerals& minerals);
void paintIrises(Painting& painting, const Minerals& minerals);
void paintPine(Painting& painting, const Minerals& minerals);
void paintPlovers(Painting& painting, const Minerals& minerals);
void paintMoon(Painting& painting);

// 源氏雲: banks of gold cloud that lie over the scene. mm to the cloud's edge, negative inside.
double cloudDistance(Point mm);
// Leaf, raised patterns and scattered gold of the clouds, laid over what is painted.
void layClouds(Canvas& canvas);
// Silk border, lacquer frame with fittings, and the light on the folded panels.
void layMounting(Canvas& canvas);

}  // namespace kura::sample::screen

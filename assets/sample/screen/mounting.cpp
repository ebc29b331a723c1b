// The mounting: black lacquer frame with gilt fittings, a border of silk brocade, and panels folded in turn towards
// the light and away from it.
#include <algorithm>
#include <cmath>

#include "parallel.h"
#include "random.h"
#include "scene.h"

namespace kura::sample::screen {
namespace {

constexpr double kFrame = 15, kBorder = 34, kFillet = 4;  // mm: lacquer, brocade, the gold paper strip inside it

// Distance from the outer edge, and the place along it.
double fromEdge(Point mm) { return std::min({mm.x, kScreenWidth - mm.x, mm.y, kScreenHeight - mm.y}); }

Color lacquer(Point mm, double edge) {
  const auto round = float(std::sin(3.14159 * std::clamp(edge / kFrame, 0.0, 1.0)));
  const float light = 18 + 34 * round * round * round + 5 * noise(float(mm.x) * 0.5f, float(mm.y) * 0.5f, 700);
  return {light * 1.06f, light * 0.94f, light * 0.88f};
}

// Karakusa-like rosettes in a lattice of diamonds, woven: gold weft on dark blue, with the ribs of the weave.
Color brocade(Point mm) {
  const double cell = 26;
  const double u = (mm.x + mm.y) / cell, v = (mm.x - mm.y) / cell;
  const Point p{(u - std::floor(u) - 0.5) * cell, (v - std::floor(v) - 0.5) * cell};
  const double r = length(p), a = std::atan2(p.y, p.x);
  const double flower = r - 5.6 * (1 + 0.22 * std::cos(6 * a)), heart = r - 1.5;
  const double lattice = cell / 2 - std::max(std::abs(p.x), std::abs(p.y)) - 0.9;
  const double diamond = std::abs(r - 8.6 * (1 + 0.10 * std::cos(4 * a))) - 0.55;
  const Color navy = hex(0x1d2b4d), gold = hex(0xbf9850), red = hex(0x8c3430), green = hex(0x44694b);
  Color c = navy;
  const int colour = (int(std::floor(u)) + int(std::floor(v)) * 2) & 1;
  if (diamond < 0 || lattice < 0) c = gold;
  if (flower < 0) c = flower > -0.7 ? gold : colour ? red : green;
  if (heart < 0) c = gold;
  // One thread of weft every 0.55 mm, twilled.
  const auto weave = float(0.80 + 0.20 * std::cos(mm.y * 11.4 + 1.6 * std::cos(mm.x * 5.1)));
  const float thread = weave * (0.93f + 0.14f * noise(float(mm.x) * 0.4f, float(mm.y) * 2.1f, 701));
  return {c.r * thread, c.g * thread, c.b * thread};
}

// 飾金具: chased gilt plates at the corners and where panels meet.
bool hasFitting(Point mm, double edge) {
  if (edge > kFrame) return false;
  const double nearest_corner = std::min(mm.x, kScreenWidth - mm.x), from_top = std::min(mm.y, kScreenHeight - mm.y);
  const double shape = 8 * std::cos(edge / kFrame * 3.14159 - 1.57);
  if (nearest_corner < 70 + shape && from_top < 70 + shape) return true;
  if (from_top > kFrame) return false;
  const double fold = std::abs(mm.x / kPanelWidth - std::round(mm.x / kPanelWidth)) * kPanelWidth;
  return fold < 34 + shape;
}

Color fitting(Point mm, double edge) {
  const double wave = std::sin(mm.x * 0.55) * std::sin(mm.y * 0.55) + 0.6 * std::cos(length(Point{mm.x - std::round(mm.x / 14) * 14, mm.y - std::round(mm.y / 14) * 14}) * 1.4);
  const auto round = float(std::sin(3.14159 * std::clamp(edge / kFrame, 0.0, 1.0)));
  const float light = 0.55f + 0.45f * round + 0.10f * float(wave) - 0.12f * noise(float(mm.x) * 0.3f, float(mm.y) * 0.3f, 702);
  return {196 * light, 152 * light, 74 * light};
}

// Light on a panel folded to the left or right, and the shadow in the fold.
float foldLight(Point mm) {
  const double panel = mm.x / kPanelWidth, within = panel - std::floor(panel);
  const bool towards = (int(std::floor(panel)) & 1) == 0;
  const double gradient = towards ? 1.035 - 0.085 * within : 0.955 + 0.075 * within;
  const double fold = std::min(within, 1 - within) * kPanelWidth;
  const bool is_valley = int(std::round(panel)) % 2 == 0;
  return float(gradient * (1 - (is_valley ? 0.20 : 0.07) * std::exp(-fold / (is_valley ? 15.0 : 7.0))));
}

}  // namespace

void layMounting(Canvas& canvas) {
  std::vector<float> light(size_t(canvas.width)), crease(light.size());
  for (int x = 0; x < canvas.width; ++x) {
    const Point mm = canvas.toMm(x + 0.5, 0);
    const double fold = std::abs(mm.x / kPanelWidth - std::round(mm.x / kPanelWidth)) * kPanelWidth;
    const bool is_outer = std::min(mm.x, kScreenWidth - mm.x) <= kFrame;
    light[size_t(x)] = foldLight(mm);
    crease[size_t(x)] = is_outer ? 0.0f : float(0.8 * std::exp(-fold * fold / 0.7));
  }
  forEachRow(canvas.height, [&](int y) {
    for (int x = 0; x < canvas.width; ++x) {
      const size_t pixel = size_t(y) * size_t(canvas.width) + size_t(x);
      const Point mm = canvas.toMm(x + 0.5, y + 0.5);
      const double edge = fromEdge(mm), inner = edge - kFrame - kBorder - kFillet;
      if (edge < kFrame) canvas.blend(pixel, hasFitting(mm, edge) ? fitting(mm, edge) : lacquer(mm, edge), 1);
      else if (edge < kFrame + kBorder) canvas.blend(pixel, brocade(mm), 1);
      else if (inner < 0) canvas.blend(pixel, {206, 166, 88}, 1);
      else if (inner < 12) canvas.blend(pixel, {40, 26, 14}, 0.35f * float(std::exp(-inner / 2.2)));
      if (crease[size_t(x)] > 0.01f) canvas.blend(pixel, {30, 20, 12}, crease[size_t(x)]);
      uint8_t* p = &canvas.rgb[pixel * 3];
      for (int c = 0; c < 3; ++c) p[c] = uint8_t(std::clamp(float(p[c]) * light[size_t(x)] + 0.5f, 0.0f, 255.0f));
    }
  });
}

}  // namespace kura::sample::screen

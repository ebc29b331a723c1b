#include "screen_painting.h"

#include <thread>

#include "canvas.h"
#include "gold_leaf.h"
#include "noise.h"
#include "palette.h"
#include "screen_motifs.h"

namespace kura::storehouse {
namespace {

constexpr float kTall = 4000, kWide = 12000, kPanel = 2000;  // the drawing's units
constexpr float kFrame = 46, kBrocade = 92, kHinge = 26;

float in(int i) { return static_cast<float>(i); }

void layLeaf(Canvas& canvas, float left, float scale) {
  LeafGround ground{468, 16, 0.02f, 900};
  for (int y = 0; y < canvas.height; ++y)
    for (int x = 0; x < canvas.width; ++x) {
      const Vec2 at{left + (in(x) + 0.5f) / scale, (in(y) + 0.5f) / scale};
      LeafTexel leaf = leafAt(at + Vec2{130, 260}, ground);
      // A picture has no light of its own: the sheen is painted in, broad and quiet.
      const float sheen = 0.80f + 0.13f * cloudy(at.x / 2600, at.y / 1700, 2, 901) + 0.08f * std::cos((std::fmod(at.x, kPanel) / kPanel - 0.38f) * 2.6f);
      canvas.at(x, y) = {leaf.colour * Rgb{sheen, sheen * 0.93f, sheen * 0.80f}, 0};
    }
}

void paintPine(Painter& painter) {
  drawPineLimb(painter, {{10480, 2140}, {10980, 1760}, {11420, 1640}, {12150, 1500}}, 150, 70, 31);
  drawPineLimb(painter, {{10320, 1560}, {10560, 1120}, {11080, 800}, {11560, 720}}, 130, 50, 32);
  drawPineLimb(painter, {{9620, 1240}, {9240, 860}, {8760, 700}, {8300, 780}}, 110, 44, 33);
  drawPineLimb(painter, {{10560, 2420}, {10040, 2560}, {9520, 2440}, {8960, 2600}, {8560, 2520}}, 140, 46, 34);
  drawPineLimb(painter, {{11420, 3460}, {11240, 2980}, {10700, 2560}, {10420, 2240}, {10620, 1840}, {10240, 1440}, {9620, 1230}, {8900, 1290}, {8200, 1520}, {7760, 1500}}, 400, 64, 35);
  struct Cushion { Vec2 at; float wide; };
  const Cushion cushions[] = {
      {{8420, 700}, 620}, {{8900, 560}, 700}, {{9380, 640}, 560}, {{8060, 860}, 470}, {{11760, 620}, 680}, {{11240, 520}, 640}, {{10760, 760}, 560}, {{12010, 840}, 520},
      {{9620, 980}, 600}, {{10160, 1080}, 640}, {{9120, 1080}, 660}, {{8480, 1240}, 640}, {{7960, 1330}, 560}, {{7560, 1500}, 460}, {{8700, 1480}, 420},
      {{11320, 1400}, 640}, {{11860, 1340}, 620}, {{11000, 1560}, 480}, {{12040, 1660}, 560}, {{10820, 2080}, 420},
      {{9880, 2340}, 600}, {{9360, 2290}, 640}, {{8840, 2450}, 600}, {{8400, 2480}, 480}, {{9640, 2620}, 460}, {{9060, 2720}, 420}};
  std::uint32_t seed = 50;
  for (const Cushion& c : cushions) drawPineCushion(painter, c.at, c.wide, seed += 7);
}

void paintScene(Painter& painter) {
  drawCloud(painter, {{5200, 7300, 1010}, {4300, 6500, 1190}, {5600, 7900, 1360}}, 210, 21);
  drawHill(painter, {{-200, 2660}, {500, 2560}, {1200, 2700}, {1900, 2940}, {2500, 3160}}, 3400, 11);
  drawStream(painter, {{6120, 1250}, {5760, 1720}, {5000, 2180}, {3700, 2560}, {2100, 2860}, {700, 3060}, {-300, 3120}},
             {{6700, 1250}, {6960, 1800}, {6740, 2300}, {6900, 2800}, {7700, 3300}, {7500, 3900}, {6300, 4500}}, 12);
  drawHill(painter, {{6800, 3760}, {7500, 3380}, {8500, 3200}, {9700, 3260}, {10900, 3120}, {12300, 3000}}, 4200, 13);
  paintPine(painter);
  // Clouds hide the middle, as they do where a painter wishes to leave something out.
  drawCloud(painter, {{-400, 2500, 330}, {-400, 3300, 540}, {-400, 1900, 740}}, 240, 22);
  drawCloud(painter, {{6300, 7300, 2010}, {6900, 8300, 2180}}, 180, 23);
  drawCloud(painter, {{10400, 12600, 300}, {11300, 12600, 120}}, 220, 24);
  drawCloud(painter, {{2900, 4700, 1890}, {3700, 5300, 2050}}, 170, 25);
  struct Clump { Vec2 at; float wide, size; int flowers; };
  const Clump clumps[] = {{{420, 3080}, 620, 900, 4}, {{1340, 3240}, 720, 980, 5}, {{2260, 3420}, 560, 900, 4}, {{640, 3760}, 800, 1080, 6}, {{1720, 3900}, 840, 1120, 6},
                          {{2780, 3860}, 760, 1060, 5}, {{3640, 3560}, 520, 860, 3}, {{3900, 3980}, 700, 1000, 5}, {{4860, 3900}, 560, 900, 4}, {{5560, 4010}, 460, 760, 3},
                          {{7960, 3720}, 520, 700, 3}, {{8700, 3960}, 640, 760, 4}};
  std::uint32_t seed = 300;
  for (const Clump& c : clumps) drawIrises(painter, c.at, c.wide, c.size, c.flowers, seed += 1009);
  drawCloud(painter, {{9400, 11300, 3830}, {10300, 12600, 3960}, {10900, 12600, 3690}}, 200, 26);
}

// Thick colour catches the light from the upper left.
void lightRelief(Canvas& canvas) {
  for (int y = canvas.height - 1; y > 0; --y)
    for (int x = canvas.width - 1; x > 0; --x) {
      Texel& t = canvas.at(x, y);
      const float rise = 0.5f * (t.relief - canvas.at(x - 1, y).relief) + 0.5f * (t.relief - canvas.at(x, y - 1).relief);
      t.colour = t.colour * std::clamp(1 + 0.42f * rise, 0.72f, 1.4f);
    }
}

// Dark blue silk with a gold pattern of linked diamonds and flowers, its threads visible.
Rgb brocadeAt(Vec2 at) {
  const float u = at.x / 46, v = at.y / 46;
  const float du = u - std::floor(u) - 0.5f, dv = v - std::floor(v) - 0.5f, r = std::sqrt(du * du + dv * dv), a = std::atan2(dv, du);
  const bool flower = (static_cast<int>(std::floor(u)) + static_cast<int>(std::floor(v))) % 2 == 0;
  const float shape = flower ? smooth(0.03f, -0.03f, r - 0.30f - 0.09f * std::cos(6 * a)) * smooth(0.05f, 0.09f, r) : smooth(0.03f, -0.02f, std::abs(std::abs(du) + std::abs(dv) - 0.42f) - 0.05f);
  const float thread = 0.78f + 0.22f * std::cos(at.x * 2 * kPi / 5) * std::cos(at.y * 2 * kPi / 4) + 0.12f * noise(at.x / 3, at.y / 40, 71);
  return mix(srgb(0x1B2A55), srgb(0xC79A4B), shape * (0.75f + 0.25f * noise(at.x / 9, at.y / 9, 72))) * thread;
}

// Frame, brocade and folds.
void mount(Canvas& canvas, float left, float scale) {
  for (int y = 0; y < canvas.height; ++y)
    for (int x = 0; x < canvas.width; ++x) {
      const Vec2 at{left + (in(x) + 0.5f) / scale, (in(y) + 0.5f) / scale};
      const float edge = std::min(std::min(at.x, kWide - at.x), std::min(at.y, kTall - at.y));
      Rgb& colour = canvas.at(x, y).colour;
      const float fold = std::abs(at.x - kPanel * std::round(at.x / kPanel));
      const bool inner = at.x > kPanel * 0.5f && at.x < kWide - kPanel * 0.5f;
      if (edge < kFrame) {
        const float gloss = smooth(0, kFrame * 0.35f, edge) * smooth(kFrame, kFrame * 0.45f, edge);
        colour = mix(srgb(0x0E0B0A), srgb(0x4A423C), gloss * 0.7f);
        // Gilt fittings at the corners of the panels.
        const float along = at.y < kFrame || at.y > kTall - kFrame ? std::min(at.x, std::min(kWide - at.x, fold)) : std::min(at.y, kTall - at.y);
        if (along < 230) colour = mix(srgb(0x8E6A2A), srgb(0xF0D48A), gloss) * (0.9f + 0.12f * noise(at.x / 16, at.y / 16, 73) - 0.25f * smooth(0.45f, 0.6f, noise(at.x / 34, at.y / 34, 74)));
      } else if (edge < kFrame + kBrocade) {
        colour = brocadeAt(at) * (0.72f + 0.28f * smooth(0, 14, edge - kFrame)) * (edge > kFrame + kBrocade - 5 ? 0.6f : 1.0f);
      } else {
        if (edge < kFrame + kBrocade + 8) colour = srgb(0xD9B463) * (0.8f + 0.2f * noise(at.x / 8, at.y / 8, 75));
        colour = colour * (0.80f + 0.20f * smooth(0, 60, edge - kFrame - kBrocade));
      }
      if (inner && fold < kHinge * 7) colour = colour * (fold < 3 ? 0.16f : 0.55f + 0.45f * smooth(0, kHinge * 7, fold));
    }
}

void paintPanel(Picture& picture, int panel) {
  const float scale = in(picture.height) / kTall, left = kPanel * in(panel);
  const int x0 = picture.width * panel / 6, x1 = picture.width * (panel + 1) / 6;
  Canvas canvas(x1 - x0, picture.height, {});
  layLeaf(canvas, left, scale);
  Painter painter(canvas, {-in(x0), 0}, scale);
  paintScene(painter);
  lightRelief(canvas);
  mount(canvas, left, scale);
  const auto bytes = srgbBytes(canvas);
  const std::size_t row = static_cast<std::size_t>(canvas.width) * 3;
  for (int y = 0; y < canvas.height; ++y)
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(row * static_cast<std::size_t>(y)), row,
                picture.rgb.begin() + static_cast<std::ptrdiff_t>((static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x0)) * 3));
}

}  // namespace

Picture paintScreen(int height) {
  Picture picture{height * 3, height, {}};
  picture.rgb.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(height) * 3);
  std::thread second([&picture] { for (const int panel : {1, 3, 5}) paintPanel(picture, panel); });
  for (const int panel : {0, 2, 4}) paintPanel(picture, panel);
  second.join();
  return picture;
}

}  // namespace kura::storehouse

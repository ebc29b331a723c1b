#include "jar_painting.h"

#include "landscape.h"
#include "mark.h"
#include "noise.h"
#include "palette.h"
#include "pattern.h"
#include "peony.h"

namespace kura::sample {
namespace {

constexpr float kLeft = 0.004f, kBottom = 0.996f;
const Vec2 kLidAt{0.235f, 0.235f}, kBaseAt{0.60f, 0.13f}, kPlainAt{0.86f, 0.13f};
constexpr float kLidRadius = 0.228f, kBaseRadius = 0.12f, kPlainRadius = 0.10f;

float in(int i) { return static_cast<float>(i); }

void drawLevel(Painter& painter, float y, float width, Rgb colour, std::uint32_t seed) {
  Path p;
  for (int i = 0; i <= 240; ++i) p.push_back({kJarGirth * in(i) / 240, y + 0.3f * noiseAround(2 * kPi * in(i) / 240, 0, 40, seed)});
  Brush brush = ink(width, seed);
  brush.pigment = colour;
  brush.point = 1;
  brush.hairs = 0.3f;
  painter.stroke(p, brush);
}

// Overlapping circles, four around each: the seven treasures.
void drawTreasures(Painter& painter, const Field& field, float cell, float line, std::uint32_t seed) {
  const int columns = static_cast<int>(std::lround((field.x1 - field.x0) / cell));
  const float w = (field.x1 - field.x0) / in(columns);
  for (int row = 0; field.y0 + w * 0.5f * in(row) < field.y1; ++row)
    for (int column = 0; column < columns; ++column) {
      const Vec2 at{field.x0 + w * (in(column) + 0.5f * in(row & 1)), field.y0 + w * 0.5f * in(row)};
      painter.outline(unsteady(circle(at, w * 0.5f, 28), w * 0.015f, w, seed), ink(line, seed + static_cast<std::uint32_t>(row * 91 + column)));
      const Path star = closedThrough({at + Vec2{w * 0.13f, 0}, at + Vec2{0, w * 0.13f}, at - Vec2{w * 0.13f, 0}, at - Vec2{0, w * 0.13f}}, 3);
      painter.fill(star, red(0.9f, seed + static_cast<std::uint32_t>(column)));
    }
}

Path window(Vec2 at, float half_wide, float half_tall) {
  // A quince: four lobes with corners turned in.
  return closedThrough({at + Vec2{half_wide, 0}, at + Vec2{half_wide * 0.94f, half_tall * 0.62f}, at + Vec2{half_wide * 0.70f, half_tall * 0.80f}, at + Vec2{half_wide * 0.52f, half_tall * 0.97f},
                        at + Vec2{0, half_tall}, at + Vec2{-half_wide * 0.52f, half_tall * 0.97f}, at + Vec2{-half_wide * 0.70f, half_tall * 0.80f}, at + Vec2{-half_wide * 0.94f, half_tall * 0.62f},
                        at + Vec2{-half_wide, 0}, at + Vec2{-half_wide * 0.94f, -half_tall * 0.62f}, at + Vec2{-half_wide * 0.70f, -half_tall * 0.80f}, at + Vec2{-half_wide * 0.52f, -half_tall * 0.97f},
                        at + Vec2{0, -half_tall}, at + Vec2{half_wide * 0.52f, -half_tall * 0.97f}, at + Vec2{half_wide * 0.70f, -half_tall * 0.80f}, at + Vec2{half_wide * 0.94f, -half_tall * 0.62f}}, 10);
}

// A window's picture is painted first, without regard for its edge; then the ground around all windows hides what went over.
void paintBambooWindow(Painter& painter, Vec2 at, float half_wide, float half_tall, std::uint32_t seed) {
  const Path field = window(at, half_wide, half_tall);
  painter.fill(field, bare(kPorcelain));
  Enamel ground = glass(kYellow, 2, seed);
  ground.wash = [=](Vec2 p) { return 0.62f + 0.3f * smooth(-half_tall, half_tall, p.y - at.y); };
  painter.fill(field, ground);
  const float foot = at.y + half_tall * 1.02f;
  drawBamboo(painter, {{at.x + half_wide * 0.34f, foot}, half_tall * 1.75f, 0.05f}, half_wide * 0.17f, kGreen, mix(kGreen, kKonjo, 0.35f), kPorcelain, 0.62f, seed + 1);
  drawBamboo(painter, {{at.x - half_wide * 0.30f, foot}, half_tall * 1.92f, -0.03f}, half_wide * 0.22f, kGreen, kGreen, kPorcelain, 0.68f, seed + 2);
  drawBamboo(painter, {{at.x + half_wide * 0.02f, foot}, half_tall * 1.15f, 0.10f}, half_wide * 0.12f, mix(kGreen, kYellow, 0.4f), kKonjo, kPorcelain, 0.6f, seed + 3);
  const Path rock = closedThrough({{at.x - half_wide, foot}, {at.x - half_wide * 0.86f, at.y + half_tall * 0.55f}, {at.x - half_wide * 0.56f, at.y + half_tall * 0.42f}, {at.x - half_wide * 0.40f, at.y + half_tall * 0.66f}, {at.x - half_wide * 0.10f, at.y + half_tall * 0.72f}, {at.x + half_wide * 0.06f, foot}}, 8);
  painter.fill(rock, bare(kPorcelain));
  painter.fill(rock, glass(kPurple, 1.6f, seed + 4));
  painter.outline(rock, ink(0.9f, seed + 4));
  for (int i = 0; i < 6; ++i) painter.stroke(through({{at.x - half_wide * (0.86f - 0.1f * in(i)), at.y + half_tall * (0.66f + 0.02f * in(i))}, {at.x - half_wide * (0.78f - 0.11f * in(i)), at.y + half_tall * 0.80f}, {at.x - half_wide * (0.80f - 0.12f * in(i)), at.y + half_tall * 0.95f}}, 6), ink(0.6f, seed + 5));
}

void paintSeaWindow(Painter& painter, Vec2 at, float half_wide, float half_tall, std::uint32_t seed) {
  const Path field = window(at, half_wide, half_tall);
  Enamel sky = glass(kYellow, 2, seed);
  sky.wash = [=](Vec2 p) { return 0.55f * smooth(-half_tall * 0.9f, half_tall * 0.4f, p.y - at.y) + 0.12f; };
  painter.fill(field, sky);
  const Path moon = circle(at + Vec2{half_wide * 0.42f, -half_tall * 0.56f}, half_tall * 0.20f, 60);
  painter.fill(moon, bare(kPorcelain));
  painter.fill(moon, red(0.92f, seed));
  painter.outline(moon, ink(0.6f, seed));
  for (int i = 0; i < 3; ++i) {
    const float y = at.y - half_tall * (0.62f - 0.17f * in(i));
    const float x = at.x - half_wide * (0.55f - 0.16f * in(i));
    painter.stroke(through({{x - 5.5f, y - 2.4f}, {x - 2.4f, y - 2.8f}, {x, y}, {x + 2.4f, y - 2.8f}, {x + 5.5f, y - 2.2f}}, 6), ink(1.0f, seed + 4));
  }
  const float shore = at.y + half_tall * 0.30f, deep = at.y + half_tall * 1.03f;
  const Path water{{at.x - half_wide * 1.02f, shore}, {at.x + half_wide * 1.02f, shore}, {at.x + half_wide * 1.02f, deep}, {at.x - half_wide * 1.02f, deep}};
  painter.fill(water, bare(kPorcelain));
  painter.fill(water, glass(kKonjo, 1.5f, seed + 7));
  for (int row = 0; row < 4; ++row)
    for (int i = -1; i <= 1; ++i) {
      Dice dice(seed + static_cast<std::uint32_t>(row * 10 + i + 2));
      Place crest{at + Vec2{half_wide * (in(i) * 0.74f + 0.37f * in(row & 1)), half_tall * (0.22f + 0.27f * in(row)) + dice.between(-2, 2)}, half_tall * dice.between(0.36f, 0.48f), 0, (row + i) % 3 == 0};
      drawCrest(painter, crest, row % 2 == 0 ? kKonjo : mix(kKonjo, kGreen, 0.6f), kPorcelain, 0.62f, seed + 30u + static_cast<std::uint32_t>(row * 10 + i + 2));
    }
}

void paintBody(Canvas& canvas, const JarSheet& sheet) {
  const float scale = (1 - 2 * kLeft) * sheet.side / kJarGirth, tall = sheet.body_tall * kJarGirth / (2 * kPi);
  Painter painter(canvas, {kLeft * sheet.side, kBottom * sheet.side - tall * scale}, scale, kJarGirth);
  const float top = tall * 0.245f, bottom = tall * 0.80f, middle = 0.5f * (top + bottom);
  const float half_tall = 0.5f * (bottom - top) * 0.90f, half_wide = kJarGirth / 8 * 0.84f;
  std::vector<Path> around{{{-20, top}, {kJarGirth + 20, top}, {kJarGirth + 20, bottom}, {-20, bottom}}};
  // The front, a quarter turn on, is the middle of a window. The sea first: it reaches further over its edge.
  for (const int i : {0, 2, 1, 3}) {
    const Vec2 at{kJarGirth * in(i) / 4, middle};
    (i % 2 == 0 ? paintSeaWindow : paintBambooWindow)(painter, at, half_wide, half_tall, 100u + static_cast<std::uint32_t>(i) * 1000u);
  }
  for (int i = 0; i <= 4; ++i) around.push_back(window({kJarGirth * in(i) / 4, middle}, half_wide, half_tall));
  // One period only: the outlines above reach over the cut already.
  Painter once(canvas, {kLeft * sheet.side, kBottom * sheet.side - tall * scale}, scale);
  once.fill(around, bare(kPorcelain));
  once.fill(around, glass(kGreen, 1.6f, 300));
  const auto outside_windows = [&](Vec2 p) {
    for (int i = 0; i <= 4; ++i) {
      const Vec2 gap = p - Vec2{kJarGirth * in(i) / 4, middle};
      if (std::pow(std::abs(gap.x) / (half_wide + 3), 2.6f) + std::pow(std::abs(gap.y) / (half_tall + 3), 2.6f) < 1) return false;
    }
    return p.y > top + 2 && p.y < bottom - 2;
  };
  drawScrollGround(painter, {0, top, kJarGirth, bottom}, 4.6f, 0.34f, outside_windows, 310);
  for (int i = 0; i < 4; ++i) {
    const Path edge = window({kJarGirth * in(i) / 4, middle}, half_wide, half_tall);
    painter.outline(edge, ink(2.6f, 330));
    Brush gold = ink(0.9f, 331);
    gold.pigment = kYellow;
    gold.hairs = 0.1f;
    painter.outline(edge, gold);
    const float x = kJarGirth * (in(i) + 0.5f) / 4;
    const PeonyColours colours = i % 2 == 0 ? PeonyColours{kPurple, kPurple, kYellow, false, kPorcelain} : PeonyColours{kYellow, kYellow, kPurple, false, kPorcelain};
    for (const float end : {-1.0f, 1.0f}) {
      const Vec2 at{x, middle + end * half_tall * 0.86f};
      for (int k = 0; k < 5; ++k) drawPeonyLeaf(painter, {at + direction(1.257f * in(k)) * 6, 13, 1.257f * in(k)}, mix(kGreen, kKonjo, 0.7f), kKonjo, kPorcelain, 0.55f, 350u + static_cast<std::uint32_t>(k));
      drawPeony(painter, {at, 13, in(i)}, colours, 0.55f, 340u + static_cast<std::uint32_t>(i * 2) + (end > 0 ? 1u : 0u));
    }
  }
  // Shoulder and neck.
  painter.fill({{-20, -6}, {kJarGirth + 20, -6}, {kJarGirth + 20, top}, {-20, top}}, bare(kPorcelain));
  drawTortoiseshell(painter, {0, tall * 0.125f, kJarGirth, top - 2.5f}, kJarGirth / 36, 0.6f, {kYellow, kPurple, kGreen}, 400);
  once.fill({{-20, -6}, {kJarGirth + 20, -6}, {kJarGirth + 20, tall * 0.115f}, {-20, tall * 0.115f}}, glass(kKonjo, 1.4f, 410));
  drawTreasures(painter, {0, 1.5f, kJarGirth, tall * 0.115f - 3}, kJarGirth / 44, 0.5f, 411);
  // Below: lozenges, then standing petals.
  painter.fill({{-20, bottom}, {kJarGirth + 20, bottom}, {kJarGirth + 20, tall + 8}, {-20, tall + 8}}, bare(kPorcelain));
  drawLozenges(painter, {0, bottom + 2.5f, kJarGirth, tall * 0.885f}, kJarGirth / 48, 0.5f, {kKonjo, kYellow, kGreen}, 420);
  const int petals = 32;
  const float w = kJarGirth / petals, high = tall * 0.90f;
  once.fill({{-20, high - 2}, {kJarGirth + 20, high - 2}, {kJarGirth + 20, tall + 8}, {-20, tall + 8}}, glass(kGreen, 1.2f, 429));
  for (int i = 0; i < petals; ++i) {
    const float x = w * (in(i) + 0.5f);
    const auto petal_path = [&](float part) {
      const float half = w * 0.48f * part, t = mix(tall, high, part);
      return closedThrough({{x - half, tall + 6}, {x - half, mix(tall, t, 0.5f)}, {x, t}, {x + half, mix(tall, t, 0.5f)}, {x + half, tall + 6}}, 8);
    };
    painter.fill(petal_path(1), bare(kPorcelain));
    painter.fill(petal_path(1), glass(i % 2 == 0 ? kPurple : kYellow, 1.2f, 430u + static_cast<std::uint32_t>(i)));
    painter.outline(petal_path(1), ink(0.7f, 430u + static_cast<std::uint32_t>(i)));
    painter.outline(petal_path(0.6f), ink(0.45f, 470u));
  }
  for (const float y : {tall * 0.118f, top - 0.8f, bottom + 0.8f, tall * 0.89f, high - 1}) drawLevel(painter, y, 1.5f, kInk, 480u + static_cast<std::uint32_t>(y));
}

void paintLid(Canvas& canvas, const JarSheet& sheet) {
  Painter painter(canvas, kLidAt * sheet.side, kLidRadius * sheet.side / sheet.lid_arc);
  const float edge = sheet.lid_arc, knob = 34;
  painter.fill(circle({0, 0}, edge + 2, 300), glass(kYellow, 1.6f, 500));
  drawScrollGround(painter, {-edge, -edge, edge, edge}, 4.4f, 0.32f, [&](Vec2 p) { return length(p) > knob && length(p) < edge - 16; }, 501);
  const float middle = 0.5f * (knob + edge - 15), turn = 2 * kPi * middle;
  painter.bend({middle, turn});
  for (int i = 0; i < 6; ++i) {
    const Vec2 at{turn * in(i) / 6, 0};
    for (const float a : {0.0f, kPi, 0.6f, kPi - 0.6f, -0.6f, kPi + 0.6f}) drawPeonyLeaf(painter, {at + direction(a) * 8, 14, a}, kGreen, mix(kGreen, kKonjo, 0.3f), kPorcelain, 0.5f, 520u + static_cast<std::uint32_t>(i * 8 + static_cast<int>(a)));
    drawPeony(painter, {at, 15, in(i)}, i % 2 == 0 ? PeonyColours{kPurple, kPurple, kYellow, false, kPorcelain} : PeonyColours{kKonjo, mix(kKonjo, kPorcelain, 0.1f), kYellow, false, kPorcelain}, 0.55f, 540u + static_cast<std::uint32_t>(i));
  }
  const float rim_turn = 2 * kPi * (edge - 8);
  painter.bend({edge - 7, rim_turn});
  painter.fill({{0, -7}, {rim_turn, -7}, {rim_turn, 7}, {0, 7}}, bare(kPorcelain));
  painter.bend({});
  const std::vector<Path> band{circle({0, 0}, edge + 2, 300), circle({0, 0}, edge - 14, 300)};
  painter.fill(band, bare(kPorcelain));
  painter.bend({edge - 7, rim_turn});
  drawTortoiseshell(painter, {0, -7, rim_turn, 9}, rim_turn / 40, 0.5f, {kGreen, kPurple, kYellow}, 560);
  painter.bend({});
  // The knob is a bud: purple petals around a yellow tip.
  painter.fill(circle({0, 0}, knob, 200), bare(kPorcelain));
  painter.fill(circle({0, 0}, knob, 200), glass(kGreen, 1.2f, 570));
  for (int i = 0; i < 8; ++i) {
    const Path leaf = placed(closedThrough({{0, 0}, {0.4f, -0.26f}, {0.75f, -0.2f}, {1, 0}, {0.75f, 0.2f}, {0.4f, 0.26f}}, 8), {{0, 0}, knob * 0.86f, kPi / 4 * in(i)});
    painter.fill(leaf, bare(kPorcelain));
    painter.fill(leaf, glass(i % 2 == 0 ? kPurple : kKonjo, 1.2f, 571u + static_cast<std::uint32_t>(i)));
    painter.outline(leaf, ink(0.6f, 571u + static_cast<std::uint32_t>(i)));
  }
  painter.fill(circle({0, 0}, 8, 60), bare(kPorcelain));
  painter.fill(circle({0, 0}, 8, 60), glass(kYellow, 1, 590));
  for (const float r : {8.0f, knob, edge - 14.2f}) painter.outline(circle({0, 0}, r, 300), ink(1.3f, 591));
}

}  // namespace

Vec2 JarSheet::body(float turn, float tall) const { return {mix(kLeft, 1 - kLeft, turn / (2 * kPi)), kBottom - tall / (2 * kPi) * (1 - 2 * kLeft)}; }
Vec2 JarSheet::lid(float turn, float arc) const { return kLidAt + direction(turn) * (kLidRadius * arc / lid_arc); }
Vec2 JarSheet::base(float turn, float arc) const { return kBaseAt + Vec2{std::cos(turn), -std::sin(turn)} * (kBaseRadius * arc / base_arc); }
Vec2 JarSheet::plain(float turn, float part) const { return kPlainAt + direction(turn) * (kPlainRadius * clamp01(part)); }

Canvas paintJar(const JarSheet& sheet) {
  Canvas canvas(static_cast<int>(sheet.side), static_cast<int>(sheet.side), kPorcelain);
  paintBody(canvas, sheet);
  // The unrolled body ends below the discs; where its drawing ran over its upper edge the discs begin on clean ground.
  Painter clean(canvas, {0, 0}, sheet.side);
  clean.fill({{0, 0}, {1, 0}, {1, 0.475f}, {0, 0.475f}}, bare(kPorcelain));
  paintLid(canvas, sheet);
  Painter base(canvas, kBaseAt * sheet.side, kBaseRadius * sheet.side / sheet.base_arc);
  const float foot = sheet.base_arc;
  Enamel clay = red(0.85f, 600);
  clay.glass = srgb(0xC8B69C);
  clay.relief_mm = -0.05f;
  base.fill(std::vector<Path>{circle({0, 0}, foot - 3.5f, 200), circle({0, 0}, foot - 9, 200)}, clay);
  drawKakufuku(base, {{0, 0}, 30, -0.05f}, kGreen, 610);
  for (int y = 0; y < canvas.height; ++y)
    for (int x = 0; x < canvas.width; ++x) {
      const float step = 16.0f / in(canvas.width), cloud = cloudy(in(x) * step, in(y) * step, 3, 620), fine = cloudy(in(x) * step * 30, in(y) * step * 30, 2, 621);
      Texel& t = canvas.at(x, y);
      t.colour = t.colour * (1 + 0.02f * cloud + 0.012f * fine);
    }
  return canvas;
}

}  // namespace kura::sample

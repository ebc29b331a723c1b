#include "bowl_painting.h"

#include "mark.h"
#include "noise.h"
#include "palette.h"
#include "pattern.h"
#include "peony.h"

namespace kura::sample {
namespace {

constexpr float kInsideRadius = 0.398f;  // of the side
constexpr float kBaseRadius = 0.096f;
constexpr float kBandLeft = 0.004f, kBandTop = 0.806f;

float in(int i) { return static_cast<float>(i); }

void drawRing(Painter& painter, float radius, float width, Rgb colour, std::uint32_t seed) {
  Path ring = circle({0, 0}, radius, 360);
  for (Vec2& p : ring) p = p * (1 + 0.0035f * noise(p.x * 0.05f, p.y * 0.05f, seed));
  Brush brush = ink(width, seed);
  brush.pigment = colour;
  brush.hairs = 0.35f;
  brush.relief_mm = 0.03f;
  painter.outline(ring, brush);
}

std::vector<Path> annulus(float inner, float outer) { return {circle({0, 0}, outer, 360), circle({0, 0}, inner, 360)}; }

void drawTwig(Painter& painter, const Path& points, float width, std::uint32_t seed) {
  const Path line = unsteady(through(points, 12), 0.5f, 9, seed);
  Path left, right;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const float t = in(static_cast<int>(i)) / in(static_cast<int>(line.size()) - 1);
    const Vec2 step = unit(line[std::min(i + 1, line.size() - 1)] - line[i > 0 ? i - 1 : 0]);
    const float half = 0.5f * width * mix(1.0f, 0.5f, t) * (1 + 0.25f * noise(t * 9, 1, seed));
    left.push_back(line[i] + Vec2{-step.y, step.x} * half);
    right.push_back(line[i] - Vec2{-step.y, step.x} * half);
  }
  left.insert(left.end(), right.rbegin(), right.rend());
  painter.fill(left, bare(kPorcelain));
  painter.fill(left, glass(mix(kGreen, kYellow, 0.4f), width * 0.25f, seed));
  painter.outline(left, ink(0.7f, seed + 1));
}

// The well: a spray of peonies that fills the round without filling it evenly.
void paintWell(Painter& painter) {
  const PeonyColours purple{kPurple, mix(kPurple, kPorcelain, 0.25f), kYellow, false, kPorcelain};
  const PeonyColours white{kRed, kRed, kYellow, true, kPorcelain};
  const PeonyColours yellow{kYellow, kYellow, kYellow, false, kPorcelain};
  const float line = 0.85f;
  drawTwig(painter, {{-30, 84}, {-22, 58}, {-14, 30}, {-8, 10}}, 4.2f, 3);
  drawTwig(painter, {{-22, 58}, {8, 44}, {34, 20}, {44, -8}, {40, -30}}, 3.2f, 4);
  drawTwig(painter, {{-18, 44}, {-46, 26}, {-60, -6}, {-52, -40}, {-38, -58}}, 2.8f, 5);
  drawTwig(painter, {{8, 44}, {34, 50}, {56, 44}, {66, 34}}, 2.2f, 6);

  struct Leaf { Vec2 at; float size, angle; bool two; };
  const Leaf leaves[] = {
      {{-46, 30}, 30, 2.5f, false}, {{-56, 4}, 27, 3.4f, true}, {{-58, -24}, 26, -2.7f, false}, {{-40, -52}, 24, -1.9f, true},
      {{-18, -42}, 30, -1.45f, false}, {{6, -42}, 26, -1.0f, true}, {{30, 42}, 30, 1.15f, false}, {{52, 44}, 24, 1.0f, true},
      {{46, 14}, 30, 0.55f, false}, {{56, -6}, 24, 0.1f, true}, {{2, 50}, 34, 1.7f, false}, {{-24, 60}, 30, 2.6f, true},
      {{-30, 72}, 24, 1.9f, false}, {{20, 26}, 24, 0.4f, false}, {{62, -34}, 20, -0.3f, false}, {{34, -62}, 20, -1.2f, true},
      {{66, 30}, 17, 0.2f, false}, {{-66, 14}, 20, 2.9f, false}};
  std::uint32_t seed = 20;
  for (const Leaf& leaf : leaves) {
    drawPeonyLeaf(painter, {leaf.at, leaf.size, leaf.angle, seed % 2 == 0}, kGreen, leaf.two ? mix(kGreen, kYellow, 0.62f) : mix(kGreen, kKonjo, 0.18f), kPorcelain, line, seed);
    ++seed;
  }
  drawPeonyBud(painter, {{70, 40}, 10, 0.5f}, purple, line * 0.9f, 61);
  drawPeonyBud(painter, {{-36, -68}, 11.5f, -1.3f}, white, line * 0.9f, 62);
  drawPeony(painter, {{41, -36}, 28, 0.4f}, white, line * 0.85f, 63);
  drawPeony(painter, {{-52, 60}, 17, 1.0f}, yellow, line * 0.85f, 66);
  drawPeony(painter, {{-12, -4}, 42, 0}, purple, line, 64);
}

// The wall: arabesque over a yellow ground full of scrolls, with four flowers at the quarters.
void paintWall(Painter& painter, float from, float to) {
  Enamel ground = glass(kYellow, 1.6f, 80);
  ground.unevenness = 0.5f;
  painter.fill(annulus(from, to), ground);
  const float middle = 0.5f * (from + to), tall = to - from, turn = 2 * kPi * middle;
  painter.bend({middle, turn});
  const auto everywhere = [](Vec2) { return true; };
  drawScrollGround(painter, {0, -tall * 0.5f, turn, tall * 0.5f - 1.5f}, 5.2f, 0.34f, everywhere, 81);
  for (int i = 0; i < 4; ++i) {
    const float x0 = turn * (in(i) + 0.5f) / 4, x1 = x0 + turn / 4;
    Path vine;
    for (int k = 0; k <= 80; ++k) {
      const float t = in(k) / 80;
      vine.push_back({mix(x0, x1, t), std::sin(t * 2 * kPi * 2 + (i % 2 == 0 ? 0.0f : kPi)) * tall * 0.20f});
    }
    Arabesque look{turn / 4 / 8, tall * 0.36f, 0.75f, i % 2 == 0 ? kGreen : kKonjo, kPurple, kPorcelain, true};
    drawArabesque(painter, vine, look, 90u + static_cast<std::uint32_t>(i) * 100u);
  }
  const PeonyColours blue{kKonjo, mix(kKonjo, kPorcelain, 0.2f), kYellow, false, kPorcelain};
  const PeonyColours white{kRed, kRed, kYellow, true, kPorcelain};
  for (int i = 0; i < 4; ++i) {
    const Vec2 at{turn * (in(i) + 0.5f) / 4, 0};
    for (const float a : {0.35f, -0.35f, kPi - 0.35f, kPi + 0.35f, 1.2f, -1.2f, kPi - 1.2f, kPi + 1.2f})
      drawPeonyLeaf(painter, {at + direction(a) * tall * 0.24f, tall * 0.34f, a}, kGreen, mix(kGreen, kKonjo, 0.2f), kPorcelain, 0.7f, 500u + static_cast<std::uint32_t>(i * 10 + static_cast<int>(a * 2)));
    drawPeony(painter, {at, tall * 0.38f, in(i)}, i % 2 == 0 ? blue : white, 0.7f, 540u + static_cast<std::uint32_t>(i));
  }
  painter.bend({});
}

void paintInside(Canvas& canvas, const BowlSheet& sheet) {
  const float scale = kInsideRadius * sheet.side / sheet.inside_arc, rim = sheet.inside_arc;
  Painter painter(canvas, {0.4f * sheet.side, 0.4f * sheet.side}, scale);
  paintWell(painter);
  const float wall = rim - 112, band = rim - 32;
  // What the spray left over the border is covered by the ground of the wall.
  painter.fill(annulus(wall - 4, band), bare(kPorcelain));
  paintWall(painter, wall, band);
  drawRing(painter, wall - 0.5f, 1.5f, kInk, 601);
  drawRing(painter, wall - 3.2f, 1.3f, kRed, 602);
  const float band_turn = 2 * kPi * rim * 0.86f;
  painter.bend({band + 12, band_turn});
  drawTortoiseshell(painter, {0, -11, band_turn, 11}, band_turn / 60, 0.6f, {kGreen, kPurple, kKonjo}, 610);
  painter.bend({});
  drawRing(painter, band + 0.4f, 1.7f, kInk, 603);
  drawRing(painter, band + 23.6f, 1.2f, kInk, 604);
  drawRing(painter, band + 26.2f, 0.9f, kRed, 605);
  Enamel lip = red(0.92f, 606);
  lip.wash = [](Vec2) { return 1.15f; };
  painter.fill(annulus(rim - 3.2f, rim + 6), lip);
}

// The unrolled wall outside; lengths are true at the lip.
void paintOutside(Canvas& canvas, const BowlSheet& sheet) {
  const float width = (1 - 2 * kBandLeft) * sheet.side, turn = 1068, scale = width / turn;
  const float tall = sheet.outside_tall * turn / (2 * kPi);
  Painter painter(canvas, {kBandLeft * sheet.side, kBandTop * sheet.side}, scale, turn);
  const auto line = [&](float y, float wide, Rgb colour, std::uint32_t seed) {
    Path p;
    for (int i = 0; i <= 200; ++i) p.push_back({turn * in(i) / 200, y + 0.35f * noiseAround(2 * kPi * in(i) / 200, 0, 30, seed)});
    Brush brush = ink(wide, seed);
    brush.pigment = colour;
    brush.point = 1;
    brush.hairs = 0.3f;
    painter.stroke(p, brush);
  };
  Enamel lip = red(0.92f, 700);
  lip.wash = [](Vec2) { return 1.15f; };
  painter.fill({{-5, -12}, {turn + 5, -12}, {turn + 5, 3}, {-5, 3}}, lip);
  line(7, 1.0f, kRed, 701);
  // Three windings of arabesque and flowers between them.
  const PeonyColours purple{kPurple, mix(kPurple, kPorcelain, 0.2f), kYellow, false, kPorcelain};
  const PeonyColours white{kRed, kRed, kYellow, true, kPorcelain};
  const float middle = tall * 0.36f;
  for (int i = 0; i < 6; ++i) {
    Path vine;
    const float x0 = turn * in(i) / 6, x1 = x0 + turn / 6;
    for (int k = 0; k <= 80; ++k) {
      const float t = in(k) / 80;
      vine.push_back({mix(x0, x1, t), middle + std::sin(t * 2 * kPi) * tall * 0.13f});
    }
    drawArabesque(painter, vine, {turn / 6 / 6, tall * 0.20f, 1.1f, i % 2 == 0 ? kKonjo : kGreen, kYellow, kPorcelain, true}, 710u + static_cast<std::uint32_t>(i) * 50u);
  }
  for (int i = 0; i < 6; ++i) {
    const Vec2 at{turn * in(i) / 6, middle};
    for (const float a : {0.5f, -0.5f, kPi - 0.5f, kPi + 0.5f})
      drawPeonyLeaf(painter, {at + direction(a) * tall * 0.12f, tall * 0.2f, a}, kGreen, mix(kGreen, kYellow, 0.5f), kPorcelain, 1.0f, 1100u + static_cast<std::uint32_t>(i * 10 + static_cast<int>(a * 2)));
    drawPeony(painter, {at, tall * 0.19f, in(i)}, i % 2 == 0 ? purple : white, 0.95f, 1040u + static_cast<std::uint32_t>(i));
  }
  // Lotus petals stand around the foot.
  const int petals = 36;
  const float low = tall - 6, high = tall * 0.72f, w = turn / petals;
  line(high - 5, 1.4f, kRed, 702);
  for (int pass = 0; pass < 2; ++pass)
    for (int i = 0; i < petals; ++i) {
      const float x = w * (in(i) + (pass == 0 ? 0.5f : 0.0f)), top = high + (pass == 0 ? 0.0f : (low - high) * 0.18f);
      const auto leaf = [&](float part) {
        const float t = mix(low, top, part), half = w * 0.5f * part;
        return closedThrough({{x - half, low}, {x - half, mix(low, t, 0.55f)}, {x - half * 0.55f, mix(low, t, 0.86f)}, {x, t}, {x + half * 0.55f, mix(low, t, 0.86f)}, {x + half, mix(low, t, 0.55f)}, {x + half, low}}, 6);
      };
      const auto s = 1200u + static_cast<std::uint32_t>(pass * 100 + i);
      painter.fill(leaf(1), bare(kPorcelain));
      painter.fill(leaf(1), glass(pass == 0 ? kKonjo : (i % 2 == 0 ? kGreen : kYellow), 2.4f, s));
      painter.outline(leaf(1), ink(1.3f, s));
      painter.outline(leaf(0.62f), ink(0.8f, s + 1));
    }
  line(tall - 2.5f, 2.2f, kInk, 703);
}

void paintBase(Canvas& canvas, const BowlSheet& sheet) {
  Painter painter(canvas, {0.9f * sheet.side, 0.1f * sheet.side}, kBaseRadius * sheet.side / sheet.base_arc);
  // The footring rests bare: fired clay, with kiln sand at its edges.
  Painter foot(canvas, {0.9f * sheet.side, 0.1f * sheet.side}, kBaseRadius * sheet.side / sheet.base_arc);
  Enamel clay = red(0.85f, 801);
  clay.glass = srgb(0xC8B69C);
  clay.relief_mm = -0.08f;
  foot.fill(annulus(sheet.base_arc - 24.5f, sheet.base_arc - 17.0f), clay);
  drawRing(painter, sheet.base_arc - 4, 1.2f, kRed, 802);
  drawRing(painter, sheet.base_arc - 9, 0.9f, kRed, 803);
  drawRing(painter, 44, 0.9f, kKonjo, 804);
  drawKakufuku(painter, {{0, 0}, 34, 0.04f}, mix(kGreen, kYellow, 0.25f), 805);
}

// Bare porcelain is never one colour: the glaze is bluer where it is thick, the body has specks.
void ageGlaze(Canvas& canvas) {
  const float step = 8.0f / static_cast<float>(canvas.width);
  for (int y = 0; y < canvas.height; ++y)
    for (int x = 0; x < canvas.width; ++x) {
      const float cloud = cloudy(in(x) * step * 2, in(y) * step * 2, 3, 901);
      const float fine = cloudy(in(x) * step * 60, in(y) * step * 60, 2, 902);
      Texel& t = canvas.at(x, y);
      t.colour = t.colour * Rgb{1 + 0.020f * cloud + 0.012f * fine, 1 + 0.012f * cloud + 0.012f * fine, 1 - 0.010f * cloud + 0.012f * fine};
      t.relief += 0.02f * cloud;
    }
  Dice dice(903);
  Painter painter(canvas, {0, 0}, static_cast<float>(canvas.width));
  for (int i = 0; i < 420; ++i) {
    Enamel speck = red(dice.between(0.25f, 0.7f), 1000u + static_cast<std::uint32_t>(i));
    speck.glass = srgb(0x4A3A2C);
    const Vec2 at{dice.roll(), dice.roll()};
    painter.fill(circle(at, dice.between(0.00012f, 0.0004f), 8), speck);
  }
}

}  // namespace

Vec2 BowlSheet::inside(float turn, float arc) const { return Vec2{0.4f, 0.4f} + direction(turn) * (kInsideRadius * arc / inside_arc); }
Vec2 BowlSheet::outside(float turn, float tall) const {
  return {mix(kBandLeft, 1 - kBandLeft, turn / (2 * kPi)), kBandTop + (outside_tall - tall) / (2 * kPi) * (1 - 2 * kBandLeft)};
}
Vec2 BowlSheet::base(float turn, float arc) const {
  // Seen from below, so that the mark is not written backwards.
  return Vec2{0.9f, 0.1f} + Vec2{std::cos(turn), -std::sin(turn)} * (kBaseRadius * arc / base_arc);
}

Canvas paintBowl(const BowlSheet& sheet) {
  Canvas canvas(static_cast<int>(sheet.side), static_cast<int>(sheet.side), kPorcelain);
  paintOutside(canvas, sheet);
  paintInside(canvas, sheet);
  paintBase(canvas, sheet);
  ageGlaze(canvas);
  return canvas;
}

}  // namespace kura::sample

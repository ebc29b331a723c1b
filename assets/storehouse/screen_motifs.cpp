#include "screen_motifs.h"

#include "noise.h"
#include "palette.h"

namespace kura::storehouse {
namespace {

const Rgb kDeepGreen = srgb(0x1F4F38), kStoneGreen = srgb(0x3F7F5C), kPaleGreen = srgb(0x7FA67A);
const Rgb kAzure = srgb(0x22418C), kDeepAzure = srgb(0x16265E), kPaleAzure = srgb(0x5474B8), kViolet = srgb(0x553A86);
const Rgb kShellWhite = srgb(0xF3EEDF), kGoldLine = srgb(0xEBC873), kBark = srgb(0x54392A), kSoot = srgb(0x1C1614);

float in(int i) { return static_cast<float>(i); }

Brush pigment(Rgb colour, float width, std::uint32_t seed) {
  Brush brush = ink(width, seed);
  brush.pigment = colour;
  return brush;
}

// The area a line sweeps with a changing width.
Path ribbon(const Path& line, const std::function<float(float)>& half) {
  Path left, right;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const float t = in(static_cast<int>(i)) / in(static_cast<int>(line.size()) - 1);
    const Vec2 step = unit(line[std::min(i + 1, line.size() - 1)] - line[i > 0 ? i - 1 : 0]);
    left.push_back(line[i] + Vec2{-step.y, step.x} * half(t));
    right.push_back(line[i] - Vec2{-step.y, step.x} * half(t));
  }
  left.insert(left.end(), right.rbegin(), right.rend());
  return left;
}

void drawBlade(Painter& painter, Vec2 foot, float angle, float size, float width, float bend, Rgb colour, std::uint32_t seed) {
  Path line;
  for (int i = 0; i <= 24; ++i) {
    const float t = in(i) / 24;
    line.push_back(foot + turned(Vec2{size * t, bend * size * t * t}, angle));
  }
  const Path blade = ribbon(line, [&](float t) { return 0.5f * width * std::pow(std::max(0.0f, 1 - t), 0.55f) * (0.75f + 0.5f * t); });
  Enamel body = mineral(colour, 0.97f, seed);
  const float top = line.back().y, low = foot.y;
  painter.fill(blade, body);
  Enamel tip = mineral(mix(colour, kPaleGreen, 0.7f), 0.75f, seed + 1);
  tip.relief_mm = 0;
  tip.wash = [=](Vec2 p) { return smooth(low, mix(low, top, 0.95f), p.y) > 0 ? 1.1f * smooth(low - 0.35f * (low - top), top, p.y) : 0; };
  painter.fill(blade, tip);
  Brush vein = pigment(mix(colour, kSoot, 0.45f), width * 0.09f, seed + 2);
  vein.hairs = 0.4f;
  painter.stroke(line, vein);
}

void drawIrisPetal(Painter& painter, const Place& place, float width, Rgb colour, bool falls, std::uint32_t seed) {
  const Path shape = unsteady(placed(closedThrough({{0, -0.05f}, {0.3f, -width * 0.5f}, {0.68f, -width}, {0.95f, -width * 0.62f}, {1.02f, 0}, {0.95f, width * 0.62f}, {0.68f, width}, {0.3f, width * 0.5f}, {0, 0.05f}}, 7), place), place.size * 0.03f, place.size * 0.22f, seed);
  painter.fill(shape, mineral(colour, 0.98f, seed));
  const Vec2 from = place.at;
  const float reach = place.size;
  Enamel shade = mineral(mix(colour, kDeepAzure, 0.75f), 0.85f, seed + 1);
  shade.relief_mm = 0;
  shade.wash = [=](Vec2 p) { return 1.15f * (1 - smooth(0.15f, 0.75f, length(p - from) / reach)); };
  painter.fill(shape, shade);
  for (int i = -4; i <= 4; ++i) {
    const float side = in(i) / 4;
    Brush vein = pigment(mix(colour, i % 2 == 0 ? kDeepAzure : kPaleAzure, 0.55f), reach * 0.018f, seed + 20u + static_cast<std::uint32_t>(i + 4));
    vein.release = 0.8f;
    painter.stroke(placed(through({{0.12f, side * width * 0.16f}, {0.5f, side * width * 0.55f}, {0.9f - 0.12f * side * side, side * width * 0.78f}}, 8), place), vein);
  }
  if (falls) {
    const Path tongue = placed(closedThrough({{0.02f, -0.03f}, {0.3f, -0.055f}, {0.56f, 0}, {0.3f, 0.055f}, {0.02f, 0.03f}}, 7), place);
    painter.fill(tongue, mineral(kShellWhite, 0.95f, seed + 40));
    Brush heart = pigment(srgb(0xE3A92E), reach * 0.04f, seed + 41);
    painter.stroke(placed({{0.02f, 0}, {0.2f, 0}, {0.4f, 0}}, place), heart);
  }
  Brush edge = pigment(mix(colour, kDeepAzure, 0.6f), reach * 0.022f, seed + 50);
  painter.outline(shape, edge);
}

void drawIris(Painter& painter, Vec2 at, float size, std::uint32_t seed) {
  Dice dice(seed);
  const Rgb colour = mix(kAzure, kViolet, dice.between(0.1f, 0.95f)), light = mix(colour, kPaleAzure, dice.between(0.35f, 0.6f));
  const float tilt = dice.between(-0.22f, 0.22f);
  for (const float a : {-2.25f, -0.9f}) drawIrisPetal(painter, {at, size * 0.62f, a + tilt}, 0.27f, mix(colour, kDeepAzure, 0.3f), false, seed + static_cast<std::uint32_t>(a * -10));
  drawIrisPetal(painter, {at, size * 0.86f, kPi - 0.28f + tilt}, 0.36f, colour, true, seed + 3);
  drawIrisPetal(painter, {at, size * 0.86f, 0.28f + tilt}, 0.36f, light, true, seed + 4);
  drawIrisPetal(painter, {at, size * 0.70f, -kPi / 2 + tilt + 0.12f}, 0.24f, light, false, seed + 5);
  drawIrisPetal(painter, {at, size * 0.92f, kPi / 2 + tilt + dice.between(-0.2f, 0.2f)}, 0.40f, mix(colour, light, 0.4f), true, seed + 6);
  for (const float a : {0.5f, 1.5707f, kPi - 0.5f}) {
    const Path style = placed(closedThrough({{0, -0.04f}, {0.16f, -0.07f}, {0.30f, 0}, {0.16f, 0.07f}, {0, 0.04f}}, 6), {at, size, a + tilt});
    painter.fill(style, mineral(mix(light, kShellWhite, 0.45f), 0.97f, seed + 8));
    painter.outline(style, pigment(colour, size * 0.016f, seed + 9));
  }
}

}  // namespace

Enamel mineral(Rgb colour, float opacity, std::uint32_t seed) {
  Enamel e;
  e.glass = colour;
  e.opaque = true;
  e.opacity = opacity;
  e.pool = 7;
  e.unevenness = 0.16f;
  e.relief_mm = 0.6f;
  e.wash = [](Vec2) { return 1.12f; };
  e.seed = seed;
  return e;
}

void drawIrises(Painter& painter, Vec2 at, float wide, float size, int flowers, std::uint32_t seed) {
  Dice dice(seed);
  const auto leaves = [&](int count, float low, float high, std::uint32_t salt) {
    for (int i = 0; i < count; ++i) {
      const float x = dice.between(-0.5f, 0.5f);
      const float angle = -kPi / 2 + x * 0.42f + dice.between(-0.10f, 0.10f);
      const Rgb green = mix(kDeepGreen, kStoneGreen, dice.roll());
      drawBlade(painter, at + Vec2{x * wide, dice.between(-0.02f, 0.05f) * size}, angle, size * dice.between(low, high), size * dice.between(0.042f, 0.062f), dice.between(-0.14f, 0.14f), green, seed + salt + static_cast<std::uint32_t>(i));
    }
  };
  leaves(flowers * 3 + 4, 0.55f, 0.92f, 1000);
  for (int i = 0; i < flowers; ++i) {
    const float x = (in(i) + 0.5f + dice.between(-0.3f, 0.3f)) / in(flowers) - 0.5f;
    const Vec2 foot = at + Vec2{x * wide * 0.9f, 0}, head = at + Vec2{x * wide * 1.18f + dice.between(-0.04f, 0.04f) * size, -size * dice.between(0.74f, 1.06f)};
    Brush stem = pigment(kStoneGreen, size * 0.026f, seed + static_cast<std::uint32_t>(i));
    stem.point = 0.8f;
    stem.relief_mm = 0.5f;
    painter.stroke(through({foot, (foot + head) * 0.5f + Vec2{dice.between(-12, 12), 0}, head}, 14), stem);
    if (dice.roll() < 0.22f) {  // still a bud
      const Path bud = placed(closedThrough({{0, -0.05f}, {0.3f, -0.10f}, {0.62f, 0}, {0.3f, 0.10f}, {0, 0.05f}}, 8), {head + Vec2{0, size * 0.02f}, size * 0.30f, -kPi / 2 + dice.between(-0.2f, 0.2f)});
      painter.fill(bud, mineral(kViolet, 0.98f, seed + 60u + static_cast<std::uint32_t>(i)));
      painter.outline(bud, pigment(kDeepAzure, size * 0.008f, seed + 61));
      continue;
    }
    drawIris(painter, head, size * dice.between(0.21f, 0.27f), seed + 77u * static_cast<std::uint32_t>(i + 1));
  }
  leaves(flowers * 2 + 2, 0.34f, 0.66f, 3000);
}

void drawPineLimb(Painter& painter, const Path& points, float from, float to, std::uint32_t seed) {
  const Path line = unsteady(through(points, 24), from * 0.10f, from * 1.1f, seed);
  const auto half = [&](float t) { return 0.5f * mix(from, to, std::pow(t, 0.8f)) * (1 + 0.16f * noise(t * 16, 1.5f, seed + 1) + 0.07f * noise(t * 60, 2.5f, seed + 1)); };
  const Path body = ribbon(line, half);
  Enamel base = mineral(kBark, 0.98f, seed);
  base.unevenness = 0.4f;
  base.pool = from * 0.06f;
  painter.fill(body, base);
  painter.outline(body, pigment(kSoot, std::max(5.0f, from * 0.035f), seed + 3));
  // Scales of bark: arcs across the limb, dark below and light above, moss in patches.
  Dice dice(seed + 4);
  float total = 0;
  for (std::size_t i = 1; i < line.size(); ++i) total += length(line[i] - line[i - 1]);
  const int scales = static_cast<int>(total / (from + to) * 26);
  for (int i = 0; i < scales; ++i) {
    const float t = dice.roll(), across = dice.between(-0.82f, 0.82f);
    const Station at = stationAt(line, t);
    const float h = half(t), size = h * dice.between(0.20f, 0.42f);
    const Place place{at.at + turned(Vec2{0, across * h}, at.angle), size, at.angle + dice.between(-0.3f, 0.3f)};
    const Path arc = placed(through({{-0.7f, -0.55f}, {0.2f, -0.42f}, {0.62f, 0}, {0.2f, 0.42f}, {-0.7f, 0.55f}}, 6), place);
    Brush dark = pigment(kSoot, size * 0.17f, seed + static_cast<std::uint32_t>(i));
    dark.hairs = 0.7f;
    dark.opacity = 0.85f;
    painter.stroke(arc, dark);
    if (i % 3 == 0) {
      Brush light = pigment(srgb(0xA0795A), size * 0.10f, seed + static_cast<std::uint32_t>(i) + 5000u);
      light.hairs = 0.9f;
      light.opacity = 0.7f;
      painter.stroke(placed(through({{-0.5f, -0.3f}, {0.1f, -0.2f}, {0.32f, 0.1f}}, 6), place), light);
    }
  }
  for (int i = 0; i < scales / 3; ++i) {
    const float t = dice.roll();
    if (noise(t * 9, 0.5f, seed + 7) < 0.05f) continue;
    const Station at = stationAt(line, t);
    const Vec2 dot = at.at + turned(Vec2{dice.between(-0.3f, 0.3f), dice.between(-1.0f, 0.1f)} * half(t), at.angle);
    painter.fill(unsteady(circle(dot, half(t) * dice.between(0.06f, 0.16f), 18), 4, 16, seed + static_cast<std::uint32_t>(i)), mineral(mix(kStoneGreen, kPaleGreen, dice.roll()), 0.95f, seed + 8));
  }
}

void drawPineCushion(Painter& painter, Vec2 at, float wide, std::uint32_t seed) {
  Dice dice(seed);
  const float tall = wide * dice.between(0.40f, 0.48f);
  // A flat-bottomed cloud with five to seven humps.
  const int humps = 5 + static_cast<int>(dice.roll() * 3);
  Path shape;
  for (int i = 0; i < humps; ++i)
    for (int k = 0; k < 9; ++k) {
      const float part = (in(i) + in(k) / 9) / in(humps), a = kPi + kPi * part;
      const float bump = 1 + 0.13f * std::sin(kPi * in(k) / 9);
      shape.push_back(at + Vec2{0.5f * wide * std::cos(a) * bump, tall * std::sin(a) * bump});
    }
  for (int k = 0; k <= 12; ++k) shape.push_back(at + Vec2{0.5f * wide * (1 - in(k) / 6), tall * 0.10f * std::sin(kPi * in(k) / 12) + tall * 0.03f * std::sin(in(k) * 2.1f)});
  shape = unsteady(shape, wide * 0.012f, wide * 0.10f, seed);
  Enamel body = mineral(kDeepGreen, 0.96f, seed);
  painter.fill(shape, body);
  Enamel crown = mineral(kStoneGreen, 0.9f, seed + 1);
  crown.relief_mm = 0;
  crown.wash = [=](Vec2 p) { return 1.1f * smooth(at.y - 0.05f * tall, at.y - 0.95f * tall, p.y); };
  painter.fill(shape, crown);
  // Needles stand in fans along three terraces, the nearest last.
  for (int row = 0; row < 3; ++row) {
    const int fans = 9 - row * 2;
    for (int f = 0; f < fans; ++f) {
      const float side = fans > 1 ? in(f) / in(fans - 1) * 2 - 1 : 0;
      const Vec2 root = at + Vec2{side * wide * (0.40f - 0.02f * in(row)), -tall * ((0.62f - 0.29f * in(row)) * std::sqrt(std::max(0.0f, 1 - side * side * 0.85f)) - 0.05f)};
      for (int n = 0; n < 15; ++n) {
        const float a = -kPi / 2 + side * 0.75f + (in(n) - 7) * 0.155f + dice.between(-0.05f, 0.05f), reach = tall * dice.between(0.30f, 0.42f);
        const Rgb colour = n % 5 == 2 ? kPaleGreen : (n % 2 == 0 ? kSoot : mix(kDeepGreen, kSoot, 0.35f));
        Brush needle = pigment(colour, wide * 0.0075f, seed + static_cast<std::uint32_t>(row * 400 + f * 20 + n));
        needle.hairs = 0.15f;
        needle.relief_mm = 0.2f;
        painter.stroke({root, root + direction(a) * reach * 0.5f, root + direction(a + dice.between(-0.06f, 0.06f)) * reach}, needle);
      }
    }
  }
}

void drawStream(Painter& painter, const Path& left_bank, const Path& right_bank, std::uint32_t seed) {
  const Path left = through(left_bank, 24), right = through(right_bank, 24);
  Path water = left;
  water.insert(water.end(), right.rbegin(), right.rend());
  Enamel azure = mineral(kAzure, 0.96f, seed);
  azure.pool = 26;
  azure.unevenness = 0.3f;
  painter.fill(water, azure);
  Enamel depth = mineral(kDeepAzure, 0.85f, seed + 1);
  depth.relief_mm = 0;
  depth.unevenness = 0.5f;
  depth.wash = [](Vec2 p) { return 0.62f + 0.55f * noise(p.x / 900, p.y / 380, 5); };
  painter.fill(water, depth);
  // Currents run between the banks, crowd together and open again, and curl where they are held up.
  const int currents = 26;
  for (int c = 1; c < currents; ++c) {
    const float across = (in(c) + 0.25f * noise(in(c) * 0.7f, 3, seed)) / in(currents);
    Path line;
    for (int i = 0; i <= 220; ++i) {
      const float t = in(i) / 220;
      const float bend = across + 0.055f * noise(t * 7 + across * 1.5f, across * 2.4f, seed + 2) + 0.02f * noise(t * 22, across * 5, seed + 3);
      line.push_back(stationAt(left, t).at * (1 - bend) + stationAt(right, t).at * bend);
    }
    Brush brush = pigment(c % 4 == 0 ? kGoldLine : kShellWhite, c % 3 == 0 ? 11.0f : 7.5f, seed + 100u + static_cast<std::uint32_t>(c));
    brush.hairs = 0.5f;
    brush.point = 0.7f;
    brush.relief_mm = 0.9f;
    painter.stroke(through(line, 2), brush);
  }
  Dice dice(seed + 5);
  for (int i = 0; i < 26; ++i) {
    const float t = dice.between(0.22f, 0.95f), across = dice.between(0.12f, 0.88f);
    const Vec2 at = stationAt(left, t).at * (1 - across) + stationAt(right, t).at * across;
    for (int k = 0; k < 4; ++k) {
      Brush brush = pigment(k == 0 ? kGoldLine : kShellWhite, 7.5f - in(k) * 0.7f, seed + 300u + static_cast<std::uint32_t>(i * 4 + k));
      brush.relief_mm = 0.9f;
      painter.stroke(spiral(at + Vec2{in(k) * 26, in(k) * 9}, 2.7f, 150 - 30 * in(k), 1.2f), brush);
    }
  }
  painter.stroke(left, pigment(kGoldLine, 14, seed + 7));
  painter.stroke(right, pigment(kGoldLine, 14, seed + 8));
}

void drawHill(Painter& painter, const Path& crest, float foot_y, std::uint32_t seed) {
  Path hill = through(crest, 24);
  const Path ridge = hill;
  hill.push_back({crest.back().x, foot_y});
  hill.push_back({crest.front().x, foot_y});
  Enamel green = mineral(kStoneGreen, 0.95f, seed);
  green.unevenness = 0.3f;
  const float top = std::min_element(ridge.begin(), ridge.end(), [](Vec2 a, Vec2 b) { return a.y < b.y; })->y;
  painter.fill(hill, green);
  Enamel shade = mineral(kDeepGreen, 0.8f, seed + 1);
  shade.relief_mm = 0;
  shade.wash = [=](Vec2 p) { return 1.1f * smooth(top + 120, foot_y, p.y) + 0.25f * noise(p.x / 260, p.y / 120, seed); };
  painter.fill(hill, shade);
  // Moss dots in heaps along the ridge.
  Dice dice(seed + 2);
  for (int i = 0; i < 170; ++i) {
    const Station at = stationAt(ridge, dice.roll());
    if (noise(at.at.x / 230, 0.5f, seed + 3) < -0.1f) continue;
    const Rgb colour = dice.roll() < 0.5f ? kDeepGreen : mix(kPaleGreen, kShellWhite, 0.2f);
    painter.fill(unsteady(circle(at.at + Vec2{0, dice.between(-6, 90)}, dice.between(9, 25), 16), 4, 14, seed + static_cast<std::uint32_t>(i)), mineral(colour, 0.95f, seed + 4));
  }
  Brush edge = pigment(kSoot, 9, seed + 6);
  edge.hairs = 0.7f;
  painter.stroke(ridge, edge);
}

void drawCloud(Painter& painter, const std::vector<CloudBar>& bars, float thickness, std::uint32_t seed) {
  // Each bar is a capsule; a scalloped edge of half rounds runs along it as on the clouds around old city views.
  for (int pass = 0; pass < 2; ++pass)
    for (std::size_t b = 0; b < bars.size(); ++b) {
      const CloudBar& bar = bars[b];
      const int scallops = std::max(2, static_cast<int>((bar.x1 - bar.x0) / (thickness * 1.5f)));
      Path shape;
      const float w = (bar.x1 - bar.x0) / in(scallops), s = thickness * 0.5f;
      const auto lobe = [&](int i) { return 1 + 0.22f * chance(i, static_cast<int>(b), seed); };
      const auto edge = [&](float way) {
        for (int i = 0; i < scallops; ++i) {
          const int n = way < 0 ? i : scallops - 1 - i;
          for (int k = 0; k <= 12; ++k) {
            const float t = in(k) / 12, a = kPi * t;
            const float x = way < 0 ? bar.x0 + w * (in(n) + t) : bar.x0 + w * (in(n) + 1 - t);
            shape.push_back({x, bar.y + way * (s * 0.62f + s * 0.42f * lobe(n + (way > 0 ? 50 : 0)) * std::sqrt(std::max(0.0f, std::sin(a))))});
          }
        }
      };
      edge(-1);
      for (int k = 1; k < 12; ++k) shape.push_back({bar.x1 + s * 0.7f * std::sin(kPi * in(k) / 12), bar.y - s * 0.62f * std::cos(kPi * in(k) / 12)});
      edge(1);
      for (int k = 1; k < 12; ++k) shape.push_back({bar.x0 - s * 0.7f * std::sin(kPi * in(k) / 12), bar.y + s * 0.62f * std::cos(kPi * in(k) / 12)});
      if (pass == 0) {
        Path rim = shape;
        for (Vec2& p : rim) p = p + Vec2{0, 9};
        painter.outline(rim, pigment(srgb(0x8C6424), 16, seed + static_cast<std::uint32_t>(b)));
        continue;
      }
      Enamel cloud = mineral(srgb(0xEFC976), 0.93f, seed + static_cast<std::uint32_t>(b));
      cloud.pool = 22;
      cloud.relief_mm = 3.0f;
      cloud.unevenness = 0.10f;
      painter.fill(shape, cloud);
    }
}

}  // namespace kura::storehouse

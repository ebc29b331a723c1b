#include "landscape.h"

#include "noise.h"
#include "palette.h"

namespace kura::sample {
namespace {

float in(int i) { return static_cast<float>(i); }

void drawBambooLeaf(Painter& painter, Vec2 at, float angle, float size, Rgb leaf, Rgb ground, float line, std::uint32_t seed) {
  Dice dice(seed);
  const float bend = dice.between(-0.12f, 0.12f);
  const Path shape = placed(closedThrough({{0, 0}, {0.18f, -0.075f}, {0.5f, -0.10f + bend * 0.4f}, {1, bend}, {0.5f, 0.08f + bend * 0.4f}, {0.18f, 0.06f}}, 8), {at, size, angle});
  painter.fill(shape, bare(ground));
  painter.fill(shape, glass(leaf, size * 0.04f, seed));
  painter.outline(shape, ink(line * 0.8f, seed + 1));
  painter.stroke(placed(through({{0.02f, 0}, {0.5f, bend * 0.4f}, {0.9f, bend * 0.85f}}, 8), {at, size, angle}), ink(line * 0.45f, seed + 2));
}

}  // namespace

void drawBamboo(Painter& painter, const Place& place, float thickness, Rgb culm, Rgb leaf, Rgb ground, float line, std::uint32_t seed) {
  Dice dice(seed);
  const float lean = dice.between(-0.07f, 0.07f);
  const int joints = 6;
  std::vector<Vec2> knots;
  for (int i = 0; i <= joints; ++i) {
    const float t = std::pow(in(i) / joints, 0.86f);
    knots.push_back(placed(Vec2{lean * t * t, -t}, place));
  }
  for (int i = 0; i < joints; ++i) {
    const Vec2 a = knots[static_cast<std::size_t>(i)], b = knots[static_cast<std::size_t>(i) + 1], step = b - a, side = unit(Vec2{-step.y, step.x});
    const float w = thickness * 0.5f * mix(1.0f, 0.72f, in(i) / joints);
    const Vec2 low = a + step * 0.03f, high = b - step * 0.03f;
    Path body;
    const auto edge = [&](float t, float way) { return low + (high - low) * t + side * (way * w * (1 - 0.16f * std::sin(kPi * t))); };
    for (int k = 0; k <= 10; ++k) body.push_back(edge(in(k) / 10, 1));
    for (int k = 10; k >= 0; --k) body.push_back(edge(in(k) / 10, -1));
    painter.fill(body, bare(ground));
    painter.fill(body, glass(culm, w * 0.5f, seed + static_cast<std::uint32_t>(i)));
    painter.outline(body, ink(line, seed + 20u + static_cast<std::uint32_t>(i)));
    painter.stroke({edge(0.08f, 0.4f), edge(0.5f, 0.45f), edge(0.85f, 0.4f)}, ink(line * 0.5f, seed + 40u));
  }
  for (int i = 2; i <= joints; ++i) {
    const int groups = i == joints ? 2 : 1;
    for (int g = 0; g < groups; ++g) {
      const float way = (i + g) % 2 == 0 ? 1.0f : -1.0f;
      const Vec2 from = knots[static_cast<std::size_t>(i)];
      const Vec2 to = from + Vec2{way * place.size * dice.between(0.10f, 0.17f), -place.size * dice.between(0.02f, 0.10f)};
      painter.stroke(through({from, from + (to - from) * 0.5f + Vec2{0, -place.size * 0.02f}, to}, 8), ink(line * 1.3f, seed + 60u));
      for (int k = 0; k < 5; ++k)
        drawBambooLeaf(painter, to, (way > 0 ? 0 : kPi) + way * (-0.35f + 0.42f * in(k)) + dice.between(-0.1f, 0.1f), place.size * dice.between(0.17f, 0.24f), leaf, ground, line, seed + 100u + static_cast<std::uint32_t>(i * 20 + g * 7 + k));
    }
  }
}

void drawCrest(Painter& painter, const Place& place, Rgb water, Rgb ground, float line, std::uint32_t seed) {
  Dice dice(seed);
  // The back of the wave, its overhanging head, and the hollow under it.
  const Path body = closedThrough({{-1.5f, 0.12f}, {-0.95f, -0.22f}, {-0.45f, -0.72f}, {0.05f, -1.0f}, {0.50f, -0.93f}, {0.74f, -0.66f}, {0.70f, -0.46f}, {0.52f, -0.62f}, {0.24f, -0.64f}, {0.10f, -0.40f}, {0.24f, -0.12f}, {0.80f, 0.06f}, {1.4f, 0.14f}, {0, 0.2f}}, 8);
  const Path shape = placed(body, place);
  painter.fill(shape, bare(ground));
  painter.fill(shape, glass(water, place.size * 0.07f, seed));
  painter.outline(shape, ink(line, seed + 1));
  for (int i = 1; i <= 5; ++i) {
    const float t = in(i) / 6;
    const Path current = placed(through({{mix(-1.3f, 0.3f, t), 0.10f}, {mix(-0.85f, -0.05f, t), mix(-0.16f, -0.10f, t)}, {mix(-0.38f, -0.02f, t), mix(-0.62f, -0.42f, t)}, {mix(0.06f, 0.20f, t), mix(-0.90f, -0.66f, t)}, {mix(0.48f, 0.46f, t), mix(-0.84f, -0.66f, t)}}, 8), place);
    painter.stroke(current, ink(line * 0.6f, seed + 10u + static_cast<std::uint32_t>(i)));
  }
  // Foam: fingers along the head, drops before it.
  for (int i = 0; i < 11; ++i) {
    const float t = in(i) / 10;
    const Path head = through({{-0.5f, -0.68f}, {0.05f, -1.0f}, {0.50f, -0.93f}, {0.74f, -0.66f}, {0.66f, -0.46f}, {0.48f, -0.60f}, {0.26f, -0.62f}}, 8);
    const Station at = stationAt(head, t);
    const float size = dice.between(0.07f, 0.12f);
    const Path foam = placed(unsteady(circle(at.at, size, 20), 0.02f, 0.1f, seed + static_cast<std::uint32_t>(i)), place);
    painter.fill(foam, bare(ground));
    painter.outline(foam, ink(line * 0.75f, seed + 30u + static_cast<std::uint32_t>(i)));
    const Path curl = placed(spiral(at.at + Vec2{size * 0.7f, 0}, -kPi / 2, size * 0.62f, -0.9f), place);
    painter.stroke(curl, ink(line * 0.5f, seed + 50u));
  }
  for (int i = 0; i < 9; ++i) {
    const Path drop = placed(circle({dice.between(0.45f, 1.15f), dice.between(-1.05f, -0.3f)}, dice.between(0.018f, 0.04f), 12), place);
    painter.fill(drop, bare(ground));
    painter.outline(drop, ink(line * 0.5f, seed + 70u));
  }
}

}  // namespace kura::sample

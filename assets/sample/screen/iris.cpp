// Rabbit-ear irises (燕子花) in groups: sword leaves of malachite, flowers of azurite in two depths.
#include <cmath>

#include "curves.h"
#include "random.h"
#include "scene.h"

namespace kura::sample::screen {
namespace {

constexpr double kPi = 3.14159265358979323846;

void leaf(Painting& painting, Point foot, double height, double lean, double width, const Minerals& minerals, Random& random, uint32_t seed) {
  const double bend = random.between(0.6, 1.5) * lean;
  std::vector<StrokePoint> blade, shine, rib;
  for (int i = 0; i <= 22; ++i) {
    const double t = i / 22.0;
    const Point p = foot + Point{height * (lean * 0.35 * t + bend * 0.4 * t * t * t), -height * t};
    const double w = width * (0.55 + 0.75 * std::sin(kPi * std::min(1.0, 0.18 + 0.55 * t))) * std::pow(1 - t, 0.42) * 0.8;
    blade.push_back({p, w});
    shine.push_back({p + Point{w * 0.23, 0}, w * 0.42});
    if (t > 0.05 && t < 0.94) rib.push_back({p + Point{-w * 0.04, 0}, 0.9 * (1 - 0.6 * t)});
  }
  const double depth = random.unit();
  Pigment green = pigment(mix(minerals.malachite, minerals.malachite_deep, float(0.75 * depth)), 0.98f, seed);
  green.end_color = mix(green.color, minerals.malachite_pale, 0.28f);
  green.hair = 0.10f, green.dry = 0.10f, green.hairs_per_mm = 1.1f, green.grain = 0.10f;
  painting.stroke(blade, green);
  Pigment pale = pigment(mix(minerals.malachite, minerals.malachite_pale, float(0.85 - 0.5 * depth)), 0.78f, seed + 1);
  pale.hair = 0.55f, pale.dry = 0.25f;
  painting.stroke(shine, pale);
  Pigment dark = pigment(minerals.malachite_deep, 0.8f, seed + 2);
  painting.stroke(rib, dark);
}

// One petal from its foot: outline in units of its length towards +x.
void petal(Painting& painting, const std::vector<Point>& shape, Point at, double angle, double size, Color deep, Color pale, uint32_t seed) {
  const std::vector<Point> outline = byHand(smooth(placed(shape, at, angle, size), 8, true), size * 0.03, seed);
  painting.wash(outline, size * 0.3, [=](Point mm, float edge) -> WashTexel {
    const Point local = turned(mm - at, -angle) * (1 / size);
    const auto x = float(local.x), y = float(local.y);
    const float vein = noise(std::atan2(y, x + 0.25f) * 26, x * 1.5f, seed);
    Color c = mix(deep, pale, 0.75f * ramp(0.15f, 1.0f, x) * (0.6f + 0.4f * std::fabs(y) * 2));
    c = mix(c, pale, 0.80f * std::exp(-edge / float(size * 0.030)));
    const float tone = 0.86f + 0.18f * vein + 0.12f * noise(float(mm.x) * 1.7f, float(mm.y) * 1.7f, seed + 3);
    return {{c.r * tone, c.g * tone, c.b * tone}, 0.98f};
  });
}

void veins(Painting& painting, Point at, double angle, double size, double spread, Color color, uint32_t seed) {
  for (int i = -4; i <= 4; ++i) {
    std::vector<Point> line;
    for (int k = 0; k <= 8; ++k) {
      const double t = 0.2 + 0.62 * k / 8.0;
      line.push_back(at + turned(Point{t, spread * i / 4.0 * std::pow(t, 1.3) * 0.8} * size, angle));
    }
    Pigment ink = pigment(color, 0.55f, seed + uint32_t(i + 9));
    ink.hair = 0.3f;
    painting.stroke(brushed(line, 0.3, 0.8, 0.2), ink);
  }
}

const std::vector<Point> kFall = {{0, 0.05}, {0.22, 0.12}, {0.48, 0.34}, {0.78, 0.42}, {1.0, 0.26}, {1.06, 0.0}, {1.0, -0.26}, {0.78, -0.42}, {0.48, -0.34}, {0.22, -0.12}, {0, -0.05}};
const std::vector<Point> kStandard = {{0, 0.05}, {0.3, 0.13}, {0.62, 0.22}, {0.88, 0.17}, {1.02, 0.02}, {0.9, -0.14}, {0.62, -0.20}, {0.3, -0.12}, {0, -0.05}};

void flower(Painting& painting, Point at, double size, double lean, const Minerals& minerals, Random& random, uint32_t seed) {
  const Color deep = mix(minerals.azurite, minerals.azurite_deep, float(random.between(0.2, 0.8))), pale = mix(minerals.azurite, minerals.azurite_pale, float(random.between(0.65, 1.0)));
  const double up = -kPi / 2 + lean;
  petal(painting, kStandard, at, up - 0.42, size * 0.86, deep, mix(deep, pale, 0.6f), seed + 1);
  petal(painting, kStandard, at, up + 0.46, size * 0.84, deep, mix(deep, pale, 0.7f), seed + 2);
  petal(painting, kFall, at, up + 1.95 + random.between(-0.15, 0.15), size * 0.95, deep, pale, seed + 4);
  petal(painting, kFall, at, up - 1.95 + random.between(-0.15, 0.15), size * 0.95, deep, pale, seed + 5);
  petal(painting, kStandard, at, up + random.between(-0.08, 0.08), size * 0.94, deep, pale, seed + 3);
  const double front = up + kPi + random.between(-0.35, 0.35);
  petal(painting, kFall, at, front, size * 0.82, mix(deep, pale, 0.15f), pale, seed + 6);
  veins(painting, at, front, size * 0.82, 0.34, deep, seed + 30);
  for (double angle : {front, up + 1.95, up - 1.95}) {  // the white tongue of each fall
    std::vector<Point> line;
    for (int k = 0; k <= 6; ++k) line.push_back(at + polar(size * (0.04 + 0.42 * k / 6.0), angle));
    Pigment white = pigment(minerals.shell_white, 0.95f, seed + 50);
    white.end_color = hex(0xd9b24a);
    painting.stroke(brushed(line, size * 0.035, size * 0.055, size * 0.006), white);
  }
}

void stem(Painting& painting, Point foot, Point top, const Minerals& minerals, uint32_t seed) {
  std::vector<Point> line;
  for (int k = 0; k <= 14; ++k) {
    const double t = k / 14.0;
    line.push_back(foot + (top - foot) * t + Point{5 * std::sin(kPi * t), 0});
  }
  Pigment green = pigment(minerals.malachite, 1, seed);
  green.end_color = minerals.malachite_pale;
  painting.stroke(brushed(line, 6.5, 5, 5.5), green);
  std::vector<Point> sheath = {top + Point{0.6, 26}, top + Point{1.2, 9}, top + Point{0, -3}};
  green.color = mix(minerals.malachite, minerals.malachite_deep, 0.4f);
  painting.stroke(brushed(smooth(sheath, 6, false), 5, 15, 5), green);
}

void bud(Painting& painting, Point at, double size, double lean, const Minerals& minerals, uint32_t seed) {
  petal(painting, {{0, 0.08}, {0.35, 0.17}, {0.7, 0.12}, {1, 0.0}, {0.7, -0.11}, {0.35, -0.15}, {0, -0.08}}, at, -kPi / 2 + lean, size, minerals.azurite_deep, minerals.azurite, seed);
}

}  // namespace

void paintIrises(Painting& painting, const Minerals& minerals) {
  struct Group {
    double x, y, breadth, height;
    int leaves, flowers;
  };
  // A rhythm of groups, nearer ones lower and larger; painted from the back.
  const Group groups[] = {{930, 880, 120, 215, 24, 6},   {430, 1362, 190, 372, 40, 9},  {150, 1420, 150, 420, 34, 7}, {742, 1468, 170, 400, 38, 8},
                          {2790, 1520, 150, 360, 32, 7}, {1015, 1590, 180, 430, 42, 9}, {365, 1640, 200, 455, 44, 8}, {2985, 1662, 150, 395, 34, 6}};
  uint32_t seed = 1000;
  for (const Group& group : groups) {
    Random random(seed);
    const double scale = group.height / 400;
    const auto footX = [&] { return group.x + group.breadth * (random.unit() + random.unit() - 1); };
    for (int i = 0; i < group.leaves; ++i) {
      const double x = footX(), lean = (x - group.x) / group.breadth * 0.55 + random.between(-0.14, 0.14);
      leaf(painting, {x, group.y + random.between(-10, 14)}, group.height * random.between(0.5, 0.92), lean, 22 * scale, minerals, random, seed + uint32_t(i * 8));
    }
    for (int i = 0; i < group.flowers; ++i) {
      const double x = group.x + group.breadth * (2.0 * (i + 0.5) / group.flowers - 1 + random.between(-0.12, 0.12));
      const double rise = group.height * (0.98 - 0.26 * std::pow((x - group.x) / group.breadth, 2)) * random.between(0.84, 1.08);
      const double lean = (x - group.x) / group.breadth * 0.25 + random.between(-0.1, 0.1);
      const Point foot{group.x + (x - group.x) * 0.6, group.y}, top{x, group.y - rise};
      stem(painting, foot, top, minerals, seed + uint32_t(500 + i));
      if (random.unit() < 0.22) bud(painting, top, 62 * scale, lean, minerals, seed + uint32_t(600 + i));
      else flower(painting, top + Point{0, -8}, 74 * scale * random.between(0.85, 1.1), lean, minerals, random, seed + uint32_t(700 + i * 61));
    }
    for (int i = 0; i < group.leaves / 3; ++i) {  // some stand before the flowers
      const double x = footX(), lean = (x - group.x) / group.breadth * 0.5 + random.between(-0.12, 0.12);
      leaf(painting, {x, group.y + random.between(4, 22)}, group.height * random.between(0.34, 0.66), lean, 23 * scale, minerals, random, seed + uint32_t(3000 + i * 8));
    }
    seed += 10000;
  }
}

}  // namespace kura::sample::screen

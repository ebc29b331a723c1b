// K-004: a pair's left screen of six panels (六曲屏風), gold leaf with irises along a stream under a pine. Flat work: a photograph of
// 12,288 x 4,096 pixels, so that visitors find the hairs of the brush.
#include <algorithm>
#include <cmath>

#include "curves.h"
#include "gold_leaf.h"
#include "items.h"
#include "mesh.h"
#include "motifs.h"
#include "parallel.h"
#include "random.h"

namespace kura::sample {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kWidth = 3600, kHeight = 1200;  // mm
constexpr double kBorder = 46;

void paintLeafGround(Canvas& canvas) {
  forEachRow(canvas.height, [&](int y) {
    for (int x = 0; x < canvas.width; ++x) {
      const Point mm = canvas.toMm(x + 0.5, y + 0.5);
      const LeafTexel leaf = goldLeaf(mm, 109, 401);
      const auto u = float(mm.x), v = float(mm.y);
      const float age = cloud(u * 0.0022f, v * 0.0022f, 411, 4) - 0.5f;
      const float fine = noise(u * 1.3f, v * 1.3f, 417) - 0.5f, brushed_on = cloud(u * 0.02f, v * 0.4f, 419, 3) - 0.5f;
      Color gold = mix(hex(0xd9b45a), hex(0xb98e3c), 0.45f + 0.28f * leaf.tone + 0.75f * age);
      gold = mix(gold, hex(0xe7c873), leaf.seam * 0.42f);
      const float light = 1 + 0.05f * fine + 0.07f * brushed_on;
      gold = {gold.r * light, gold.g * light, gold.b * light};
      gold = mix(gold, hex(0x8c4a28), leaf.crack * 0.5f);
      if (noise(u * 0.9f, v * 0.9f, 423) > 0.965f) gold = mix(gold, hex(0x7d5a2c), 0.5f);
      canvas.blend(size_t(y) * canvas.width + size_t(x), gold, 1);
    }
  });
}

std::vector<Point> bank(const std::vector<Point>& line, double depth) {
  std::vector<Point> shape = smooth(line, 20, false);
  for (size_t i = shape.size(); i-- > 0;) shape.push_back(shape[i] + Point{depth * 0.12, depth});
  return shape;
}

// The stream: dark blue mineral pigment, with lines of gold that follow the current.
void paintStream(Canvas& canvas) {
  const std::vector<Point> upper = smooth({{-60, 930}, {420, 850}, {840, 905}, {1240, 800}, {1720, 840}, {2140, 720}, {2600, 770}, {3050, 640}, {3660, 600}}, 30, false);
  const std::vector<Point> lower = smooth({{-60, 1130}, {500, 1085}, {980, 1140}, {1500, 1040}, {1960, 1085}, {2440, 960}, {2900, 1010}, {3300, 880}, {3660, 830}}, 30, false);
  std::vector<Point> shape = upper;
  shape.insert(shape.end(), lower.rbegin(), lower.rend());
  paintFill(canvas, shape, {hex(0x1d3a63), {}, {}, 0, 0.97f, 0.22f, 0, 431, 0.24f});
  for (int i = 1; i < 17; ++i) {
    std::vector<Point> line;
    const double t = i / 17.0;
    for (int k = 0; k <= 220; ++k) {
      const size_t a = size_t(double(k) / 220 * double(upper.size() - 1)), b = size_t(double(k) / 220 * double(lower.size() - 1));
      const double swirl = 16 * std::sin(k * 0.11 + i * 0.9) + 30 * (noise(float(k) * 0.06f, float(i) * 0.7f, 433) - 0.5);
      line.push_back(upper[a] + (lower[b] - upper[a]) * t + Point{0, swirl * (1 - std::abs(2 * t - 1))});
    }
    paintStroke(canvas, brushed(line, 2.0, 3.4, 2.0), {hex(0xcaa24a), 0.9f, 0.5f, 0.1f, 0, 440 + uint32_t(i)});
  }
  for (int i = 0; i < 9; ++i) {  // eddies
    const Point at = {240 + i * 400.0, 1000 - i * 34.0 + 30 * std::sin(i * 2.1)};
    for (int k = 0; k < 4; ++k) {
      paintStroke(canvas, brushed(byHand(spiral(at, 62 - k * 12.0, 12, i + k * 0.2, 1.1), 4, 460 + uint32_t(i * 4 + k)), 1.6, 3.0, 1.0), {hex(0xd8b866), 0.9f, 0.4f, 0.3f, 0, 470 + uint32_t(i * 4 + k)});
    }
  }
}

void paintIris(Canvas& canvas, Point at, double size, double lean, uint32_t seed, bool is_pale) {
  Random random(seed);
  Palette palette;
  palette.line = hex(0x17204a);
  const Color blue = is_pale ? hex(0x6f79b8) : hex(0x27357f), deep = hex(0x1a2460), white = hex(0xd9d6e6);
  const auto petal = [&](double angle, double length_mm, double breadth, Color color, uint32_t number) {
    const std::vector<Point> shape = byHand(smooth(placed({{0, 0.05}, {0.3, breadth * 0.36}, {0.66, breadth * 0.55}, {0.93, breadth * 0.34}, {1.02, 0}, {0.93, -breadth * 0.36}, {0.66, -breadth * 0.52}, {0.3, -breadth * 0.3}, {0, -0.05}}, at, angle, length_mm), 8, true), size * 0.02, seed + number);
    paintFill(canvas, shape, {color, mix(color, deep, 0.5f), at, length_mm * 0.9, 0.97f, 0.18f, 0, seed + number, 0.24f});
    for (int i = -3; i <= 3; ++i) {
      std::vector<Point> vein;
      for (int k = 0; k <= 10; ++k) {
        const double t = 0.12 + 0.078 * k;
        vein.push_back(at + turned(Point{t, i * 0.072 * breadth * std::sin(t * 2.6)} * length_mm, angle));
      }
      paintStroke(canvas, brushed(byHand(vein, 0.6, seed + number + uint32_t(i + 9)), 0.5, 1.3, 0.4), {mix(color, white, 0.35f), 0.55f, 0.5f, 0.5f, 0, seed + uint32_t(i + 20)});
    }
    std::vector<Point> closed = shape;
    closed.push_back(shape.front());
    paintStroke(canvas, brushed(closed, 1.0, 1.6, 1.0), {palette.line, 0.85f, 0.3f, 0.2f, 0, seed + number});
    // The yellow tongue of a falling petal.
    if (number < 3) {
      const std::vector<Point> tongue = placed({{0.08, 0.0}, {0.5, 0.02}}, at, angle, length_mm);
      paintStroke(canvas, brushed(tongue, size * 0.05, size * 0.09, size * 0.02), {white, 0.85f, 0.2f, 0.2f, 0, seed + 77});
      paintStroke(canvas, brushed(tongue, size * 0.02, size * 0.045, size * 0.01), {hex(0xd9a92c), 0.95f, 0.1f, 0.2f, 0, seed + 78});
    }
  };
  const double up = -kPi / 2 + lean;
  petal(up - 0.32, size * 0.95, 0.34, mix(blue, white, 0.10f), 5);
  petal(up + 0.36, size * 0.92, 0.34, mix(blue, white, 0.06f), 6);
  petal(up + 0.02, size * 1.04, 0.36, mix(blue, white, 0.16f), 7);
  petal(up + kPi - 1.25 + random.between(-0.1, 0.1), size * 0.98, 0.72, blue, 0);
  petal(up + kPi + 1.22 + random.between(-0.1, 0.1), size * 0.98, 0.72, blue, 1);
  petal(up + kPi + random.between(-0.15, 0.15), size * 0.86, 0.74, mix(blue, deep, 0.3f), 2);
}

void paintIrisClump(Canvas& canvas, Point at, double height, int leaves, int flowers, uint32_t seed) {
  Random random(seed);
  const auto blade = [&](double x, double tall, double bend, Color color, uint32_t number) {
    std::vector<Point> line;
    for (int k = 0; k <= 24; ++k) {
      const double t = k / 24.0;
      line.push_back(at + Point{x + bend * t * t, -tall * t});
    }
    paintStroke(canvas, brushed(line, 13, 19, 1.2), {mix(color, hex(0x12351f), 0.5f), 0.97f, 0.08f, 0.05f, 0, seed + number});
    paintStroke(canvas, brushed(line, 10, 15.5, 0.6), {color, 0.95f, 0.34f, 0.15f, 0, seed + number + 1});
    std::vector<Point> rib = line;
    for (Point& p : rib) p.x += 2.2;
    paintStroke(canvas, brushed(rib, 1, 1.8, 0.3), {mix(color, hex(0xe3d48a), 0.4f), 0.7f, 0.5f, 0.4f, 0, seed + number + 2});
  };
  const Color greens[] = {hex(0x2b6a3f), hex(0x3b7c46), hex(0x1f5a44), hex(0x4c8a4a)};
  for (int i = 0; i < leaves; ++i) {
    blade(random.between(-0.42, 0.42) * height, height * random.between(0.62, 1.0), random.between(-0.22, 0.22) * height, greens[i % 4], uint32_t(i) * 5);
  }
  for (int i = 0; i < flowers; ++i) {
    const double x = (flowers > 1 ? double(i) / (flowers - 1) - 0.5 : 0) * height * 0.86 + random.between(-18, 18);
    const double tall = height * random.between(0.82, 1.14);
    blade(x, tall, random.between(-14, 14), greens[1], 500 + uint32_t(i) * 5);
    paintIris(canvas, at + Point{x, -tall}, height * 0.19 * random.between(0.9, 1.12), random.between(-0.25, 0.25), seed + 900 + uint32_t(i) * 40, i % 4 == 2);
  }
}

// A pad of pine: a cloud of green under needles.
void paintPinePad(Canvas& canvas, Point at, double width, double height, uint32_t seed) {
  Random random(seed);
  std::vector<Point> edge;
  for (int i = 0; i < 22; ++i) {
    const double a = 2 * kPi * i / 22;
    const double puff = 1 + 0.10 * std::sin(i * 2.9) + random.between(-0.05, 0.05);
    edge.push_back(at + Point{std::cos(a) * width / 2 * puff, std::sin(a) * height / 2 * puff * (std::sin(a) > 0 ? 0.55 : 1)});
  }
  const std::vector<Point> shape = smooth(edge, 8, true);
  paintFill(canvas, shape, {hex(0x2f6b45), hex(0x1d4c38), at + Point{0, height * 0.25}, width * 0.55, 0.97f, 0.3f, 0, seed, 0.3f});
  const int tufts = int(width * height / 1500);
  for (int i = 0; i < tufts; ++i) {
    const double a = random.between(0, 2 * kPi), r = std::sqrt(random.unit()) * 0.94;
    const Point foot = at + Point{std::cos(a) * r * width / 2, std::sin(a) * r * height / 2 * (std::sin(a) > 0 ? 0.5 : 0.95)};
    for (int k = 0; k < 15; ++k) {
      const double fan = -kPi / 2 + (k / 14.0 - 0.5) * 2.5;
      const double reach = random.between(22, 34);
      const Color green = mix(hex(0x14402f), hex(0x7fae62), float(random.unit()) * 0.8f);
      paintStroke(canvas, {{foot, 1.7}, {foot + polar(reach * 0.6, fan), 1.3}, {foot + polar(reach, fan + 0.03), 0.4}}, {green, 0.85f, 0.2f, 0.4f, 0, seed + uint32_t(i * 16 + k)});
    }
  }
}

void paintPine(Canvas& canvas) {
  const Color bark = hex(0x4a3225);
  const auto limb = [&](const std::vector<Point>& points, double width, uint32_t seed) {
    const std::vector<Point> line = byHand(smooth(points, 26, false), width * 0.10, seed);
    paintStroke(canvas, brushed(line, width * 1.1, width * 0.95, width * 0.4), {hex(0x24170f), 0.97f, 0.12f, 0.05f, 0, seed});
    paintStroke(canvas, brushed(line, width * 1.0, width * 0.85, width * 0.3), {bark, 0.93f, 0.55f, 0.15f, 0, seed + 1});
    for (size_t i = 10; i + 10 < line.size(); i += 4) {  // scales of the bark
      const double w = width * (0.5 - 0.2 * double(i) / double(line.size()));
      for (double side : {-0.55, 0.0, 0.55}) {
        const Point d = line[i + 3] - line[i];
        const Point n = Point{-d.y, d.x} * (1 / std::max(1e-6, length(d)));
        paintStroke(canvas, brushed(spiral(line[i] + n * (w * side), w * 0.30, w * 0.22, std::atan2(d.y, d.x) + 1.2, 0.55), 0.8, 2.2, 0.5), {hex(0x9a7750), 0.7f, 0.3f, 0.3f, 0, seed + uint32_t(i)});
      }
    }
  };
  limb({{3470, 1300}, {3390, 1080}, {3230, 880}, {3250, 640}, {3120, 470}, {3170, 260}, {3060, 120}}, 118, 521);
  limb({{3230, 690}, {3040, 610}, {2840, 640}, {2620, 560}, {2380, 590}}, 62, 531);
  limb({{3130, 450}, {2930, 350}, {2720, 360}}, 50, 541);
  limb({{3180, 560}, {3340, 470}, {3480, 500}}, 48, 551);
  const double pads[][4] = {{2400, 545, 420, 190}, {2690, 500, 400, 180}, {2940, 575, 330, 150}, {2700, 300, 430, 190}, {2960, 275, 380, 190},
                            {3420, 430, 400, 190}, {3080, 95, 470, 200},  {3320, 215, 390, 180}, {2520, 650, 300, 120}};
  uint32_t seed = 560;
  for (const auto& pad : pads) paintPinePad(canvas, {pad[0], pad[1]}, pad[2], pad[3], seed += 17);
}

// 源氏雲: bars of thicker gold with round ends, lying on each other, their edges raised.
void paintCloud(Canvas& canvas, Point at, double width, int bars, uint32_t seed) {
  Random random(seed);
  struct Bar {
    Point from, to;
    double radius;
  };
  std::vector<Bar> all;
  for (int i = 0; i < bars; ++i) {
    const double y = (i - (bars - 1) / 2.0) * 58, reach = width / 2 * random.between(0.55, 1.0), shift = width * random.between(-0.16, 0.16);
    all.push_back({at + Point{shift - reach, y}, at + Point{shift + reach, y}, random.between(36, 44)});
  }
  const auto draw = [&](double grow, Color color, float opacity, float hair) {
    for (const Bar& bar : all) {
      std::vector<Point> line;
      for (int k = 0; k <= 40; ++k) line.push_back(bar.from + (bar.to - bar.from) * (k / 40.0));
      const double w = 2 * (bar.radius + grow);
      paintStroke(canvas, brushed(line, w, w, w), {color, opacity, hair, 0, 0, seed});
    }
  };
  draw(5, hex(0x8f662a), 0.55f, 0.1f);
  draw(2.2, hex(0xf1dda0), 0.9f, 0.1f);
  draw(0, hex(0xdfbc6a), 1, 0.1f);
  draw(-9, hex(0xe6c67a), 0.5f, 0.2f);
}

// Brocade along the edge, black lacquer frame, and the shadows of the folds.
void paintMounting(Canvas& canvas) {
  forEachRow(canvas.height, [&](int y) {
    for (int x = 0; x < canvas.width; ++x) {
      const Point mm = canvas.toMm(x + 0.5, y + 0.5);
      const size_t pixel = size_t(y) * canvas.width + size_t(x);
      const double panel = kWidth / 6, in_panel = std::fmod(mm.x, panel);
      const double to_fold = std::min(in_panel, panel - in_panel);
      const double edge = std::min({mm.x, kWidth - mm.x, mm.y, kHeight - mm.y});
      if (edge >= kBorder && to_fold > 1.6) {
        const bool is_left = in_panel > panel / 2;
        canvas.blend(pixel, hex(0x2a1c0c), 0.34f * std::exp(-float(to_fold) / 26) * (is_left ? 1.0f : 0.45f));
        continue;
      }
      Color color = hex(0x15110d);
      if (edge >= 15 && edge < kBorder && to_fold > 1.6) {
        // Woven: diamonds with a flower, gold thread on deep green.
        const double cell = 22, u = mm.x / cell, v = mm.y / cell;
        const double a = std::abs(std::fmod(u + v, 1.0) - 0.5), b = std::abs(std::fmod(u - v + 1000, 1.0) - 0.5);
        const float thread = 0.85f + 0.3f * noise(float(mm.x) * 2.2f, float(mm.y) * 0.6f, 601);
        const bool is_line = std::max(a, b) > 0.44, is_flower = std::hypot(a, b) < 0.16;
        color = is_line ? hex(0xb8924a) : is_flower ? hex(0xa8392c) : hex(0x24452f);
        color = {color.r * thread, color.g * thread, color.b * thread};
        if (edge < 17.5 || edge > kBorder - 2.5) color = hex(0xc09a4c);
      } else if (edge < 15 && edge > 5 && std::fmod(mm.x + 3000, 300.0) < 42 && mm.y > 5 && (mm.y < 15 || mm.y > kHeight - 15)) {
        color = hex(0xb98f45);  // chased metal fittings
      }
      canvas.blend(pixel, color, 1);
    }
  });
}

}  // namespace

void makeScreen(const std::filesystem::path& folder, const MakeOptions& options) {
  const int width = options.is_quick ? 1536 : 12288;
  Canvas canvas(width, width / 3, width / kWidth, {0, 0}, false);
  paintLeafGround(canvas);
  paintFill(canvas, bank({{-60, 905}, {300, 830}, {700, 880}, {1100, 780}, {1600, 815}, {2050, 700}, {2500, 745}, {3000, 610}, {3700, 560}}, 90), {hex(0x6f8a4a), {}, {}, 0, 0.55f, 0.2f, 0, 425, 0.3f});
  paintStream(canvas);
  paintCloud(canvas, {560, 215}, 1000, 4, 641);
  paintCloud(canvas, {1620, 130}, 900, 3, 643);
  paintCloud(canvas, {1300, 395}, 560, 2, 645);
  paintPine(canvas);
  paintCloud(canvas, {2230, 330}, 620, 3, 647);
  const double clumps[][4] = {{210, 1010, 400, 3}, {560, 905, 350, 3}, {900, 1035, 430, 4}, {1330, 905, 350, 3}, {1660, 1000, 400, 3}, {2060, 900, 340, 2}, {2420, 985, 380, 3}, {2800, 900, 330, 2}};
  uint32_t seed = 1000;
  for (const auto& c : clumps) paintIrisClump(canvas, {c[0], c[1]}, c[2], 13, int(c[3]), seed += 331);
  for (int i = 0; i < 5; ++i) paintIrisClump(canvas, {350.0 + i * 610, 1150.0 - i * 22}, 150, 7, i & 1, seed += 331);
  paintMounting(canvas);
  writeJpeg(folder / "photos" / "01.jpg", canvas, 90);
}

}  // namespace kura::sample

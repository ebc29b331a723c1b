// An old pine that comes in from the right, and the plovers that pass it.
#include <algorithm>
#include <cmath>

#include "curves.h"
#include "random.h"
#include "scene.h"

namespace kura::sample::screen {
namespace {

constexpr double kPi = 3.14159265358979323846;

struct Limb {
  std::vector<StrokePoint> spine;  // from its foot; widths are diameters
  uint32_t seed;
};

std::vector<StrokePoint> spineOf(const Limb& limb, int steps) {
  std::vector<Point> at, width;
  for (const StrokePoint& p : limb.spine) at.push_back(p.at), width.push_back({p.width, 0});
  at = smooth(at, steps, false), width = smooth(width, steps, false);
  std::vector<StrokePoint> spine;
  for (size_t i = 0; i < at.size(); ++i) spine.push_back({at[i], width[i].x});
  return spine;
}

Point acrossAt(const std::vector<StrokePoint>& spine, size_t i) {
  const Point d = spine[std::min(spine.size() - 1, i + 3)].at - spine[i < 3 ? 0 : i - 3].at;
  return Point{-d.y, d.x} * (1 / std::max(1e-6, length(d)));
}

// Bark in plates: an uneven ring of ink with a paler heart, as the Kano painters did, and lichen on the upper side.
void bark(Painting& painting, const std::vector<StrokePoint>& spine, const Minerals& minerals, uint32_t seed) {
  Random random(seed + 5);
  double along = 0, next = 12;
  for (size_t i = 1; i + 1 < spine.size(); ++i) {
    along += length(spine[i].at - spine[i - 1].at);
    if (along < next) continue;
    const double w = spine[i].width;
    next = along + std::max(9.0, w * 0.13);
    const Point side = acrossAt(spine, i), forward{side.y, -side.x};
    const int plates = std::max(1, int(w / 26));
    for (int k = 0; k < plates; ++k) {
      const double v = (k + 0.5 + random.between(-0.3, 0.3)) / plates * 2 - 1;
      if (std::abs(v) > 0.9) continue;
      const double squeeze = std::sqrt(1 - v * v * 0.85), size = random.between(7.5, 13) * std::min(1.0, 0.4 + w / 160);
      const Point at = spine[i].at + side * (v * w / 2) + forward * random.between(-5, 5);
      std::vector<Point> ring;
      for (int c = 0; c <= 11; ++c) {
        const double a = 2 * kPi * c / 12 + 0.6;
        ring.push_back(at + forward * (size * 1.15 * std::cos(a) * random.between(0.8, 1.15)) + side * (size * squeeze * std::sin(a) * random.between(0.8, 1.15)));
      }
      Pigment heart = pigment(mix(minerals.bark, hex(0xa98a62), float(random.between(0.3, 0.9))), 0.6f, seed + uint32_t(i * 7) + uint32_t(k));
      heart.hair = 0.5f;
      painting.stroke({{at - forward * (size * 0.5), size * squeeze * 0.9}, {at + forward * (size * 0.5), size * squeeze * 0.7}}, heart);
      Pigment ink = pigment(minerals.ink, 0.82f, seed + uint32_t(i * 3) + uint32_t(k));
      ink.hair = 0.4f, ink.dry = 0.4f;
      painting.stroke(brushed(smooth(ring, 3, false), 0.6, 2.5, 0.5), ink);
    }
  }
}

void lichen(Painting& painting, const std::vector<StrokePoint>& spine, const Minerals& minerals, uint32_t seed) {
  Random random(seed + 9);
  for (size_t i = 4; i + 4 < spine.size(); i += 5) {
    if (cloud(float(i) * 0.045f, 1.0f, seed, 2) < 0.47f || spine[i].width < 26) continue;
    const Point side = acrossAt(spine, i);
    for (int k = 0; k < 2; ++k) {
      const double v = random.between(-1.0, 1.0);
      const Point at = spine[i].at + side * (v * spine[i].width * 0.47);
      const double size = random.between(5, 12);
      for (int c = 0; c < 5; ++c) {
        const Point p = at + Point{random.between(-1, 1) * size, random.between(-0.6, 0.6) * size};
        Pigment moss = pigment(c < 3 ? minerals.malachite : minerals.malachite_pale, 0.94f, seed + uint32_t(i * 11) + uint32_t(c));
        moss.hair = 0.15f;
        const double d = size * (c < 3 ? random.between(0.7, 1.05) : random.between(0.3, 0.5));
        painting.stroke({{p, d}, {p + Point{d * 0.25, -d * 0.1}, d * 0.85}}, moss);
      }
    }
  }
}

void limb(Painting& painting, const Limb& limb, const Minerals& minerals) {
  const std::vector<StrokePoint> spine = spineOf(limb, 22);
  std::vector<Point> outline, back;
  std::vector<StrokePoint> left, right;
  for (size_t i = 0; i < spine.size(); ++i) {
    const Point side = acrossAt(spine, i);
    const double knot = 1 + 0.20 * (cloud(float(i) * 0.10f, 0.0f, limb.seed, 3) - 0.5), knot2 = 1 + 0.20 * (cloud(float(i) * 0.10f, 9.0f, limb.seed, 3) - 0.5);
    outline.push_back(spine[i].at + side * (spine[i].width / 2 * knot));
    back.push_back(spine[i].at - side * (spine[i].width / 2 * knot2));
    const double line = 1.2 + 3.0 * noise(float(i) * 0.2f, 4.0f, limb.seed);
    left.push_back({outline.back(), line}), right.push_back({back.back(), line * 0.85});
  }
  outline.insert(outline.end(), back.rbegin(), back.rend());
  const uint32_t seed = limb.seed;
  painting.wash(outline, 60, [=](Point mm, float edge) -> WashTexel {
    const auto x = float(mm.x), y = float(mm.y);
    const float body = cloud(x * 0.02f, y * 0.02f, seed, 4);
    Color c = mix(minerals.bark, hex(0x8a6c4a), 0.75f * ramp(6, 55, edge) * ramp(0.3f, 0.7f, body));
    c = mix(c, minerals.ink, 0.55f * std::exp(-edge / 9));
    const float tone = 0.92f + 0.16f * noise(x * 1.5f, y * 1.5f, seed + 2);
    return {{c.r * tone, c.g * tone, c.b * tone}, 0.97f};
  });
  bark(painting, spine, minerals, seed);
  Pigment ink = pigment(minerals.ink, 0.88f, seed + 3);
  ink.hair = 0.35f;
  painting.stroke(left, ink);
  painting.stroke(right, ink);
  lichen(painting, spine, minerals, seed);
}

// A fan of needles that opens upwards from `at`.
void fan(Painting& painting, Point at, double size, double facing, float light, const Minerals& minerals, Random& random, uint32_t seed) {
  const Color low = mix(minerals.malachite_deep, minerals.malachite, 0.2f + 0.7f * light), high = mix(minerals.malachite, minerals.malachite_pale, 0.10f + 0.80f * light);
  const int needles = 38;
  for (int i = 0; i < needles; ++i) {
    const double spread = (double(i) / (needles - 1) - 0.5) * 2.45 + random.between(-0.05, 0.05);
    const double reach = size * (0.86 + 0.14 * std::cos(spread)) * random.between(0.9, 1.04), angle = facing + spread;
    const Point tip = at + polar(reach, angle), bow = at + polar(reach * 0.55, angle + 0.06 * (spread > 0 ? -1 : 1));
    Pigment needle = pigment(low, 0.95f, seed + uint32_t(i));
    needle.end_color = high;
    needle.hair = 0.05f, needle.dry = 0.1f;
    painting.stroke({{at + polar(size * 0.06, angle), 1.5}, {bow, 1.9}, {at + polar(reach * 0.82, angle), 1.5}, {tip, 0.5}}, needle);
  }
}

// A pad of needles: a dark mound, then fans from the back rows to the front.
void pad(Painting& painting, Point at, double breadth, double height, const Minerals& minerals, uint32_t seed) {
  Random random(seed);
  std::vector<Point> mound;
  const int lobes = std::max(5, int(breadth / 42));
  for (int i = 0; i <= lobes * 4; ++i) {
    const double t = double(i) / (lobes * 4), a = kPi + kPi * t;
    const double swell = 1 + 0.10 * std::abs(std::sin(lobes * kPi * t));
    mound.push_back(at + Point{breadth / 2 * std::cos(a) * swell, height * std::sin(a) * swell});
  }
  mound.push_back(at + Point{breadth * 0.36, height * 0.16});
  mound.push_back(at + Point{0, height * 0.06});
  mound.push_back(at + Point{-breadth * 0.36, height * 0.16});
  painting.wash(smooth(mound, 4, true), 30, [=](Point mm, float edge) -> WashTexel {
    const float tone = 0.88f + 0.24f * noise(float(mm.x) * 1.5f, float(mm.y) * 1.5f, seed);
    const Color c = mix(minerals.malachite, minerals.malachite_deep, 0.7f + 0.3f * std::exp(-edge / 10));
    return {{c.r * tone, c.g * tone, c.b * tone}, 0.97f * ramp(0, 15, edge)};
  });
  const int rows = std::max(3, int(height / 24));
  for (int row = 0; row < rows; ++row) {
    const double t = double(row) / rows;            // 0: the top row, at the back
    const double y = at.y - height * (0.72 - 0.98 * t);
    const double half = breadth / 2 * std::sqrt(std::max(0.1, 1 - std::pow(0.72 - 0.80 * t, 2))) * 0.90;
    const int fans = std::max(2, int(half * 2 / 33));
    for (int i = 0; i < fans; ++i) {
      const double u = fans > 1 ? (double(i) + (row % 2 ? 0.5 : 0.0)) / fans * 2 - 1 + 1.0 / fans * 0.4 : 0;
      const Point p{at.x + u * half + random.between(-6, 6), y + random.between(-5, 5) + 12 * u * u};
      fan(painting, p, random.between(40, 52), -kPi / 2 + 0.62 * u, float(0.95 - 0.55 * t + random.between(-0.12, 0.12)), minerals, random, seed + uint32_t(row * 4000 + i * 50));
    }
  }
}

// 千鳥 in flight: a few strokes each.
void plover(Painting& painting, Point at, double size, double angle, bool wings_up, const Minerals& minerals, uint32_t seed) {
  const auto put = [&](std::vector<Point> points) { return placed(std::move(points), at, angle, size); };
  const double w = wings_up ? -1 : 1;
  const auto feather = [&](std::vector<Point> shape, Color deep, Color pale, uint32_t salt) {
    painting.wash(smooth(put(std::move(shape)), 7, true), 5, [=](Point mm, float edge) -> WashTexel {
      const float tone = 0.9f + 0.2f * noise(float(mm.x) * 1.4f, float(mm.y) * 1.4f, seed + salt);
      const Color c = mix(deep, pale, std::exp(-edge / 3));
      return {{c.r * tone, c.g * tone, c.b * tone}, 0.97f};
    });
  };
  const Color grey = hex(0x5a554e), light = hex(0xcfc6b2);
  feather({{0.02, -0.04}, {-0.20, 0.40 * w}, {-0.62, 0.98 * w}, {-0.66, 0.94 * w}, {-0.56, 0.62 * w}, {-0.44, 0.26 * w}, {-0.34, -0.02}}, grey, light, 1);
  feather({{0.42, 0.0}, {0.30, -0.13}, {0.05, -0.16}, {-0.35, -0.08}, {-0.66, 0.02}, {-0.62, 0.10}, {-0.30, 0.13}, {0.05, 0.16}, {0.32, 0.12}}, minerals.shell_white, light, 2);
  feather({{0.14, -0.05}, {0.12, 0.36 * w}, {-0.02, 0.78 * w}, {-0.20, 1.10 * w}, {-0.23, 1.06 * w}, {-0.22, 0.72 * w}, {-0.26, 0.30 * w}, {-0.30, -0.03}}, grey, light, 3);
  feather({{0.44, 0.02}, {0.38, -0.13}, {0.24, -0.15}, {0.17, -0.05}, {0.24, 0.03}}, minerals.ink, grey, 4);
  Pigment ink = pigment(minerals.ink, 0.95f, seed);
  painting.stroke({{put({{0.43, 0.0}})[0], size * 0.05}, {put({{0.58, 0.05}})[0], 0.4}}, ink);
  for (int i = 0; i < 9; ++i) {  // flight feathers, from the bone to the hind edge
    const double t = i / 9.0;
    const std::vector<Point> line = {{0.06 - 0.14 * t * t, 0.10 * w + 0.74 * w * t}, {-0.08 - 0.10 * t, 0.20 * w + 0.76 * w * t}, {-0.25 + 0.04 * t, 0.24 * w + 0.80 * w * t}};
    Pigment vane = ink;
    vane.opacity = 0.75f, vane.hair = 0.3f, vane.seed = seed + uint32_t(i);
    painting.stroke(brushed(smooth(put(line), 4, false), 0.3, 1.1, 0.3), vane);
  }
  painting.stroke(brushed(smooth(put({{0.13, -0.02}, {0.11, 0.36 * w}, {-0.03, 0.78 * w}, {-0.20, 1.08 * w}}), 5, false), 0.5, 1.3, 0.4), ink);
  painting.stroke({{put({{0.37, -0.045}})[0], size * 0.035}, {put({{0.375, -0.045}})[0], size * 0.035}}, pigment(minerals.shell_white, 1, seed));
}

}  // namespace

void paintPine(Painting& painting, const Minerals& minerals) {
  const Limb behind[] = {
      {{{{3170, 560}, 78}, {{3010, 470}, 66}, {{2850, 452}, 58}, {{2660, 500}, 50}, {{2480, 486}, 42}, {{2290, 540}, 33}, {{2120, 520}, 22}, {{2010, 545}, 10}}, 61},
      {{{{3230, 860}, 70}, {{3060, 838}, 58}, {{2920, 880}, 48}, {{2780, 862}, 38}, {{2650, 905}, 26}, {{2560, 892}, 12}}, 62},
      {{{{3240, 330}, 70}, {{3400, 250}, 56}, {{3560, 262}, 46}, {{3720, 210}, 36}, {{3800, 190}, 30}}, 63},
      {{{{3330, 1010}, 60}, {{3470, 930}, 46}, {{3600, 945}, 34}, {{3740, 900}, 22}}, 64},
      {{{{2660, 500}, 34}, {{2590, 420}, 26}, {{2480, 370}, 20}, {{2400, 362}, 10}}, 65},
      {{{{2480, 486}, 30}, {{2420, 580}, 22}, {{2330, 640}, 14}, {{2270, 652}, 8}}, 66},
  };
  const Limb trunk = {{{{3650, 1690}, 420}, {{3570, 1500}, 290}, {{3490, 1330}, 220}, {{3390, 1150}, 182}, {{3250, 980}, 168}, {{3180, 800}, 156}, {{3215, 620}, 140}, {{3290, 440}, 122}, {{3260, 260}, 104}, {{3130, 110}, 88}, {{3080, -60}, 74}}, 60};
  struct Pad {
    double x, y, breadth, height;
  };
  const Pad pads_behind[] = {{2840, 432, 300, 104}, {3470, 236, 310, 110}, {2490, 352, 250, 86}, {3630, 905, 260, 92}, {2900, 852, 250, 84}, {3010, 150, 300, 110}};
  const Pad pads_before[] = {{2300, 516, 290, 96}, {2064, 540, 230, 80}, {2620, 498, 260, 84}, {2300, 668, 200, 66}, {2690, 886, 260, 86}, {3040, 500, 240, 84}, {3665, 230, 250, 92}, {3120, 884, 190, 64}, {3370, 640, 260, 90}, {3420, 120, 280, 100}};
  uint32_t seed = 70000;
  for (const Pad& p : pads_behind) pad(painting, {p.x, p.y}, p.breadth, p.height, minerals, seed += 20000);
  for (const Limb& l : behind) limb(painting, l, minerals);
  limb(painting, trunk, minerals);
  for (const Pad& p : pads_before) pad(painting, {p.x, p.y}, p.breadth, p.height, minerals, seed += 20000);
}

void paintPlovers(Painting& painting, const Minerals& minerals) {
  Random random(4711);
  // One bow from the moon to the pine.
  for (int i = 0; i < 9; ++i) {
    const double t = i / 8.0;
    const Point at{985 + 960 * t + random.between(-14, 14), 250 - 96 * std::sin(kPi * t) + 130 * t + (i % 2 ? 30 : -22) + random.between(-12, 12)};
    plover(painting, at, random.between(56, 68), -0.30 + 0.6 * t + random.between(-0.16, 0.16), i % 3 != 1, minerals, uint32_t(8000 + i * 40));
  }
}

void paintMoon(Painting& painting) {
  // Silver leaf darkens with sulphur: blue-brown where it is thin, still grey in the middle of the sheets.
  const Point at{560, 372};
  const LeafLayout silver{109, 6, 1.5, 900};
  painting.wash(circle(at, 196, 240), 60, [=](Point mm, float edge) -> WashTexel {
    const LeafSheetTexel leaf = leafSheetAt(silver, mm);
    const auto x = float(mm.x), y = float(mm.y);
    const float tarnish = std::min(1.0f, 0.25f + 0.75f * std::exp(-edge / 16) + 0.9f * ramp(0.45f, 0.75f, cloud(x * 0.012f, y * 0.012f, 901, 5)) + 0.45f * std::exp(-leaf.edge_mm / 5));
    Color c = mix(hex(0xb9b4a6), hex(0x5b5651), tarnish * 0.85f);
    c = mix(c, hex(0x4a5160), 0.35f * ramp(0.5f, 0.8f, cloud(x * 0.02f, y * 0.02f, 902, 3)));
    if (leaf.sheets > 1) c = mix(c, hex(0xcac5b7), 0.3f);
    const float tone = leaf.tone * (1 - 0.1f * leaf.wrinkle) * (0.95f + 0.1f * noise(x * 1.6f, y * 1.6f, 903));
    return {{c.r * tone, c.g * tone, c.b * tone}, leaf.sheets ? 0.98f : 0.2f};
  });
}

}  // namespace kura::sample::screen

// The stream: azurite with lines of gold that follow the current and roll up into eddies.
#include <algorithm>
#include <cmath>

#include "curves.h"
#include "random.h"
#include "scene.h"

namespace kura::sample::screen {
namespace {

constexpr double kPi = 3.14159265358979323846;

struct Reach {  // a place of the stream's middle and half its breadth there
  Point at;
  double half;
};

// From the hidden spring between the clouds, turning twice, to the whole foot of the middle panels.
const Reach kCourse[] = {{{1010, 395}, 34}, {{1180, 425}, 46},  {{1400, 490}, 56},  {{1590, 585}, 66},  {{1665, 700}, 76},   {{1590, 820}, 88},   {{1430, 930}, 104},
                         {{1315, 1060}, 132}, {{1325, 1210}, 176}, {{1465, 1360}, 244}, {{1680, 1520}, 330}, {{1860, 1720}, 420}, {{1980, 1950}, 500}, {{2060, 2200}, 560}};

class Course {
 public:
  Course() {
    std::vector<Point> middle, breadth;
    for (const Reach& reach : kCourse) middle.push_back(reach.at), breadth.push_back({reach.half, 0});
    middle_ = smooth(middle, 24, false);
    breadth_ = smooth(breadth, 24, false);
  }
  size_t size() const { return middle_.size(); }
  // v: -1 on the left bank (looking downstream: right hand), 1 on the other.
  Point at(double s, double v) const {
    const double f = std::clamp(s, 0.0, 1.0) * double(size() - 1);
    const size_t i = std::min(size() - 2, size_t(f));
    const double t = f - double(i);
    const Point p = middle_[i] + (middle_[i + 1] - middle_[i]) * t;
    const Point d = direction(i) * (1 - t) + direction(std::min(i + 1, size() - 2)) * t;
    const double half = breadth_[i].x + (breadth_[i + 1].x - breadth_[i].x) * t;
    return p + Point{-d.y, d.x} * (half * v / std::max(1e-6, length(d)));
  }

 private:
  Point direction(size_t i) const {
    const size_t a = i < 3 ? 0 : i - 3, b = std::min(size() - 1, i + 4);
    const Point d = middle_[b] - middle_[a];
    return d * (1 / std::max(1e-6, length(d)));
  }
  std::vector<Point> middle_, breadth_;
};

double wave(double s, double v, uint32_t seed) {
  return 0.05 * std::sin(s * 34 + v * 2.2) + 0.10 * (cloud(float(s * 9), float(v * 1.3), seed, 3) - 0.5);
}

std::vector<Point> bankLine(const Course& course, double v, uint32_t seed) {
  std::vector<Point> line;
  for (int i = 0; i <= 260; ++i) {
    const double s = i / 260.0;
    line.push_back(course.at(s, v * (1 + 0.07 * std::sin(s * 23 + v) + 0.5 * (cloud(float(s * 7), float(v), seed, 3) - 0.5))));
  }
  return line;
}

void eddy(Painting& painting, Point at, double size, bool mirrored, const Pigment& gold, const Minerals& minerals) {
  // The current parts round it: its own pool of azurite, without lines.
  std::vector<Point> pool = circle({0, 0}, size * 1.12, 40);
  for (Point& p : pool) p = at + Point{p.x * 1.5, p.y * 0.64};
  painting.wash(pool, size * 0.3, [minerals, size](Point mm, float edge) -> WashTexel {
    const float tone = 0.90f + 0.20f * noise(float(mm.x) * 1.6f, float(mm.y) * 1.6f, 22);
    const Color c = mix(minerals.azurite, minerals.azurite_deep, 0.35f);
    return {{c.r * tone, c.g * tone, c.b * tone}, 0.97f * ramp(0, float(size * 0.22), edge)};
  });
  for (int ring = 0; ring < 3; ++ring) {
    std::vector<Point> line = spiral({0, 0}, size * (1 - 0.24 * ring), size * 0.10, 2.6 + 0.3 * ring, ring == 0 ? 1.6 : 0.9);
    if (mirrored) {
      for (Point& p : line) p.x = -p.x;
    }
    for (Point& p : line) p = at + Point{p.x * 1.5, p.y * 0.62};
    Pigment ink = gold;
    ink.seed += uint32_t(ring);
    painting.stroke(brushed(line, 0.8, 3.0 - 0.5 * ring, 0.6), ink);
  }
}

}  // namespace

void paintStream(Painting& painting, const Minerals& minerals) {
  const Course course;
  std::vector<Point> outline = bankLine(course, -1, 11), right = bankLine(course, 1, 12);
  outline.insert(outline.end(), right.rbegin(), right.rend());
  painting.wash(outline, 42, [=](Point mm, float edge) -> WashTexel {
    const auto x = float(mm.x), y = float(mm.y);
    const float pool = std::exp(-edge / 14), body = cloud(x * 0.006f, y * 0.012f, 21, 4), grain = noise(x * 1.6f, y * 1.6f, 22);
    Color c = mix(minerals.azurite, minerals.azurite_pale, 0.42f * ramp(0.38f, 0.75f, body));
    c = mix(c, minerals.azurite_deep, 0.55f * pool + 0.25f * ramp(0.55f, 0.2f, body));
    const float sparkle = 0.90f + 0.20f * grain + 0.10f * ramp(0.86f, 0.99f, noise(x * 3.1f, y * 3.1f, 23));
    // Where the azurite wore thin the gold shows through.
    const float worn = ramp(0.69f, 0.76f, cloud(x * 0.022f, y * 0.022f, 24, 5));
    return {{c.r * sparkle, c.g * sparkle, c.b * sparkle}, 0.97f - 0.62f * worn};
  });
  Random random(77);
  Pigment gold = pigment(minerals.gold_line, 0.93f);
  gold.hair = 0.12f, gold.dry = 0.45f, gold.grain = 0.10f;
  for (int lane = 0; lane < 27; ++lane) {
    const double v0 = -0.93 + 1.86 * lane / 26;
    double s = random.between(0, 0.05);
    while (s < 0.99) {
      const double reach = random.between(0.06, 0.21), end = std::min(1.0, s + reach);
      std::vector<Point> line;
      for (int i = 0; i <= 60; ++i) {
        const double t = s + (end - s) * i / 60;
        line.push_back(course.at(t, v0 + wave(t, v0 * 0.6, 31)));
      }
      gold.seed = uint32_t(lane * 100 + int(s * 90));
      const double heavy = 1.2 + 2.6 * s;
      painting.stroke(brushed(line, 0.5, heavy * random.between(0.7, 1.25), 0.4), gold);
      s = end + random.between(0.004, 0.05);
    }
  }
  for (int i = 0; i < 22; ++i) {
    const double s = 0.34 + 0.50 * i / 22 + random.between(-0.01, 0.01), v = random.between(-0.72, 0.72);
    gold.seed = uint32_t(900 + i);
    eddy(painting, course.at(s, v), 16 + 44 * s * random.between(0.6, 1.1), random.unit() < 0.5, gold, minerals);
  }
  // Shell white breaks where water meets the bank.
  Pigment foam = pigment(minerals.shell_white, 0.72f);
  foam.hair = 0.35f;
  for (int side = -1; side <= 1; side += 2) {
    for (double s = 0.05; s < 0.99; s += random.between(0.010, 0.026)) {
      std::vector<Point> line;
      for (int i = 0; i <= 14; ++i) {
        const double t = s + 0.016 * i / 14;
        line.push_back(course.at(t, side * (0.945 + 0.05 * std::sin(kPi * i / 14.0))));
      }
      foam.seed = uint32_t(s * 9999) + (side > 0 ? 5000u : 0u);
      painting.stroke(brushed(line, 0.4, 2.2, 0.4), foam);
    }
  }
}

void paintBanks(Painting& painting, const Minerals& minerals) {
  // 土坡: low green shores, paler towards the water, gold showing through at the top.
  struct Shore {
    std::vector<Point> points;
    uint32_t seed;
  };
  const Shore shores[] = {
      {{{-60, 1330}, {140, 1262}, {360, 1290}, {560, 1372}, {800, 1392}, {1010, 1450}, {1180, 1545}, {1300, 1660}, {1330, 1790}, {-60, 1790}}, 41},
      {{{3820, 1180}, {3600, 1212}, {3380, 1300}, {3130, 1352}, {2900, 1404}, {2700, 1476}, {2520, 1570}, {2400, 1640}, {2350, 1790}, {3820, 1790}}, 42},
      {{{840, 820}, {930, 786}, {1050, 792}, {1140, 826}, {1120, 872}, {1010, 896}, {900, 884}, {838, 856}}, 43},
  };
  for (const Shore& shore : shores) {
    std::vector<Point> outline = byHand(smooth(shore.points, 26, true), 9, shore.seed);
    const uint32_t seed = shore.seed;
    painting.wash(outline, 60, [=](Point mm, float edge) -> WashTexel {
      const auto x = float(mm.x), y = float(mm.y);
      const float body = cloud(x * 0.006f, y * 0.010f, seed, 4), grain = noise(x * 1.5f, y * 1.5f, seed + 1);
      Color c = mix(minerals.malachite, minerals.malachite_pale, 0.65f * ramp(0.35f, 0.7f, body));
      c = mix(c, minerals.malachite_deep, 0.75f * std::exp(-edge / 26) + 0.15f * ramp(0.6f, 0.3f, body));
      const float sparkle = 0.91f + 0.18f * grain;
      const float fade = 0.97f - 0.55f * ramp(20, 60, edge) * ramp(0.5f, 0.68f, cloud(x * 0.013f, y * 0.03f, seed + 2, 4));
      return {{c.r * sparkle, c.g * sparkle, c.b * sparkle}, fade};
    });
    outline.push_back(outline.front());
    std::vector<StrokePoint> edge;
    for (const Point& p : outline) edge.push_back({p, 1.6 + 2.6 * noise(float(p.x) * 0.02f, float(p.y) * 0.02f, seed + 4)});
    Pigment ink = pigment(minerals.ink, 0.8f, seed);
    ink.hair = 0.45f;
    painting.stroke(edge, ink);
    // 点苔: dots of moss along the edge.
    Random random(seed);
    for (size_t i = 0; i + 1 < outline.size(); i += 2) {
      if (cloud(float(i) * 0.06f, 3.0f, seed + 6, 2) < 0.52f) continue;
      for (int k = 0; k < 2; ++k) {
        const Point at = outline[i] + Point{random.between(-9, 9), random.between(-3, 16)};
        const double size = random.between(3.5, 8.5);
        Pigment moss = pigment(minerals.malachite_deep, 0.95f, seed + uint32_t(i));
        moss.hair = 0.1f;
        painting.stroke({{at, size}, {at + Point{size * 0.3, -size * 0.2}, size * 0.9}}, moss);
        moss.color = moss.end_color = minerals.malachite_pale;
        painting.stroke({{at + Point{-0.3, -0.6}, size * 0.55}, {at + Point{size * 0.2, -size * 0.3}, size * 0.4}}, moss);
      }
    }
  }
}

}  // namespace kura::sample::screen

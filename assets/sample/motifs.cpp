#include "motifs.h"

#include <cmath>

#include "curves.h"
#include "random.h"

namespace kura::sample {
namespace {

constexpr double kPi = 3.14159265358979323846;

Ink lineInk(const Palette& palette, uint32_t seed) { return {palette.line, 0.92f, 0.18f, 0.25f, 0.02f, seed}; }

void outline(Canvas& canvas, std::vector<Point> points, double width, const Palette& palette, uint32_t seed) {
  points.push_back(points.front());
  std::vector<StrokePoint> stroke;
  for (size_t i = 0; i < points.size(); ++i) {
    const auto swell = noise(float(points[i].x) * 0.3f, float(points[i].y) * 0.3f, seed);
    stroke.push_back({points[i], width * (0.55 + 0.9 * swell)});
  }
  paintStroke(canvas, stroke, lineInk(palette, seed));
}

// A petal from the origin towards +x: narrow at its foot, broad and lobed at its end. length 1, width `breadth`.
std::vector<Point> petalShape(double breadth, int lobes, Random& random) {
  std::vector<Point> points = {{0, 0.05 * breadth}, {0.22, 0.26 * breadth}, {0.52, 0.46 * breadth}, {0.78, 0.50 * breadth}};
  for (int i = 0; i <= lobes; ++i) {
    const double t = double(i) / lobes;
    const double y = breadth * (0.44 - 0.88 * t);
    const double bow = 0.94 + 0.11 * std::sin(kPi * t);
    points.push_back({bow + random.between(-0.01, 0.02), y});
    if (i < lobes) points.push_back({bow - 0.055 - random.between(0, 0.03), y - breadth * 0.44 / lobes});
  }
  for (const Point& p : std::vector<Point>{{0.78, -0.50 * breadth}, {0.52, -0.46 * breadth}, {0.22, -0.26 * breadth}, {0, -0.05 * breadth}}) points.push_back(p);
  return points;
}

void paintPetal(Canvas& canvas, Point foot, double length, double breadth, double angle, const Palette& palette, Color color, Color heart,
                Random& random, uint32_t seed) {
  const std::vector<Point> shape = byHand(smooth(placed(petalShape(breadth, 4, random), foot, angle, length), 6, true), length * 0.012, seed);
  Enamel enamel{color, heart, foot, length * 0.95, 0.93f, 0.30f, 0.20f, seed};
  paintFill(canvas, shape, enamel);
  // Veins run from the foot and spread, thin as hair.
  const int veins = 7;
  for (int i = 1; i < veins; ++i) {
    const double spread = (double(i) / veins - 0.5) * breadth;
    std::vector<Point> vein;
    for (int k = 0; k <= 12; ++k) {
      const double t = 0.18 + 0.66 * k / 12 - 0.1 * std::abs(spread);
      vein.push_back(foot + turned(Point{t, spread * 0.82 * std::pow(t, 0.8)} * length, angle));
    }
    const Color dark = mix(color, palette.line, 0.55f);
    paintStroke(canvas, brushed(byHand(vein, 0.15, seed + uint32_t(i)), 0.22, 0.30, 0.08), {dark, 0.75f, 0.2f, 0.5f, 0, seed + uint32_t(i)});
  }
  outline(canvas, shape, std::max(0.35, length * 0.016), palette, seed + 3);
}

}  // namespace

void paintPeony(Canvas& canvas, Point at, double radius, double facing, const Palette& palette, Color petals, Color heart, uint32_t seed) {
  Random random(seed);
  struct Ring {
    int count;
    double foot, length, breadth;
  };
  const Ring rings[] = {{9, 0.10, 0.92, 0.62}, {8, 0.06, 0.72, 0.60}, {6, 0.03, 0.52, 0.62}, {5, 0.0, 0.34, 0.66}};
  const Point lean = polar(radius * 0.16, facing);
  int ring_number = 0;
  for (const Ring& ring : rings) {
    const double begin = random.between(0, 2 * kPi);
    for (int i = 0; i < ring.count; ++i) {
      const double angle = begin + 2 * kPi * (i + random.between(-0.12, 0.12)) / ring.count;
      // Petals on the far side are foreshortened: the flower looks towards `facing`.
      const double view = 1 - 0.22 * std::cos(angle - facing - kPi) * (ring_number > 0);
      const Color tone = mix(petals, heart, 0.10f * float(ring_number));
      paintPetal(canvas, at + lean * (ring_number * 0.3) + polar(radius * ring.foot, angle), radius * ring.length * view * random.between(0.93, 1.06), ring.breadth,
                 angle, palette, tone, heart, random, seed + uint32_t(ring_number * 16 + i));
    }
    ++ring_number;
  }
  const Point core = at + lean;
  for (int i = 0; i < 46; ++i) {
    const Point p = core + polar(radius * 0.15 * std::sqrt(random.unit()), random.between(0, 2 * kPi));
    paintFill(canvas, circle(p, radius * 0.020, 12), {palette.yellow, {}, {}, 0, 1, 0.4f, 0.28f, seed + uint32_t(i)});
    paintStroke(canvas, {{p, 0.1}, {p + polar(radius * 0.014, random.between(0, 6.28)), 0.3}}, lineInk(palette, seed + uint32_t(i)));
  }
}

void paintChrysanthemum(Canvas& canvas, Point at, double radius, int petals, const Palette& palette, Color color, uint32_t seed) {
  for (int layer = 0; layer < 2; ++layer) {
    const double reach = layer == 0 ? 1 : 0.66;
    for (int i = 0; i < petals; ++i) {
      const double angle = 2 * kPi * (i + 0.5 * layer) / petals;
      const double half = kPi / petals * 0.86;
      const std::vector<Point> shape = smooth({at + polar(radius * 0.16, angle), at + polar(radius * 0.6 * reach, angle - half), at + polar(radius * 0.92 * reach, angle - half * 0.75),
                                               at + polar(radius * reach, angle), at + polar(radius * 0.92 * reach, angle + half * 0.75), at + polar(radius * 0.6 * reach, angle + half)}, 5, true);
      paintFill(canvas, shape, {mix(color, palette.white, layer ? 0.16f : 0), mix(color, palette.line, 0.3f), at, radius * 0.7, 0.94f, 0.32f, 0.2f, seed + uint32_t(i)});
      outline(canvas, shape, std::max(0.28, radius * 0.018), palette, seed + uint32_t(i));
    }
  }
  paintFill(canvas, circle(at, radius * 0.2), {palette.yellow, {}, {}, 0, 1, 0.4f, 0.3f, seed});
  outline(canvas, circle(at, radius * 0.2), 0.35, palette, seed + 5);
  Random random(seed);
  for (int i = 0; i < 14; ++i) {
    const Point p = at + polar(radius * 0.15 * std::sqrt(random.unit()), random.between(0, 2 * kPi));
    paintFill(canvas, circle(p, radius * 0.018, 8), {palette.line, {}, {}, 0, 0.9f, 0, 0.02f, seed});
  }
}

void paintPlum(Canvas& canvas, Point at, double radius, double angle, const Palette& palette, Color color, uint32_t seed) {
  for (int i = 0; i < 5; ++i) {
    const Point centre = at + polar(radius * 0.56, angle + 2 * kPi * i / 5);
    const std::vector<Point> shape = byHand(circle(centre, radius * 0.44, 28), radius * 0.02, seed + uint32_t(i));
    paintFill(canvas, shape, {color, mix(color, palette.white, 0.4f), at, radius * 0.9, 0.94f, 0.3f, 0.2f, seed + uint32_t(i)});
    outline(canvas, shape, std::max(0.25, radius * 0.035), palette, seed + uint32_t(i));
  }
  for (int i = 0; i < 15; ++i) {
    const double a = 2 * kPi * i / 15;
    const Point end = at + polar(radius * (0.42 + 0.1 * noise(float(i), 3, seed)), a);
    paintStroke(canvas, {{at, radius * 0.03}, {end, radius * 0.03}}, lineInk(palette, seed));
    paintFill(canvas, circle(end, radius * 0.05, 10), {palette.yellow, {}, {}, 0, 1, 0.3f, 0.22f, seed});
  }
}

void paintBud(Canvas& canvas, Point at, double radius, double angle, const Palette& palette, Color color, uint32_t seed) {
  Random random(seed);
  for (double turn : {-0.42, 0.42, 0.0}) {
    paintPetal(canvas, at, radius * (turn == 0 ? 1.05 : 0.95), 0.5, angle + turn, palette, color, mix(color, palette.white, 0.25f), random, seed + uint32_t(turn * 10 + 20));
  }
  for (double turn : {-0.75, 0.0, 0.75}) {
    paintLeaf(canvas, at - polar(radius * 0.05, angle), radius * 0.62, angle + turn, palette, palette.green, seed + uint32_t(turn * 10 + 40));
  }
}

void paintLeaf(Canvas& canvas, Point at, double size, double angle, const Palette& palette, Color color, uint32_t seed) {
  Random random(seed);
  const double bend = random.between(-0.16, 0.16);
  const auto spine = [&](double t) { return Point{t, bend * t * t}; };
  std::vector<Point> left, right;
  const double steps[] = {0.02, 0.18, 0.34, 0.44, 0.62, 0.72, 0.88, 1.0};
  const double breadth[] = {0.02, 0.17, 0.26, 0.17, 0.20, 0.11, 0.07, 0.0};  // cut twice, as peony leaves are
  for (int i = 0; i < 8; ++i) {
    left.push_back(spine(steps[i]) + Point{0, breadth[i] * random.between(0.9, 1.12)});
    right.push_back(spine(steps[i] + 0.02) - Point{0, breadth[i] * random.between(0.9, 1.12)});
  }
  std::vector<Point> shape = left;
  for (size_t i = right.size() - 1; i-- > 0;) shape.push_back(right[i]);
  shape = byHand(smooth(placed(shape, at, angle, size), 5, true), size * 0.01, seed);
  paintFill(canvas, shape, {color, mix(color, palette.yellow, 0.22f), at + turned(spine(0.4) * size, angle), size * 0.5, 0.94f, 0.36f, 0.2f, seed});
  const auto vein = [&](Point from, Point to, double width, uint32_t number) {
    const Point middle = (from + to) * 0.5 + Point{0.02, 0};
    paintStroke(canvas, brushed(placed(smooth({from, middle, to}, 6, false), at, angle, size), width, width, 0.1), lineInk(palette, seed + number));
  };
  vein(spine(0), spine(0.94), std::max(0.3, size * 0.016), 1);
  for (int i = 1; i <= 5; ++i) {
    const double t = 0.12 + 0.13 * i, reach = 0.15 - 0.018 * i;
    vein(spine(t), spine(t + 0.12) + Point{0, reach}, 0.28, uint32_t(i * 2));
    vein(spine(t), spine(t + 0.12) - Point{0, reach}, 0.28, uint32_t(i * 2 + 1));
  }
  outline(canvas, shape, std::max(0.32, size * 0.014), palette, seed + 2);
}

void paintStem(Canvas& canvas, const std::vector<Point>& points, double width, const Palette& palette, Color color, uint32_t seed) {
  const std::vector<Point> line = byHand(smooth(points, 14, false), width * 0.5, seed);
  paintStroke(canvas, brushed(line, width * 1.35, width * 1.25, width * 0.8), {palette.line, 0.95f, 0.1f, 0.1f, 0.05f, seed});
  paintStroke(canvas, brushed(line, width, width * 0.9, width * 0.45), {color, 0.96f, 0.12f, 0.1f, 0.22f, seed + 1});
}

void paintButterfly(Canvas& canvas, Point at, double span, double angle, const Palette& palette, uint32_t seed) {
  const double s = span / 2;
  const auto wing = [&](std::vector<Point> shape, Color color, uint32_t number) {
    for (double side : {1.0, -1.0}) {
      std::vector<Point> half = shape;
      for (Point& p : half) p.y *= side;
      const std::vector<Point> drawn = byHand(smooth(placed(half, at, angle, s), 6, true), s * 0.015, seed + number);
      paintFill(canvas, drawn, {color, palette.white, at, s * 0.8, 0.94f, 0.4f, 0.2f, seed + number});
      outline(canvas, drawn, std::max(0.3, s * 0.03), palette, seed + number);
      const Point eye = at + turned(Point{half[2].x * 0.75, half[2].y * 0.72} * s, angle);
      paintFill(canvas, circle(eye, s * 0.09, 20), {palette.red, {}, {}, 0, 0.95f, 0.3f, 0.22f, seed + number});
      outline(canvas, circle(eye, s * 0.09, 20), 0.25, palette, seed + number);
    }
  };
  wing({{-0.02, 0.03}, {-0.35, 0.28}, {-0.62, 0.62}, {-0.38, 0.78}, {-0.06, 0.45}}, palette.purple, 1);
  wing({{0.02, 0.03}, {0.10, 0.42}, {0.34, 0.92}, {0.62, 0.98}, {0.52, 0.55}, {0.24, 0.16}}, palette.yellow, 2);
  const auto line = [&](std::vector<Point> points, double begin, double end) {
    paintStroke(canvas, brushed(placed(smooth(points, 8, false), at, angle, s), begin, (begin + end) * 0.6, end), {palette.line, 0.95f, 0.05f, 0.1f, 0.12f, seed});
  };
  line({{-0.42, 0}, {0, 0.01}, {0.22, 0}}, s * 0.06, s * 0.12);
  line({{0.22, 0.02}, {0.5, 0.12}, {0.68, 0.34}}, 0.4, 0.25);
  line({{0.22, -0.02}, {0.5, -0.12}, {0.68, -0.34}}, 0.4, 0.25);
}

void paintScrolls(Canvas& canvas, const std::vector<Point>& line, double size, double width, Color color, uint32_t seed) {
  const Ink ink{color, 0.93f, 0.22f, 0.2f, 0.03f, seed};
  paintStroke(canvas, brushed(byHand(line, size * 0.03, seed), width, width, width), ink);
  double walked = 0, next = size * 0.4;
  double side = 1;
  for (size_t i = 1; i < line.size(); ++i) {
    walked += length(line[i] - line[i - 1]);
    if (walked < next) continue;
    next += size * 0.82;
    const Point along = (line[i] - line[i - 1]) * (1 / std::max(1e-9, length(line[i] - line[i - 1])));
    const Point across = Point{-along.y, along.x} * side;
    const double outer = size * 0.42;
    const double from = std::atan2(-across.y, -across.x);
    const std::vector<Point> roll = spiral(line[i] + across * outer, outer, size * 0.05, from, side * 1.35);
    paintStroke(canvas, brushed(byHand(roll, size * 0.015, seed + uint32_t(i)), width * 0.9, width * 0.8, width * 0.4), ink);
    paintFill(canvas, circle(roll.back(), width * 0.8, 12), {color, {}, {}, 0, 0.95f, 0.1f, 0.03f, seed});
    // Two small leaves where the scroll leaves its stem.
    for (double turn : {0.5, 1.05}) {
      const Point tip = line[i] + (along * std::cos(turn) - across * std::sin(turn)) * (size * 0.34);
      const Point mid = line[i] + (along * std::cos(turn + 0.5) - across * std::sin(turn + 0.5)) * (size * 0.17);
      paintStroke(canvas, brushed(smooth({line[i], mid, tip}, 6, false), width * 0.5, width * 2.1, width * 0.2), ink);
    }
    side = -side;
  }
}

void paintFukuMark(Canvas& canvas, Point at, double size, Color color, uint32_t seed) {
  const std::vector<std::vector<Point>> strokes = {
      {{.14, .10}, {.22, .17}}, {{.06, .28}, {.32, .27}, {.27, .40}, {.06, .60}}, {{.20, .46}, {.20, .70}, {.19, .96}}, {{.23, .50}, {.34, .63}},
      {{.42, .12}, {.68, .11}, {.93, .12}},
      {{.50, .25}, {.50, .43}}, {{.50, .25}, {.87, .24}, {.86, .43}}, {{.50, .42}, {.86, .42}},
      {{.43, .55}, {.44, .94}}, {{.43, .55}, {.93, .54}, {.92, .95}}, {{.44, .74}, {.92, .74}}, {{.68, .55}, {.68, .92}}, {{.44, .92}, {.92, .92}}};
  const Ink ink{color, 0.95f, 0.25f, 0.35f, 0.03f, seed};
  const auto draw = [&](std::vector<Point> points, double width) {
    for (Point& p : points) p = at + (p - Point{0.5, 0.53}) * size;
    // Corners stay corners: many points on straight pieces.
    std::vector<Point> line;
    for (size_t i = 0; i + 1 < points.size(); ++i) {
      for (int k = 0; k < 10; ++k) line.push_back(points[i] + (points[i + 1] - points[i]) * (k / 10.0));
    }
    line.push_back(points.back());
    paintStroke(canvas, brushed(byHand(line, size * 0.012, seed + uint32_t(points[0].x * 10)), width * 1.15, width, width * 0.8), ink);
  };
  for (const auto& stroke : strokes) draw(stroke, size * 0.062);
  for (const auto& [margin, width] : {std::pair{0.15, 0.075}, std::pair{0.27, 0.035}}) {
    const double l = -margin, h = 1 + margin;
    draw({{l, l}, {h, l}, {h, h + .04}, {l, h + .04}, {l, l}}, size * width);
  }
}

}  // namespace kura::sample

// K-002: a lidded jar in the manner of Ao-Kutani (青九谷): the whole ground under green, yellow, purple and dark blue,
// with windows (窓絵) of plum and waves.
#include <cmath>

#include "bands.h"
#include "curves.h"
#include "items.h"
#include "motifs.h"
#include "parallel.h"
#include "porcelain.h"
#include "random.h"
#include "revolve.h"

namespace kura::sample {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kCircumference = 2 * kPi * 88;  // of the canvas: the jar at its widest

const std::vector<Point> kWall = {{52, 0}, {54, 0.4}, {55, 4}, {53.5, 9}, {58, 22}, {73, 58}, {86, 104}, {88.5, 134}, {84, 160}, {70, 180}, {60, 187}, {58, 191}, {58, 199}};
const std::vector<Point> kHollow = {{0, 14}, {40, 14.5}, {52, 24}, {67, 58}, {80, 104}, {82, 134}, {78, 158}, {65, 177}, {55, 186}, {53, 191}, {53, 199}, {55.5, 200.4}, {58, 199}};
const std::vector<Point> kBase = {{0, 5.5}, {30, 5.5}, {45, 5}, {47, 1}, {48.5, 0}, {52, 0}};
const std::vector<Point> kLid = {{0, 247}, {6.5, 246.6}, {10.5, 243}, {11.5, 238}, {9, 233}, {7, 229.5}, {8.5, 227}, {22, 224.6}, {44, 218}, {60, 207.5}, {64.5, 202.6}, {65, 200.8}, {63.5, 199.6}, {58.6, 199.3}};

// Enamel over the whole ground, with a fine diaper of dots and curls in black under it.
void paintGround(Canvas& canvas, const Palette& palette) {
  forEachRow(canvas.height, [&](int y) {
    for (int x = 0; x < canvas.width; ++x) {
      const Point mm = canvas.toMm(x + 0.5, y + 0.5);
      // Periodic in x: noise on a circle.
      const double a = 2 * kPi * mm.x / kCircumference;
      const auto cx = float(14 * std::cos(a)), cz = float(14 * std::sin(a)), v = float(mm.y * 0.16);
      const float flow = cloud(cx, v, cz, 11, 4);
      Color color = mix(palette.green, mix(palette.green, palette.yellow, 0.16f), ramp(0.35f, 0.75f, flow));
      color = mix(color, mix(palette.green, palette.blue, 0.35f), ramp(0.62f, 0.80f, cloud(cx + 40, v, cz, 19, 3)));
      canvas.blend(size_t(y) * canvas.width + size_t(x), color, 1);
      canvas.relief[size_t(y) * canvas.width + size_t(x)] = 0.12f * flow;
    }
  });
  const Ink ink{palette.line, 0.72f, 0.2f, 0.2f, 0, 23};
  const int columns = 46;
  const double step = kCircumference / columns;
  for (int row = 0; row * step * 0.8 < 236; ++row) {
    for (int column = 0; column < columns; ++column) {
      const Point at = {(column + (row & 1) * 0.5) * step, 4 + row * step * 0.8};
      paintStroke(canvas, brushed(byHand(spiral(at, step * 0.36, step * 0.06, 0.6 * row, 1.25), 0.3, uint32_t(row * 64 + column)), 0.55, 0.5, 0.25), ink);
    }
  }
}

// A window: a lobed frame, its own ground, and a gold-yellow rim.
std::vector<Point> windowShape(Point at, double width, double height) {
  std::vector<Point> shape;
  for (int i = 0; i < 96; ++i) {
    const double a = 2 * kPi * i / 96;
    const double lobe = 1 + 0.055 * std::abs(std::sin(2 * a));
    const double squareness = std::pow(std::pow(std::abs(std::cos(a)), 2.6) + std::pow(std::abs(std::sin(a)), 2.6), -1 / 2.6);
    shape.push_back(at + Point{std::cos(a) * squareness * lobe * width / 2, std::sin(a) * squareness * lobe * height / 2});
  }
  return shape;
}

void paintWindow(Canvas& canvas, Point at, const Palette& palette, int kind, uint32_t seed) {
  const double width = 118, height = 116;
  paintFill(canvas, windowShape(at, width + 9, height + 9), {palette.yellow, {}, {}, 0, 1, 0.3f, 0.3f, seed});
  paintFill(canvas, windowShape(at, width + 1.6, height + 1.6), {palette.line, {}, {}, 0, 1, 0, 0.1f, seed});
  paintFill(canvas, windowShape(at, width, height), {hex(0xe6e4da), {}, {}, 0, 1, 0.05f, 0.05f, seed, 0.03f});
  // The canvas runs downwards; "up" is -y.
  if (kind == 0) {  // an old plum
    paintStem(canvas, {at + Point{-40, 54}, at + Point{-24, 22}, at + Point{-30, -2}, at + Point{-4, -16}, at + Point{24, -40}}, 7, palette, mix(palette.purple, palette.line, 0.35f), seed);
    paintStem(canvas, {at + Point{-24, 22}, at + Point{8, 16}, at + Point{38, 26}}, 3.6, palette, mix(palette.purple, palette.line, 0.3f), seed + 1);
    paintStem(canvas, {at + Point{-30, -2}, at + Point{-40, -24}, at + Point{-34, -44}}, 3, palette, mix(palette.purple, palette.line, 0.3f), seed + 2);
    const double flowers[][3] = {{-4, -17, 13}, {22, -40, 10}, {40, 26, 12}, {10, 15, 10}, {-34, -44, 10}, {-42, -18, 8}, {18, -8, 8}, {-18, 36, 9}, {46, -24, 7}};
    for (const auto& f : flowers) paintPlum(canvas, at + Point{f[0], f[1]}, f[2], f[0], palette, f[2] > 9 ? palette.yellow : palette.purple, seed + uint32_t(f[2] * 7 + f[0]));
  } else {  // peony and butterfly
    paintStem(canvas, {at + Point{30, 56}, at + Point{18, 30}, at + Point{-6, 12}}, 4.4, palette, palette.green, seed);
    const double leaves[][3] = {{18, 30, 0.1}, {22, 38, 2.8}, {4, 20, 1.3}, {-12, 20, 2.6}, {14, 6, -0.4}, {-26, -8, 3.4}, {6, -18, -1.0}};
    for (const auto& l : leaves) paintLeaf(canvas, at + Point{l[0], l[1]}, 33, l[2], palette, l[2] > 1 ? palette.green : palette.leaf, seed + uint32_t(l[2] * 10 + 60));
    paintPeony(canvas, at + Point{-8, 0}, 30, -1.8, palette, kind == 1 ? palette.purple : palette.yellow, mix(kind == 1 ? palette.purple : palette.yellow, palette.white, 0.5f), seed + 9);
    paintButterfly(canvas, at + Point{30, -34}, 30, -2.4, palette, seed + 5);
  }
}

void paintWall(Canvas& canvas, double wall, const Palette& palette) {
  paintGround(canvas, palette);
  const auto ring = [&](double low, double high, const std::function<BandTexel(const BandPlace&)>& pattern) {
    paintBand(canvas, [=](Point mm) -> std::optional<BandPlace> {
      if (mm.y < low || mm.y > high) return {};
      return BandPlace{mm.x / kCircumference - std::floor(mm.x / kCircumference), high - mm.y, kCircumference};
    }, pattern);
    for (double y : {low, high}) {
      std::vector<StrokePoint> line;
      for (int i = 0; i <= 240; ++i) line.push_back({{kCircumference * i / 240, y}, 1.0});
      paintStroke(canvas, line, {palette.line, 0.95f, 0.1f, 0, 0.04f, 5});
    }
  };
  // y runs down the wall: 0 is the neck's edge, `wall` the foot.
  ring(2, 13, [&](const BandPlace& p) { return shippo(p.turn, p.height, 44, p.circumference, palette); });
  ring(17, 33, [&](const BandPlace& p) { return kikko(p.turn, p.height, 16, 44, p.circumference, palette); });
  ring(wall - 40, wall - 15, [&](const BandPlace& p) { return seigaiha(p.turn, p.height, 30, p.circumference, palette); });
  for (int i = 0; i < 3; ++i) paintWindow(canvas, {kCircumference * (i + 0.5) / 3, 102}, palette, i, 300 + uint32_t(i) * 50);
}

void paintLid(Canvas& canvas, double radius, const Palette& palette) {
  forEachRow(canvas.height, [&](int y) {
    for (int x = 0; x < canvas.width; ++x) {
      const Point mm = canvas.toMm(x + 0.5, y + 0.5);
      const float flow = cloud(float(mm.x) * 0.12f, float(mm.y) * 0.12f, 31, 4);
      canvas.blend(size_t(y) * canvas.width + size_t(x), mix(palette.green, mix(palette.green, palette.yellow, 0.3f), ramp(0.35f, 0.7f, flow)), 1);
      canvas.relief[size_t(y) * canvas.width + size_t(x)] = 0.12f * flow;
    }
  });
  const auto place = [](double inner, double outer) {
    return [=](Point mm) -> std::optional<BandPlace> {
      const double r = length(mm);
      if (r < inner || r > outer) return {};
      return BandPlace{std::atan2(mm.y, mm.x) / (2 * kPi) + 0.5, r - inner, kPi * (inner + outer)};
    };
  };
  const double edge = radius - 8;
  paintBand(canvas, place(edge - 17, edge), [&](const BandPlace& p) { return kikko(p.turn, p.height, 17, 34, p.circumference, palette); });
  for (int i = 0; i < 5; ++i) paintPlum(canvas, polar(edge - 33, 2 * kPi * i / 5), 11, 0.6 * i, palette, i & 1 ? palette.purple : palette.yellow, 60 + uint32_t(i));
  for (int i = 0; i < 5; ++i) paintLeaf(canvas, polar(edge - 40, 2 * kPi * (i + 0.38) / 5), 18, 2 * kPi * (i + 0.62) / 5 + 0.9, palette, palette.leaf, 90 + uint32_t(i));
  paintFill(canvas, circle({}, 36, 96), {palette.purple, palette.blue, {}, 30, 1, 0.3f, 0.2f, 71});  // the knob
  for (double r : {36.0, edge - 17.0, edge}) {
    std::vector<StrokePoint> line;
    for (int i = 0; i <= 240; ++i) line.push_back({polar(r, 2 * kPi * i / 240), 0.9});
    paintStroke(canvas, line, {palette.line, 0.95f, 0.1f, 0, 0.04f, 7});
  }
}

}  // namespace

void makeJar(const std::filesystem::path& folder, const MakeOptions& options) {
  Palette palette;
  palette.green = hex(0x1f5c3a);
  palette.leaf = hex(0x2c6b35);
  const Profile wall(kWall), hollow(kHollow), base(kBase), lid(kLid);
  const int wide = options.is_quick ? 512 : 4096, disc_size = options.is_quick ? 256 : 2048;
  Canvas body(wide, int(wide * (wall.length() + 4) / kCircumference), wide / kCircumference, {0, -2}, true);
  body.period_mm = kCircumference;
  paintWall(body, wall.length(), palette);
  const double scale = disc_size / (2 * lid.length() + 4);
  Canvas top(disc_size, disc_size, scale, {-disc_size / 2.0 / scale, -disc_size / 2.0 / scale}, true);
  paintLid(top, lid.length(), palette);
  // Base and inside are plain porcelain, with the mark.
  const double base_scale = disc_size / (2 * hollow.length() + 4);
  Canvas plain(disc_size, disc_size, base_scale, {-disc_size / 2.0 / base_scale, -disc_size / 2.0 / base_scale}, true);
  paintPorcelain(plain, 303);
  paintFukuMark(plain, {0, 0}, 20, hex(0x1d2f5e), 77);

  const auto discSurface = [](const Profile& profile, const Canvas& canvas, double side, bool is_painted) {
    return [&, side, is_painted](double u, double v) {
      const double along = v * profile.length(), a = 2 * kPi * (u < 1 ? u : 0);
      Point p = profile.at(along);
      const Vec3 rough = {float(p.x * std::cos(a)), float(p.y), float(p.x * std::sin(a))};
      const double lift = v > 0 && v < 1 ? (is_painted ? reliefAt(canvas, polar(along, a)) : 0) + scanNoise(rough, 8) : 0;
      p = p + profile.outward(along) * (side * lift);
      const Point px = canvas.toPixel(polar(along, 2 * kPi * u));
      return GridVertex{{float(p.x * std::cos(a)), float(p.y), float(p.x * std::sin(a))}, {float(px.x / canvas.width), float(1 - px.y / canvas.height)}};
    };
  };
  const int turns = options.is_quick ? 96 : 720;
  MeshPart outside{"body", "body.jpg", {}, {}, {}, {}}, cover{"lid", "lid.jpg", {}, {}, {}, {}}, inside{"plain", "plain.jpg", {}, {}, {}, {}};
  addGrid(outside, options.is_quick ? 60 : 300, turns, true, [&](double u, double v) {
    const double along = v * wall.length(), a = 2 * kPi * (u < 1 ? u : 0);
    Point p = wall.at(along);
    const Point mm = {u * kCircumference, wall.length() - along};
    const Vec3 rough = {float(p.x * std::cos(a)), float(p.y), float(p.x * std::sin(a))};
    const double lift = v > 0 && v < 1 ? reliefAt(body, {(u < 1 ? u : 0) * kCircumference, mm.y}) + scanNoise(rough, 9) : 0;
    p = p + wall.outward(along) * lift;
    const Point px = body.toPixel(mm);
    return GridVertex{{float(p.x * std::cos(a)), float(p.y), float(p.x * std::sin(a))}, {float(u), float(1 - px.y / body.height)}};
  });
  addGrid(inside, options.is_quick ? 24 : 90, turns, false, discSurface(hollow, plain, -1, false));
  addGrid(inside, options.is_quick ? 12 : 40, turns, true, discSurface(base, plain, 1, true));
  addGrid(cover, options.is_quick ? 40 : 150, turns, false, discSurface(lid, top, -1, true));
  writeObj(folder, "jar", {outside, inside, cover}, "Pr 0.25\n");
  writeJpeg(folder / "body.jpg", body, 93);
  writeJpeg(folder / "lid.jpg", top, 93);
  writeJpeg(folder / "plain.jpg", plain, 90);
}

}  // namespace kura::sample

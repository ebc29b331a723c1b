// K-001: a deep bowl, 34 cm across, painted inside with peonies in the five colours.
#include <cmath>

#include "bands.h"
#include "curves.h"
#include "items.h"
#include "motifs.h"
#include "porcelain.h"
#include "random.h"
#include "revolve.h"

namespace kura::sample {
namespace {

constexpr double kPi = 3.14159265358979323846;

// Inside from the middle of the well to the lip, outside from the middle of the base to the lip.
const std::vector<Point> kInside = {{0, 13}, {30, 13.2}, {62, 16}, {95, 27}, {128, 52}, {152, 84}, {164, 108}, {168.5, 118.6}, {169.6, 120}};
const std::vector<Point> kOutside = {{0, 6.2}, {30, 6.2}, {56, 6.0}, {62.5, 4.6}, {63.5, 0.6}, {65, 0}, {67.4, 0}, {69, 1.2}, {70.5, 8},
                                     {84, 15.5}, {108, 26}, {136, 50}, {157.5, 83}, {168, 108}, {171, 118.2}, {170.4, 120}};

std::optional<BandPlace> ringPlace(Point mm, double inner, double outer, bool upwards_outward = true) {
  const double radius = length(mm);
  if (radius < inner || radius > outer) return {};
  const double turn = std::atan2(mm.y, mm.x) / (2 * kPi) + 0.5;
  return BandPlace{turn, upwards_outward ? radius - inner : outer - radius, 2 * kPi * (inner + outer) / 2};
}

void paintRing(Canvas& canvas, double radius, double width, Color color, uint32_t seed, float relief = 0.04f) {
  std::vector<StrokePoint> line;
  for (int i = 0; i <= 360; ++i) {
    const double a = 2 * kPi * i / 360;
    line.push_back({polar(radius + 0.18 * (noise(float(i) * 0.12f, 1, seed) - 0.5), a), width * (0.8 + 0.4 * noise(float(i) * 0.2f, 5, seed))});
  }
  paintStroke(canvas, line, {color, 0.93f, 0.15f, 0, relief, seed});
}

// The spray was composed for a smaller well; it grows with it.
constexpr double kSpray = 1.17;

std::vector<Point> grown(std::vector<Point> points) {
  for (Point& point : points) point = point * kSpray;
  return points;
}

void paintInside(Canvas& canvas, double rim, const Palette& palette) {
  paintPorcelain(canvas, 101);
  const double outer = rim - 5, inner = rim - 24;
  paintBand(canvas, [&](Point mm) { return ringPlace(mm, inner, outer); },
            [&](const BandPlace& place) { return kikko(place.turn, place.height, outer - inner, 72, place.circumference, palette); });
  for (double r : {inner - 0.6, outer + 0.6}) paintRing(canvas, r, 0.9, palette.line, 11);
  paintRing(canvas, inner - 3.2, 1.6, palette.red, 12);
  paintRing(canvas, rim - 1.2, 3.2, hex(0x6b3a1e), 13);  // 口紅, the iron-brown lip

  // Old stem rising from below right, with its branches.
  paintStem(canvas, grown({{92, 96}, {64, 62}, {34, 34}, {4, 18}, {-22, 6}}), 6.2, palette, mix(palette.purple, palette.line, 0.25f), 21);
  paintStem(canvas, grown({{34, 34}, {52, 2}, {62, -34}, {70, -58}}), 4.2, palette, palette.green, 22);
  paintStem(canvas, grown({{4, 18}, {-30, 44}, {-62, 66}}), 3.6, palette, palette.green, 23);
  paintStem(canvas, grown({{62, -34}, {98, -22}, {122, -2}}), 2.6, palette, palette.green, 24);
  paintStem(canvas, grown({{-22, 6}, {-58, -48}, {-70, -96}}), 3.0, palette, palette.green, 25);

  struct Leaf {
    double x, y, size, angle;
    int color;
  };
  const Color greens[] = {palette.green, palette.leaf, palette.blue, palette.yellow};
  const Leaf leaves[] = {{50, 46, 62, 0.15, 0},   {58, 60, 50, 1.75, 1},  {78, 78, 44, -0.35, 0}, {40, 20, 44, 1.1, 2},  {58, -14, 50, 0.35, 1},
                         {66, -46, 46, -0.5, 0},  {58, -30, 44, 3.0, 0},  {-34, 46, 48, 0.9, 1},  {-52, 60, 46, 2.5, 0}, {-50, 52, 44, 3.6, 2},
                         {-62, -60, 46, 2.7, 0},  {-64, -70, 44, 0.1, 1}, {-68, -88, 40, -1.4, 3}, {104, -18, 36, 0.9, 1}, {100, -22, 34, -0.9, 3},
                         {-50, -34, 46, 3.7, 1},  {-6, 62, 50, 1.9, 0},   {10, 58, 44, 1.0, 2},   {-84, 20, 44, 2.9, 0}, {-4, -62, 48, -1.2, 0},
                         {16, -58, 44, -0.45, 1}, {-30, -66, 42, -2.1, 2}};
  uint32_t seed = 40;
  for (const Leaf& leaf : leaves) paintLeaf(canvas, Point{leaf.x, leaf.y} * kSpray, leaf.size * kSpray, leaf.angle, palette, greens[leaf.color], seed++);

  paintPeony(canvas, Point{72, -70} * kSpray, 37 * kSpray, -0.6, palette, mix(palette.purple, palette.white, 0.14f), mix(palette.purple, palette.white, 0.5f), 300);
  paintPeony(canvas, Point{-78, 74} * kSpray, 34 * kSpray, 2.4, palette, palette.yellow, mix(palette.yellow, palette.white, 0.55f), 420);
  paintPeony(canvas, Point{-24, -2} * kSpray, 62 * kSpray, 2.3, palette, palette.red, mix(palette.red, hex(0xf0c8b4), 0.55f), 500);
  paintBud(canvas, Point{124, 0} * kSpray, 17 * kSpray, 0.15, palette, palette.red, 610);
  paintBud(canvas, Point{-72, -104} * kSpray, 18 * kSpray, -1.75, palette, palette.purple, 640);
  paintButterfly(canvas, Point{64, 118} * kSpray, 44 * kSpray, 2.1, palette, 700);
  paintButterfly(canvas, Point{-124, -38} * kSpray, 34 * kSpray, 0.5, palette, 720);
}

void paintOutside(Canvas& canvas, double rim, double foot, const Palette& palette) {
  paintPorcelain(canvas, 202);
  const Color ink = hex(0x24406e);
  paintBand(canvas, [&](Point mm) { return ringPlace(mm, foot + 10, foot + 27); },
            [&](const BandPlace& place) { return seigaiha(place.turn, place.height, 40, place.circumference, palette); });
  for (double r : {foot + 9.2, foot + 27.8}) paintRing(canvas, r, 0.9, palette.line, 31);
  paintRing(canvas, foot + 4, 1.3, palette.red, 32);
  const double middle = (foot + 34 + rim - 12) / 2, swing = (rim - 12 - foot - 34) / 2 * 0.42;
  std::vector<Point> wave;
  for (int i = 0; i <= 720; ++i) {
    const double a = 2 * kPi * i / 720;
    wave.push_back(polar(middle + swing * std::sin(a * 8), a));
  }
  paintScrolls(canvas, wave, 26, 1.5, ink, 33);
  const Color flowers[] = {palette.red, palette.yellow, palette.purple, palette.green};
  for (int i = 0; i < 8; ++i) {
    const double a = 2 * kPi * (i + 0.25) / 8 + (i & 1 ? kPi / 8 : -kPi / 8) * 0;
    const double r = middle + (i & 1 ? -1 : 1) * 2;
    paintChrysanthemum(canvas, polar(r, a + kPi / 16), 15, 16, palette, flowers[i % 4], 800 + uint32_t(i) * 10);
    for (double turn : {0.9, -0.9, 2.4, -2.4}) {
      paintLeaf(canvas, polar(r, a + kPi / 16) + polar(14, a + turn), 19, a + turn, palette, turn > 0 ? palette.green : palette.leaf, 900 + uint32_t(i) * 10);
    }
  }
  paintRing(canvas, rim - 5.5, 1.2, palette.red, 34);
  paintRing(canvas, rim - 1.2, 3.2, hex(0x6b3a1e), 35);
  paintFukuMark(canvas, {0, 0}, 26, hex(0x1d2f5e), 36);
}

}  // namespace

void makeBowl(const std::filesystem::path& folder, const MakeOptions& options) {
  const Palette palette;
  const int size = options.is_quick ? 512 : 4096;
  const Profile inside(kInside), outside(kOutside);
  const auto disc = [&](const Profile& profile) {
    const double scale = size / (2 * profile.length() + 4);
    const double half = size / 2.0 / scale;
    return Canvas(size, size, scale, {-half, -half}, true);
  };
  Canvas front = disc(inside), back = disc(outside);
  double foot = 0;  // along the outside, where the footring meets the wall
  while (outside.at(foot).x < 70.4) foot += 0.1;
  paintInside(front, inside.length(), palette);
  paintOutside(back, outside.length(), foot, palette);

  const auto surface = [&](const Profile& profile, const Canvas& canvas, uint32_t seed, double side) {
    return [&, seed, side](double u, double v) {
      const double along = v * profile.length(), a = 2 * kPi * (u < 1 ? u : 0);
      const Point mm = polar(along, a);
      Point p = profile.at(along);
      const Point normal = profile.outward(along) * side;
      // Thrown and dried: never quite round, and the lip swings by half a millimetre.
      const double warp = 0.45 * std::sin(2 * a + 0.7) * (p.y / 120) * (p.x / 170);
      GridVertex vertex;
      const Vec3 rough = {float(p.x * std::cos(a)), float(p.y), float(p.x * std::sin(a))};
      const double lift = v > 0 && v < 0.998 ? reliefAt(canvas, mm) + scanNoise(rough, seed) : 0;
      p = p + normal * lift;
      vertex.position = {float((p.x + warp) * std::cos(a)), float(p.y + warp * 0.6), float((p.x + warp) * std::sin(a))};
      const Point px = canvas.toPixel(polar(along, 2 * kPi * u));
      vertex.texcoord = {float(px.x / canvas.width), float(1 - px.y / canvas.height)};
      return vertex;
    };
  };
  const int turns = options.is_quick ? 96 : 1024;
  MeshPart in{"inside", "inside.jpg", {}, {}, {}, {}}, out{"outside", "outside.jpg", {}, {}, {}, {}};
  addGrid(in, options.is_quick ? 60 : 330, turns, false, surface(inside, front, 5, -1));
  addGrid(out, options.is_quick ? 60 : 330, turns, true, surface(outside, back, 6, 1));
  writeObj(folder, "bowl", {in, out}, "Pr 0.28\n");
  writeJpeg(folder / "inside.jpg", front, 93);
  writeJpeg(folder / "outside.jpg", back, 93);
}

}  // namespace kura::sample

// Gold clouds with patterns in raised shell white under the leaf, and gold scattered from a tube (砂子, 切箔, 野毛).
#include <algorithm>
#include <cmath>

#include "parallel.h"
#include "random.h"
#include "scene.h"

namespace kura::sample::screen {
namespace {

struct Bar {  // a bank of cloud: a level line with round ends
  double x0, x1, y, r;
};
const Bar kBars[] = {
    // along the top, from the left
    {-80, 330, 120, 92}, {-80, 620, 30, 84}, {240, 1150, -10, 78}, {640, 930, 96, 62},
    // behind the spring of the stream
    {700, 1010, 402, 54}, {560, 860, 486, 58}, {800, 1180, 330, 30},
    // across the middle
    {1880, 2420, 742, 62}, {2140, 2700, 826, 54}, {1980, 2260, 668, 44},
    // left, over the far shore
    {-80, 300, 1010, 80}, {-80, 480, 1100, 62}, {60, 420, 946, 42},
    // top right and the foot of the right side
    {1620, 2380, 24, 74}, {2180, 2760, 96, 60}, {2340, 3010, -4, 66},
    {3330, 3820, 1622, 92}, {3040, 3560, 1690, 70}, {3560, 3820, 1530, 60},
    {-80, 210, 1690, 70},
};

double barDistance(const Bar& bar, Point p) {
  const double x = p.x - std::clamp(p.x, bar.x0, bar.x1), y = p.y - bar.y;
  return std::sqrt(x * x + y * y) - bar.r;
}

// Union with small fillets, so that the banks grow out of each other.
double smoothUnion(double a, double b, double fillet) {
  const double h = std::max(fillet - std::abs(a - b), 0.0) / fillet;
  return std::min(a, b) - h * h * fillet * 0.25;
}

// 七宝繋ぎ and 麻の葉, as height of a raised line 0..1.
float raisedLine(double distance, double half) { return ramp(float(half), float(half) * 0.25f, float(std::abs(distance))); }

float shippo(Point mm, double cell) {
  const double r = cell / std::sqrt(2.0);
  float best = 0;
  const double cx = std::floor(mm.x / cell), cy = std::floor(mm.y / cell);
  for (int dy = 0; dy <= 1; ++dy) {
    for (int dx = 0; dx <= 1; ++dx) best = std::max(best, raisedLine(length(mm - Point{(cx + dx) * cell, (cy + dy) * cell}) - r, 0.9));
  }
  return best;
}

float asanoha(Point mm, double cell) {
  // Folded into one sixth of a hexagon's triangle: edges, and lines from its middle to the corners.
  const double h = cell * std::sqrt(3.0) / 2;
  const double row = std::floor(mm.y / h);
  double y = mm.y / h - row, x = mm.x / cell - row * 0.5;
  x -= std::floor(x);
  // Skewed unit cell -> two triangles.
  double u = x - y * 0.5;
  u -= std::floor(u);
  double a = u, b = y;
  if (a + b > 1) a = 1 - a, b = 1 - b;
  const double c = 1 - a - b;  // barycentric
  const double edge = std::min({a, b, c}) * h;
  double spoke = 1e9;
  const double weights[3] = {a, b, c};
  for (int i = 0; i < 3; ++i) {
    const double w = weights[i], other = weights[(i + 1) % 3], third = weights[(i + 2) % 3];
    if (w >= 1.0 / 3) spoke = std::min(spoke, std::abs(other - third) * cell * 0.5);
  }
  return std::max(raisedLine(edge, 0.9), raisedLine(spoke, 0.8));
}

// Height of the cloud's surface in mm: patterns and the raised rim.
float cloudHeight(Point mm, double distance) {
  const double patches = cloud(float(mm.x) * 0.0016f, float(mm.y) * 0.003f, 501, 2);
  float height = 0.55f * raisedLine(distance + 6, 4.2) + 0.35f * raisedLine(distance + 17, 1.6);
  if (distance < -21) {
    const float inside = ramp(21, 30, float(-distance));
    if (patches > 0.53) height += 0.26f * inside * shippo(mm, 33);
    else if (patches < 0.47) height += 0.26f * inside * asanoha(mm, 38);
  }
  return height + 0.05f * cloud(float(mm.x) * 0.15f, float(mm.y) * 0.15f, 502, 2);
}

struct Flake {
  Color color;
  float cover = 0;
};

// Scattered gold in a grid of cells: dust everywhere, squares and needles where `density` is high.
Flake flakeAt(Point mm, float density) {
  Flake flake;
  const struct {
    double cell, size;
    float share;
    bool is_needle;
  } kinds[] = {{2.6, 0.75, 0.85f, false}, {7.5, 2.6, 0.42f, false}, {26, 7.0, 0.30f, false}, {34, 15, 0.28f, true}};
  uint32_t seed = 600;
  for (const auto& kind : kinds) {
    ++seed;
    const int cx = int(std::floor(mm.x / kind.cell)), cy = int(std::floor(mm.y / kind.cell));
    if (latticeValue(cx, cy, 0, seed) > density * kind.share) continue;
    const Point centre{(cx + 0.5 + 0.62 * (latticeValue(cx, cy, 1, seed) - 0.5)) * kind.cell, (cy + 0.5 + 0.62 * (latticeValue(cx, cy, 2, seed) - 0.5)) * kind.cell};
    const double turn = 3.14159 * latticeValue(cx, cy, 3, seed), size = kind.size * (0.6 + 0.5 * latticeValue(cx, cy, 4, seed));
    const Point local = turned(mm - centre, turn);
    const double along = std::abs(local.x) - size / 2, across = std::abs(local.y) - (kind.is_needle ? 0.45 : size / 2);
    const float cover = ramp(0.15f, -0.15f, float(std::max(along, across)));
    if (cover <= flake.cover) continue;
    const float tone = 0.86f + 0.3f * latticeValue(cx, cy, 5, seed);
    const Color gold = latticeValue(cx, cy, 6, seed) < 0.16f ? Color{170, 165, 152} : Color{222, 184, 100};
    flake = {{gold.r * tone, gold.g * tone, gold.b * tone}, cover};
  }
  return flake;
}

}  // namespace

double cloudDistance(Point mm) {
  double distance = 1e9;
  for (const Bar& bar : kBars) {
    if (std::abs(mm.y - bar.y) > bar.r + 260) continue;
    distance = smoothUnion(distance, barDistance(bar, mm), 34);
  }
  return distance;
}

namespace {

constexpr int kBlock = 16;  // rows that share their heights

// Distance and height of a block of rows and of the row and column after it.
struct BlockOfCloud {
  std::vector<float> distance, height;
  int stride = 0;

  BlockOfCloud(const Canvas& canvas, int y0) : stride(canvas.width + 1) {
    distance.assign(size_t(stride) * (kBlock + 1), 1e9f);
    height.assign(distance.size(), 0);
    for (int row = 0; row <= kBlock; ++row) {
      for (int x = 0; x < stride; ++x) {
        const Point mm = canvas.toMm(x + 0.5, y0 + row + 0.5);
        const double d = cloudDistance(mm);
        const size_t i = size_t(row) * size_t(stride) + size_t(x);
        distance[i] = float(d);
        if (d <= 1) height[i] = cloudHeight(mm, d);
        // Nothing near: look again after the distance that is certainly free.
        if (d > kScatter) x += std::max(0, int((d - kScatter) * 0.5 * canvas.px_per_mm));
      }
    }
  }
  static constexpr double kScatter = 120;  // mm from a cloud that gold is scattered
};

}  // namespace

void layClouds(Canvas& canvas) {
  const LeafLayout layout{109, 4, 2.2, 300};
  forEachRow((canvas.height + kBlock - 1) / kBlock, [&](int block) {
    const BlockOfCloud here(canvas, block * kBlock);
    const auto per_mm = float(canvas.px_per_mm);
    for (int row = 0; row < kBlock && block * kBlock + row < canvas.height; ++row) {
      const int y = block * kBlock + row;
      for (int x = 0; x < canvas.width; ++x) {
        const size_t i = size_t(row) * size_t(here.stride) + size_t(x), pixel = size_t(y) * size_t(canvas.width) + size_t(x);
        const float distance = here.distance[i];
        if (distance > float(BlockOfCloud::kScatter)) continue;
        const Point mm = canvas.toMm(x + 0.5, y + 0.5);
        if (distance > 0) {
          const float density = 0.75f * std::exp(-distance / 38) * (0.25f + 1.2f * cloud(float(mm.x) * 0.012f, float(mm.y) * 0.012f, 503, 3));
          const Flake flake = flakeAt(mm, density);
          canvas.blend(pixel, flake.color, flake.cover * 0.95f);
          canvas.blend(pixel, {52, 34, 18}, 0.30f * std::exp(-distance / 3.0f));  // the shadow of the raised rim
        }
        const float cover = std::clamp(0.5f - distance * per_mm, 0.0f, 1.0f);
        if (cover <= 0) continue;
        const float dx = here.height[i + 1] - here.height[i], dy = here.height[i + size_t(here.stride)] - here.height[i];
        const float light = std::clamp(1.05f + (dx * 0.68f + dy * 0.82f) * per_mm, 0.55f, 1.45f);
        const Color gold = leafSheetColor(leafSheetAt(layout, mm));
        canvas.blend(pixel, {gold.r * light, gold.g * light, gold.b * light}, cover);
      }
    }
  });
}

}  // namespace kura::sample::screen

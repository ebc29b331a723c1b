#include "paint_screen.h"

#include <cmath>

#include "parallel.h"
#include "random.h"
#include "scene.h"

namespace kura::sample::screen {
namespace {

void layGround(Canvas& canvas) {
  const LeafLayout layout{109, 4, 2.2, 200};
  forEachRow(canvas.height, [&](int y) {
    for (int x = 0; x < canvas.width; ++x) {
      const Point mm = canvas.toMm(x + 0.5, y + 0.5);
      const Color gold = leafSheetColor(leafSheetAt(layout, mm));
      const float tone = 0.985f + 0.03f * noise(float(mm.x) * 1.9f, float(mm.y) * 1.9f, 201);
      canvas.blend(size_t(y) * size_t(canvas.width) + size_t(x), {gold.r * tone, gold.g * tone, gold.b * tone}, 1);
    }
  });
}

}  // namespace

Canvas paintScreen(double px_per_mm) {
  Canvas canvas(int(std::lround(kScreenWidth * px_per_mm)), int(std::lround(kScreenHeight * px_per_mm)), px_per_mm);
  layGround(canvas);
  const Minerals minerals;
  Painting painting;
  paintMoon(painting);
  paintStream(painting, minerals);
  paintBanks(painting, minerals);
  paintPine(painting, minerals);
  paintIrises(painting, minerals);
  paintPlovers(painting, minerals);
  painting.paintOn(canvas);
  layClouds(canvas);
  layMounting(canvas);
  return canvas;
}

}  // namespace kura::sample::screen

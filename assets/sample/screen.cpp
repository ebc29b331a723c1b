// K-004: a folding screen of six panels on gold leaf, as a photograph of the whole.
#include <algorithm>
#include <cmath>

#include "items.h"
#include "mesh.h"
#include "parallel.h"
#include "random.h"
#include "screen_parts.h"

namespace kura::sample {
namespace {

void layGround(Canvas& canvas) {
  const LeafLayout layout{109, 4, 2.2, 200};
  forEachRow(canvas.height, [&](int y) {
    for (int x = 0; x < canvas.width; ++x) {
      const Point mm = canvas.toMm(x + 0.5, y + 0.5);
      Color gold = leafSheetColor(leafSheetAt(layout, mm));
      const float tone = 0.985f + 0.03f * noise(float(mm.x) * 1.9f, float(mm.y) * 1.9f, 201);
      canvas.blend(size_t(y) * size_t(canvas.width) + size_t(x), {gold.r * tone, gold.g * tone, gold.b * tone}, 1);
    }
  });
}

}  // namespace

void makeScreen(const std::filesystem::path& folder, const MakeOptions& options) {
  const double px_per_mm = options.is_quick ? 0.82 : 3.5;
  Canvas canvas(int(std::lround(kScreenWidth * px_per_mm)), int(std::lround(kScreenHeight * px_per_mm)), px_per_mm, {0, 0}, false);
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
  writeJpeg(folder / "photos" / "01.jpg", canvas, 90);
}

}  // namespace kura::sample

#include "gold_leaf.h"

#include <algorithm>
#include <cmath>

#include "random.h"

namespace kura::sample {

LeafTexel goldLeaf(Point mm, double sheet, uint32_t seed) {
  // Sheets are laid by hand: rows wander, each sheet a little turned, the later lies over the earlier.
  const double pitch = sheet * 0.955;
  const int column = int(std::floor(mm.x / pitch)), row = int(std::floor(mm.y / pitch));
  LeafTexel texel;
  int covers = 0;
  for (int dy = -1; dy <= 1; ++dy) {
    for (int dx = -1; dx <= 1; ++dx) {
      const int i = column + dx, j = row + dy;
      const double jitter = sheet * 0.012, turn = 0.012 * (latticeValue(i, j, 2, seed) - 0.5);
      const Point centre = {(i + 0.5) * pitch + jitter * 2 * (latticeValue(i, j, 0, seed) - 0.5), (j + 0.5) * pitch + jitter * 2 * (latticeValue(i, j, 1, seed) - 0.5)};
      const Point local = turned(mm - centre, turn);
      // Edges are torn by less than half a millimetre.
      const double fray = 0.35 * (noise(float(local.x + local.y) * 0.9f, float(i * 7 + j), seed + 3) - 0.5);
      const double inside = sheet / 2 + fray - std::max(std::abs(local.x), std::abs(local.y));
      if (inside < 0) continue;
      ++covers;
      texel.tone = 2 * latticeValue(i, j, 4, seed) - 1;
    }
  }
  texel.seam = covers > 1 ? 1.0f : 0.0f;
  if (covers == 0) texel.crack = 1;
  const auto x = float(mm.x), y = float(mm.y);
  const float wander = cloud(x * 0.035f, y * 0.035f, seed + 11, 3) - 0.5f;
  const float fissure = std::abs(cloud(x * 0.16f + wander * 3, y * 0.16f, seed + 13, 4) - 0.5f);
  const float where = ramp(0.55f, 0.72f, cloud(x * 0.012f, y * 0.012f, seed + 17, 3));
  texel.crack = std::max(texel.crack, (1 - ramp(0.0f, 0.010f, fissure)) * where);
  return texel;
}

}  // namespace kura::sample

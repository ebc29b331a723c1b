#include "porcelain.h"

#include "parallel.h"
#include "random.h"

namespace kura::sample {

void paintPorcelain(Canvas& canvas, uint32_t seed) {
  forEachRow(canvas.height, [&](int y) {
    for (int x = 0; x < canvas.width; ++x) {
      const Point mm = canvas.toMm(x, y);
      const auto u = float(mm.x), v = float(mm.y);
      const float tone = cloud(u * 0.02f, v * 0.02f, seed, 4) - 0.5f;
      Color color = mix(hex(0xe9e7df), hex(0xdcdeda), 0.5f + tone);
      const float grain = noise(u * 5, v * 5, seed + 3) - 0.5f;
      color = {color.r + grain * 3, color.g + grain * 3, color.b + grain * 3};
      const float speck = noise(u * 1.7f, v * 1.7f, seed + 9);
      if (speck > 0.945f) color = mix(color, hex(0x8a7a62), ramp(0.945f, 0.985f, speck) * 0.5f);
      canvas.blend(size_t(y) * canvas.width + size_t(x), color, 1);
    }
  });
}

}  // namespace kura::sample

// Filament's DFG.cpp with its table stored in a form that compresses: dfg_deltas.inc, written by dfg_deltas.py. Each of the three
// channels is a plane; each number is told by its difference from what its left, upper and upper left neighbours let expect,
// as zigzag, first all low bytes, then all high bytes. 21 KB gzipped become 7, and the table is the same.
#include "details/DFG.h"

#include <cstdlib>

#include "details/Engine.h"
#include "details/Texture.h"

namespace filament {
namespace {

constexpr uint8_t kDeltas[] = {
#include "generated/data/dfg_deltas.inc"
};

}  // namespace

DFG::DFG(FEngine& engine) noexcept : mEngine(engine) {
  constexpr size_t kEdge = DFG_LUT_SIZE;
  constexpr size_t kCount = kEdge * kEdge * 3;
  static_assert(sizeof(kDeltas) == kCount * sizeof(uint16_t), "dfg_deltas.inc is of another size");
  auto* table = static_cast<uint16_t*>(std::malloc(kCount * sizeof(uint16_t)));
  const uint8_t* low = kDeltas;
  for (size_t channel = 0; channel < 3; ++channel) {
    for (size_t y = 0; y < kEdge; ++y) {
      for (size_t x = 0; x < kEdge; ++x, ++low) {
        uint16_t* here = table + (y * kEdge + x) * 3 + channel;
        const uint16_t left = x ? here[-3] : 0;
        const uint16_t up = y ? here[-3 * int(kEdge)] : 0;
        const uint16_t corner = x && y ? here[-3 * int(kEdge) - 3] : 0;
        const uint16_t zigzag = low[0] | low[kCount] << 8;
        *here = uint16_t(left + up - corner + ((zigzag >> 1) ^ -(zigzag & 1)));
      }
    }
  }
  Texture* lut = Texture::Builder().width(kEdge).height(kEdge).format(backend::TextureFormat::RGB16F).build(mEngine);
  lut->setImage(mEngine, 0, {table, kCount * sizeof(uint16_t), Texture::Format::RGB, Texture::Type::HALF,
                             [](void* memory, size_t, void*) { std::free(memory); }});
  mLUT = upcast(lut);
}

void DFG::terminate() {
  if (mLUT) mEngine.destroy(mLUT);
}

}  // namespace filament

// Filament's ColorGrading for the one curve that the viewer uses, in place of ColorGrading.cpp and its seven curves.
//
// FILMIC works on each channel by itself, so the 32 x 32 x 32 table holds 32 different numbers. Filament computes 98,304 of them,
// at the start and for a default that is never drawn with as well: 30 ms on a fast computer. Same texels as Filament's own.
#include "details/ColorGrading.h"

#include <array>
#include <cstdlib>

#include <math/half.h>

#include "ColorSpace.h"
#include "FilamentAPI-impl.h"
#include "ToneMapping.h"
#include "details/Engine.h"
#include "details/Texture.h"

namespace filament {

using namespace backend;
using namespace math;

namespace {

constexpr size_t kEdge = 32;

std::array<half, kEdge> toneCurve() {
  std::array<half, kEdge> curve;
  for (size_t i = 0; i < kEdge; ++i) {
    const float3 linear = LogC_to_linear(float3(float(i) * (1.0f / float(kEdge - 1))));
    curve[i] = half(OECF_sRGB(saturate(tonemap::Filmic(linear))).r);
  }
  return curve;
}

}  // namespace

struct ColorGrading::BuilderDetails {};
ColorGrading::Builder::Builder() noexcept = default;
ColorGrading::Builder::~Builder() noexcept = default;
ColorGrading::Builder& ColorGrading::Builder::quality(QualityLevel) noexcept { return *this; }
// Only FILMIC is here; the default of Filament's engine asks for another one and is never drawn with.
ColorGrading::Builder& ColorGrading::Builder::toneMapping(ToneMapping) noexcept { return *this; }
ColorGrading* ColorGrading::Builder::build(Engine& engine) { return upcast(engine).createColorGrading(*this); }

FColorGrading::FColorGrading(FEngine& engine, const Builder&) {
  const std::array<half, kEdge> curve = toneCurve();
  constexpr size_t kBytes = kEdge * kEdge * kEdge * sizeof(half4);
  auto* texels = static_cast<half4*>(std::malloc(kBytes));
  half4* next = texels;
  for (const half blue : curve) {
    for (const half green : curve) {
      for (const half red : curve) *next++ = {red, green, blue, half(0.0f)};
    }
  }
  FEngine::DriverApi& driver = engine.getDriverApi();
  mLutHandle = driver.createTexture(SamplerType::SAMPLER_3D, 1, TextureFormat::RGBA16F, 1, kEdge, kEdge, kEdge, TextureUsage::DEFAULT);
  driver.update3DImage(mLutHandle, 0, 0, 0, 0, kEdge, kEdge, kEdge,
                       PixelBufferDescriptor{texels, kBytes, PixelDataFormat::RGBA, PixelDataType::HALF,
                                             [](void* memory, size_t, void*) { std::free(memory); }});
}

FColorGrading::~FColorGrading() noexcept = default;

void FColorGrading::terminate(FEngine& engine) { engine.getDriverApi().destroyTexture(mLutHandle); }

}  // namespace filament

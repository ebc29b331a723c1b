#include "recipe/texel_true_tiers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "recipe/measure_tiers.h"
#include "surface/measure_deviation.h"

namespace kura {
namespace {

// A relief of 200 x 200 mm, 1 mm deep, of 2 * 200 * 200 triangles, all under one texture.
Scene relief() {
  constexpr uint32_t kQuads = 200;
  Scene scene;
  Primitive& primitive = scene.primitives.emplace_back();
  for (uint32_t y = 0; y <= kQuads; ++y) {
    for (uint32_t x = 0; x <= kQuads; ++x) {
      const float u = float(x) / kQuads, v = float(y) / kQuads, turns = 12 * std::numbers::pi_v<float>;
      primitive.positions.push_back({u * 0.2f, 0.0005f * std::sin(u * turns) * std::cos(v * turns), v * 0.2f});
      primitive.normals.push_back({0, 1, 0});
      primitive.texcoords.push_back({u, v});
    }
  }
  for (uint32_t y = 0; y < kQuads; ++y) {
    for (uint32_t x = 0; x < kQuads; ++x) {
      const uint32_t a = y * (kQuads + 1) + x, b = a + 1, c = a + kQuads + 1, d = c + 1;
      primitive.indices.insert(primitive.indices.end(), {a, c, b, b, c, d});
    }
  }
  primitive.material = 0;
  scene.materials.emplace_back();
  scene.materials[0].base_color_texture = TextureReference{0};
  return scene;
}

const MakeTiersOptions kFewTriangles = {.plan = {{"thumb", 100, 512}, {"high", 600, 8192}}, .source_texture_edge = 8192, .subject = "relief.obj"};

double rmsOf(const TierGeometry& tier, const Scene& scan) {
  return measureDeviation(scan.primitives, SurfaceQuery(scan.primitives), tier.scene.primitives).rms_m;
}

TEST(TexelTrueTiers, GiveTheFinestMoreTrianglesUntilItsTexelsLieOnTheSurface) {
  const Scene scan = relief();
  const double texel = 0.2 / 8192;
  ASSERT_GT(rmsOf(makeTiers(scan, kFewTriangles).tiers.back(), scan), texel);  // else nothing is to be done
  const Tiers tiers = makeTexelTrueTiers(scan, {{8192, 8192}}, kFewTriangles);
  EXPECT_LE(rmsOf(tiers.tiers.back(), scan), texel);
  EXPECT_LT(tiers.tiers.back().scene.triangleCount(), scan.triangleCount() / 2);
  EXPECT_EQ(tiers.tiers.front().name, "thumb");
  EXPECT_TRUE(tiers.diagnostics.empty());
}

TEST(TexelTrueTiers, AreThoseOfThePlanWhereTheTextureIsCoarser) {
  const Scene scan = relief();
  const Tiers planned = makeTiers(scan, kFewTriangles), tiers = makeTexelTrueTiers(scan, {{64, 64}}, kFewTriangles);
  EXPECT_EQ(tiers.tiers.back().scene.triangleCount(), planned.tiers.back().scene.triangleCount());
}

TEST(TexelTrueTiers, AreThoseOfThePlanWithoutATexture) {
  Scene scan = relief();
  scan.materials[0].base_color_texture.reset();
  const Tiers planned = makeTiers(scan, kFewTriangles), tiers = makeTexelTrueTiers(scan, {}, kFewTriangles);
  EXPECT_EQ(tiers.tiers.back().scene.triangleCount(), planned.tiers.back().scene.triangleCount());
}

TEST(TexelTrueTiers, SayWhatRemainsAfterTwoTries) {
  // 5 triangles to begin with, and texels of less than a micrometre: 8 and 8 times as many are not enough.
  MakeTiersOptions options = kFewTriangles;
  options.plan = {{"high", 20, 400'000}};
  options.max_error = 1;
  options.wanted_error = 1;
  const Tiers tiers = makeTexelTrueTiers(relief(), {{400'000, 400'000}}, options);
  ASSERT_FALSE(tiers.diagnostics.empty());
  const Diagnostic& note = tiers.diagnostics.back();
  EXPECT_EQ(note.severity, Severity::kNote);
  EXPECT_EQ(note.error.subject, "relief.obj");
  EXPECT_NE(note.error.message.en.find("Tier high is off the scan by"), std::string::npos);
}

}  // namespace
}  // namespace kura

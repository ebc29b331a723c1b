#include "viewer/measure/unroll.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "viewer/model/read_glb.h"
#include "viewer/support/glb_builder.h"

namespace kura::viewer {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;

// A tube around the Y axis whose texture goes around it once, u from the front to the right; faces out or in.
Model tube(float radius, float height, int segments, bool faces_in = false) {
  Model model;
  Mesh mesh;
  for (int i = 0; i <= segments; ++i) {
    const float turn = float(i) / float(segments), angle = turn * 2 * kPi;
    for (const float v : {1.0f, 0.0f}) {
      mesh.positions.push_back({radius * std::sin(angle), height * (1 - v), radius * std::cos(angle)});
      mesh.texcoords.push_back({turn, v});
      mesh.bounds.add(mesh.positions.back());
    }
    if (i == segments) break;
    const auto a = uint32_t(2 * i);
    for (const uint32_t corner : {0u, 2u, 3u, 0u, 3u, 1u}) mesh.indices.push_back(a + corner);
  }
  if (faces_in) for (size_t i = 0; i < mesh.indices.size(); i += 3) std::swap(mesh.indices[i], mesh.indices[i + 1]);
  model.bounds = mesh.bounds;
  model.triangles = mesh.indices.size() / 3;
  model.meshes.push_back(std::move(mesh));
  model.instances.push_back({0, mat4f()});
  Material material;
  material.textures.base_color = 0;
  model.materials.push_back(material);
  model.images.push_back({.mime = "image/png", .offset = 0, .length = 1, .srgb = true});
  return model;
}

// Squares of a checkerboard of `across` x `up` fields, sampled as the picture would be.
bool isDark(const TexelPlace& place, int across, int up) {
  const int x = int(float(place.u) / 65535 * float(across)), y = int(float(place.v) / 65535 * float(up));
  return (x + y) % 2 == 0;
}

// Lengths of the runs of one brightness along a row or column, without the first and the last, which are cut.
std::vector<int> runs(const Rollout& rollout, bool along_row, uint32_t at, int across, int up) {
  std::vector<int> lengths;
  const uint32_t count = along_row ? rollout.width : rollout.height;
  int length = 0;
  bool before = false;
  for (uint32_t i = 0; i < count; ++i) {
    const size_t pixel = along_row ? size_t{at} * rollout.width + i : size_t{i} * rollout.width + at;
    const bool dark = isDark(rollout.places[pixel], across, up);
    if (i > 0 && dark != before) lengths.push_back(std::exchange(length, 0));
    ++length;
    before = dark;
  }
  if (!lengths.empty()) lengths.erase(lengths.begin());
  return lengths;
}

TEST(Unroll, LaysACylindersCheckerboardOutAsSquares) {
  // 16 fields around, so high that 6 fields are square.
  const float radius = 0.05f, field = 2 * kPi * radius / 16;
  const Model model = tube(radius, 6 * field, 720);
  const auto axis = fitAxis(model);
  ASSERT_TRUE(axis);
  const auto rollout = unroll(model, *axis, {.width = 1600});
  ASSERT_TRUE(rollout);
  EXPECT_NEAR(rollout->circumference, 2 * kPi * radius, 2e-5f * 2 * kPi);
  EXPECT_NEAR(rollout->length, 6 * field, 0.002f * 6 * field);
  for (const int length : runs(*rollout, true, rollout->height / 2, 16, 6)) EXPECT_NEAR(length, 100, 1.01);
  for (const int length : runs(*rollout, false, 50, 16, 6)) EXPECT_NEAR(length, 100, 1.01);
  for (const float depth : rollout->depths) ASSERT_GT(depth, 0);
}

TEST(Unroll, PutsTheFrontInTheMiddleAndTheRightToTheRight) {
  const Model model = tube(0.05f, 0.1f, 360);
  const auto rollout = unroll(model, *fitAxis(model));
  ASSERT_TRUE(rollout);
  const auto middle = rollout->at(0.5f, 0.25f), right = rollout->at(0.75f, 0.5f);
  ASSERT_TRUE(middle && right);
  EXPECT_NEAR(middle->z, 0.05f, 2e-4);
  EXPECT_NEAR(middle->y, 0.075f, 2e-4);
  EXPECT_NEAR(right->x, 0.05f, 2e-4);
}

TEST(Unroll, FindsOnThePictureWhatItTellsOfIt) {
  auto model = readGlb(test::makeGlb(test::turnedBody(test::vaseProfile(), 256)));
  ASSERT_TRUE(model);
  const auto rollout = unroll(*model, *fitAxis(*model));
  ASSERT_TRUE(rollout);
  for (const float x : {0.1f, 0.5f, 0.9f}) {
    for (const float y : {0.1f, 0.5f, 0.9f}) {
      const auto place = rollout->at(x, y);
      ASSERT_TRUE(place);
      const auto again = rollout->find(*place);
      ASSERT_TRUE(again);
      EXPECT_NEAR(again->x, x, 0.002f);
      EXPECT_NEAR(again->y, y, 0.004f);
    }
  }
  EXPECT_FALSE(rollout->find({0, 5, 0.1f}));
  EXPECT_FALSE(rollout->at(1.5f, 0.5f));
}

TEST(Unroll, ShowsTheInsideOfABowlFromItsWellToItsRim) {
  auto model = readGlb(test::makeGlb(test::turnedBody(test::bowlProfile(), 256)));
  ASSERT_TRUE(model);
  const auto axis = fitAxis(*model);
  ASSERT_TRUE(axis);
  const auto rollout = unroll(*model, *axis, {.side = Side::kInside});
  ASSERT_TRUE(rollout);
  const auto rim = rollout->at(0.5f, 0.02f), well = rollout->at(0.5f, 0.98f);
  ASSERT_TRUE(rim && well);
  EXPECT_GT(rim->y, 0.85f * axis->height);
  EXPECT_LT(well->y, 0.35f * axis->height);
  EXPECT_LT(rim->z, 0) << "from the front one sees the far wall";
  EXPECT_LT(std::hypot(well->x, well->z), 0.1f * rollout->circumference / (2 * kPi));
}

TEST(Unroll, FindsNoInsideInASolid) {
  const Model closed = tube(0.05f, 0.1f, 360);
  EXPECT_FALSE(unroll(closed, *fitAxis(closed), {.side = Side::kInside}));
  const Model open = tube(0.05f, 0.1f, 360, true);
  EXPECT_TRUE(unroll(open, *fitAxis(open), {.side = Side::kInside}));
}

TEST(Unroll, KeepsWithinItsPixels) {
  const Model model = tube(0.01f, 2.0f, 90);
  const auto rollout = unroll(model, *fitAxis(model), {.width = 4096, .most_pixels = 50'000});
  ASSERT_TRUE(rollout);
  EXPECT_LE(uint64_t{rollout->width} * rollout->height, 50'000u);
  EXPECT_EQ(rollout->places.size(), size_t{rollout->width} * rollout->height);
}

TEST(Unroll, MultipliesFactorAndVertexColour) {
  Model model = tube(0.05f, 0.1f, 90);
  model.materials[0].base_color = {0.5f, 1, 1, 1};
  model.materials[0].textures.base_color.reset();
  model.meshes[0].colors.assign(model.meshes[0].positions.size(), ubyte4{255, 128, 0, 255});
  const auto rollout = unroll(model, *fitAxis(model));
  ASSERT_TRUE(rollout);
  const ubyte4 tint = rollout->tints[rollout->tints.size() / 2];
  EXPECT_NEAR(tint.r, 188, 1);  // 0.5 linear
  EXPECT_NEAR(tint.g, 137, 2);  // (128 / 255)^2 linear
  EXPECT_EQ(tint.b, 0);
  EXPECT_EQ(rollout->places[0].image, 0);
}

}  // namespace
}  // namespace kura::viewer

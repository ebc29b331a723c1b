#include "viewer/measure/circle.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "viewer/model/read_glb.h"
#include "viewer/support/glb_builder.h"

namespace kura::viewer {
namespace {

Model turned(const std::vector<std::array<float, 2>>& profile, int segments = 96) {
  auto model = readGlb(test::makeGlb(test::turnedBody(profile, segments)));
  EXPECT_TRUE(model);
  return std::move(*model);
}

TEST(FitCircle, GoesThroughThreePoints) {
  const std::vector<float3> points = {{0.05f, 0.1f, 0}, {-0.05f, 0.1f, 0}, {0, 0.1f, 0.05f}};
  const auto circle = fitCircle(points);
  ASSERT_TRUE(circle);
  EXPECT_NEAR(circle->radius, 0.05f, 1e-6);
  EXPECT_NEAR(length(circle->centre - float3{0, 0.1f, 0}), 0, 1e-6);
  EXPECT_NEAR(std::abs(circle->normal.y), 1, 1e-5);
  EXPECT_EQ(circle->deviation, 0);
}

TEST(FitCircle, TellsHowFarManyPointsStray) {
  std::vector<float3> points;
  for (int i = 0; i < 36; ++i) {
    const float angle = float(i) * std::numbers::pi_v<float> / 18;
    const float radius = 0.2f + (i % 2 == 0 ? 0.001f : -0.001f);
    points.push_back({1 + radius * std::cos(angle), 2 + radius * std::sin(angle), 3});
  }
  const auto circle = fitCircle(points);
  ASSERT_TRUE(circle);
  EXPECT_NEAR(circle->radius, 0.2f, 1e-4);
  EXPECT_NEAR(circle->deviation, 0.001f, 1e-4);
}

TEST(FitCircle, FindsNoneThroughPointsOnALine) {
  EXPECT_FALSE(fitCircle(std::vector<float3>{{0, 0, 0}, {1, 1, 1}, {2, 2, 2}}));
  EXPECT_FALSE(fitCircle(std::vector<float3>{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}));
  EXPECT_FALSE(fitCircle(std::vector<float3>{{0, 0, 0}, {1, 0, 0}}));
}

TEST(CircleAround, MeasuresTheRimOfACupOutsideAndInside) {
  // A wall of 5 mm: 50 mm outside, 45 mm inside.
  const Model cup = turned({{0.05f, 0}, {0.05f, 0.1f}, {0.045f, 0.1f}, {0.045f, 0.01f}, {0, 0.01f}}, 256);
  const auto outside = circleAround(cup, {0.05f, 0.06f, 0}, 0, {0, 1, 0});
  const auto inside = circleAround(cup, {0, 0.06f, -0.045f}, 0, {0, 1, 0});
  ASSERT_TRUE(outside && inside);
  EXPECT_NEAR(outside->radius, 0.05f, 2e-5);
  EXPECT_NEAR(inside->radius, 0.045f, 2e-5);
  EXPECT_EQ(outside->coverage, 1);
}

TEST(CircleAround, FindsNoneOnABox) {
  auto box = readGlb(test::makeGlb(test::box(0.1f, 0.1f, 0.1f)));
  ASSERT_TRUE(box);
  EXPECT_FALSE(circleAround(*box, {0.05f, 0.02f, 0}, 0, {0, 1, 0}));
}

}  // namespace
}  // namespace kura::viewer

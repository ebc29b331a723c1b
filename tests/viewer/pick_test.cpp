#include "viewer/space/pick.h"

#include <gtest/gtest.h>

#include <cmath>

#include "viewer/model/read_glb.h"
#include "viewer/support/glb_builder.h"

namespace kura::viewer {
namespace {

Model box() {
  auto model = readGlb(test::makeGlb(test::box(0.2f, 0.2f, 0.2f)));
  EXPECT_TRUE(model);
  return std::move(*model);
}

TEST(Pick, FindsTheNearestSurface) {
  const auto point = pick(box(), {{0.03f, 0.05f, 5}, {0, 0, -1}});
  ASSERT_TRUE(point);
  EXPECT_NEAR(point->position.x, 0.03f, 1e-5);
  EXPECT_NEAR(point->position.y, 0.05f, 1e-5);
  EXPECT_NEAR(point->position.z, 0.1f, 1e-5);
}

TEST(Pick, TellsTheNormalTowardsTheEyeFromBothSides) {
  const auto outside = pick(box(), {{0.03f, 0.05f, 5}, {0, 0, -1}});
  const auto inside = pick(box(), {{0.03f, 0.05f, 0}, {0, 0, 1}});
  ASSERT_TRUE(outside && inside);
  EXPECT_NEAR(outside->normal.z, 1, 1e-5);
  EXPECT_NEAR(inside->normal.z, -1, 1e-5);
}

TEST(Pick, KeepsTheNormalUprightUnderAnUnevenScale) {
  Model model = box();
  model.instances[0].transform = mat4f::rotation(0.5, float3{0, 1, 0}) * mat4f::scaling(float3{1, 1, 4});
  const auto point = pick(model, {{0, 0.05f, 50}, {0, 0, -1}});
  ASSERT_TRUE(point);
  // The long side: its normal turns with the node, and the stretch along the side does not bend it.
  EXPECT_NEAR(point->normal.x, -std::cos(0.5f), 1e-4);
  EXPECT_NEAR(point->normal.z, std::sin(0.5f), 1e-4);
}

TEST(Pick, GoesThroughWhatASectionCutsAway) {
  const float4 front_half = {0, 0, 1, 0};  // what lies before z = 0
  const auto point = pick(box(), {{0.03f, 0.05f, 5}, {0, 0, -1}}, front_half);
  ASSERT_TRUE(point);
  EXPECT_LT(point->position.z, 0);
}

TEST(Pick, FindsNothingBeside) { EXPECT_FALSE(pick(box(), {{0.3f, 0.05f, 5}, {0, 0, -1}})); }

TEST(Pick, FindsNothingBehind) { EXPECT_FALSE(pick(box(), {{0, 0.05f, 5}, {0, 0, 1}})); }

TEST(Pick, FollowsTheNodesTransform) {
  Model model = box();
  model.instances[0].transform = mat4f::translation(float3{2, 0, 0}) * mat4f::scaling(float3(10));
  const auto point = pick(model, {{2, 1, 50}, {0, 0, -1}});
  ASSERT_TRUE(point);
  EXPECT_NEAR(point->position.z, 1, 1e-4);
}

// The middle of a face lies on the line between its two triangles, which must not let a ray through.
TEST(Pick, MeetsTheNearSideWhereverTheEyeIs) {
  const Model model = box();
  for (float pitch = -89.9f; pitch < 90; pitch += 4.495f) {
    for (float yaw = -180; yaw < 180; yaw += 15) {
      const CameraPose pose{model.bounds.centre(), yaw, pitch, 1};
      for (const Projection projection : {Projection::kPerspective, Projection::kOrthographic}) {
        const Ray ray = rayThrough(pose, 0, 0, 1, projection);
        const auto point = pick(model, ray);
        ASSERT_TRUE(point) << yaw << " " << pitch;
        EXPECT_GT(dot(point->position - model.bounds.centre(), ray.direction), -0.2f);
        EXPECT_LT(dot(point->position - model.bounds.centre(), ray.direction), -0.09f) << yaw << " " << pitch;
      }
    }
  }
}

}  // namespace
}  // namespace kura::viewer

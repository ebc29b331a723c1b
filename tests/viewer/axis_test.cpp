#include "viewer/measure/axis.h"

#include <gtest/gtest.h>

#include <cmath>

#include "viewer/model/read_glb.h"
#include "viewer/support/glb_builder.h"

namespace kura::viewer {
namespace {

Model read(const test::GlbMesh& mesh) {
  auto model = readGlb(test::makeGlb(mesh));
  EXPECT_TRUE(model);
  return std::move(*model);
}

TEST(FitAxis, FindsTheUprightAxisOfPotsBesideTheOrigin) {
  for (const auto& profile : {test::vaseProfile(), test::bowlProfile(), test::plateProfile()}) {
    test::GlbMesh mesh = test::turnedBody(profile);
    for (test::Point& point : mesh.positions) point[0] += 0.3f, point[2] -= 0.2f;
    const auto axis = fitAxis(read(mesh));
    ASSERT_TRUE(axis);
    const float3 at = axis->origin + axis->direction * (axis->height / 2);
    EXPECT_NEAR(at.x, 0.3f, 2e-4);
    EXPECT_NEAR(at.z, -0.2f, 2e-4);
    EXPECT_NEAR(axis->direction.y, 1, 1e-4);
    EXPECT_LT(axis->strayed, 0.02f);
  }
}

TEST(FitAxis, FollowsAPieceThatLeans) {
  Model model = read(test::turnedBody(test::vaseProfile()));
  model.instances[0].transform = mat4f::rotation(0.08f, float3{0, 0, 1});
  const auto axis = fitAxis(model);
  ASSERT_TRUE(axis);
  EXPECT_NEAR(axis->direction.x, -std::sin(0.08f), 2e-3);
  EXPECT_NEAR(axis->direction.z, 0, 2e-3);
}

TEST(FitAxis, FindsTheAxisOfAPieceThatLiesDown) {
  Model model = read(test::turnedBody(test::vaseProfile()));
  model.instances[0].transform = mat4f::rotation(1.5707963f, float3{0, 0, 1});
  const auto axis = fitAxis(model);
  ASSERT_TRUE(axis);
  EXPECT_NEAR(std::abs(axis->direction.x), 1, 1e-3);
}

TEST(FitAxis, DoesNotLetAHandlePullIt) {
  test::GlbMesh mesh = test::turnedBody(test::vaseProfile(), 128);
  const test::GlbMesh handle = test::box(0.02f, 0.1f, 0.02f);
  const auto first = static_cast<uint32_t>(mesh.positions.size());
  for (const test::Point& point : handle.positions) {
    mesh.positions.push_back({point[0] + 0.15f, point[1] + 0.1f, point[2]});
    if (!mesh.normals.empty()) mesh.normals.push_back({1, 0, 0});
    if (!mesh.texcoords.empty()) mesh.texcoords.push_back({0, 0});
  }
  for (const uint32_t index : handle.indices) mesh.indices.push_back(first + index);
  const auto axis = fitAxis(read(mesh));
  ASSERT_TRUE(axis);
  EXPECT_NEAR(axis->origin.x, 0, 2e-3);
  EXPECT_NEAR(axis->direction.y, 1, 1e-3);
}

TEST(FitAxis, RefusesABox) { EXPECT_FALSE(fitAxis(read(test::box(0.2f, 0.2f, 0.2f)))); }

TEST(FitAxis, RefusesABoard) { EXPECT_FALSE(fitAxis(read(test::box(0.4f, 0.6f, 0.02f)))); }

}  // namespace
}  // namespace kura::viewer

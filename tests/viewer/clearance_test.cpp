#include "viewer/space/clearance.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>

#include "viewer/camera/orbit_camera.h"
#include "viewer/model/read_glb.h"
#include "viewer/support/glb_builder.h"

namespace kura::viewer {
namespace {

Model modelOf(const test::GlbMesh& mesh) {
  auto model = readGlb(test::makeGlb(mesh));
  EXPECT_TRUE(model);
  return std::move(*model);
}

TEST(VoxelGrid, MarksLargeTrianglesWithoutHoles) {
  test::GlbMesh sheet;
  sheet.positions = {{-1, 0, -1}, {1, 0, -1}, {1, 0, 1}, {-1, 0, 1}};
  sheet.indices = {0, 2, 1, 0, 3, 2};
  const VoxelGrid grid = voxelize(modelOf(sheet), 32, 2);
  int marked = 0;
  for (uint8_t voxel : grid.occupied) marked += voxel;
  EXPECT_GE(marked, 32 * 32);
}

TEST(VoxelGrid, MarksSlivers) {
  test::GlbMesh sliver;
  sliver.positions = {{-1, 0, 0}, {1, 0.001f, 0}, {-1, 0.001f, 0}};
  sliver.indices = {0, 1, 2};
  const VoxelGrid grid = voxelize(modelOf(sliver), 32, 2);
  int marked = 0;
  for (uint8_t voxel : grid.occupied) marked += voxel;
  EXPECT_GE(marked, 32);
}

TEST(VoxelGrid, StaysQuickForManyHugeTriangles) {
  test::GlbMesh mesh;
  for (int i = 0; i < 300; ++i) mesh.positions.push_back({std::sin(i * 1.7f), std::cos(i * 2.3f), std::sin(i * 0.9f)});
  for (uint32_t i = 0; i < 300000; ++i) mesh.indices.insert(mesh.indices.end(), {i % 300, (i * 7 + 1) % 300, (i * 13 + 5) % 300});
  const Model model = modelOf(mesh);
  const auto begin = std::chrono::steady_clock::now();
  voxelize(model, 64, 3);
  EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(), 5);
}

TEST(Clearance, IsTheDistanceToTheSurface) {
  const Model ball = modelOf(test::turnedBody(test::ballProfile(0.1f)));  // its middle is at 0, 0.1, 0
  const Clearance clearance(voxelize(ball, 64, 3));
  const float voxel = 0.2f / 64;
  EXPECT_NEAR(clearance.at({0.25f, 0.1f, 0}), 0.15f, 2 * voxel);
  EXPECT_NEAR(clearance.at({0, 0.6f, 0}), 0.4f, 2 * voxel);
  EXPECT_NEAR(clearance.at({0.1f, 0.1f, 0}), 0, 2 * voxel);
}

TEST(Clearance, TheInsideOfAClosedPieceIsThePiece) {
  const Model ball = modelOf(test::turnedBody(test::ballProfile(0.1f)));
  EXPECT_EQ(Clearance(voxelize(ball, 64, 3)).at({0, 0.1f, 0}), 0);
}

TEST(Clearance, TheInsideOfABowlIsFree) {
  const Model bowl = modelOf(test::turnedBody(test::bowlProfile()));
  EXPECT_GT(Clearance(voxelize(bowl, 64, 3)).at({0, 0.07f, 0}), 0.03f);
}

TEST(Clearance, MovesTheEyeOutOfThePiece) {
  const Model ball = modelOf(test::turnedBody(test::ballProfile(0.1f)));
  const Clearance clearance(voxelize(ball, 64, 3));
  // Looking from inside the ball at a point of its surface that faces away.
  const float distance = clearance.freeDistance({0, 0.1f, -0.1f}, {0, 0, 1}, 0.05f);
  EXPECT_GT(distance, 0.2f);
  EXPECT_LT(distance, 0.23f);
}

TEST(Clearance, LetsTheEyeComeNearASurface) {
  const Model ball = modelOf(test::turnedBody(test::ballProfile(0.1f)));
  const Clearance clearance(voxelize(ball, 64, 3));
  EXPECT_LT(clearance.freeDistance({0, 0.1f, 0.1f}, {0, 0, 1}, 0.02f), 0.025f);
}

TEST(OrbitCamera, NeverEntersThePieceWhileItTurnsAroundAPointOfIt) {
  const Model ball = modelOf(test::turnedBody(test::ballProfile(0.1f)));
  const Clearance clearance(voxelize(ball, 64, 3));
  OrbitCamera camera;
  camera.setPiece(extentOf(ball), &clearance);
  camera.set({{0, 0.1f, 0.1f}, 0, 0, 0.03f}, false);
  for (int i = 0; i < 60; ++i) {
    camera.drag(DragKind::kOrbit, 0.05f, i % 2 ? 0.02f : -0.02f);
    EXPECT_GT(length(eyeOf(camera.pose()) - float3{0, 0.1f, 0}), 0.1f);
  }
}

}  // namespace
}  // namespace kura::viewer

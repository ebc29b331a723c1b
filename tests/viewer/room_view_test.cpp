// A piece in the visitor's room: the picture of it must be the one that a piece moved, turned and scaled there would give.
#include "viewer/camera/room_view.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "viewer/support/glb_builder.h"
#include "viewer/viewer.h"

namespace kura::viewer {
namespace {

using filament::math::double3;
using filament::math::double4;
using filament::math::float3;
using filament::math::mat4;

const Bounds kBounds = {{-0.1f, 0.02f, -0.3f}, {0.3f, 0.42f, 0.1f}};
const double3 kFoot = {0.1, 0.02, -0.1};

RoomView phone() {
  RoomView view;
  view.eye = mat4::translation(double3{0.4, 1.5, 0.2}) * mat4::rotation(0.7, double3{0, 1, 0}) * mat4::rotation(-0.5, double3{1, 0, 0});
  view.projection = mat4::perspective(60.0, 390.0 / 844, 0.01, 50.0);
  view.width = 390;
  view.height = 844;
  view.placement = {{0.2f, -0.1f, -1.3f}, 35, 1.1f};
  return view;
}

double3 project(const mat4& projection, const mat4& eye, const double3& place) {
  const double4 clip = projection * inverse(eye) * double4(place, 1);
  return clip.xyz / clip.w;
}

TEST(RoomView, DrawsWhereAMovedTurnedAndScaledPieceWouldBe) {
  const RoomView view = phone();
  const auto camera = cameraOf(view, kBounds);
  ASSERT_TRUE(camera);
  const Placement& at = view.placement;
  const mat4 placed = mat4::translation(double3(at.position)) * mat4::rotation(at.yaw * M_PI / 180, double3{0, 1, 0}) *
                      mat4::scaling(double3(at.scale)) * mat4::translation(-kFoot);
  for (const double3& corner : {double3{-0.1, 0.02, -0.3}, double3{0.3, 0.42, 0.1}, double3{0.3, 0.02, -0.3}, kFoot}) {
    const double3 in_room = project(view.projection, view.eye, (placed * double4(corner, 1)).xyz);
    const double3 of_piece = project(camera->projection, camera->eye, corner);
    EXPECT_NEAR(of_piece.x, in_room.x, 1e-6);
    EXPECT_NEAR(of_piece.y, in_room.y, 1e-6);
    EXPECT_NEAR(of_piece.z, in_room.z, 1e-6);
  }
}

TEST(RoomView, MovesThePlanesWithTheScale) {
  RoomView view = phone();
  view.placement.scale = 2;
  const auto camera = cameraOf(view, kBounds);
  ASSERT_TRUE(camera);
  EXPECT_NEAR(camera->near, 0.005, 1e-6);
  EXPECT_NEAR(camera->far, 25, 1e-3);
}

TEST(RoomView, KnowsHowHighTheEyeStands) {
  RoomView view = phone();
  view.eye = mat4::translation(double3{0.2, 0.9, -0.3});
  EXPECT_NEAR(cameraOf(view, kBounds)->elevation, 45, 1e-3);
  view.eye = mat4::translation(double3{0.2, -0.6, -1.3});
  EXPECT_NEAR(cameraOf(view, kBounds)->elevation, -90, 1e-2);
}

TEST(RoomView, RefusesNumbersThatNoCameraHas) {
  RoomView nan = phone(), flat = phone(), inside_out = phone();
  nan.eye[3].x = std::numeric_limits<double>::quiet_NaN();
  flat.placement.scale = 0;
  inside_out.projection = mat4();
  for (const RoomView& view : {nan, flat, inside_out}) EXPECT_FALSE(cameraOf(view, kBounds));
}

TEST(RoomView, LeavesTheStageAsItWas) {
  const auto viewer = Viewer::make({Backend::kNone, 320, 400});
  EXPECT_FALSE(viewer->drawInRoom(phone())) << "there is no piece yet";
  viewer->openGlb(test::makeGlb(test::turnedBody(test::bowlProfile(), 24), {.material = test::glazeMaterial({0.9f, 0.9f, 0.9f})}));
  ASSERT_FALSE(viewer->show());
  const float yaw = viewer->camera().pose().yaw, distance = viewer->camera().pose().distance;
  EXPECT_TRUE(viewer->drawInRoom(phone()));
  viewer->leaveRoom();
  viewer->tick(0.016f);
  EXPECT_EQ(viewer->camera().pose().yaw, yaw);
  EXPECT_EQ(viewer->camera().pose().distance, distance);
}

}  // namespace
}  // namespace kura::viewer

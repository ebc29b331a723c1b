#include "viewer/camera/orbit_camera.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <vector>

namespace kura::viewer {
namespace {

Extent vase() {
  Extent extent;
  extent.bounds.add({-0.1f, 0, -0.1f});
  extent.bounds.add({0.1f, 0.3f, 0.1f});
  extent.radius = 0.1f;
  return extent;
}

Extent plate() {
  Extent extent;
  extent.bounds.add({-0.16f, 0, -0.16f});
  extent.bounds.add({0.16f, 0.03f, 0.16f});
  extent.radius = 0.16f;
  return extent;
}

OrbitCamera cameraOn(const Extent& extent, float aspect = 0.8f) {
  OrbitCamera camera;
  camera.setAspect(aspect);
  camera.setPiece(extent, nullptr);
  return camera;
}

// Where a point of the world is seen, -1..1 in the picture.
float2 seenAt(const CameraPose& pose, float aspect, float3 point) {
  const CameraAxes axes = axesOf(pose);
  const float3 offset = point - eyeOf(pose);
  const float depth = -dot(offset, axes.back);
  const float half = std::tan(kVerticalFieldOfView / 2 * 3.14159265f / 180);
  return {dot(offset, axes.right) / (depth * half * aspect), dot(offset, axes.up) / (depth * half)};
}

int framesUntilStill(OrbitCamera& camera) {
  int frames = 0;
  while (camera.advance(1.0f / 60) && frames < 1000) ++frames;
  return frames;
}

TEST(CameraPose, YawTurnsTowardsPlusXAndPitchLooksFromAbove) {
  const float3 front = eyeOf({{0, 0, 0}, 0, 0, 2});
  EXPECT_NEAR(front.z, 2, 1e-5);
  EXPECT_NEAR(eyeOf({{0, 0, 0}, 90, 0, 2}).x, 2, 1e-5);
  EXPECT_NEAR(eyeOf({{0, 0, 0}, 0, 30, 2}).y, 1, 1e-5);
}

TEST(Room, LetsASmallPieceBeSeenFromAsFarAsALargeOne) {
  Extent cup = vase();
  cup.bounds.min *= 0.2f;
  cup.bounds.max *= 0.2f;
  cup.radius *= 0.2f;
  OrbitCamera small = cameraOn(cup), large = cameraOn(vase());
  const CameraPose wanted{{0, 0.15f, 0}, 0, 10, large.pose().distance * 1.5f};
  small.set(wanted, false);
  EXPECT_LT(small.pose().distance, wanted.distance);
  small.setRoom(vase().reach());
  small.set(wanted, false);
  EXPECT_NEAR(small.pose().distance, wanted.distance, 1e-5);
  EXPECT_NEAR(small.pose().target.y, 0.15f, 1e-5) << "the middle of the large piece is above the small one";
}

TEST(FirstView, HoldsTheWholePieceAtEveryYawInPortraitAndLandscape) {
  for (float aspect : {0.5f, 0.8f, 1.0f, 1.9f}) {
    const Extent extent = vase();
    CameraPose pose = firstPose(extent, aspect);
    for (int yaw = 0; yaw < 360; yaw += 15) {
      pose.yaw = float(yaw);
      for (int corner = 0; corner < 16; ++corner) {
        const float angle = float(corner) / 8 * 6.2831853f;
        const float2 seen = seenAt(pose, aspect, {0.1f * std::sin(angle), corner % 2 ? 0.3f : 0.0f, 0.1f * std::cos(angle)});
        EXPECT_LT(std::abs(seen.x), 0.9f);
        EXPECT_LT(std::abs(seen.y), 0.9f);
      }
    }
  }
}

TEST(FirstView, FillsThePicture) {
  const CameraPose pose = firstPose(vase(), 0.8f);
  const float top = seenAt(pose, 0.8f, {0, 0.3f, -0.1f}).y, bottom = seenAt(pose, 0.8f, {0, 0, 0.1f}).y;
  EXPECT_GT(top - bottom, 1.2f) << "the piece is small in its picture";
  EXPECT_NEAR(top + bottom, 0, 0.05f) << "the piece is not in the middle";
}

TEST(FirstView, SeesPlatesMoreFromAboveThanVases) {
  EXPECT_GT(firstPose(plate(), 0.8f).pitch, firstPose(vase(), 0.8f).pitch + 10);
}

TEST(OrbitCamera, FollowsTheFirstViewUntilTheVisitorActs) {
  OrbitCamera camera = cameraOn(vase(), 2.0f);
  const float wide = camera.pose().distance;
  camera.setAspect(0.4f);
  EXPECT_GT(camera.pose().distance, wide);
  camera.drag(DragKind::kOrbit, 0.1f, 0);
  const float kept = camera.pose().distance;
  camera.setAspect(2.0f);
  EXPECT_EQ(camera.pose().distance, kept);
}

TEST(OrbitCamera, KeepsThePoseWhenABetterTierComes) {
  OrbitCamera camera = cameraOn(vase());
  camera.drag(DragKind::kOrbit, 0.2f, 0.1f);
  const CameraPose before = camera.pose();
  camera.setPiece(vase(), nullptr);
  EXPECT_EQ(camera.pose().yaw, before.yaw);
  EXPECT_EQ(camera.pose().pitch, before.pitch);
  EXPECT_EQ(camera.pose().distance, before.distance);
}

TEST(OrbitCamera, DragOverTheWholeHeightIsHalfATurn) {
  OrbitCamera camera = cameraOn(vase());
  const float before = camera.pose().yaw;
  camera.drag(DragKind::kOrbit, 0.5f, 0);
  EXPECT_NEAR(camera.pose().yaw, before - 90, 1e-3);
}

TEST(OrbitCamera, DraggingDownLooksMoreFromAbove) {
  OrbitCamera camera = cameraOn(vase());
  const float before = camera.pose().pitch;
  camera.drag(DragKind::kOrbit, 0, 0.1f);
  EXPECT_GT(camera.pose().pitch, before);
}

TEST(OrbitCamera, NeverTurnsOverThePole) {
  OrbitCamera camera = cameraOn(vase());
  for (int i = 0; i < 50; ++i) camera.drag(DragKind::kOrbit, 0, 0.3f);
  EXPECT_LT(camera.pose().pitch, 90);
  for (int i = 0; i < 99; ++i) camera.drag(DragKind::kOrbit, 0, -0.3f);
  EXPECT_GT(camera.pose().pitch, -90);
}

TEST(OrbitCamera, GlidesAfterAFlickAndComesToRest) {
  OrbitCamera camera = cameraOn(vase());
  camera.drag(DragKind::kOrbit, 0.01f, 0);
  const float before = camera.pose().yaw;
  camera.release(DragKind::kOrbit, 1.0f, 0);
  const int frames = framesUntilStill(camera);
  EXPECT_GT(frames, 20);
  EXPECT_LT(frames, 150);
  EXPECT_LT(camera.pose().yaw, before - 20);
}

TEST(OrbitCamera, GlidesEquallyFarAtEveryFrameRate) {
  float ends[2];
  int i = 0;
  for (float step : {1.0f / 120, 1.0f / 24}) {
    OrbitCamera camera = cameraOn(vase());
    camera.release(DragKind::kOrbit, 1.0f, 0);
    while (camera.advance(step)) {
    }
    ends[i++] = camera.pose().yaw;
  }
  EXPECT_NEAR(ends[0], ends[1], 1.5f);
}

TEST(OrbitCamera, ReducedMotionMeansNoInertiaAndNoFlight) {
  OrbitCamera camera = cameraOn(vase());
  camera.setReducedMotion(true);
  camera.release(DragKind::kOrbit, 2, 2);
  EXPECT_FALSE(camera.advance(0.016f));
  camera.set({{0, 0.1f, 0}, 120, 10, 0.5f}, true);
  EXPECT_NEAR(camera.pose().yaw, 120, 1e-3);
  EXPECT_FALSE(camera.advance(0.016f));
}

TEST(OrbitCamera, FliesInAQuarterOfASecondTheShortWayAround) {
  OrbitCamera camera = cameraOn(vase());
  camera.set({{0, 0.1f, 0}, 170, 10, 1}, false);
  camera.set({{0, 0.1f, 0}, -170, 10, 1}, true);
  float widest = 180;
  float seconds = 0;
  while (camera.advance(0.01f)) {
    seconds += 0.01f;
    widest = std::min(widest, std::abs(camera.pose().yaw));
  }
  EXPECT_GE(widest, 169.9f);
  EXPECT_GE(seconds, 0.24f);
  EXPECT_LE(seconds, 0.31f);
  EXPECT_NEAR(camera.pose().yaw, -170, 1e-3);
}

TEST(OrbitCamera, TheVisitorsHandStopsAFlight) {
  OrbitCamera camera = cameraOn(vase());
  camera.set({{0, 0.1f, 0}, 90, 10, 1}, true);
  camera.advance(0.05f);
  const float halfway = camera.pose().yaw;
  camera.drag(DragKind::kOrbit, 0, 0);
  EXPECT_FALSE(camera.advance(0.05f));
  EXPECT_EQ(camera.pose().yaw, halfway);
}

TEST(OrbitCamera, AJourneyIsSlowerTheFartherItGoesAndArrives) {
  OrbitCamera near_by = cameraOn(vase()), far_off = cameraOn(vase());
  const CameraPose home = near_by.pose();
  CameraPose there = home;
  there.yaw = home.yaw + 20;
  near_by.travel(there);
  there.yaw = home.yaw + 175;
  far_off.travel(there);
  const int short_way = framesUntilStill(near_by), long_way = framesUntilStill(far_off);
  EXPECT_GT(short_way, 30);
  EXPECT_GT(long_way, short_way * 2);
  EXPECT_LT(long_way, 140);
  EXPECT_NEAR(std::remainder(far_off.pose().yaw - there.yaw, 360), 0, 1e-3);
}

TEST(OrbitCamera, AJourneyGivesWayToAHandAWheelAndAKeyAtOnce) {
  for (const auto& act : std::vector<std::function<void(OrbitCamera&)>>{
           [](OrbitCamera& camera) { camera.hold(); }, [](OrbitCamera& camera) { camera.zoom(1.0f, 0, 0); },
           [](OrbitCamera& camera) { camera.drag(DragKind::kPan, 0, 0); }, [](OrbitCamera& camera) { camera.set(camera.pose(), true); }}) {
    OrbitCamera camera = cameraOn(vase());
    camera.travel({{0, 0.1f, 0}, 120, 10, 1});
    for (int frame = 0; frame < 20; ++frame) camera.advance(1.0f / 60);
    const float halfway = camera.pose().yaw;
    act(camera);
    framesUntilStill(camera);
    EXPECT_NEAR(camera.pose().yaw, halfway, 1e-3);
  }
}

TEST(OrbitCamera, ReducedMotionTravelsInOneStep) {
  OrbitCamera camera = cameraOn(vase());
  camera.setReducedMotion(true);
  camera.travel({{0, 0.1f, 0}, 120, 10, 1});
  EXPECT_NEAR(camera.pose().yaw, 120, 1e-3);
  EXPECT_FALSE(camera.advance(1.0f / 60));
}

TEST(OrbitCamera, AHandThatStopsNothingLeavesTheFirstViewFitted) {
  OrbitCamera camera = cameraOn(vase());
  camera.hold();
  camera.setAspect(0.4f);
  EXPECT_EQ(camera.pose().distance, firstPose(vase(), 0.4f).distance);
}

TEST(OrbitCamera, ZoomingDuringATurnDoesBoth) {
  OrbitCamera camera = cameraOn(vase());
  framesUntilStill(camera);
  const CameraPose before = camera.pose();
  CameraPose turned = before;
  turned.yaw = before.yaw + 90;
  camera.set(turned, true);
  camera.advance(0.05f);
  camera.zoom(1.5f, 0, 0);
  framesUntilStill(camera);
  EXPECT_NEAR(camera.pose().yaw, before.yaw + 90, 0.1f);
  EXPECT_NEAR(camera.pose().distance, before.distance / 1.5f, before.distance * 0.01f);
}

TEST(OrbitCamera, ZoomKeepsThePointUnderTheCursor) {
  OrbitCamera camera = cameraOn(vase());
  const CameraPose before = camera.pose();
  const CameraAxes axes = axesOf(before);
  const float half = std::tan(kVerticalFieldOfView / 2 * 3.14159265f / 180);
  const float3 point = before.target + axes.right * (0.2f * half * 0.8f * before.distance) +
                       axes.up * (0.1f * half * before.distance);
  camera.zoom(1.5f, 0.2f, 0.1f);
  framesUntilStill(camera);
  const float2 seen = seenAt(camera.pose(), 0.8f, point);
  EXPECT_NEAR(seen.x, 0.2f, 0.02f);
  EXPECT_NEAR(seen.y, 0.1f, 0.02f);
  EXPECT_NEAR(camera.pose().distance, before.distance / 1.5f, before.distance * 0.01f);
}

TEST(OrbitCamera, ZoomingOutBringsTheMiddleBack) {
  OrbitCamera camera = cameraOn(vase());
  const float3 home = camera.pose().target;
  camera.zoom(8, 0.5f, 0.5f);
  framesUntilStill(camera);
  EXPECT_GT(length(camera.pose().target - home), 0.01f);
  camera.zoom(0.01f, -0.9f, 0.3f);
  framesUntilStill(camera);
  EXPECT_LT(length(camera.pose().target - home), 0.002f);
}

TEST(OrbitCamera, CannotLoseThePiece) {
  OrbitCamera camera = cameraOn(vase());
  const float home = camera.pose().distance;
  for (int i = 0; i < 40; ++i) camera.drag(DragKind::kPan, 0.5f, -0.4f);
  for (int i = 0; i < 40; ++i) camera.zoom(0.5f, 0.9f, 0.9f);
  framesUntilStill(camera);
  const float3 target = camera.pose().target;
  EXPECT_LE(std::abs(target.x), 0.1001f);
  EXPECT_GE(target.y, -1e-4f);
  EXPECT_LE(target.y, 0.3001f);
  EXPECT_LT(camera.pose().distance, home * 3);
  const float2 seen = seenAt(camera.pose(), 0.8f, {0, 0.15f, 0});
  EXPECT_LT(std::abs(seen.x), 1);
  EXPECT_LT(std::abs(seen.y), 1);
}

TEST(OrbitCamera, ResetReturnsToTheFirstView) {
  OrbitCamera camera = cameraOn(vase());
  const CameraPose first = camera.pose();
  camera.drag(DragKind::kOrbit, 0.3f, 0.2f);
  camera.zoom(4, 0, 0);
  framesUntilStill(camera);
  camera.reset(true);
  framesUntilStill(camera);
  EXPECT_NEAR(camera.pose().yaw, first.yaw, 1e-3);
  EXPECT_NEAR(camera.pose().distance, first.distance, 1e-4);
}

TEST(OrbitCamera, DistanceZeroFitsThePiece) {
  OrbitCamera camera = cameraOn(vase());
  camera.set({{0, 0, 0}, 40, -30, 0}, false);
  EXPECT_NEAR(camera.pose().yaw, 40, 1e-3);
  EXPECT_NEAR(camera.pose().pitch, -30, 1e-3);
  EXPECT_GT(camera.pose().distance, 0.3f);
}

TEST(OrbitCamera, IgnoresNumbersThatAreNone) {
  OrbitCamera camera = cameraOn(vase());
  const CameraPose before = camera.pose();
  const float nan = std::numeric_limits<float>::quiet_NaN();
  camera.drag(DragKind::kOrbit, nan, 0);
  camera.release(DragKind::kPan, nan, nan);
  camera.zoom(nan, 0, 0);
  camera.zoom(0, 0, 0);
  camera.set({{nan, 0, 0}, 0, 0, 1}, true);
  camera.setAspect(nan);
  EXPECT_FALSE(camera.advance(0.016f));
  EXPECT_EQ(camera.pose().yaw, before.yaw);
  EXPECT_EQ(camera.pose().distance, before.distance);
}

TEST(OrbitCamera, HasClipPlanesBeforeThereIsAPiece) {
  const OrbitCamera::ClipPlanes planes = OrbitCamera().clipPlanes(1);
  EXPECT_GT(planes.near, 0);
  EXPECT_GT(planes.far, planes.near);
  EXPECT_LT(planes.far, 1e6f);
}

TEST(OrbitCamera, ClipPlanesHoldThePieceFromEverywhere) {
  OrbitCamera camera = cameraOn(vase());
  for (float distance : {0.01f, 0.2f, 1.0f, 3.0f}) {
    camera.set({{0, 0.15f, 0.1f}, 30, 20, distance}, false);
    const OrbitCamera::ClipPlanes planes = camera.clipPlanes(0.3f);
    EXPECT_GT(planes.near, 0);
    EXPECT_LT(planes.near, camera.pose().distance) << "what is looked at would be cut away";
    EXPECT_GT(planes.far, length(eyeOf(camera.pose()) - float3{0, 0.15f, 0}) + 0.15f);
  }
}

// A screen of 4 m by 1.6 m.
Extent screen() {
  Extent extent;
  extent.bounds.add({-2, 0, 0});
  extent.bounds.add({2, 1.6f, 0});
  extent.radius = 2;
  return extent;
}

OrbitCamera beforeScreen(float aspect) {
  OrbitCamera camera;
  camera.setAspect(aspect);
  camera.setFlat(true);
  camera.setPiece(screen(), nullptr);
  return camera;
}

TEST(FlatCamera, ShowsTheWholePictureStraight) {
  for (float aspect : {0.5f, 1.0f, 4.0f}) {
    OrbitCamera camera = beforeScreen(aspect);
    const float2 corner = seenAt(camera.pose(), aspect, {2, 1.6f, 0});
    EXPECT_NEAR(std::max(corner.x, corner.y), 0.94f, 1e-3f) << aspect;
    EXPECT_EQ(camera.pose().yaw, 0);
    EXPECT_EQ(camera.pose().pitch, 0);
  }
}

TEST(FlatCamera, IsMovedByEveryDragAndStaysOnThePicture) {
  OrbitCamera camera = beforeScreen(1);
  camera.set({{0, 0.8f, 0}, 0, 0, 0.5f}, false);
  camera.drag(DragKind::kOrbit, -0.5f, 0);
  EXPECT_NEAR(camera.pose().target.x, halfHeightOf(camera.pose()), 1e-5f) << "half of the stage to the left";
  EXPECT_EQ(camera.pose().yaw, 0);
  for (int i = 0; i < 100; ++i) camera.drag(DragKind::kOrbit, -1, 1);
  EXPECT_FLOAT_EQ(camera.pose().target.x, 2);
  EXPECT_FLOAT_EQ(camera.pose().target.y, 1.6f);
  camera.set({{0, 0, 5}, 70, 30, 1}, false);
  EXPECT_EQ(camera.pose().yaw, 0);
  EXPECT_EQ(camera.pose().pitch, 0);
  EXPECT_EQ(camera.pose().target.z, 0);
}

TEST(FlatCamera, ComesAsNearAsItsTexelsAllow) {
  OrbitCamera camera = beforeScreen(1);
  camera.setNearest(0.011f);
  camera.set({{0, 0.8f, 0}, 0, 0, 1e-6f}, false);
  EXPECT_FLOAT_EQ(camera.pose().distance, 0.011f);
  const OrbitCamera::ClipPlanes planes = camera.clipPlanes(1);
  EXPECT_GT(planes.near, 0);
  EXPECT_LT(planes.near, 0.011f);
  EXPECT_GT(planes.far, 0.011f);
  // Far away the picture does not become a stamp.
  camera.reset(false);
  const float home = camera.pose().distance;
  camera.set({{0, 0.8f, 0}, 0, 0, 1000}, false);
  EXPECT_LT(camera.pose().distance, 1.5f * home);
}

}  // namespace
}  // namespace kura::viewer

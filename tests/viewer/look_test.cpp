#include "viewer/light/look.h"

#include <gtest/gtest.h>

#include <limits>

namespace kura::viewer {
namespace {

const Bounds kBounds = {{-1, 0, -3}, {1, 10, 3}};

TEST(Look, PlaneKeepsWhatLiesBeforeIt) {
  const float4 plane = planeOf(Section{.axis = 1, .at = 0.25f, .flip = false}, kBounds);
  EXPECT_GT(dot(plane.xyz, float3{0, 2.6f, 0}), plane.w);
  EXPECT_LT(dot(plane.xyz, float3{0, 2.4f, 0}), plane.w);
}

TEST(Look, FlippedPlaneKeepsTheOtherSide) {
  const float4 plane = planeOf(Section{.axis = 1, .at = 0.25f, .flip = true}, kBounds);
  EXPECT_LT(dot(plane.xyz, float3{0, 2.6f, 0}), plane.w);
  EXPECT_GT(dot(plane.xyz, float3{0, 2.4f, 0}), plane.w);
}

TEST(Look, WithoutSectionNothingIsCut) {
  const float4 plane = planeOf(std::nullopt, kBounds);
  EXPECT_FALSE(dot(plane.xyz, float3{1, 10, 3}) > plane.w);
}

TEST(Look, NumbersThatCannotBeDrawnAreLimited) {
  Look look;
  look.exposure = std::numeric_limits<float>::quiet_NaN();
  look.key = KeyLight{.yaw = 725, .pitch = 300, .intensity = -1};
  look.section = Section{.axis = 7, .at = std::numeric_limits<float>::infinity(), .flip = false};
  const Look result = limited(look);
  EXPECT_EQ(result.exposure, 0);
  EXPECT_NEAR(result.key->yaw, 5, 1e-3);
  EXPECT_EQ(result.key->pitch, 90);
  EXPECT_EQ(result.key->intensity, 0);
  EXPECT_EQ(result.section->axis, 2);
  EXPECT_EQ(result.section->at, 0.5f);
}

TEST(Look, NamesAreFoundAgain) {
  for (const Room room : {Room::kGallery, Room::kDaylight, Room::kRaking}) EXPECT_EQ(findRoom(nameOf(room)), room);
  for (const Mode mode : {Mode::kFull, Mode::kColor, Mode::kRelief, Mode::kClay, Mode::kXray, Mode::kCurvature, Mode::kTexels}) {
    EXPECT_EQ(findMode(nameOf(mode)), mode);
  }
  EXPECT_FALSE(findMode("gold"));
}

}  // namespace
}  // namespace kura::viewer

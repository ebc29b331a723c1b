#include "viewer/space/line_of_sight.h"

#include <gtest/gtest.h>

#include "viewer/model/read_glb.h"
#include "viewer/support/glb_builder.h"

namespace kura::viewer {
namespace {

// 20 cm each way around the origin, open nowhere.
Model box() {
  auto model = readGlb(test::makeGlb(test::box(0.2f, 0.2f, 0.2f)));
  EXPECT_TRUE(model);
  return std::move(*model);
}

TEST(LineOfSight, SeesWhatIsOnThisSide) { EXPECT_TRUE(isInSight(box(), {0, 0.05f, 2}, {0, 0.05f, 0.1f}, 0.002f)); }

TEST(LineOfSight, DoesNotSeeThroughThePiece) { EXPECT_FALSE(isInSight(box(), {0, 0.05f, -2}, {0, 0.05f, 0.1f}, 0.002f)); }

TEST(LineOfSight, ForgivesAPlaceAHairBelowTheSurface) {
  EXPECT_TRUE(isInSight(box(), {0, 0.05f, 2}, {0, 0.05f, 0.0985f}, 0.002f));
  EXPECT_FALSE(isInSight(box(), {0, 0.05f, 2}, {0, 0.05f, 0.09f}, 0.002f));
}

TEST(LineOfSight, AnotherPartBeforeThePlaceHidesIt) {
  Model model = box();
  Instance before = model.instances[0];
  before.transform = mat4f::translation(float3{0, 0, 1}) * before.transform;
  model.instances.push_back(before);
  EXPECT_FALSE(isInSight(model, {0, 0.05f, 2}, {0, 0.05f, 0.1f}, 0.002f));
  EXPECT_TRUE(isInSight(model, {0, 0.05f, 0.5f}, {0, 0.05f, 0.1f}, 0.002f));
}

TEST(LineOfSight, ASectionOpensTheViewAndTakesPlacesAway) {
  const float4 upper_half_away = {0, 0, 1, 0};  // z > 0
  const float3 eye = {0, 0.05f, 2}, back = {0, 0.05f, -0.1f};
  EXPECT_FALSE(isInSight(box(), eye, back, 0.002f));
  EXPECT_TRUE(isInSight(box(), eye, back, 0.002f, upper_half_away));
  EXPECT_FALSE(isInSight(box(), eye, {0, 0.05f, 0.1f}, 0.002f, upper_half_away));
}

}  // namespace
}  // namespace kura::viewer

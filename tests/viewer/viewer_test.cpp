// The whole viewer without a GPU (Filament's NOOP backend).
#include "viewer/viewer.h"

#include <gtest/gtest.h>

#include <fstream>

#include "viewer/support/glb_builder.h"

namespace kura::viewer {
namespace {

std::vector<uint8_t> bowl(int segments = 24) {
  return test::makeGlb(test::turnedBody(test::bowlProfile(), segments), {.material = test::glazeMaterial({0.9f, 0.9f, 0.9f})});
}

std::vector<uint8_t> texturedBowl() {
  return test::makeGlb(
      test::turnedBody(test::bowlProfile(), 24),
      {.material = R"({"pbrMetallicRoughness":{"baseColorTexture":{"index":0}}})",
       .extra = R"(,"textures":[{"source":0}],"images":[{"bufferView":0,"mimeType":"image/jpeg"}])",
       .image = {0xFF, 0xD8, 0xFF, 0xE0}});
}

class ViewerTest : public testing::Test {
 protected:
  ViewerTest() : viewer(Viewer::make({Backend::kNone, 320, 400})) {}
  int framesUntilStill() {
    int frames = 0;
    while (viewer->tick(1.0f / 60) && frames < 500) ++frames;
    return frames;
  }
  std::unique_ptr<Viewer> viewer;
};

TEST_F(ViewerTest, DrawsItsEmptyStage) {
  ASSERT_TRUE(viewer);
  framesUntilStill();
  EXPECT_EQ(viewer->stats().triangles, 0u);
}

TEST_F(ViewerTest, WarmsUpInPartsUntilThereIsAPiece) {
  int calls = 1;
  while (viewer->warm() && calls < 20) ++calls;
  EXPECT_GT(calls, 1);
  EXPECT_LT(calls, 20);
  EXPECT_FALSE(viewer->warm());
  viewer->openGlb(bowl());
  viewer->show();
  EXPECT_FALSE(viewer->warm());
  framesUntilStill();
}

TEST_F(ViewerTest, ShowsAPieceOnlyWhenAsked) {
  const Opening opening = viewer->openGlb(bowl());
  ASSERT_FALSE(opening.failure);
  EXPECT_GT(opening.triangles, 1000u);
  EXPECT_EQ(viewer->stats().triangles, 0u);
  EXPECT_FALSE(viewer->show());
  EXPECT_EQ(viewer->stats().triangles, opening.triangles);
  EXPECT_GT(viewer->stats().gpu_bytes, opening.triangles * 6);
}

TEST_F(ViewerTest, ShowWithoutAModelIsAFailure) {
  const auto failure = viewer->show();
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->code, FailureCode::kInternal);
}

TEST_F(ViewerTest, KeepsWhatIsShownWhenTheNextFileIsBad) {
  viewer->openGlb(bowl());
  viewer->show();
  const uint64_t triangles = viewer->stats().triangles;
  const std::vector<uint8_t> nonsense = {1, 2, 3};
  const Opening opening = viewer->openGlb(nonsense);
  ASSERT_TRUE(opening.failure);
  EXPECT_EQ(opening.failure->code, FailureCode::kBadModel);
  EXPECT_EQ(viewer->stats().triangles, triangles);
}

TEST_F(ViewerTest, ABetterTierTakesThePlaceAndTheCameraStays) {
  viewer->openGlb(bowl(12));
  viewer->show();
  viewer->camera().drag(DragKind::kOrbit, 0.25f, 0.05f);
  const CameraPose before = viewer->camera().pose();
  viewer->openGlb(bowl(48));
  viewer->show();
  EXPECT_NEAR(viewer->camera().pose().yaw, before.yaw, 1e-4);
  EXPECT_NEAR(viewer->camera().pose().distance, before.distance, 1e-4);
}

TEST_F(ViewerTest, GivesBackTheTexturesOfThePage) {
  ASSERT_EQ(viewer->openGlb(texturedBowl()).images.size(), 1u);
  viewer->setTexture(0, 41, 64, 64, 7);
  viewer->setTexture(0, 42, 64, 64, 7);  // in place of 41
  viewer->setTexture(5, 43, 64, 64, 7);  // no such image
  viewer->show();
  EXPECT_EQ(viewer->takeReleasedTextures(), (std::vector<uint32_t>{41, 43}));
  viewer->openGlb(texturedBowl());
  viewer->setTexture(0, 44, 64, 64, 7);
  viewer->discard();
  EXPECT_EQ(viewer->takeReleasedTextures(), (std::vector<uint32_t>{44}));
  viewer->openGlb(bowl());
  viewer->show();
  EXPECT_EQ(viewer->takeReleasedTextures(), (std::vector<uint32_t>{42}));
}

TEST_F(ViewerTest, GivesBackTheShownTexturesAtItsEnd) {
  viewer->openGlb(texturedBowl());
  viewer->setTexture(0, 7, 16, 16, 1);
  viewer->show();
  EXPECT_EQ(viewer->end(), (std::vector<uint32_t>{7}));
}

TEST_F(ViewerTest, CountsTextureMemoryWithItsMips) {
  viewer->openGlb(texturedBowl());
  viewer->show();
  const uint64_t without = viewer->stats().gpu_bytes;
  viewer->openGlb(texturedBowl());
  viewer->setTexture(0, 7, 256, 256, 9);
  viewer->show();
  EXPECT_NEAR(double(viewer->stats().gpu_bytes - without), 256 * 256 * 4 * 4 / 3, 100);
}

TEST_F(ViewerTest, OpensAndShowsAHundredTimes) {
  const std::vector<uint8_t> one = bowl(), other = texturedBowl();
  for (int i = 0; i < 100; ++i) {
    ASSERT_FALSE(viewer->openGlb(i % 2 ? one : other).failure);
    if (i % 7 == 3) {
      viewer->discard();
      continue;
    }
    if (i % 2 == 0) viewer->setTexturePixels(0, 4, 4, std::vector<uint8_t>(64, 200));
    ASSERT_FALSE(viewer->show());
    viewer->tick(0.016f);
  }
}

TEST_F(ViewerTest, RefocusTurnsAroundThePointThatWasHit) {
  viewer->openGlb(bowl());
  viewer->show();
  const CameraPose before = viewer->camera().pose();
  EXPECT_FALSE(viewer->refocus(-0.99f, 0.99f));
  ASSERT_TRUE(viewer->refocus(0, 0));
  framesUntilStill();
  EXPECT_LT(viewer->camera().pose().distance, before.distance);
}

TEST_F(ViewerTest, TicksComeToAnEnd) {
  viewer->openGlb(bowl());
  viewer->show();
  viewer->camera().release(DragKind::kOrbit, 1, 0);
  EXPECT_LT(framesUntilStill(), 300);
  EXPECT_FALSE(viewer->tick(0.016f));
}

TEST_F(ViewerTest, TakesTheGallerysLight) {
  std::ifstream file(KURA_ENVIRONMENT, std::ios::binary);
  const std::vector<uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
  EXPECT_FALSE(viewer->setEnvironment(bytes));
  const auto failure = viewer->setEnvironment(std::span(bytes).first(1000));
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->code, FailureCode::kBadEnvironment);
  viewer->openGlb(bowl());
  viewer->show();
  framesUntilStill();
}

TEST_F(ViewerTest, ResizesInAnyOrder) {
  viewer->resize(1, 1);
  viewer->resize(0, 0);
  viewer->openGlb(bowl());
  viewer->resize(4000, 100);
  viewer->show();
  viewer->resize(300, 300);
  framesUntilStill();
}

TEST(Viewer, FiftyComeAndGo) {
  for (int i = 0; i < 50; ++i) {
    const auto viewer = Viewer::make({Backend::kNone, 64, 64});
    viewer->openGlb(bowl(8));
    if (i % 2) viewer->show();
    viewer->tick(0.016f);
  }
}

}  // namespace
}  // namespace kura::viewer

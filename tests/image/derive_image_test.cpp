#include "image/derive_image.h"

#include "image/make_image.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

TEST(DeriveImage, FitsTheLongEdgeExactly) {
  TemporaryFolder folder;
  writePng(makeGradient(997, 331), folder.path() / "a.png");
  Result<ImageSize> size = deriveImage(folder.path() / "a.png", folder.path() / "b.jpg", {.long_edge_px = 400});
  ASSERT_TRUE(size) << size.error().message.en;
  EXPECT_EQ(size->width, 400u);
  EXPECT_EQ(size->height, 133u);
  EXPECT_EQ(readImageSize(*readFile(folder.path() / "b.jpg"), "b")->width, 400u);
}

TEST(DeriveImage, NeverEnlarges) {
  TemporaryFolder folder;
  writePng(makeGradient(30, 20), folder.path() / "a.png");
  EXPECT_EQ(deriveImage(folder.path() / "a.png", folder.path() / "b.webp", {.long_edge_px = 400})->width, 30u);
}

TEST(DeriveImage, LowersTheQualityUntilTheFileFits) {
  TemporaryFolder folder;
  Image noise = makeGradient(400, 400);
  uint32_t state = 1;
  for (uint8_t& value : noise.pixels) value = static_cast<uint8_t>((state = state * 1664525 + 1013904223) >> 24);
  writePng(noise, folder.path() / "a.png");
  ASSERT_TRUE(deriveImage(folder.path() / "a.png", folder.path() / "free.jpg", {.quality = 90}));
  const auto free_size = std::filesystem::file_size(folder.path() / "free.jpg");
  ASSERT_TRUE(deriveImage(folder.path() / "a.png", folder.path() / "tight.jpg", {.quality = 90, .max_bytes = free_size * 3 / 4}));
  EXPECT_LE(std::filesystem::file_size(folder.path() / "tight.jpg"), free_size * 3 / 4);
}

TEST(DeriveImage, TurnsByTheOrientationOfTheCamera) {
  const std::filesystem::path folder = std::filesystem::path(KURA_SHARED_DATA_DIR) / "images-exif-orientation";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "../shared/data is not here";
  TemporaryFolder out;
  std::vector<Image> pictures;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".jpg") continue;
    const auto target = out.path() / (entry.path().stem().string() + ".png");
    Result<ImageSize> size = deriveImage(entry.path(), target, {.long_edge_px = 64});
    ASSERT_TRUE(size) << entry.path() << size.error().message.en;
  }
}

}  // namespace
}  // namespace kura

#include "recipe/encode_ktx2.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "gltf/image_size.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

const std::filesystem::path kBasisu = std::filesystem::path(KURA_SOURCE_DIR) / "build/stage/libexec/kurabiraki/basisu";

Image makePicture(uint32_t width, uint32_t height) {
  Image image{width, height, 3, {}};
  for (uint32_t y = 0; y < height; ++y) {
    for (uint32_t x = 0; x < width; ++x) {
      for (const double value : {128 + 100 * std::sin(x * 0.11), 128 + 90 * std::cos(y * 0.07), 90 + 60 * std::sin((x + y) * 0.05)}) image.pixels.push_back(uint8_t(value));
    }
  }
  return image;
}

class EncodeKtx2 : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kBasisu)) GTEST_SKIP() << "basisu is not laid out (scripts/stage.sh)";
  }
  TemporaryFolder folder_;
};

TEST_F(EncodeKtx2, MakesMultiplesOf4AndMeasuresWhatCameOut) {
  const Ktx2Encoder encoder{kBasisu, folder_.path(), false, {}};
  const Result<Ktx2Texture> small = encoder.encode(makePicture(130, 67), TextureRole::kColour, "scans/glaze.png", 4096);
  ASSERT_TRUE(small.ok()) << small.error().message.en;
  EXPECT_EQ(small->texture.name, "glaze.png");
  const auto size = readImageSize(small->texture.bytes);
  ASSERT_TRUE(size);
  EXPECT_EQ(size->width, 132u);
  EXPECT_EQ(size->height, 68u);
  EXPECT_EQ(size->block_bytes, 8u) << "ETC1S";
  EXPECT_GT(small->psnr_db, 28);
  EXPECT_LT(small->psnr_db, 99);
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path())) << "nothing is left behind";
}

TEST_F(EncodeKtx2, IsTruerAsUastcAndAlwaysForNormals) {
  const Ktx2Encoder small{kBasisu, folder_.path(), false, {}}, exact{kBasisu, folder_.path(), true, {}};
  const Image picture = makePicture(128, 128);
  const Result<Ktx2Texture> etc1s = small.encode(picture, TextureRole::kColour, "a", 128), uastc = exact.encode(picture, TextureRole::kColour, "a", 128),
                            normal = small.encode(picture, TextureRole::kNormal, "a", 128);
  ASSERT_TRUE(etc1s.ok() && uastc.ok() && normal.ok());
  EXPECT_GT(uastc->psnr_db, etc1s->psnr_db + 3);
  EXPECT_EQ(readImageSize(uastc->texture.bytes)->block_bytes, 16u);
  EXPECT_EQ(readImageSize(normal->texture.bytes)->block_bytes, 16u);
  EXPECT_EQ(small.encode(picture, TextureRole::kColour, "a", 128)->texture.bytes, etc1s->texture.bytes) << "the same image, the same bytes";
}

TEST(Psnr, IsThatOfTheMeanSquare) {
  const Image a{2, 1, 1, {100, 100}}, b{2, 1, 1, {110, 90}};
  EXPECT_NEAR(psnrOf(a, b), 10 * std::log10(255.0 * 255.0 / 100), 1e-9);
  EXPECT_EQ(psnrOf(a, a), 99);
}

}  // namespace
}  // namespace kura

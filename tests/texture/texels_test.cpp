#include <algorithm>
#include <gtest/gtest.h>

#include "texture/fit_size.h"
#include "texture/select_channels.h"
#include "texture/uniform_value.h"

namespace kura {
namespace {

TEST(FitTextureSize, ReducesTheLongerEdgeAndKeepsTheAspect) {
  EXPECT_EQ(fitTextureSize({4096, 4096}, 1024), (TextureSize{1024, 1024}));
  EXPECT_EQ(fitTextureSize({4096, 2048}, 1024), (TextureSize{1024, 512}));
  EXPECT_EQ(fitTextureSize({1000, 3000}, 1024), (TextureSize{340, 1024}));
}

TEST(FitTextureSize, NeverEnlarges) {
  EXPECT_EQ(fitTextureSize({511, 300}, 512), (TextureSize{511, 300}));
  EXPECT_EQ(fitTextureSize({512, 512}, 512), (TextureSize{512, 512}));
}

TEST(FitTextureSize, GivesMultiplesOfFourThatAreNeverZero) {
  for (uint32_t width : {513u, 777u, 4096u, 9001u}) {
    for (uint32_t height : {4u, 5u, 100u, 8191u}) {
      const TextureSize size = fitTextureSize({width, height}, 512);
      EXPECT_EQ(size.width % 4, 0u) << width << " x " << height;
      EXPECT_EQ(size.height % 4, 0u) << width << " x " << height;
      EXPECT_GE(size.height, 4u);
      EXPECT_LE(std::max(size.width, size.height), 512u);
    }
  }
  EXPECT_EQ(fitTextureSize({9000, 1}, 512), (TextureSize{512, 1})) << "a single row cannot grow to four";
}

TEST(SelectChannels, DropsAlpha) {
  const Image image{2, 1, 4, {1, 2, 3, 4, 5, 6, 7, 8}};
  EXPECT_EQ(selectChannels(image, 3).pixels, (std::vector<uint8_t>{1, 2, 3, 5, 6, 7}));
  EXPECT_EQ(selectChannels(image, 1).pixels, (std::vector<uint8_t>{1, 5}));
  EXPECT_EQ(selectChannels(image, 4).pixels, image.pixels);
}

TEST(FindUniformValue, FindsTheValueOfAFlatMapDespiteItsNoise) {
  const Image flat{2, 2, 3, {0, 153, 10, 0, 154, 10, 0, 153, 10, 0, 152, 10}};
  ASSERT_TRUE(findUniformValue(flat));
  EXPECT_EQ(*findUniformValue(flat), (std::array<uint8_t, 4>{0, 153, 10, 0}));
}

TEST(FindUniformValue, SeesASingleTexelThatDiffers) {
  Image nearly{64, 64, 1, std::vector<uint8_t>(64 * 64, 200)};
  nearly.pixels[4000] = 203;
  EXPECT_FALSE(findUniformValue(nearly));
  EXPECT_FALSE(findUniformValue(Image{}));
}

}  // namespace
}  // namespace kura

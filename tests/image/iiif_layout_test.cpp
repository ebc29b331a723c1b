#include "image/iiif_layout.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace kura {
namespace {

TEST(IiifLayout, EndsAtTheScaleAtWhichTheWholeFitsInOneTile) {
  EXPECT_EQ(makeIiifLayout(512, 512, 512, 4096).scale_factors, (std::vector<uint32_t>{1}));
  EXPECT_EQ(makeIiifLayout(513, 1, 512, 4096).scale_factors, (std::vector<uint32_t>{1, 2}));
  EXPECT_EQ(makeIiifLayout(12000, 4000, 512, 4096).scale_factors, (std::vector<uint32_t>{1, 2, 4, 8, 16, 32}));
}

TEST(IiifLayout, SizesAreCeilingsInAscendingOrder) {
  const std::vector<IiifSize> sizes = iiifSizes(makeIiifLayout(1001, 333, 512, 4096));
  ASSERT_EQ(sizes.size(), 2u);
  EXPECT_EQ(sizes[0].width, 501u);
  EXPECT_EQ(sizes[0].height, 167u);
  EXPECT_EQ(sizes[1].width, 1001u);
}

TEST(IiifLayout, LargeImagesStateTheirLimit) {
  const auto info = nlohmann::json::parse(iiifInfoJson(makeIiifLayout(12000, 4000, 512, 4096), "https://x/image/01", ""));
  EXPECT_EQ(info["maxWidth"], 3000);
  EXPECT_EQ(info["maxHeight"], 1000);
  EXPECT_EQ(info["sizes"].back()["width"], 3000);
  EXPECT_EQ(info["profile"], "level0");
  EXPECT_EQ(info["id"], "https://x/image/01");
}

TEST(IiifLayout, SmallImagesHaveNoLimitAndOneSize) {
  const auto info = nlohmann::json::parse(iiifInfoJson(makeIiifLayout(1, 1, 512, 4096), "x", "http://creativecommons.org/publicdomain/zero/1.0/"));
  EXPECT_FALSE(info.contains("maxWidth"));
  EXPECT_EQ(info["sizes"].size(), 1u);
  EXPECT_EQ(info["rights"], "http://creativecommons.org/publicdomain/zero/1.0/");
}

}  // namespace
}  // namespace kura

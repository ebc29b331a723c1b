#include "image/derive_image.h"

#include <fstream>
#include <random>

#include "image/xmp_packet.h"
#include "pictures.h"

namespace kura {
namespace {

TEST(DeriveImage, KeepsProportionsAndNeverEnlarges) {
  TemporaryFolder folder;
  const auto image = putPng(folder, "a.png", gradient(3000, 1000));
  const auto large = deriveImage(image, folder.path() / "l.jpg", {.max_edge = 1200});
  ASSERT_TRUE(large.ok()) << large.error().message.en;
  EXPECT_EQ(large->width, 1200u);
  EXPECT_EQ(large->height, 400u);
  EXPECT_EQ(large->bytes, std::filesystem::file_size(folder.path() / "l.jpg"));
  const auto same = deriveImage(image, folder.path() / "s.jpg", {.max_edge = 9000});
  ASSERT_TRUE(same.ok());
  EXPECT_EQ(same->width, 3000u);
  expectNear(pixel(readBack(folder.path() / "l.jpg"), 1199, 399), {255, 255, 0}, 8);
}

TEST(DeriveImage, LowersTheQualityUntilTheFileFits) {
  TemporaryFolder folder;
  Image noise = gradient(1400, 1000);
  std::mt19937 random(1);
  for (uint8_t& value : noise.pixels) value = static_cast<uint8_t>(value / 2 + random() % 40);
  const auto image = putPng(folder, "a.png", noise);
  const auto free = deriveImage(image, folder.path() / "a.jpg", {.max_edge = 1200});
  ASSERT_TRUE(free.ok());
  const auto tight = deriveImage(image, folder.path() / "b.jpg", {.max_edge = 1200, .max_bytes = free->bytes * 3 / 4});
  ASSERT_TRUE(tight.ok());
  EXPECT_LE(tight->bytes, free->bytes * 3 / 4);
  EXPECT_LT(tight->quality, free->quality);
  const auto impossible = deriveImage(image, folder.path() / "c.jpg", {.max_edge = 1200, .max_bytes = 100});
  ASSERT_TRUE(impossible.ok()) << "a large picture is better than none";
  EXPECT_EQ(impossible->quality, 50);
}

// Film grain is the worst that a photograph can bring: white noise is worse still.
TEST(DeriveImage, ShrinksWhatIsTooHeavyAtAnyQuality) {
  TemporaryFolder folder;
  Image noise{1800, 1500, 3, std::vector<uint8_t>(1800 * 1500 * 3)};
  std::mt19937 random(7);
  for (uint8_t& value : noise.pixels) value = static_cast<uint8_t>(random());
  const auto image = putPng(folder, "a.png", noise);
  for (ImageFormat format : {ImageFormat::kJpeg, ImageFormat::kWebp}) {
    const auto made = deriveImage(image, folder.path() / "a", {.format = format, .max_edge = 1200, .max_bytes = 150'000});
    ASSERT_TRUE(made.ok()) << made.error().message.en;
    EXPECT_LE(made->bytes, 150'000u);
    EXPECT_EQ(made->bytes, std::filesystem::file_size(folder.path() / "a"));
    EXPECT_GE(made->width, 300u) << "no smaller than it has to be";
    EXPECT_NEAR(double(made->width) / made->height, 1.2, 0.01);
    EXPECT_EQ(readBack(folder.path() / "a").width, made->width);
  }
}

TEST(DeriveImage, MakesWebpOfAPosterAndKeepsItsAlpha) {
  TemporaryFolder folder;
  Image image{64, 32, 4, std::vector<uint8_t>(64 * 32 * 4, 128)};
  const auto webp = deriveImage(putPng(folder, "a.png", image), folder.path() / "a.webp", {.format = ImageFormat::kWebp, .is_lossless = true});
  ASSERT_TRUE(webp.ok()) << webp.error().message.en;
  const Image back = readBack(folder.path() / "a.webp");
  EXPECT_EQ(back.channels, 4u);
  EXPECT_EQ(back.pixels, image.pixels);
}

TEST(DeriveImage, GivesTheSameBytesTwice) {
  TemporaryFolder folder;
  const auto image = putPng(folder, "a.png", gradient(1000, 700));
  for (ImageFormat format : {ImageFormat::kJpeg, ImageFormat::kWebp, ImageFormat::kPng}) {
    ASSERT_TRUE(deriveImage(image, folder.path() / "1", {.format = format, .max_edge = 333}).ok());
    ASSERT_TRUE(deriveImage(image, folder.path() / "2", {.format = format, .max_edge = 333}).ok());
    EXPECT_EQ(*readFile(folder.path() / "1"), *readFile(folder.path() / "2"));
  }
}

TEST(ReadImageSummary, SaysWhatStandsInTheHeader) {
  TemporaryFolder folder;
  const auto summary = readImageSummary(putPng(folder, "a.png", gradient(30, 20)));
  ASSERT_TRUE(summary.ok());
  EXPECT_EQ((*summary)["format"], "png");
  EXPECT_EQ((*summary)["width"], 30);
  EXPECT_EQ((*summary)["height"], 20);
  EXPECT_EQ((*summary)["bits"], 8);
  EXPECT_TRUE((*summary)["icc_profile"].is_null());
}

TEST(DeriveImage, CarriesCreditAndRights) {
  TemporaryFolder folder;
  const auto image = putPng(folder, "a.png", gradient(300, 100));
  const std::string xmp = makeXmpPacket({"蔵 <館>", "http://creativecommons.org/licenses/by/4.0/", "K-001"});
  EXPECT_NE(xmp.find("蔵 &lt;館&gt;"), std::string::npos);
  ASSERT_TRUE(deriveImage(image, folder.path() / "a.jpg", {.xmp = xmp}).ok());
  std::ifstream stream(folder.path() / "a.jpg", std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(stream), {});
  EXPECT_NE(bytes.find("http://ns.adobe.com/xap/1.0/"), std::string::npos);
  EXPECT_NE(bytes.find("<xmpRights:WebStatement>http://creativecommons.org/licenses/by/4.0/"), std::string::npos);
  expectNear(pixel(readBack(folder.path() / "a.jpg"), 299, 99), {255, 255, 0}, 12);
  EXPECT_EQ(makeXmpPacket({}), "");
}

}  // namespace
}  // namespace kura

#include "image/decode_image.h"

#include "image/make_image.h"

namespace kura {
namespace {

TEST(DecodeImage, GivesBackThePixelsOfAPng) {
  const Image image = makeGradient(7, 5);
  Result<Image> decoded = decodeImage(*encodePng(image), "a.png");
  ASSERT_TRUE(decoded) << decoded.error().message.en;
  EXPECT_EQ(decoded->width, 7u);
  EXPECT_EQ(decoded->height, 5u);
  EXPECT_EQ(decoded->channels, 3u);
  EXPECT_EQ(decoded->pixels, image.pixels);
}

TEST(DecodeImage, KeepsAlphaWhenAskedAndFlattensOnWhiteWhenNot) {
  Image image{1, 1, 4, {10, 20, 30, 0}};
  const Bytes png = *encodePng(image);
  EXPECT_EQ(decodeImage(png, "a.png", {.keep_alpha = true})->channels, 4u);
  Result<Image> flat = decodeImage(png, "a.png", {.keep_alpha = false});
  ASSERT_TRUE(flat);
  EXPECT_EQ(flat->pixels, (Bytes{255, 255, 255}));
}

TEST(DecodeImage, LeavesDataMapsAsTheyAre) {
  const Image normals{1, 1, 3, {128, 128, 255}};
  EXPECT_EQ(decodeImage(*encodePng(normals), "n.png", {.colour = false})->pixels, normals.pixels);
}

TEST(DecodeImage, ShrinksToTheLongerEdge) {
  Result<Image> small = decodeImage(*encodePng(makeGradient(100, 50)), "a.png", {.max_edge_px = 20});
  ASSERT_TRUE(small);
  EXPECT_EQ(small->width, 20u);
  EXPECT_EQ(small->height, 10u);
}

TEST(DecodeImage, RefusesMorePixelsThanAllowed) {
  Result<Image> image = decodeImage(*encodePng(makeGradient(100, 50)), "a.png", {.max_pixels = 4999});
  ASSERT_FALSE(image);
  EXPECT_EQ(image.error().code, ErrorCode::kLimit);
}

TEST(EncodeWebp, IsReadBackNearlyTheSame) {
  const Image image = makeGradient(64, 64);
  Result<Image> decoded = decodeImage(*encodeWebp(image, {.quality = 90}), "a.webp");
  ASSERT_TRUE(decoded);
  ASSERT_EQ(decoded->pixels.size(), image.pixels.size());
  double sum = 0;
  for (size_t i = 0; i < image.pixels.size(); ++i) sum += std::abs(int(image.pixels[i]) - int(decoded->pixels[i]));
  EXPECT_LT(sum / image.pixels.size(), 4.0);
}

TEST(EncodeWebp, LosslessGivesTheSamePixels) {
  const Image image = makeGradient(33, 17, 4);
  Image opaque = image;
  for (size_t i = 3; i < opaque.pixels.size(); i += 4) opaque.pixels[i] = static_cast<uint8_t>(i);
  EXPECT_EQ(decodeImage(*encodeWebp(opaque, {.lossless = true}), "a.webp")->channels, 4u);
}

}  // namespace
}  // namespace kura

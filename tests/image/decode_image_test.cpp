#include "image/decode_image.h"

#include "pictures.h"

namespace kura {
namespace {

Bytes tga(uint16_t width, uint16_t height, const Bytes& bgra) {
  Bytes file = {0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, uint8_t(width), uint8_t(width >> 8), uint8_t(height), uint8_t(height >> 8), 32, 0x28};
  file.insert(file.end(), bgra.begin(), bgra.end());
  return file;
}

TEST(DecodeImage, ReadsWhatItsEncodersWrite) {
  const Image image = gradient(70, 50);
  const auto png = decodeImage(*encodePng(image), "a.png");
  ASSERT_TRUE(png.ok());
  EXPECT_EQ(png->pixels, image.pixels);
  const auto webp = decodeImage(*encodeWebp(image, {.is_lossless = true}), "a.webp");
  ASSERT_TRUE(webp.ok());
  EXPECT_EQ(webp->pixels, image.pixels);
  const auto jpeg = decodeImage(*encodeJpeg(image, {95, true}), "a.jpg");
  ASSERT_TRUE(jpeg.ok());
  expectNear(pixel(*jpeg, 60, 10), pixel(image, 60, 10), 8);
}

TEST(DecodeImage, KeepsNearLosslessNormalsWithinAStep) {
  const Image normals = gradient(64, 64);
  const auto back = decodeImage(*encodeWebp(normals, {.quality = 80, .is_near_lossless = true}), "n.webp", {.is_color = false});
  ASSERT_TRUE(back.ok());
  for (size_t i = 0; i < normals.pixels.size(); ++i) ASSERT_NEAR(back->pixels[i], normals.pixels[i], 4);
}

TEST(DecodeImage, ReadsTheTgaOfEmbeddedTextures) {
  const auto image = decodeImage(tga(2, 1, {1, 2, 3, 255, 4, 5, 6, 0}), "a.tga");
  ASSERT_TRUE(image.ok()) << image.error().message.en;
  EXPECT_EQ(image->channels, 4u);
  EXPECT_EQ(image->pixels, (std::vector<uint8_t>{3, 2, 1, 255, 6, 5, 4, 0}));
}

TEST(DecodeImage, GivesGreyMapsAsTheyAreStored) {
  const Image grey{4, 1, 1, {0, 100, 200, 255}};
  const Bytes png = *encodePng(grey);
  const auto map = decodeImage(png, "roughness.png", {.is_color = false});
  ASSERT_TRUE(map.ok());
  EXPECT_EQ(map->channels, 1u);
  EXPECT_EQ(map->pixels, grey.pixels);
  const auto color = decodeImage(png, "roughness.png");
  ASSERT_TRUE(color.ok());
  EXPECT_EQ(color->channels, 3u);
}

TEST(DecodeImage, ShrinksToTheLongEdge) {
  const auto image = decodeImage(*encodePng(gradient(400, 100)), "a.png", {.max_edge = 100});
  ASSERT_TRUE(image.ok());
  EXPECT_EQ(image->width, 100u);
  EXPECT_EQ(image->height, 25u);
}

TEST(DecodeImage, RefusesBombsByTheirHeader) {
  const auto image = decodeImage(*encodePng(gradient(400, 300)), "bomb.png", {.max_pixels = 100000});
  ASSERT_FALSE(image.ok());
  EXPECT_EQ(image.error().code, ErrorCode::kLimit);
  EXPECT_NE(image.error().message.en.find("400 x 300"), std::string::npos);
}

TEST(DecodeImage, NamesADamagedFile) {
  Bytes jpeg = *encodeJpeg(gradient(300, 300));
  jpeg.resize(jpeg.size() / 2);
  const auto image = decodeImage(jpeg, "bowl.obj: glaze.jpg");
  ASSERT_FALSE(image.ok());
  EXPECT_EQ(image.error().subject, "bowl.obj: glaze.jpg");
  EXPECT_NE(image.error().message.ja.find("途中で切れている"), std::string::npos);
  EXPECT_FALSE(decodeImage({}, "empty").ok());
  EXPECT_FALSE(decodeImage(asBytes("BM but nothing else"), "a.bmp").ok());
}

TEST(EncodeJpeg, RefusesWhatJpegCannotHold) {
  EXPECT_FALSE(encodeJpeg(Image{}).ok());
  EXPECT_FALSE(encodeJpeg(Image{65501, 1, 1, std::vector<uint8_t>(65501)}).ok());
}

}  // namespace
}  // namespace kura

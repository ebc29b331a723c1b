#include "texture/resize_image.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <cstdlib>

namespace kura {
namespace {

// Every texel by a function of its place.
template <typename F>
Image makeImage(uint32_t width, uint32_t height, uint32_t channels, F value) {
  Image image{width, height, channels, {}};
  for (uint32_t y = 0; y < height; ++y) {
    for (uint32_t x = 0; x < width; ++x) {
      for (uint32_t c = 0; c < channels; ++c) image.pixels.push_back(static_cast<uint8_t>(value(x, y, c)));
    }
  }
  return image;
}

uint8_t at(const Image& image, uint32_t x, uint32_t y, uint32_t c) {
  return image.pixels[(static_cast<size_t>(y) * image.width + x) * image.channels + c];
}

TEST(ResizeImage, KeepsAUniformColourExactly) {
  for (int value = 0; value < 256; ++value) {
    const Image grey = makeImage(16, 12, 3, [&](auto...) { return value; });
    const Image small = resizeImage(grey, {.size = {8, 4}});
    for (uint8_t pixel : small.pixels) ASSERT_EQ(pixel, value);
  }
}

TEST(ResizeImage, AveragesLightNotCodes) {
  // A fine black and white chequerboard reflects half the light: sRGB 188, where averaging codes would give 128.
  const Image board = makeImage(64, 64, 3, [](uint32_t x, uint32_t y, uint32_t) { return (x + y) % 2 * 255; });
  const Image small = resizeImage(board, {.size = {16, 16}, .kind = TexelKind::kColor});
  EXPECT_NEAR(at(small, 8, 8, 0), 188, 1);
}

TEST(ResizeImage, AveragesNumbersOfLinearMaps) {
  const Image board = makeImage(64, 64, 1, [](uint32_t x, uint32_t y, uint32_t) { return (x + y) % 2 * 255; });
  const Image small = resizeImage(board, {.size = {16, 16}, .kind = TexelKind::kLinear});
  EXPECT_NEAR(at(small, 8, 8, 0), 128, 1);
}

TEST(ResizeImage, BringsNormalsBackToLengthOne) {
  // Ridges that lean 45 degrees to the left and right by turns: their mean points straight out.
  const Image ridges = makeImage(64, 64, 3, [](uint32_t x, uint32_t, uint32_t c) {
    const double tilt = x % 2 ? 0.7071 : -0.7071;
    return std::lround(((c == 0 ? tilt : c == 1 ? 0 : 0.7071) * 0.5 + 0.5) * 255);
  });
  const Image small = resizeImage(ridges, {.size = {16, 16}, .kind = TexelKind::kNormal});
  EXPECT_NEAR(at(small, 8, 8, 0), 128, 1);
  EXPECT_NEAR(at(small, 8, 8, 1), 128, 1);
  EXPECT_EQ(at(small, 8, 8, 2), 255);
}

TEST(ResizeImage, LetsNothingBleedOutOfTheTransparent) {
  // Opaque red beside transparent green: the edge is red, only less of it.
  const Image image = makeImage(32, 32, 4, [](uint32_t x, uint32_t, uint32_t c) {
    const bool is_left = x < 16;
    return c == 0 ? (is_left ? 255 : 0) : c == 1 ? (is_left ? 0 : 255) : c == 2 ? 0 : (is_left ? 255 : 0);
  });
  const Image small = resizeImage(image, {.size = {4, 4}});
  for (uint32_t x = 0; x < 4; ++x) {
    if (at(small, x, 2, 3) == 0) continue;
    EXPECT_LE(at(small, x, 2, 1), 1) << x;
    EXPECT_EQ(at(small, x, 2, 0), 255) << x;
  }
  EXPECT_EQ(at(small, 0, 2, 0), 255);
}

TEST(ResizeImage, KeepsAPictureWhereItIs) {
  // A ramp stays a ramp: a filter that is half a texel off would shift it by more than one code.
  const Image ramp = makeImage(256, 8, 1, [](uint32_t x, uint32_t, uint32_t) { return x; });
  const Image small = resizeImage(ramp, {.size = {64, 4}, .kind = TexelKind::kLinear});
  for (uint32_t x = 2; x < 62; ++x) EXPECT_NEAR(at(small, x, 1, 0), 4 * x + 1.5, 1.0) << x;
  const Image large = resizeImage(ramp, {.size = {1024, 8}, .kind = TexelKind::kLinear});
  for (uint32_t x = 8; x < 1016; ++x) EXPECT_NEAR(at(large, x, 1, 0), (x + 0.5) / 4 - 0.5, 1.0) << x;
}

TEST(ResizeImage, ManagesOneTexelAndOddSizes) {
  const Image one = makeImage(1, 1, 3, [](uint32_t, uint32_t, uint32_t c) { return 50 * c + 10; });
  const Image large = resizeImage(one, {.size = {5, 3}});
  ASSERT_EQ(large.pixels.size(), 45u);
  EXPECT_EQ(at(large, 4, 2, 2), 110);
  const Image odd = makeImage(37, 1, 1, [](uint32_t x, uint32_t, uint32_t) { return x; });
  EXPECT_EQ(resizeImage(odd, {.size = {1, 1}, .kind = TexelKind::kLinear}).pixels.size(), 1u);
}

TEST(ResizeImage, ReturnsAnImageOfTheWantedSizeUntouched) {
  const Image noise = makeImage(8, 8, 3, [](uint32_t x, uint32_t y, uint32_t c) { return (x * 31 + y * 17 + c * 7) % 256; });
  EXPECT_EQ(resizeImage(noise, {.size = {8, 8}}).pixels, noise.pixels);
}

TEST(ResizeImage, HalvesALargeTextureInAFractionOfASecond) {
  const Image noise = makeImage(4096, 4096, 3, [](uint32_t x, uint32_t y, uint32_t c) { return (x * 2654435761u ^ y * 40503u) >> (c + 7); });
  const auto start = std::chrono::steady_clock::now();
  const Image half = resizeImage(noise, {.size = {2048, 2048}});
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  EXPECT_EQ(half.width, 2048u);
  EXPECT_LT(seconds, 3.0) << "about 0.4 s on a free core; the margin is for busy machines";
}

}  // namespace
}  // namespace kura

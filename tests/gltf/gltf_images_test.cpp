#include <gtest/gtest.h>

#include "gltf/gpu_bytes.h"
#include "gltf/image_size.h"

namespace kura {
namespace {

Bytes bytesOf(std::initializer_list<int> values) { return Bytes(values.begin(), values.end()); }

void expectSize(const Bytes& bytes, uint32_t width, uint32_t height, const char* mime_type) {
  const auto size = readImageSize(bytes);
  ASSERT_TRUE(size);
  EXPECT_EQ(size->width, width);
  EXPECT_EQ(size->height, height);
  EXPECT_EQ(size->mime_type, mime_type);
}

const Bytes kPng = bytesOf({0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 2, 0, 0, 0, 1, 4});
// SOI, APP0 of 4 bytes, a fill byte, SOF2 with 8 bits, 1024 lines of 4096.
const Bytes kJpeg = bytesOf({0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC2, 0, 17, 8, 4, 0, 16, 0, 3, 1, 0x22, 0});
const Bytes kWebpLossy = bytesOf({'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P', 'V', 'P', '8', ' ', 0, 0, 0, 0, 0, 0, 0,
                                  0x9D, 0x01, 0x2A, 0x00, 0x42, 0x58, 0x02, 0, 0});
const Bytes kWebpLossless = bytesOf({'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P', 'V', 'P', '8', 'L', 0, 0, 0, 0, 0x2F,
                                     0xFF, 0xC1, 0x3F, 0x00, 0, 0, 0, 0, 0});
const Bytes kWebpExtended = bytesOf({'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P', 'V', 'P', '8', 'X', 10, 0, 0, 0, 0, 0,
                                     0, 0, 0xFF, 0x0F, 0, 0xFF, 0x07, 0});

TEST(ReadImageSize, ReadsEveryKind) {
  expectSize(kPng, 512, 260, "image/png");
  expectSize(kJpeg, 4096, 1024, "image/jpeg");
  expectSize(kWebpLossy, 512, 600, "image/webp");  // the two highest bits are a scale
  expectSize(kWebpLossless, 512, 256, "image/webp");
  expectSize(kWebpExtended, 4096, 2048, "image/webp");
}

TEST(ReadImageSize, FindsNothingInACutFile) {
  for (const Bytes& image : {kPng, kJpeg, kWebpLossy, kWebpLossless, kWebpExtended}) {
    // Shorter and shorter in a buffer of its own, so that a sanitizer sees a read beyond the end.
    for (size_t length = 0; length < 16; ++length) {
      EXPECT_FALSE(readImageSize(Bytes(image.begin(), image.begin() + length))) << length;
    }
  }
  EXPECT_FALSE(readImageSize({}));
}

TEST(ReadImageSize, DoesNotHangOnSegmentsOfNoLength) {
  Bytes jpeg = {0xFF, 0xD8};
  for (int i = 0; i < 1000; ++i) jpeg.insert(jpeg.end(), {0xFF, 0xE0, 0, 0});
  EXPECT_FALSE(readImageSize(jpeg));
}

TEST(GpuBytes, CountsTexturesWithTheirMips) {
  EXPECT_EQ(gpuBytesOfTexture(4, 4), (16u + 4 + 1) * 4);
  EXPECT_EQ(gpuBytesOfTexture(4, 1), (4u + 2 + 1) * 4);
  EXPECT_EQ(gpuBytesOfTexture(0, 0), 0u);
  EXPECT_NEAR(static_cast<double>(gpuBytesOfTexture(4096, 4096)), 4096.0 * 4096 * 4 * 4 / 3, 10);
}

TEST(GpuBytes, CountsWhatAVertexCarries) {
  EXPECT_EQ(gpuBytesOfGeometry(100, 300, {}), 100u * 20 + 1200);
  EXPECT_EQ(gpuBytesOfGeometry(100, 300, {.has_texcoords = true, .has_colors = true}), 100u * 32 + 1200);
}

}  // namespace
}  // namespace kura

// Small pictures for tests: a gradient, so that turning and colour can be told.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "image/encode_image.h"

namespace kura {

// Red grows to the right, green grows downwards.
inline Image makeGradient(uint32_t width, uint32_t height, uint32_t channels = 3) {
  Image image{width, height, channels, Bytes(size_t{width} * height * channels, 255)};
  for (uint32_t y = 0; y < height; ++y) {
    for (uint32_t x = 0; x < width; ++x) {
      uint8_t* pixel = &image.pixels[(size_t{y} * width + x) * channels];
      pixel[0] = static_cast<uint8_t>(width > 1 ? 255 * x / (width - 1) : 0);
      if (channels > 2) {
        pixel[1] = static_cast<uint8_t>(height > 1 ? 255 * y / (height - 1) : 0);
        pixel[2] = 0;
      }
    }
  }
  return image;
}

inline void writePng(const Image& image, const std::filesystem::path& file) {
  Result<Bytes> encoded = encodePng(image);
  ASSERT_TRUE(encoded);
  ASSERT_TRUE(writeFile(file, *encoded));
}

}  // namespace kura

// Pictures that tests make and read back, by the room's own encoders.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <string>

#include "base/file.h"
#include "image/decode_image.h"
#include "image/encode_jpeg.h"
#include "image/encode_png.h"
#include "image/encode_webp.h"
#include "image/picture.h"
#include "support/temporary_folder.h"

namespace kura {

// Red grows to the right, green downwards, blue marks the upper left quarter.
inline Image gradient(uint32_t width, uint32_t height) {
  Image image{width, height, 3, {}};
  image.pixels.reserve(size_t{width} * height * 3);
  for (uint32_t y = 0; y < height; ++y) {
    for (uint32_t x = 0; x < width; ++x) {
      image.pixels.push_back(static_cast<uint8_t>(width > 1 ? 255ull * x / (width - 1) : 0));
      image.pixels.push_back(static_cast<uint8_t>(height > 1 ? 255ull * y / (height - 1) : 0));
      image.pixels.push_back(x < width / 2 && y < height / 2 ? 255 : 0);
    }
  }
  return image;
}

inline std::filesystem::path putPng(const TemporaryFolder& folder, const std::string& name, const Image& image) {
  const std::filesystem::path file = folder.path() / name;
  const Result<Bytes> png = encodePng(image);
  EXPECT_TRUE(png.ok() && writeFile(file, *png).ok());
  return file;
}

inline Image readBack(const std::filesystem::path& file) {
  const Result<Bytes> bytes = readFile(file);
  if (!bytes.ok()) {
    ADD_FAILURE() << "missing " << file;
    return {};
  }
  const Result<Image> image = decodeImage(*bytes, file.string());
  if (!image.ok()) {
    ADD_FAILURE() << file << ": " << image.error().message.en;
    return {};
  }
  return *image;
}

inline std::array<int, 3> pixel(const Image& image, uint32_t x, uint32_t y) {
  const uint8_t* p = image.pixels.data() + (size_t{y} * image.width + x) * image.channels;
  return {p[0], p[1], p[2]};
}

inline void expectNear(const std::array<int, 3>& color, const std::array<int, 3>& wanted, int tolerance) {
  for (int c = 0; c < 3; ++c) EXPECT_NEAR(color[c], wanted[c], tolerance) << "channel " << c;
}

}  // namespace kura

#include "viewer/native/picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <system_error>

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#define STBI_WRITE_NO_STDIO
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

#include "viewer/space/srgb.h"

namespace kura::poster {
namespace {

std::array<float, 256> makeLinear() {
  std::array<float, 256> table{};
  for (int i = 0; i < 256; ++i) table[i] = viewer::linearFromSrgb(float(i) / 255);
  return table;
}

// Interleaved gradient noise (Jimenez 2014), -0.5..0.5.
float noiseAt(uint32_t x, uint32_t y) {
  const float dot = 0.06711056f * float(x) + 0.00583715f * float(y);
  const float inner = 52.9829189f * (dot - std::floor(dot));
  return inner - std::floor(inner) - 0.5f;
}

}  // namespace

Picture shrink(const std::vector<uint8_t>& rgba, uint32_t width, uint32_t height, uint32_t factor) {
  static const std::array<float, 256> kLinear = makeLinear();
  Picture picture(width, height);
  const size_t stride = size_t{4} * width * factor;
  const float scale = 1.0f / float(factor * factor);
  for (uint32_t y = 0; y < height; ++y) {
    for (uint32_t x = 0; x < width; ++x) {
      float sum[3] = {0, 0, 0};
      for (uint32_t sy = 0; sy < factor; ++sy) {
        const uint8_t* pixel = &rgba[(size_t{y} * factor + sy) * stride + size_t{4} * x * factor];
        for (uint32_t sx = 0; sx < factor; ++sx, pixel += 4) {
          for (int c = 0; c < 3; ++c) sum[c] += kLinear[pixel[c]];
        }
      }
      for (int c = 0; c < 3; ++c) {
        const float value = viewer::srgbFromLinear(sum[c] * scale) * 255 + noiseAt(x, y) + 0.5f;
        picture.rgb[3 * (size_t{y} * width + x) + c] = uint8_t(std::clamp(value, 0.0f, 255.0f));
      }
    }
  }
  return picture;
}

void paste(const Picture& part, uint32_t left, uint32_t top, Picture& whole) {
  for (uint32_t y = 0; y < part.height; ++y) {
    std::memcpy(&whole.rgb[3 * (size_t{top + y} * whole.width + left)], &part.rgb[size_t{3} * y * part.width],
                size_t{3} * part.width);
  }
}

bool writePng(const std::filesystem::path& path, const Picture& picture) {
  std::vector<uint8_t> bytes;
  const auto append = [](void* context, void* from, int size) {
    auto* to = static_cast<std::vector<uint8_t>*>(context);
    to->insert(to->end(), static_cast<uint8_t*>(from), static_cast<uint8_t*>(from) + size);
  };
  if (!stbi_write_png_to_func(append, &bytes, int(picture.width), int(picture.height), 3, picture.rgb.data(),
                              int(picture.width * 3))) {
    return false;
  }
  std::filesystem::path draft = path;
  draft += ".part";
  std::ofstream file(draft, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(draft, path, error);
  if (!file || error) {
    std::filesystem::remove(draft, error);
    return false;
  }
  return true;
}

}  // namespace kura::poster

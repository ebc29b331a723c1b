#include "image/decode_simple.h"

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_BMP
#define STBI_ONLY_TGA
#define STBI_NO_STDIO
#define STBI_NO_FAILURE_STRINGS
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

#include <memory>

namespace kura {

std::optional<Image> decodeSimple(ByteView encoded) {
  constexpr int64_t kMostPixels = int64_t{1} << 26;
  const int size = static_cast<int>(std::min<size_t>(encoded.size(), 1 << 30));
  int width = 0, height = 0, channels = 0;
  if (!stbi_info_from_memory(encoded.data(), size, &width, &height, &channels)) return {};
  if (width <= 0 || height <= 0 || int64_t{width} * height > kMostPixels) return {};
  const int wanted = channels == 2 ? 4 : channels;
  const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
      stbi_load_from_memory(encoded.data(), size, &width, &height, &channels, wanted), stbi_image_free);
  if (!pixels) return {};
  Image image{static_cast<uint32_t>(width), static_cast<uint32_t>(height), static_cast<uint32_t>(wanted), {}};
  image.pixels.assign(pixels.get(), pixels.get() + size_t{image.width} * image.height * image.channels);
  return image;
}

}  // namespace kura

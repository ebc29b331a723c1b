#include "viewer/native/decode_image.h"

#include <webp/decode.h>

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_MAX_DIMENSIONS 16384
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace kura::poster {
namespace {

std::optional<Pixels> take(uint8_t* decoded, int width, int height, void (*release)(void*)) {
  if (!decoded) return std::nullopt;
  Pixels pixels{static_cast<uint32_t>(width), static_cast<uint32_t>(height), {}};
  pixels.rgba.assign(decoded, decoded + size_t{4} * pixels.width * pixels.height);
  release(decoded);
  return pixels;
}

}  // namespace

std::optional<Pixels> decodeImage(std::span<const uint8_t> bytes, const std::string& mime) {
  int width = 0, height = 0;
  if (mime == "image/webp") {
    if (!WebPGetInfo(bytes.data(), bytes.size(), &width, &height) || width > 16384 || height > 16384) return std::nullopt;
    uint8_t* decoded = WebPDecodeRGBA(bytes.data(), bytes.size(), &width, &height);
    return take(decoded, width, height, WebPFree);
  }
  if (bytes.size() > 0x7FFFFFFF) return std::nullopt;
  int channels = 0;
  uint8_t* decoded = stbi_load_from_memory(bytes.data(), static_cast<int>(bytes.size()), &width, &height, &channels, 4);
  return take(decoded, width, height, stbi_image_free);
}

}  // namespace kura::poster

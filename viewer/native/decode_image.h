// Textures as the GLB carries them -> pixels, natively. (On the web the browser decodes.)
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kura::poster {

struct Pixels {
  uint32_t width = 0;
  uint32_t height = 0;
  std::vector<uint8_t> rgba;  // rows top-down
};

// JPEG, PNG (stb_image) and WebP (libwebp), at most 16384 pixels wide or high. Empty where the bytes are damaged.
std::optional<Pixels> decodeImage(std::span<const uint8_t> bytes, const std::string& mime);

}  // namespace kura::poster

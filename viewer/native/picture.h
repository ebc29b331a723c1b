// A picture in memory, and what a poster needs of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace kura::poster {

// RGB, 8 bits, sRGB, rows top-down.
struct Picture {
  uint32_t width = 0;
  uint32_t height = 0;
  std::vector<uint8_t> rgb;

  Picture() = default;
  Picture(uint32_t w, uint32_t h) : width(w), height(h), rgb(size_t{3} * w * h) {}
};

// The mean of factor x factor pixels in linear light, dithered by a fixed pattern so that the slow gradients of the
// stage show no bands. rgba has (width * factor) x (height * factor) pixels.
Picture shrink(const std::vector<uint8_t>& rgba, uint32_t width, uint32_t height, uint32_t factor);

// \pre the part fits
void paste(const Picture& part, uint32_t left, uint32_t top, Picture& whole);

// PNG, written beside its place first and then renamed; false where that fails.
bool writePng(const std::filesystem::path& path, const Picture& picture);

}  // namespace kura::poster

// Pictures as files, by stb_image_write. False with nothing useful written where the file cannot be written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace kura::sample {

// sRGB, three bytes a texel, rows from the top.
bool writeJpeg(const std::filesystem::path& path, int width, int height, const std::vector<std::uint8_t>& rgb, int quality);

// The same in memory, for a texture inside a GLB.
std::vector<std::uint8_t> encodeJpeg(int width, int height, const std::vector<std::uint8_t>& rgb, int quality);

}  // namespace kura::sample

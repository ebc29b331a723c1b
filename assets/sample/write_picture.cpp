#include "write_picture.h"

#include <fstream>

#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STBI_WRITE_NO_STDIO
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace kura::sample {

std::vector<std::uint8_t> encodeJpeg(int width, int height, const std::vector<std::uint8_t>& rgb, int quality) {
  std::vector<std::uint8_t> out;
  const auto append = [](void* context, void* bytes, int size) {
    const auto* first = static_cast<const std::uint8_t*>(bytes);
    auto& all = *static_cast<std::vector<std::uint8_t>*>(context);
    all.insert(all.end(), first, first + size);
  };
  if (stbi_write_jpg_to_func(append, &out, width, height, 3, rgb.data(), quality) == 0) out.clear();
  return out;
}

bool writeJpeg(const std::filesystem::path& path, int width, int height, const std::vector<std::uint8_t>& rgb, int quality) {
  const auto bytes = encodeJpeg(width, height, rgb, quality);
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  return !bytes.empty() && file.good();
}

}  // namespace kura::sample

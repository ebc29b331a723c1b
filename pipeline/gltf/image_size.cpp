#include "gltf/image_size.h"

#include <algorithm>
#include <cstring>

namespace kura {

namespace {

bool hasText(ByteView bytes, size_t offset, std::string_view text) {
  return bytes.size() >= offset + text.size() && std::memcmp(bytes.data() + offset, text.data(), text.size()) == 0;
}

uint32_t big(ByteView bytes, size_t offset, int count) {
  uint32_t value = 0;
  for (int i = 0; i < count; ++i) value = value << 8 | bytes[offset + i];
  return value;
}

uint32_t little(ByteView bytes, size_t offset, int count) {
  uint32_t value = 0;
  for (int i = count - 1; i >= 0; --i) value = value << 8 | bytes[offset + i];
  return value;
}

// ISO 10918-1 annex B: segments up to the start of frame.
std::optional<ImageSize> readJpegSize(ByteView bytes) {
  size_t at = 2;
  while (at + 9 <= bytes.size()) {
    if (bytes[at] != 0xFF) return {};
    const uint8_t marker = bytes[at + 1];
    if (marker == 0xFF) {  // fill byte
      ++at;
      continue;
    }
    const bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame) return ImageSize{big(bytes, at + 7, 2), big(bytes, at + 5, 2), "image/jpeg"};
    if (marker == 0xDA || marker == 0xD9) return {};
    at += 2 + std::max<size_t>(2, big(bytes, at + 2, 2));
  }
  return {};
}

// RFC 9649 section 2.5 to 2.7.
std::optional<ImageSize> readWebpSize(ByteView bytes) {
  if (bytes.size() < 30) return {};
  if (hasText(bytes, 12, "VP8 ")) {
    return ImageSize{little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF, "image/webp"};
  }
  if (hasText(bytes, 12, "VP8L")) {
    const uint32_t bits = little(bytes, 21, 4);
    return ImageSize{(bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, "image/webp"};
  }
  if (hasText(bytes, 12, "VP8X")) return ImageSize{little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1, "image/webp"};
  return {};
}

}  // namespace

std::optional<ImageSize> readImageSize(ByteView bytes) {
  std::optional<ImageSize> size;
  if (hasText(bytes, 0, "\xFF\xD8")) size = readJpegSize(bytes);
  if (hasText(bytes, 0, "\x89PNG\r\n\x1A\n") && bytes.size() >= 24) {
    size = ImageSize{big(bytes, 16, 4), big(bytes, 20, 4), "image/png"};
  }
  if (hasText(bytes, 0, "RIFF") && hasText(bytes, 8, "WEBP")) size = readWebpSize(bytes);
  if (hasText(bytes, 0, "\xABKTX 20\xBB\r\n\x1A\n") && bytes.size() >= 28) {
    size = ImageSize{little(bytes, 20, 4), little(bytes, 24, 4), "image/ktx2"};
    // KTX 2.0 section 3.10: scheme 1 is BasisLZ, which is ETC1S; a GPU keeps it in 8 bytes a block, UASTC in 16.
    if (bytes.size() >= 48) size->block_bytes = little(bytes, 44, 4) == 1 ? 8 : 16;
  }
  if (size && (size->width == 0 || size->height == 0)) return {};
  return size;
}

}  // namespace kura

#include "viewer/light/read_environment.h"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <string>

namespace kura::viewer {
namespace {

constexpr uint8_t kIdentifier[12] = {0xAB, 'K', 'T', 'X', ' ', '1', '1', 0xBB, '\r', '\n', 0x1A, '\n'};
constexpr uint32_t kR11fG11fB10f = 0x8C3A;
constexpr size_t kHeaderSize = 64;

uint32_t read32(const uint8_t* from) {
  uint32_t value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

Failure bad(std::string subject, std::string message) {
  return {FailureCode::kBadEnvironment, std::move(message), std::move(subject)};
}

// The value that belongs to `key` in the key-value part; empty where there is none.
std::string findValue(std::span<const uint8_t> pairs, const char* key) {
  while (pairs.size() >= 4) {
    const size_t length = read32(pairs.data());
    if (length > pairs.size() - 4) return {};
    const std::string pair(reinterpret_cast<const char*>(pairs.data() + 4), length);
    const size_t zero = pair.find('\0');
    if (zero != std::string::npos && pair.compare(0, zero, key) == 0) return pair.substr(zero + 1);
    const size_t padded = (length + 3) / 4 * 4;
    if (padded > pairs.size() - 4) return {};
    pairs = pairs.subspan(4 + padded);
  }
  return {};
}

}  // namespace

Outcome<Environment> readEnvironment(std::span<const uint8_t> bytes) {
  if (bytes.size() < kHeaderSize || std::memcmp(bytes.data(), kIdentifier, sizeof kIdentifier) != 0) {
    return bad("file", "this is not a KTX 1 file; make it with cmgen --format=ktx");
  }
  const auto field = [&](int i) { return read32(bytes.data() + 12 + 4 * i); };
  const uint32_t internal_format = field(4), edge = field(6), height = field(7), faces = field(10), levels = field(11),
                 pairs_size = field(12);
  if (field(0) != 0x04030201) return bad("endianness", "it is not little-endian");
  if (internal_format != kR11fG11fB10f) return bad("glInternalFormat", "it is not R11F_G11F_B10F");
  if (faces != 6 || edge != height || edge < 16 || edge > 1024 || (edge & (edge - 1)) != 0) {
    return bad("pixelWidth", "it is not a cube map with an edge of 16 to 1024 texels, a power of two");
  }
  if (levels < 2 || levels > 11 || edge >> (levels - 1) == 0) {
    return bad("numberOfMipmapLevels", "it has no mip level for each step of roughness");
  }
  if (pairs_size > bytes.size() - kHeaderSize) return bad("bytesOfKeyValueData", "the file is cut short");

  Environment environment;
  environment.edge = edge;
  const std::string harmonics = findValue(bytes.subspan(kHeaderSize, pairs_size), "sh");
  const char* at = harmonics.c_str();
  for (auto& coefficient : environment.irradiance) {
    for (int channel = 0; channel < 3; ++channel) {
      char* end = nullptr;
      coefficient[channel] = std::strtof(at, &end);
      if (end == at || !std::isfinite(coefficient[channel])) return bad("sh", "it holds no nine spherical harmonics");
      at = end;
    }
  }
  size_t offset = kHeaderSize + pairs_size;
  for (uint32_t level = 0; level < levels; ++level) {
    const size_t texels = size_t{edge >> level} * (edge >> level);
    const size_t wanted = 6 * texels * 4;
    if (bytes.size() - offset < 4 || bytes.size() - offset - 4 < wanted) {
      return bad("level " + std::to_string(level), "the file is cut short");
    }
    if (read32(bytes.data() + offset) != texels * 4) return bad("level " + std::to_string(level), "imageSize is wrong");
    const uint8_t* from = bytes.data() + offset + 4;
    environment.levels.emplace_back(from, from + wanted);
    offset += 4 + wanted;
  }
  return environment;
}

}  // namespace kura::viewer

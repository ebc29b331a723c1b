// kura-environment: writes a room's light as an equirectangular picture (Radiance HDR), which cmgen then turns into the
// reflection mips and spherical harmonics of a KTX file. Usage: kura-environment gallery|daylight|raking OUT.hdr
#include <cmath>
#include <cstdio>
#include <numbers>
#include <string_view>
#include <vector>

#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>

#include "room.h"

namespace {

constexpr int kWidth = 1024;
constexpr int kHeight = 512;
constexpr int kSamples = 3;  // per axis and texel: the strips' edges would alias otherwise

// cmgen reads the middle column as +Z, and turns the picture left to right for its cube map: x is negated here, so that
// a lamp at the left is seen at the left in a mirror ball.
std::array<double, 3> directionAt(double column, double row) {
  const double longitude = (column / kWidth * 2 - 1) * std::numbers::pi;
  const double latitude = (0.5 - row / kHeight) * std::numbers::pi;
  return {-std::sin(longitude) * std::cos(latitude), std::sin(latitude), std::cos(longitude) * std::cos(latitude)};
}

struct Room {
  const char* name;
  kura::environments::Radiance (*radiance)(const std::array<double, 3>&);
};
constexpr Room kRooms[] = {{"gallery", kura::environments::galleryRadiance},
                           {"daylight", kura::environments::daylightRadiance},
                           {"raking", kura::environments::rakingRadiance}};

}  // namespace

int main(int argc, char** argv) {
  const Room* room = nullptr;
  for (const Room& each : kRooms) {
    if (argc == 3 && std::string_view(argv[1]) == each.name) room = &each;
  }
  if (!room) {
    std::fprintf(stderr, "usage: kura-environment gallery|daylight|raking OUT.hdr\n");
    return 1;
  }
  std::vector<float> pixels;
  pixels.reserve(size_t{3} * kWidth * kHeight);
  for (int row = 0; row < kHeight; ++row) {
    for (int column = 0; column < kWidth; ++column) {
      kura::environments::Radiance sum;
      for (int sample = 0; sample < kSamples * kSamples; ++sample) {
        const auto radiance = room->radiance(directionAt(
            column + (sample % kSamples + 0.5) / kSamples, row + (sample / kSamples + 0.5) / kSamples));
        sum.r += radiance.r;
        sum.g += radiance.g;
        sum.b += radiance.b;
      }
      const double scale = 1.0 / (kSamples * kSamples);
      for (double channel : {sum.r, sum.g, sum.b}) pixels.push_back(static_cast<float>(channel * scale));
    }
  }
  if (!stbi_write_hdr(argv[2], kWidth, kHeight, 3, pixels.data())) {
    std::fprintf(stderr, "%s: cannot be written. Is the folder there, and is there room on the disk?\n", argv[2]);
    return 2;
  }
  return 0;
}

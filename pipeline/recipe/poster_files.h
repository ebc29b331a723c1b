// Names and sizes of the pictures that the poster step writes: docs/formats.md, "The site".
#pragma once

#include <array>
#include <cstdint>

namespace kura {

inline constexpr const char* kPosterFile = "poster.webp";
inline constexpr uint32_t kPosterWidth = 1200;
inline constexpr uint32_t kPosterHeight = 1500;
// The same as JPEG, for readers that know no WebP: IIIF viewers, link previews.
inline constexpr const char* kPlainPosterFile = "poster.jpg";
inline constexpr const char* kSmallPosterFile = "poster-600.webp";
inline constexpr uint32_t kSmallPosterWidth = 600;
inline constexpr uint32_t kSmallPosterHeight = 750;

struct PosterSize {
  const char* file;
  uint32_t width, height;
  uint64_t max_bytes;  // the poster is what a phone waits for: 150 kB at most
};
// Narrowest first. The browser takes the one that its screen can show: docs/formats.md.
inline constexpr std::array<PosterSize, 4> kPosterSizes = {{{"poster-400.webp", 400, 500, 50'000},
                                                            {kSmallPosterFile, kSmallPosterWidth, kSmallPosterHeight, 75'000},
                                                            {"poster-800.webp", 800, 1000, 100'000},
                                                            {kPosterFile, kPosterWidth, kPosterHeight, 150'000}}};

inline constexpr const char* kTurntableFile = "turntable.webp";

}  // namespace kura

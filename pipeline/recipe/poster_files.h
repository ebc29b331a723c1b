// Names and sizes of the pictures that the poster step writes: docs/formats.md, "The site".
#pragma once

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
inline constexpr const char* kTurntableFile = "turntable.webp";

}  // namespace kura

// The five colours of Kutani as glass over white porcelain, and the grounds under them.
#pragma once

#include "painter.h"

namespace kura::sample {

inline const Rgb kPorcelain = srgb(0xE9E6DD);
inline const Rgb kInk = srgb(0x17110F);

inline const Rgb kGreen = srgb(0x2C8350);
inline const Rgb kYellow = srgb(0xE6AE2B);
inline const Rgb kPurple = srgb(0x78407F);
inline const Rgb kKonjo = srgb(0x2A489B);
inline const Rgb kRed = srgb(0xA62B1B);

inline Enamel glass(Rgb colour, float pool, std::uint32_t seed) {
  Enamel e;
  e.glass = colour;
  e.pool = pool;
  e.seed = seed;
  return e;
}

// Iron red lies thin and covers.
inline Enamel red(float opacity, std::uint32_t seed) {
  Enamel e;
  e.glass = kRed;
  e.opaque = true;
  e.opacity = opacity;
  e.relief_mm = 0.02f;
  e.pool = 0.6f;
  e.unevenness = 0.5f;
  e.seed = seed;
  return e;
}

inline Enamel bare(Rgb ground) {
  Enamel e;
  e.glass = ground;
  e.scrapes = true;
  return e;
}

inline Brush ink(float width, std::uint32_t seed) {
  Brush b;
  b.pigment = kInk;
  b.width = width;
  b.seed = seed;
  return b;
}

}  // namespace kura::sample

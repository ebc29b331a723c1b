// Irregularity of hand, kiln and clay: hashes of integer places, so that every run gives the same piece.
#pragma once

#include <cmath>
#include <cstdint>

#include "vector.h"

namespace kura::sample {

// 0..1, independent for each integer place and seed.
inline float chance(int x, int y, std::uint32_t seed) {
  std::uint32_t h = static_cast<std::uint32_t>(x) * 0x8da6b343u ^ static_cast<std::uint32_t>(y) * 0xd8163841u ^ seed * 0xcb1ab31fu;
  h ^= h >> 16;
  h *= 0x7feb352du;
  h ^= h >> 15;
  h *= 0x846ca68bu;
  h ^= h >> 16;
  return static_cast<float>(h >> 8) * (1.0f / 16777216.0f);
}

// A sequence of chances, for placing things one after another.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : seed_(seed) {}
  float roll() { return chance(count_++, 7, seed_); }
  float between(float low, float high) { return mix(low, high, roll()); }

 private:
  std::uint32_t seed_;
  int count_ = 0;
};

// Value noise, -1..1, smooth, one feature a unit.
inline float noise(float x, float y, std::uint32_t seed) {
  const float fx = std::floor(x), fy = std::floor(y);
  const int ix = static_cast<int>(fx), iy = static_cast<int>(fy);
  float tx = x - fx, ty = y - fy;
  tx = tx * tx * (3 - 2 * tx);
  ty = ty * ty * (3 - 2 * ty);
  const float top = mix(chance(ix, iy, seed), chance(ix + 1, iy, seed), tx);
  const float bottom = mix(chance(ix, iy + 1, seed), chance(ix + 1, iy + 1, seed), tx);
  return 2 * mix(top, bottom, ty) - 1;
}

// Noise of several sizes, each half as strong and twice as fine as the one before; about -1..1.
inline float cloudy(float x, float y, int octaves, std::uint32_t seed) {
  float sum = 0, strength = 0.5f;
  for (int i = 0; i < octaves; ++i) {
    sum += strength * noise(x, y, seed + static_cast<std::uint32_t>(i) * 101u);
    x = x * 2.03f + 11.3f;
    y = y * 2.03f - 4.7f;
    strength *= 0.5f;
  }
  return sum;
}

// Noise around a vessel: `turn` in radians closes without a seam. `per_turn` features go around.
inline float noiseAround(float turn, float y, float per_turn, std::uint32_t seed) {
  const float radius = per_turn / (2 * kPi);
  return 0.6f * noise(radius * std::cos(turn) + 31.7f, radius * std::sin(turn) * 1.0f + y * 0.61f, seed) +
         0.6f * noise(radius * std::sin(turn) - 17.1f, radius * std::cos(turn) + y * 0.79f, seed + 77u);
}

}  // namespace kura::sample

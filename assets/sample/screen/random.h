// Deterministic chance and noise: the same on every machine, so that the sample has the same bytes everywhere.
#pragma once

#include <cmath>
#include <cstdint>

namespace kura::sample::screen {

// SplitMix64 (Steele, Lea and Flood 2014), enough for picking petals.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  double unit() {  // 0..1
    uint64_t z = (state_ += 0x9e3779b97f4a7c15ull);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return double((z ^ (z >> 31)) >> 11) / 9007199254740992.0;
  }
  double between(double low, double high) { return low + (high - low) * unit(); }

 private:
  uint64_t state_;
};

inline float latticeValue(int x, int y, int z, uint32_t seed) {
  uint32_t h = seed * 0x9e3779b9u + uint32_t(x) * 0x85ebca6bu + uint32_t(y) * 0xc2b2ae35u + uint32_t(z) * 0x27d4eb2fu;
  h = (h ^ (h >> 15)) * 0x2c1b3c6du;
  h = (h ^ (h >> 12)) * 0x297a2d39u;
  return float((h ^ (h >> 15)) >> 8) * (1.0f / 16777216.0f);
}

// std::floor, without the call that it is on the oldest processors.
inline int floorOf(float x) {
  const int i = int(x);
  return i - (x < float(i));
}

// Smooth value noise, 0..1.
inline float noise(float x, float y, float z, uint32_t seed) {
  const int ix = floorOf(x), iy = floorOf(y), iz = floorOf(z);
  const auto fx = float(ix), fy = float(iy), fz = float(iz);
  const auto ease = [](float t) { return t * t * (3 - 2 * t); };
  const float u = ease(x - fx), v = ease(y - fy), w = ease(z - fz);
  const auto mix = [](float a, float b, float t) { return a + (b - a) * t; };
  const auto plane = [&](int k) {
    return mix(mix(latticeValue(ix, iy, k, seed), latticeValue(ix + 1, iy, k, seed), u),
               mix(latticeValue(ix, iy + 1, k, seed), latticeValue(ix + 1, iy + 1, k, seed), u), v);
  };
  return mix(plane(iz), plane(iz + 1), w);
}

inline float noise(float x, float y, uint32_t seed) {
  const int ix = floorOf(x), iy = floorOf(y);
  const auto fx = float(ix), fy = float(iy);
  const auto ease = [](float t) { return t * t * (3 - 2 * t); };
  const float u = ease(x - fx), v = ease(y - fy);
  const auto mix = [](float a, float b, float t) { return a + (b - a) * t; };
  return mix(mix(latticeValue(ix, iy, 0, seed), latticeValue(ix + 1, iy, 0, seed), u),
             mix(latticeValue(ix, iy + 1, 0, seed), latticeValue(ix + 1, iy + 1, 0, seed), u), v);
}

// Octaves of noise, 0..1.
inline float cloud(float x, float y, uint32_t seed, int octaves = 4) {
  float sum = 0, weight = 0.5f, total = 0;
  for (int i = 0; i < octaves; ++i, x *= 2.03f, y *= 2.03f, weight *= 0.5f) {
    sum += weight * noise(x, y, seed + uint32_t(i));
    total += weight;
  }
  return sum / total;
}

inline float cloud(float x, float y, float z, uint32_t seed, int octaves = 4) {
  float sum = 0, weight = 0.5f, total = 0;
  for (int i = 0; i < octaves; ++i, x *= 2.03f, y *= 2.03f, z *= 2.03f, weight *= 0.5f) {
    sum += weight * noise(x, y, z, seed + uint32_t(i));
    total += weight;
  }
  return sum / total;
}

inline float ramp(float low, float high, float x) {  // smoothstep
  const float t = std::fmin(1.0f, std::fmax(0.0f, (x - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

}  // namespace kura::sample::screen

// Points, colours and the few functions of one variable that every drawing needs. Units are those of the caller.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace kura::sample {

constexpr float kPi = 3.14159265358979f;

struct Vec2 {
  float x = 0, y = 0;
};
inline Vec2 operator+(Vec2 a, Vec2 b) { return {a.x + b.x, a.y + b.y}; }
inline Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
inline Vec2 operator*(Vec2 a, float s) { return {a.x * s, a.y * s}; }
inline float dot(Vec2 a, Vec2 b) { return a.x * b.x + a.y * b.y; }
inline float length(Vec2 a) { return std::sqrt(dot(a, a)); }
inline Vec2 unit(Vec2 a) { const float l = length(a); return l > 0 ? a * (1 / l) : Vec2{1, 0}; }
inline Vec2 direction(float angle) { return {std::cos(angle), std::sin(angle)}; }
inline Vec2 turned(Vec2 a, float angle) {
  const Vec2 d = direction(angle);
  return {a.x * d.x - a.y * d.y, a.x * d.y + a.y * d.x};
}

struct Vec3 {
  float x = 0, y = 0, z = 0;
};
inline Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
inline Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
inline Vec3 operator*(Vec3 a, float s) { return {a.x * s, a.y * s, a.z * s}; }
inline float dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline Vec3 cross(Vec3 a, Vec3 b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }
inline float length(Vec3 a) { return std::sqrt(dot(a, a)); }
inline Vec3 unit(Vec3 a) { const float l = length(a); return l > 0 ? a * (1 / l) : Vec3{0, 1, 0}; }

inline float mix(float a, float b, float t) { return a + (b - a) * t; }
inline float clamp01(float t) { return std::clamp(t, 0.0f, 1.0f); }
inline float smooth(float from, float to, float x) {
  const float t = clamp01((x - from) / (to - from));
  return t * t * (3 - 2 * t);
}

// Linear light, 0..1, Rec. 709 primaries.
struct Rgb {
  float r = 0, g = 0, b = 0;
};
inline Rgb operator*(Rgb a, Rgb b) { return {a.r * b.r, a.g * b.g, a.b * b.b}; }
inline Rgb operator*(Rgb a, float s) { return {a.r * s, a.g * s, a.b * s}; }
inline Rgb operator+(Rgb a, Rgb b) { return {a.r + b.r, a.g + b.g, a.b + b.b}; }
inline Rgb mix(Rgb a, Rgb b, float t) { return {mix(a.r, b.r, t), mix(a.g, b.g, t), mix(a.b, b.b, t)}; }

// IEC 61966-2-1, for 0..1.
inline float linearFromSrgb(float v) { return v <= 0.04045f ? v / 12.92f : std::pow((v + 0.055f) / 1.055f, 2.4f); }

// An sRGB colour as written in a colour chart, 0xRRGGBB.
inline Rgb srgb(unsigned hex) {
  const auto linear = [](unsigned byte) { return linearFromSrgb(static_cast<float>(byte) / 255.0f); };
  return {linear(hex >> 16 & 255), linear(hex >> 8 & 255), linear(hex & 255)};
}

// Points of a line in the order in which it is drawn, or of a closed outline without repeating the first.
using Path = std::vector<Vec2>;

}  // namespace kura::sample

#include "gold_leaf.h"

#include "noise.h"

namespace kura::sample {
namespace {

const Rgb kGold = srgb(0xF6CF7E), kWarmGold = srgb(0xEDBE63), kPaleGold = srgb(0xFBDD9B);
const Rgb kBole = srgb(0x86301C), kLacquer = srgb(0x15100E);

// 1 on thin lines where noise changes its sign, 0 elsewhere.
float hairline(float x, float y, float width, std::uint32_t seed) {
  const float n = cloudy(x, y, 3, seed);
  return 1 - smooth(0, width, std::abs(n));
}

}  // namespace

LeafTexel leafAt(Vec2 place, const LeafGround& ground) {
  const float unit = ground.sheet;
  // The sheets were laid by eye: rows and columns wander a little, every edge is a little torn.
  const float u = place.x / unit + 0.035f * noise(place.y / unit * 1.3f, 0.3f, ground.seed) + 0.012f * noise(place.x / unit * 14, place.y / unit * 14, ground.seed + 1);
  const float v = place.y / unit + 0.035f * noise(place.x / unit * 1.3f, 8.3f, ground.seed + 2) + 0.012f * noise(place.x / unit * 14, place.y / unit * 14, ground.seed + 3);
  const int column = static_cast<int>(std::floor(u)), row = static_cast<int>(std::floor(v));
  const float in_u = (u - std::floor(u)) * unit, in_v = (v - std::floor(v)) * unit;
  const float tone = chance(column, row, ground.seed + 4), warmth = chance(column, row, ground.seed + 5);
  Rgb gold = mix(kGold, warmth < 0.5f ? kWarmGold : kPaleGold, std::abs(warmth - 0.5f) * 1.4f) * mix(0.86f, 1.04f, tone);
  float roughness = mix(0.24f, 0.36f, chance(column, row, ground.seed + 6));

  // Two sheets over each other: brighter and denser, closed by a fine dark step.
  const float edge = std::min(in_u, in_v), lap = 1 - smooth(ground.overlap * 0.9f, ground.overlap, edge);
  gold = gold * (1 + 0.10f * lap);
  roughness -= 0.04f * lap;
  const float step = smooth(0.012f, 0.0f, std::abs(edge - ground.overlap) / unit) * 0.5f + smooth(0.006f, 0.0f, edge / unit) * 0.6f;
  gold = gold * (1 - 0.38f * clamp01(step));

  // Creases from the bamboo tongs: long, nearly straight, in a direction of the sheet's own; the grain of the ground below.
  const Vec2 along = turned(place * (1 / unit), 2 * kPi * tone);
  const float fold = noise(along.x * 0.3f + warmth * 40, along.y * 2.6f + tone * 40, ground.seed + 7);
  const float crease = smooth(0.07f, 0, std::abs(fold)) * smooth(-0.1f, 0.4f, noise(place.x / unit * 1.1f, place.y / unit * 1.1f, ground.seed + 15));
  gold = gold * (1 + 0.09f * crease - 0.03f);
  roughness += 0.10f * crease + 0.05f * cloudy(place.x / unit * 30, place.y / unit * 30, 2, ground.seed + 8);
  gold = gold * (1 + 0.05f * cloudy(place.x / unit * 3, place.y / unit * 3, 4, ground.seed + 9));

  // Cracks open only here and there; wear takes the gold first and the bole later.
  const float somewhere = smooth(0.10f, 0.55f, cloudy(place.x / unit * 0.9f, place.y / unit * 0.9f, 2, ground.seed + 10));
  const float crack = hairline(place.x / unit * 5, place.y / unit * 5, 0.006f + 0.010f * somewhere, ground.seed + 11) * somewhere;
  const float rub = ground.wear + 0.55f * cloudy(place.x / unit * 8, place.y / unit * 8, 4, ground.seed + 12) + 0.10f * noise(place.x / unit * 60, place.y / unit * 60, ground.seed + 13);
  const float pinhole = smooth(0.74f, 0.80f, noise(place.x / unit * 26, place.y / unit * 26, ground.seed + 14)) * somewhere;
  const float lost = clamp01(std::max({crack * 0.85f, smooth(0.52f, 0.62f, rub), pinhole}));
  const float deeper = smooth(0.80f, 0.95f, rub);
  LeafTexel texel;
  texel.colour = mix(gold, mix(kBole * (0.85f + 0.3f * tone), kLacquer, deeper), lost);
  texel.gold = 1 - lost;
  texel.roughness = std::clamp(mix(roughness, mix(0.5f, 0.2f, deeper), lost), 0.08f, 0.9f);
  return texel;
}

}  // namespace kura::sample

#include "peony.h"

#include "noise.h"
#include "palette.h"

namespace kura::sample {
namespace {

struct PetalLook {
  Rgb colour;
  bool red_tips;
  Rgb ground;
  float line;
  float curl = 0;  // a turned-over lip
};

void drawPetal(Painter& painter, const Place& place, float width, int lobes, const PetalLook& look, std::uint32_t seed) {
  const Path outline = placed(petal(width, lobes, seed), place);
  painter.fill(outline, bare(look.ground));
  const Vec2 from = place.at;
  const float reach = place.size;
  const auto outwards = [from, reach](Vec2 p) { return length(p - from) / reach; };
  if (look.red_tips) {
    Enamel wash = red(0.95f, seed);
    wash.wash = [outwards](Vec2 p) { return 0.04f + 0.85f * smooth(0.55f, 1.02f, outwards(p)); };
    painter.fill(outline, wash);
  } else {
    Enamel enamel = glass(look.colour, place.size * 0.05f, seed);
    enamel.wash = [outwards](Vec2 p) { return 1.25f - 0.75f * smooth(0.25f, 1.0f, outwards(p)); };
    painter.fill(outline, enamel);
  }
  // Veins open like a fan from the foot of the petal towards its scallops.
  const int veins = 5 + lobes * 2;
  Dice dice(seed + 5);
  for (int i = 0; i < veins; ++i) {
    const float side = (static_cast<float>(i) + 0.5f) / static_cast<float>(veins) * 2 - 1;
    const float end = dice.between(0.66f, 0.86f) - 0.14f * side * side, start = dice.between(0.12f, 0.34f);
    const Path vein = placed(through({{start, side * width * 0.22f}, {mix(start, end, 0.55f), side * width * 0.56f}, {end, side * width * 0.80f}}, 8), place);
    Brush brush = ink(look.line * 0.36f, seed + 100u + static_cast<std::uint32_t>(i));
    if (look.red_tips) brush.pigment = kRed;
    brush.hairs = 0.2f;
    brush.release = 0.7f;
    brush.point = 0.1f;
    painter.stroke(vein, brush);
  }
  Brush edge = ink(look.line, seed + 9);
  edge.pigment = look.red_tips ? mix(kRed, kInk, 0.35f) : kInk;
  painter.outline(outline, edge);
}

void drawHeart(Painter& painter, const Place& place, Rgb colour, float line, std::uint32_t seed) {
  Dice dice(seed);
  const Path disc = placed(unsteady(circle({0, 0}, 0.17f), 0.02f, 0.1f, seed), place);
  painter.fill(disc, bare(kPorcelain));
  painter.fill(disc, glass(colour, place.size * 0.03f, seed));
  painter.outline(disc, ink(line * 0.8f, seed));
  for (int i = 0; i < 26; ++i) {
    const float a = 2.39996f * static_cast<float>(i), r = 0.155f * std::sqrt((static_cast<float>(i) + 0.5f) / 26);
    const Path dot = placed(circle(direction(a) * r, 0.017f * dice.between(0.8f, 1.2f), 12), place);
    Enamel seedling = red(1, seed);
    painter.fill(dot, seedling);
  }
}

}  // namespace

Path petal(float width, int lobes, std::uint32_t seed) {
  Dice dice(seed);
  Path path;
  const float lean = dice.between(-0.10f, 0.10f);
  const Path side = through({{0, -0.07f}, {0.22f, -width * 0.46f}, {0.50f, -width * 0.88f}, {0.74f, -width}}, 8);
  for (const Vec2 p : side) path.push_back({p.x, p.y + lean * p.x * p.x});
  // The end of the petal: an arc from one shoulder to the other, with rounded scallops and narrow valleys.
  std::vector<float> marks{0};
  for (int i = 0; i < lobes; ++i) marks.push_back(marks.back() + dice.between(0.75f, 1.25f));
  for (float& m : marks) m /= marks.back();
  for (int i = 0; i < lobes; ++i) {
    const float depth = dice.between(0.07f, 0.12f);
    for (int s = 1; s <= 14; ++s) {
      const float t = static_cast<float>(s) / 14, part = mix(marks[static_cast<std::size_t>(i)], marks[static_cast<std::size_t>(i) + 1], t);
      const float a = mix(-kPi / 2, kPi / 2, part);
      const float bump = depth * (std::pow(std::max(0.0f, std::sin(kPi * t)), 0.6f) - 0.35f);
      const float r = 1 + bump;
      path.push_back({0.74f + 0.26f * std::cos(a) * r + bump * 0.3f, width * std::sin(a) * r + lean});
    }
  }
  for (std::size_t i = side.size(); i-- > 0;) path.push_back({side[i].x, -side[i].y + lean * side[i].x * side[i].x});
  return unsteady(path, 0.018f, 0.25f, seed + 3);
}

void drawPeony(Painter& painter, const Place& place, const PeonyColours& colours, float line, std::uint32_t seed) {
  Dice dice(seed);
  const auto ring = [&](int count, float reach, float inset, float width, int lobes, Rgb colour, float start, float squash) {
    for (int k = 0; k < count; ++k) {
      // Every second petal first, so that the others lie over both neighbours.
      const int i = k * 2 < count ? k * 2 : (k - (count + 1) / 2) * 2 + 1;
      const float a = start + 2 * kPi * (static_cast<float>(i) + dice.between(-0.12f, 0.12f)) / static_cast<float>(count);
      const float long_or_short = reach * dice.between(0.92f, 1.07f) * (1 - squash * std::sin(a));
      const Place at{placed(direction(a) * inset, place), place.size * (long_or_short - inset), place.angle + (place.mirrored ? kPi - a : a)};
      drawPetal(painter, at, width * dice.between(0.92f, 1.1f), lobes, {colour, colours.red_tips, colours.ground, line}, seed * 31u + static_cast<std::uint32_t>(i) + static_cast<std::uint32_t>(reach * 1000));
    }
  };
  ring(9, 1.0f, 0.20f, 0.52f, 4, colours.outer, 0.3f, 0.0f);
  ring(7, 0.76f, 0.12f, 0.54f, 3, mix(colours.outer, colours.inner, 0.3f), 0.0f, 0.0f);
  ring(6, 0.54f, 0.06f, 0.60f, 3, colours.inner, 0.5f, 0.05f);
  ring(5, 0.36f, 0.03f, 0.62f, 3, colours.inner, 0.1f, 0.1f);
  drawHeart(painter, {place.at, place.size, place.angle}, colours.heart, line, seed + 50);
}

void drawPeonyBud(Painter& painter, const Place& place, const PeonyColours& colours, float line, std::uint32_t seed) {
  const float angles[] = {-0.75f, 0.75f, -0.38f, 0.38f, 0};
  for (std::size_t i = 0; i < 5; ++i) {
    const Place at{placed(Vec2{-0.25f, 0}, place), place.size * (i == 4 ? 1.15f : 1.2f - 0.12f * static_cast<float>(i / 2)), place.angle + angles[i]};
    drawPetal(painter, at, 0.38f, 3, {i < 2 ? colours.outer : colours.inner, colours.red_tips, colours.ground, line}, seed + static_cast<std::uint32_t>(i));
  }
  for (int side = -1; side <= 1; ++side) {
    const Path sepal = placed(closedThrough({{-0.30f, 0.10f}, {0.02f, 0.16f}, {0.34f, 0.02f}, {0.02f, -0.12f}, {-0.30f, -0.10f}}, 8),
                              Place{placed(Vec2{-0.12f, 0}, place), place.size, place.angle + 0.8f * static_cast<float>(side)});
    painter.fill(sepal, bare(colours.ground));
    painter.fill(sepal, glass(kGreen, place.size * 0.06f, seed + 8));
    painter.outline(sepal, ink(line * 0.9f, seed + 8));
  }
}

void drawPeonyLeaf(Painter& painter, const Place& place, Rgb colour, Rgb half, Rgb ground, float line, std::uint32_t seed) {
  Dice dice(seed);
  struct Lobe { float angle, reach, width; };
  for (const Lobe lobe : {Lobe{0.62f, 0.74f, 0.25f}, Lobe{-0.62f, 0.74f, 0.25f}, Lobe{0, 1.0f, 0.27f}}) {
    const float bend = dice.between(-0.16f, 0.16f), w = lobe.width * dice.between(0.9f, 1.15f);
    const auto spine = [&](float t) { return Vec2{t, bend * t * t}; };
    Path upper, lower;
    for (int i = 0; i <= 40; ++i) {
      const float t = static_cast<float>(i) / 40;
      const float body = w * std::pow(std::max(0.0f, std::sin(kPi * std::pow(t, 0.8f))), 0.8f);
      // Two or three teeth, deeper towards the tip.
      const float tooth = 1 - 0.26f * smooth(0.35f, 0.8f, t) * std::pow(std::abs(std::sin(t * 9.5f + dice.between(-0.05f, 0.05f))), 5.0f);
      upper.push_back(spine(t) + Vec2{0, body * tooth});
      lower.push_back(spine(t) - Vec2{0, body * tooth});
    }
    const Place at{placed(Vec2{0.02f, 0}, place), place.size * lobe.reach, place.angle + lobe.angle * (place.mirrored ? -1.0f : 1.0f)};
    Path whole = upper;
    whole.insert(whole.end(), lower.rbegin(), lower.rend());
    painter.fill(placed(whole, at), bare(ground));
    Path spine_path;
    for (int i = 0; i <= 20; ++i) spine_path.push_back(spine(static_cast<float>(i) / 20 * 0.97f));
    for (const bool up : {true, false}) {
      Path one = up ? upper : lower;
      Path back;
      for (int i = 40; i >= 0; --i) back.push_back(spine(static_cast<float>(i) / 40));
      one.insert(one.end(), back.begin(), back.end());
      Enamel enamel = glass(up ? colour : half, place.size * 0.045f, seed + (up ? 1u : 2u));
      painter.fill(placed(one, at), enamel);
    }
    Brush vein = ink(line * 0.5f, seed + 4);
    vein.release = 0.8f;
    vein.hairs = 0.2f;
    for (int i = 1; i <= 6; ++i)
      for (const float side : {1.0f, -1.0f}) {
        const float t = 0.05f + 0.105f * static_cast<float>(i);
        const float body = w * std::pow(std::sin(kPi * std::pow(std::min(0.97f, t + 0.13f), 0.8f)), 0.8f);
        painter.stroke(placed(through({spine(t), spine(t + 0.07f) + Vec2{0, side * body * 0.45f}, spine(t + 0.16f) + Vec2{0, side * body * 0.76f}}, 6), at), vein);
      }
    Brush edge = ink(line, seed + 6);
    painter.outline(placed(whole, at), edge);
    Brush middle = ink(line * 0.85f, seed + 7);
    middle.release = 0.9f;
    painter.stroke(placed(spine_path, at), middle);
  }
}

}  // namespace kura::sample

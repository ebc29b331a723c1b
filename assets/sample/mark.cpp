#include "mark.h"

#include "palette.h"

namespace kura::sample {

std::vector<Path> fukuStrokes() {
  // In hundredths from the upper left, as one writes on squared paper.
  const std::vector<Path> squared = {
      {{23, 8}, {29, 12}, {33, 19}},
      {{9, 29}, {24, 28}, {40, 26}, {34, 40}, {22, 54}, {8, 66}},
      {{26, 50}, {26, 72}, {25, 97}},
      {{31, 50}, {37, 54}, {43, 62}},
      {{51, 12}, {70, 11}, {93, 10}},
      {{57, 23}, {57, 34}, {59, 45}},
      {{57, 24}, {72, 23}, {87, 22}, {86, 33}, {84, 44}},
      {{59, 44}, {71, 43}, {84, 42}},
      {{51, 55}, {51, 74}, {53, 96}},
      {{51, 56}, {70, 55}, {92, 54}, {91, 74}, {90, 97}},
      {{52, 74}, {71, 73}, {90, 72}},
      {{71, 56}, {71, 74}, {71, 93}},
      {{53, 94}, {71, 93}, {90, 92}},
  };
  std::vector<Path> strokes;
  for (const Path& line : squared) {
    Path stroke;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
      for (int k = 0; k <= 8; ++k) stroke.push_back((line[i] + (line[i + 1] - line[i]) * (static_cast<float>(k) / 8)) * 0.01f - Vec2{0.5f, 0.53f});
    strokes.push_back(stroke);
  }
  return strokes;
}

void drawKakufuku(Painter& painter, const Place& place, Rgb glass_colour, std::uint32_t seed) {
  const auto square = [&](float part) {
    Path p;
    const Vec2 corners[] = {{-0.5f, -0.5f}, {0.5f, -0.5f}, {0.5f, 0.5f}, {-0.5f, 0.5f}};
    for (int i = 0; i < 4; ++i)
      for (int k = 0; k < 10; ++k) p.push_back((corners[i] + (corners[(i + 1) % 4] - corners[i]) * (static_cast<float>(k) / 10)) * part);
    return unsteady(placed(p, place), place.size * 0.012f, place.size * 0.3f, seed);
  };
  Brush frame = ink(place.size * 0.050f, seed);
  painter.outline(square(1.0f), frame);
  frame.width = place.size * 0.024f;
  painter.outline(square(0.86f), frame);
  Brush brush = ink(place.size * 0.075f, seed + 2);
  brush.point = 0.6f;
  brush.attack = 0.10f;
  brush.release = 0.25f;
  for (const Path& stroke : fukuStrokes()) {
    painter.stroke(placed(unsteady(stroke, 0.012f, 0.3f, seed + 3), {place.at, place.size * 0.70f, place.angle}), brush);
    ++brush.seed;
  }
  painter.fill(square(1.10f), glass(glass_colour, place.size * 0.035f, seed + 5));
}

}  // namespace kura::sample

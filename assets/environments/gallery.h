// The light of a quiet museum room, as a function of direction.
#pragma once

#include <array>

namespace kura::environments {

struct Radiance {
  double r = 0, g = 0, b = 0;
};

// Radiance that reaches the piece from `direction` (unit length; x right, y up, z towards the visitor). Relative units:
// about 1 is a white wall in full light. A dark room with a large soft box in the ceiling, the key light's soft box at
// the upper left in front, two upright strips behind for the contours, a pale panel behind the visitor, a warm floor.
Radiance galleryRadiance(const std::array<double, 3>& direction);

// Where the middle of the key light's soft box is seen from the piece; the viewer's key light (viewer/light/lighting.cpp)
// comes from the same side, so that shadow and highlight agree.
constexpr std::array<double, 3> kKeyDirection = {-0.52, 0.69, 0.51};

}  // namespace kura::environments

// The light of the three rooms, each as a function of direction.
//
// Radiance that reaches the piece from `direction` (unit length; x right, y up, z towards the visitor). Relative units:
// about 1 is a white wall in full light. The viewer's key light (viewer/light/rig.cpp) comes from the same side as the
// brightest lamp of a room, so that shadow and highlight agree.
#pragma once

#include "soft_box.h"

namespace kura::environments {

// A quiet museum room: dark, with a large soft box in the ceiling, the key light's soft box at the upper left in front,
// two upright strips behind for the contours, a pale panel behind the visitor, a warm floor.
Radiance galleryRadiance(const Vector& direction);
constexpr Vector kGalleryKey = {-0.52, 0.69, 0.51};

// A light room by day: a high window of paper panes at the left, pale walls, a floor of straw. Even and cool, for
// judging colours.
Radiance daylightRadiance(const Vector& direction);
constexpr Vector kDaylightKey = {-0.75, 0.53, 0.40};

// A dark room with one long low lamp at the left: what stands out by a hair's breadth throws a shadow.
Radiance rakingRadiance(const Vector& direction);
constexpr Vector kRakingKey = {-0.93, 0.26, 0.26};

}  // namespace kura::environments

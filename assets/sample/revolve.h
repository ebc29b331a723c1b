// Vessels from the wheel: a profile turned around the y axis, in triangles of one size, with its pictures unrolled.
#pragma once

#include <functional>

#include "mesh.h"
#include "path.h"

namespace kura::sample {

// A point of the wheel: where on the profile and how far around.
struct WheelPoint {
  float turn = 0;       // radians
  float arc = 0;        // mm along the profile from the start of the part
  float whole_arc = 0;  // mm along the profile from its start
  Vec3 position, normal;
};

// A part of the profile with a picture of its own.
struct WheelPart {
  Path profile;        // x: radius, y: height, mm; the outside of the vessel lies to the right of the way
  bool cut = false;    // unrolled as a band, cut where turn is 0; else a disc around the axis
  std::function<Vec2(float turn, float arc)> texcoord;
  std::function<float(const WheelPoint&)> relief;  // mm along the normal; the ends of a part are left alone
};

// Parts follow each other: each starts where the one before ended. A profile that begins or ends with radius 0 closes
// there. `edge_mm` is the length of the triangles' sides. `hand` moves the finished points (wobble, noise).
Mesh revolve(const std::vector<WheelPart>& parts, float edge_mm, const std::function<Vec3(const WheelPoint&)>& hand);

// Lengths that painters need before there is a mesh.
float arcLength(const Path& profile);
float radiusAt(const Path& profile, float arc);

}  // namespace kura::sample

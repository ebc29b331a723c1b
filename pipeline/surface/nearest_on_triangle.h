// The point of a triangle that is nearest to another point.
#pragma once

#include <array>

#include "model/scene.h"

namespace kura {

// Barycentric weights of corners b and c, computed in double (Ericson, Real-Time Collision Detection, 5.1.5). A triangle
// without area gives one of its points.
std::array<double, 2> nearestOnTriangle(const Float3& point, const Float3& a, const Float3& b, const Float3& c);

}  // namespace kura

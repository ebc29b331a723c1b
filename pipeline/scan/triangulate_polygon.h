// Polygons of scans as triangles.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/scene.h"

namespace kura {

// Triangles as places 0..n-1 of the outline, n - 2 of them, in its winding. A quad is cut along the diagonal that leaves no
// triangle turned over; more corners are cut ear by ear (Meisters 1975) in the plane of the polygon's area vector, so that concave
// outlines stay what they are. An outline that crosses itself still gives n - 2 triangles. O(n^2): beyond 10,000 corners a fan.
std::vector<std::array<uint32_t, 3>> triangulatePolygon(const std::vector<Double3>& outline);

}  // namespace kura

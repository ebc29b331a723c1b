// Plain pictures of a surface by casting rays, the same on every machine: for comparing a tier with its scan.
#pragma once

#include <array>
#include <vector>

#include "model/image.h"
#include "model/scene.h"
#include "surface/shaded_surface.h"

namespace kura {

struct ViewFrame {
  Float3 centre = {0, 0, 0};
  float radius_m = 1;             // of the sphere that fills the picture
  Float3 towards_camera = {0, 0, 1};  // unit length
  uint32_t edge_px = 256;
};

// Twelve views of whatever lies in the bounds: from the corners of a regular icosahedron, one of them nearly in front.
std::vector<ViewFrame> twelveViews(const Bounds& bounds, uint32_t edge_px = 256);

// RGBA, sRGB; alpha says how much of the pixel the surface covers. Orthographic, 2 x 2 rays for each pixel. Light: from
// everywhere, and from two lamps that stand beside the camera, the stronger above on the left, so that relief shows from
// every side. Both sides of the surface are drawn.
Image renderView(const ShadedSurface& surface, const ViewFrame& frame);

}  // namespace kura

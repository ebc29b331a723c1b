// Affine transforms in double: far-away scans must not lose digits in their node hierarchy.
#pragma once

#include <array>

#include "model/scene.h"

namespace kura {

// Row-major 3 x 4: the last row of the 4 x 4 matrix is 0 0 0 1.
using Transform = std::array<double, 12>;

inline constexpr Transform kIdentity = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};

// First `inner`, then `outer`.
Transform multiply(const Transform& outer, const Transform& inner);
Double3 transformPoint(const Transform& transform, const Double3& point);
double determinant(const Transform& transform);
// By the inverse transpose, up to length; finishScene makes it unit length.
Float3 transformNormal(const Transform& transform, const Float3& normal);
// Turns triangles over, as a mirroring transform asks for.
void flipWinding(std::vector<uint32_t>& indices);

}  // namespace kura

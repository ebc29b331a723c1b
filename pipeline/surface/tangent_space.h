// Tangents as every reader of a glTF file without TANGENT is to compute them.
#pragma once

#include <vector>

#include "model/scene.h"

namespace kura {

// One tangent for each corner, in the order of primitive.indices: xyz along growing u, of unit length and at right angles
// to the vertex normal; bitangent = w * cross(normal, xyz) points up in the picture (against growing v). MikkTSpace
// (Mikkelsen 2008) with its default threshold, as glTF 2.0 section 3.7.2.1 asks. Corners where the texture is folded to
// nothing get some tangent at right angles to the normal. Empty where the primitive lacks texcoords or normals.
std::vector<Float4> computeCornerTangents(const Primitive& primitive);

}  // namespace kura

// Where a ray meets the piece.
#pragma once

#include <optional>

#include "viewer/camera/camera_pose.h"
#include "viewer/model/model.h"

namespace kura::viewer {

struct SurfacePoint {
  float3 position;
  float3 normal;  // of the triangle itself, unit length, towards where the ray came from
};

// The nearest point of any triangle, seen from either side; also on the very edge between two. Every triangle is tried: that is
// one double-click's work of some milliseconds for a million triangles, and spares the memory of a tree.
// cut_away: points with dot(xyz, p) > w are not there (planeOf in light/look.h); all zero: nothing is.
std::optional<SurfacePoint> pick(const Model& model, const Ray& ray, float4 cut_away = {0, 0, 0, 0});

}  // namespace kura::viewer

#include "viewer/space/pick.h"

#include <cmath>
#include <limits>

namespace kura::viewer {
namespace {

bool meetsBox(const Bounds& box, float3 origin, float3 direction) {
  float enter = 0, leave = std::numeric_limits<float>::max();
  for (int axis = 0; axis < 3; ++axis) {
    const float inverse = 1 / direction[axis];
    float a = (box.min[axis] - origin[axis]) * inverse, b = (box.max[axis] - origin[axis]) * inverse;
    if (a > b) std::swap(a, b);
    if (a > enter) enter = a;
    if (b < leave) leave = b;
  }
  return enter <= leave;
}

}  // namespace

std::optional<SurfacePoint> pick(const Model& model, const Ray& ray, float4 cut_away) {
  float nearest = std::numeric_limits<float>::max();
  float3 normal = 0;
  for (const Instance& instance : model.instances) {
    const Mesh& mesh = model.meshes[instance.mesh];
    // In the mesh's own space the parameter along the ray stays the same.
    const mat4f inverse_transform = inverse(instance.transform);
    const float3 origin = (inverse_transform * float4(ray.origin, 1)).xyz;
    const float3 direction = (inverse_transform * float4(ray.direction, 0)).xyz;
    if (!meetsBox(mesh.bounds, origin, direction)) continue;
    for (size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
      const float3 a = mesh.positions[mesh.indices[i]];
      const float3 ab = mesh.positions[mesh.indices[i + 1]] - a, ac = mesh.positions[mesh.indices[i + 2]] - a;
      const float3 p = cross(direction, ac);
      const float determinant = dot(ab, p);
      if (determinant == 0) continue;
      const float scale = 1 / determinant;
      const float3 from_a = origin - a;
      const float u = dot(from_a, p) * scale;
      if (!(u >= 0 && u <= 1)) continue;
      const float3 q = cross(from_a, ab);
      const float v = dot(direction, q) * scale;
      if (!(v >= 0 && u + v <= 1)) continue;
      const float distance = dot(ac, q) * scale;
      if (!(distance > 0 && distance < nearest)) continue;
      if (dot(cut_away.xyz, ray.origin + ray.direction * distance) > cut_away.w) continue;
      nearest = distance;
      // The edges in the world, so that any transform keeps the normal upright on the triangle.
      normal = cross((instance.transform * float4(ab, 0)).xyz, (instance.transform * float4(ac, 0)).xyz);
    }
  }
  if (nearest == std::numeric_limits<float>::max()) return std::nullopt;
  if (dot(normal, ray.direction) > 0) normal = -normal;
  return SurfacePoint{ray.origin + ray.direction * nearest, normalize(normal)};
}

}  // namespace kura::viewer

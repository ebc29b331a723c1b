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

// A ray from `origin` along the z axis of a sheared space. Every triangle sees its corners at the same places there, so
// that no ray slips through between two of them (Woop, Benthin and Wald 2013, Watertight Ray/Triangle Intersection).
class ShearedRay {
 public:
  ShearedRay(float3 origin, float3 direction) : origin_(origin) {
    const float3 size = abs(direction);
    z_ = size.x > size.y ? (size.x > size.z ? 0 : 2) : (size.y > size.z ? 1 : 2);
    x_ = (z_ + 1) % 3;
    y_ = (x_ + 1) % 3;
    shear_x_ = direction[x_] / direction[z_];
    shear_y_ = direction[y_] / direction[z_];
    scale_z_ = 1 / direction[z_];
  }

  // How far along the ray, as a share of the direction's length; nothing where the ray goes past, or lies in the plane.
  std::optional<float> meets(float3 a, float3 b, float3 c) const {
    const float3 p = place(a), q = place(b), r = place(c);
    float u = r.x * q.y - r.y * q.x, v = p.x * r.y - p.y * r.x, w = q.x * p.y - q.y * p.x;
    if (u == 0 || v == 0 || w == 0) {  // on an edge, or too near to it for floats: both neighbours must say the same
      u = float(double(r.x) * q.y - double(r.y) * q.x);
      v = float(double(p.x) * r.y - double(p.y) * r.x);
      w = float(double(q.x) * p.y - double(q.y) * p.x);
    }
    if ((u < 0 || v < 0 || w < 0) && (u > 0 || v > 0 || w > 0)) return std::nullopt;
    const float sum = u + v + w;
    if (!(sum != 0)) return std::nullopt;
    return (u * p.z + v * q.z + w * r.z) * scale_z_ / sum;
  }

 private:
  float3 place(float3 point) const {
    const float3 from = point - origin_;
    return {from[x_] - shear_x_ * from[z_], from[y_] - shear_y_ * from[z_], from[z_]};
  }

  float3 origin_;
  int x_, y_, z_;
  float shear_x_, shear_y_, scale_z_;
};

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
    const ShearedRay sheared(origin, direction);
    for (size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
      const float3 a = mesh.positions[mesh.indices[i]], b = mesh.positions[mesh.indices[i + 1]], c = mesh.positions[mesh.indices[i + 2]];
      const auto met = sheared.meets(a, b, c);
      if (!met || !(*met > 0 && *met < nearest)) continue;
      const float distance = *met;
      if (dot(cut_away.xyz, ray.origin + ray.direction * distance) > cut_away.w) continue;
      nearest = distance;
      // The edges in the world, so that any transform keeps the normal upright on the triangle.
      normal = cross((instance.transform * float4(b - a, 0)).xyz, (instance.transform * float4(c - a, 0)).xyz);
    }
  }
  if (nearest == std::numeric_limits<float>::max()) return std::nullopt;
  if (dot(normal, ray.direction) > 0) normal = -normal;
  return SurfacePoint{ray.origin + ray.direction * nearest, normalize(normal)};
}

}  // namespace kura::viewer

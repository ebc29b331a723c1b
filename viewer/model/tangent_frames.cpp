#include "viewer/model/tangent_frames.h"

#include <math/mat3.h>
#include <math/norm.h>
#include <math/quat.h>

#include <cmath>

namespace kura::viewer {
namespace {

using filament::math::mat3f;

float3 normalizedOr(float3 v, float3 otherwise) {
  const float length_squared = dot(v, v);
  return length_squared > 1e-24f && std::isfinite(length_squared) ? v / std::sqrt(length_squared) : otherwise;
}

// Angle between two edges, robust for slivers.
float angleBetween(float3 a, float3 b) { return std::atan2(length(cross(a, b)), dot(a, b)); }

float3 anyPerpendicular(float3 normal) {
  const float3 axis = std::abs(normal.x) < 0.7f ? float3{1, 0, 0} : float3{0, 0, 1};
  return normalize(cross(normal, axis));
}

}  // namespace

std::vector<float3> computeNormals(std::span<const float3> positions, std::span<const uint32_t> indices) {
  std::vector<float3> normals(positions.size(), float3(0));
  for (size_t i = 0; i + 2 < indices.size(); i += 3) {
    const float3 corners[3] = {positions[indices[i]], positions[indices[i + 1]], positions[indices[i + 2]]};
    const float3 face = normalizedOr(cross(corners[1] - corners[0], corners[2] - corners[0]), float3(0));
    for (int c = 0; c < 3; ++c) {
      const float angle = angleBetween(corners[(c + 1) % 3] - corners[c], corners[(c + 2) % 3] - corners[c]);
      normals[indices[i + c]] += face * angle;
    }
  }
  for (float3& normal : normals) normal = normalizedOr(normal, {0, 1, 0});
  return normals;
}

std::vector<float4> computeTangents(std::span<const float3> positions, std::span<const float3> normals,
                                    std::span<const float2> texcoords, std::span<const uint32_t> indices) {
  std::vector<float3> along_u(positions.size(), float3(0));
  std::vector<float> side(positions.size(), 0.0f);
  for (size_t i = 0; i + 2 < indices.size(); i += 3) {
    const uint32_t* corner = &indices[i];
    const float3 p10 = positions[corner[1]] - positions[corner[0]], p20 = positions[corner[2]] - positions[corner[0]];
    const float2 t10 = texcoords[corner[1]] - texcoords[corner[0]], t20 = texcoords[corner[2]] - texcoords[corner[0]];
    const float area = t10.x * t20.y - t20.x * t10.y;
    const float orientation = area < 0 ? -1.0f : 1.0f;
    const float3 direction = normalizedOr((p10 * t20.y - p20 * t10.y) * orientation, float3(0));
    for (int c = 0; c < 3; ++c) {
      const uint32_t vertex = corner[c];
      const float3 in_plane = direction - normals[vertex] * dot(normals[vertex], direction);
      const float angle = angleBetween(positions[corner[(c + 1) % 3]] - positions[vertex],
                                       positions[corner[(c + 2) % 3]] - positions[vertex]);
      along_u[vertex] += normalizedOr(in_plane, float3(0)) * angle;
      side[vertex] += orientation * angle;
    }
  }
  std::vector<float4> tangents(positions.size());
  for (size_t i = 0; i < tangents.size(); ++i) {
    // glTF's v grows downwards in the picture while normal maps have +Y up: the bitangent is n x t for area > 0 in a
    // frame whose v is turned over, hence the minus.
    tangents[i] = float4(normalizedOr(along_u[i], anyPerpendicular(normals[i])), side[i] < 0 ? 1.0f : -1.0f);
  }
  return tangents;
}

std::vector<short4> packFrames(std::span<const float3> normals, std::span<const float4> tangents) {
  std::vector<short4> frames(normals.size());
  for (size_t i = 0; i < normals.size(); ++i) {
    const float3 normal = normalizedOr(normals[i], {0, 1, 0});
    float3 tangent = anyPerpendicular(normal);
    float side = 1;
    if (!tangents.empty()) {
      const float3 given = tangents[i].xyz;
      tangent = normalizedOr(given - normal * dot(normal, given), tangent);
      side = tangents[i].w < 0 ? -1.0f : 1.0f;
    }
    // Filament takes t x n for the side that glTF calls +1; its shader turns that into the bitangent n x t.
    const mat3f frame{tangent, cross(tangent, normal) * side, normal};
    frames[i] = filament::math::packSnorm16(mat3f::packTangentFrame(frame).xyzw);
  }
  return frames;
}

}  // namespace kura::viewer

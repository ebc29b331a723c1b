// Normals, tangents and their packing into the quaternions that Filament's vertex shader unpacks.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "viewer/model/model.h"

namespace kura::viewer {

// One unit normal for each position: the mean of the triangles around it, weighted by the angle at that corner
// (Thürmer and Wüthrich 1998). Positions in no triangle get +Y.
std::vector<float3> computeNormals(std::span<const float3> positions, std::span<const uint32_t> indices);

// One tangent for each position, xyz unit length and perpendicular to the normal, w the side of the bitangent (+1, -1):
// the direction in which u grows, averaged over the triangles around it weighted by angle, as MikkTSpace does for
// vertices that are already split at UV seams and mirrors.
std::vector<float4> computeTangents(std::span<const float3> positions, std::span<const float3> normals,
                                    std::span<const float2> texcoords, std::span<const uint32_t> indices);

// tangents may be empty: any frame around the normal. Zero normals become +Y.
std::vector<short4> packFrames(std::span<const float3> normals, std::span<const float4> tangents);

}  // namespace kura::viewer

// Which tiles the picture on the screen needs, found without the GPU: docs/decisions/0015.
#pragma once

#include <span>
#include <vector>

#include <math/mat4.h>
#include <math/vec2.h>
#include <math/vec3.h>

#include "viewer/streaming/tile_pyramid.h"

namespace kura::viewer {

// Triangles of one texture. The spans live as long as the call.
struct TexturedTriangles {
  std::span<const filament::math::float3> positions;
  std::span<const filament::math::float2> texcoords;  // as many as positions; 0..1 over the picture, y down
  std::span<const uint32_t> indices;
  filament::math::mat4f clip_from_mesh;  // OpenGL's clip space
};

struct DemandOptions {
  float width_px = 1, height_px = 1;  // of the screen
  uint32_t most = 64;                 // tiles; where the picture needs more, all of it takes a coarser level
  uint32_t coarse_level = 32;         // from here up the texture that is always there has the texels already
};

// The tiles that the texels on the screen lie in, at the level whose texels are at most as large as a pixel, and those of the
// level above, which trilinear filtering mixes in; ordered by distance from the eye, then from the middle of the screen, a
// coarser tile before the finer ones in it. Triangles that turn their back are left out; what hides behind
// others is not. A degenerate triangle, or one with numbers that are not finite, needs nothing.
std::vector<TileKey> findDemand(const TilePyramid& pyramid, std::span<const TexturedTriangles> triangles,
                                const DemandOptions& options);

// The level, 0 at finest, for `texels` of level 0 that pass along one pixel.
uint32_t levelFor(const TilePyramid& pyramid, float texels);

}  // namespace kura::viewer

// New texture coordinates for meshes that have none worth baking into.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/scene.h"

namespace kura {

struct UnwrapOptions {
  uint32_t texture_edge = 1024;  // texels of the square texture that the atlas is for
  uint32_t gutter = 2;           // texels between two islands; 4 cost a third of the texels of a piece with 4,000 islands
  std::string subject;           // file name for messages
};

struct Unwrapped {
  std::vector<Primitive> primitives;  // as given, in the same order, with new texcoords; vertices are split at the
                                      // borders of islands, triangles keep their order and way round
  size_t islands = 0;
  double used_share = 0;              // of the texture's area that islands cover
};

// All primitives share one atlas in 0..1 in which nothing overlaps; islands may lie mirrored. They are grown over
// neighbouring faces that look the same way and laid flat by least squares conformal maps (Lévy et al. 2002; xatlas).
// The same input gives the same atlas. Error (kBadInput): no triangle has an area.
Result<Unwrapped> unwrap(const std::vector<Primitive>& primitives, const UnwrapOptions& options = {});

// Groups of triangles that hang together in the texture: by corners of equal position and texcoord. 0 without texcoords.
size_t countIslands(const Primitive& primitive);

struct AtlasFaults {
  double overlapping_share = 0;  // of the covered area: lies under more than one triangle
  bool leaves_unit_square = false;
  bool has_texcoords = true;     // all primitives have them

  // Whether each place of the surface has texels of its own. A hundredth is forgiven: slivers that touch.
  bool canBeBakedInto() const { return has_texcoords && !leaves_unit_square && overlapping_share < 0.01; }
};

// All primitives are taken to share one texture. Overlap is measured on a grid of 1024 x 1024 sample points.
AtlasFaults findAtlasFaults(const std::vector<const Primitive*>& primitives);

}  // namespace kura

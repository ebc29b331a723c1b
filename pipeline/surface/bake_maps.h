// Reads what a fine surface shows into textures of a coarse one.
#pragma once

#include <cstdint>
#include <vector>

#include "model/image.h"
#include "model/scene.h"
#include "surface/shaded_surface.h"

namespace kura {

struct BakeOptions {
  uint32_t width = 1024;
  uint32_t height = 1024;
  float cage_m = 0.001f;        // how far the fine surface may lie from the coarse one, on either side
  uint32_t samples = 2;         // of each texel, along each edge
  bool with_base_color = true;
  bool with_alpha = false;      // base colour gets a fourth channel
  bool with_normal = true;
  bool with_metallic_roughness = false;
  bool with_occlusion = false;  // of the source's own occlusion maps
  bool with_clearcoat = false;
  bool with_anisotropy = false;
  bool with_emissive = false;
  uint32_t occlusion_rays = 0;  // of each sample, over what the maps say; 0: none. 32 to 64 look smooth
  uint32_t gutter = 8;          // texels (bake_gutters.h)
};

struct BakedMaps {
  Image base_color;          // sRGB; material, vertex colour and texture of the source in one
  Image normal;              // tangent space of the target (tangent_space.h), +Y up in the picture
  Image metallic_roughness;  // G roughness, B metallic
  Image occlusion;           // one channel, 255: open
  Image clearcoat;           // one channel
  Image anisotropy;          // as glTF has it: direction along the tangent, B strength
  Image emissive;            // sRGB, clipped to 0..1
  size_t covered_texels = 0;
  size_t unhit_texels = 0;   // of them: no part of the source faces them within reach; filled from their neighbours
  double mean_bend_deg = 0;  // angle between the normals of source and target, mean over the texels
};

// From each texel of the target rays go both ways along its shading normal, as far as the cage; the nearer place of the
// source that faces the same way is taken, else the closest place within twice the cage. Colours are averaged as light.
// Normals are brought into the target's frame by the exact inverse of what a MikkTSpace renderer does. Images that are
// not asked for stay empty. Runs on all cores; the result does not depend on how many.
// \pre primitives of the target have normals and texcoords that fill one texture without overlap
BakedMaps bakeMaps(const ShadedSurface& source, const std::vector<Primitive>& target, const BakeOptions& options);

}  // namespace kura

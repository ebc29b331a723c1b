// Image-based light as cmgen writes it: KTX 1 with a cube map of R11F_G11F_B10F texels, one mip level for each step of
// roughness, and nine spherical harmonics ("sh") for diffuse light.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include <math/vec3.h>

#include "viewer/failure.h"

namespace kura::viewer {

struct Environment {
  uint32_t edge = 0;                                   // texels of a face of level 0; a power of two
  std::vector<std::vector<uint8_t>> levels;            // six faces one after the other, +X -X +Y -Y +Z -Z
  std::array<filament::math::float3, 9> irradiance = {};  // pre-scaled for the shader
};

// KTX File Format Specification 1.0, sections 2 and 4, of little-endian files.
Outcome<Environment> readEnvironment(std::span<const uint8_t> bytes);

}  // namespace kura::viewer

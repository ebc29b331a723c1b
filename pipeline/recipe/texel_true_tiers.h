// The tiers of a textured scan: the finest as true in shape as its texture is sharp.
#pragma once

#include <vector>

#include "geometry/make_tiers.h"
#include "texture/fit_size.h"

namespace kura {

// makeTiers (geometry/make_tiers.h), and again with more triangles for the finest tier while its RMS distance to the scan,
// as surface/measure_deviation.h samples it, exceeds a texel of its base colour: at most twice. Where that was not enough a
// note says so. sizes: of the scan's textures, in the order of Scene::images. A scan without base colour texture gets the
// tiers as planned. Measures only where the simplifier's own estimate leaves doubt.
Tiers makeTexelTrueTiers(const Scene& scan, const std::vector<TextureSize>& sizes, const MakeTiersOptions& options);

}  // namespace kura

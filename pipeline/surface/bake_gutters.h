// Fills what lies between the islands of an atlas, so that filtering and mip levels never draw in a foreign colour.
#pragma once

#include <vector>

#include "model/image.h"

namespace kura {

struct GutterOptions {
  uint32_t rings = 8;      // texels around each island that repeat its edge
  bool is_normal = false;  // texels are vectors and are brought back to length 1
};

// is_filled: width * height. The rings grow outwards, each the mean of the neighbours before; everything else is filled
// from coarser levels (push-pull, Gortler et al. 1996), smoothly, which packs small. An image in which nothing is filled
// stays as it is.
void fillGutters(Image& image, const std::vector<bool>& is_filled, const GutterOptions& options = {});

}  // namespace kura

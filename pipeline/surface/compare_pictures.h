// How alike two pictures look.
#pragma once

#include <optional>

#include "model/image.h"

namespace kura {

// Mean structural similarity (Wang, Bovik, Sheikh and Simoncelli 2004: 11 x 11 Gaussian window of 1.5 pixels, K1 = 0.01,
// K2 = 0.03) of the luma (Rec. 709, of the sRGB values) over the pixels that either picture covers: 1 for equal ones. What a
// picture does not cover counts as black. Both RGBA of one size; empty where neither covers anything or the sizes differ.
std::optional<double> structuralSimilarity(const Image& a, const Image& b);

}  // namespace kura

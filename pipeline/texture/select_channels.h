// Fewer channels, where the others mean nothing.
#pragma once

#include "model/image.h"

namespace kura {

// The first `channels` of each texel: 3 drops an alpha that an opaque material ignores, 1 keeps the red of an occlusion
// map. \pre 1 <= channels; an image that has no more is returned unchanged.
Image selectChannels(Image image, uint32_t channels);

}  // namespace kura

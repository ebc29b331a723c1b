// Pixels as PNG. No metadata; the same pixels give the same bytes.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "model/image.h"

namespace kura {

// Error (kInternal): an empty image.
Result<Bytes> encodePng(const Image& image);

}  // namespace kura

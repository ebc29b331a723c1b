// Pixels as WebP. No metadata; the same pixels give the same bytes.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "model/image.h"

namespace kura {

struct WebpOptions {
  int quality = 82;               // 0..100
  bool is_lossless = false;
  bool is_near_lossless = false;  // for normal maps; quality 60..100 says how near
  int effort = 4;                 // 0..6
};

// Error (kInternal): an empty image, or an edge above 16383.
Result<Bytes> encodeWebp(const Image& image, const WebpOptions& options = {});

}  // namespace kura

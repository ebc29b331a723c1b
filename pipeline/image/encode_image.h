// Pixels as JPEG, WebP or PNG bytes, without metadata; the same bytes for the same pixels.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "model/image.h"

namespace kura {

// quality 1..100. Alpha is dropped.
Result<Bytes> encodeJpeg(const Image& image, int quality);

struct EncodeWebpOptions {
  int quality = 85;       // 1..100
  bool lossless = false;
  int effort = 4;         // 0 fast .. 6 small
};

Result<Bytes> encodeWebp(const Image& image, const EncodeWebpOptions& options);

Result<Bytes> encodePng(const Image& image);

}  // namespace kura

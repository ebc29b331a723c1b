// Reduces (or enlarges) a texture.
#pragma once

#include "model/image.h"
#include "texture/fit_size.h"

namespace kura {

// What the numbers of an image mean, and so how they are averaged.
enum class TexelKind {
  kColor,   // sRGB: averaged as light; where there is an alpha channel weighted by it, so that nothing bleeds out of the
            // transparent (drop the channel first where the material is opaque: select_channels.h)
  kLinear,  // each channel for itself: occlusion, roughness, metallic, clearcoat
  kNormal,  // tangent space, three channels: averaged as vectors and brought back to length 1; a fourth is kLinear
};

struct ResizeOptions {
  TextureSize size;  // of the result; at least 1 x 1
  TexelKind kind = TexelKind::kColor;
};

// Separable Lanczos filter with three lobes where it reduces, Catmull-Rom where it enlarges; results are clamped to 0..255. Texels beyond the edge repeat the edge. Channels stay as many.
// 4096 x 4096 to 2048 x 2048 takes less than half a second. An image of the wanted size is returned unchanged.
// \pre !image.empty(), pixels.size() == width * height * channels
Image resizeImage(const Image& image, const ResizeOptions& options);

}  // namespace kura

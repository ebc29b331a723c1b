// Textures that stay compressed on the GPU: KTX 2.0 with Basis Universal (KHR_texture_basisu), by Binomial's own encoder.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "recipe/scene_textures.h"

namespace kura {

struct Ktx2Texture {
  EncodedTexture texture;
  double psnr_db = 0;  // of the decoded picture to the one that was encoded, over its colour channels; 99 where they are equal
};

struct Ktx2Encoder {
  std::filesystem::path program;  // basisu 1.16
  std::filesystem::path scratch;  // an existing folder; what is written there is removed again
  bool is_uastc = false;          // else ETC1S
  std::function<bool()> is_cancelled;

  // With all mip levels; edges are made multiples of 4, as KHR_texture_basisu wants. Normal maps are always UASTC: ETC1S shares one
  // colour line among four by four texels, which bends them visibly. The same image gives the same bytes.
  Result<Ktx2Texture> encode(const Image& image, TextureRole role, const std::string& name, uint32_t max_edge_px) const;
};

// 10 log10(255^2 / mean squared difference) over the channels both have; 99 where they are equal.
double psnrOf(const Image& a, const Image& b);

}  // namespace kura

#include "texture/select_channels.h"

#include <cstddef>

namespace kura {

Image selectChannels(Image image, uint32_t channels) {
  if (image.channels <= channels) return image;
  const size_t texels = static_cast<size_t>(image.width) * image.height;
  // In place: the target never overtakes the source.
  for (size_t t = 0; t < texels; ++t) {
    for (uint32_t c = 0; c < channels; ++c) image.pixels[t * channels + c] = image.pixels[t * image.channels + c];
  }
  image.pixels.resize(texels * channels);
  image.channels = channels;
  return image;
}

}  // namespace kura

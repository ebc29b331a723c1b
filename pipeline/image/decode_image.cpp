#include "image/decode_image.h"

#include "image/picture.h"

namespace kura {

Result<Image> decodeImage(ByteView encoded, const std::string& name, const DecodeOptions& options) {
  PictureOptions how;
  how.color = options.is_color ? PictureColor::kSrgb : PictureColor::kLinearValues;
  how.alpha = PictureAlpha::kKeep;
  how.applies_orientation = false;
  how.max_edge = options.max_edge;
  how.max_pixels = options.max_pixels;
  Result<Picture> picture = Picture::open(encoded, name, how);
  if (!picture.ok()) return picture.error();
  return picture->decode();
}

}  // namespace kura

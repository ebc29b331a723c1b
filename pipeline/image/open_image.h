// The one way into libvips: opens a photograph or texture upright, in sRGB, 8 bit, without alpha. Private to image/.
//
// Only the .cpp files of image/ may see libvips; this header hides it behind an incomplete type.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace vips {
class VImage;
}

namespace kura {

struct OpenImageOptions {
  uint64_t max_pixels = uint64_t{1} << 32;
  bool to_srgb = true;          // false: values stay (normal and other data maps), only the depth becomes 8 bit
  bool keep_alpha = false;      // false: flattened on white
  bool upright = true;          // false: EXIF orientation is ignored, as glTF wants for textures
};

// Starts libvips once for the program: untrusted loaders blocked, small caches. False where it cannot start.
bool startVips();

// Calls body with the opened image; a throw of libvips, in opening or in body, becomes an Error about subject.
Status withImageFile(const std::filesystem::path& file, const OpenImageOptions& options,
                     const std::function<void(vips::VImage)>& body);
Status withImageBytes(ByteView encoded, const std::string& subject, const OpenImageOptions& options,
                      const std::function<void(vips::VImage)>& body);

}  // namespace kura

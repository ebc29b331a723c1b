#include <vips/vips.h>

#include <memory>

#include "image/encode_png.h"
#include "image/encode_webp.h"
#include "image/start_vips.h"

namespace kura {
namespace {

struct ImageUnref {
  void operator()(VipsImage* image) const { g_object_unref(image); }
};
using ImagePointer = std::unique_ptr<VipsImage, ImageUnref>;

// Reads the pixels in place; they must outlive the result.
ImagePointer wrap(const Image& image) {
  startVips();
  if (image.empty()) return nullptr;
  VipsImage* wrapped = vips_image_new_from_memory(image.pixels.data(), image.pixels.size(), static_cast<int>(image.width),
                                                  static_cast<int>(image.height), static_cast<int>(image.channels), VIPS_FORMAT_UCHAR);
  if (wrapped) wrapped->Type = image.channels < 3 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB;
  return ImagePointer(wrapped);
}

Result<Bytes> takeBytes(bool failed, void* data, size_t length, const char* format) {
  if (failed) {
    const std::string why = takeVipsError();
    return internalError(format, {"画像を書き出せません（" + why + "）。", "The image cannot be encoded (" + why + ")."});
  }
  const auto* first = static_cast<const uint8_t*>(data);
  Bytes bytes(first, first + length);
  g_free(data);
  return bytes;
}

}  // namespace

Result<Bytes> encodeWebp(const Image& image, const WebpOptions& options) {
  const ImagePointer wrapped = wrap(image);
  void* data = nullptr;
  size_t length = 0;
  const gboolean is_lossless = options.is_lossless || options.is_near_lossless;
  const bool failed = !wrapped || vips_webpsave_buffer(wrapped.get(), &data, &length, "Q", options.quality, "lossless",
                                                       is_lossless, "near_lossless", gboolean(options.is_near_lossless),
                                                       "effort", options.effort, "alpha_q", 100, "strip", TRUE, nullptr) != 0;
  return takeBytes(failed, data, length, "WebP");
}

Result<Bytes> encodePng(const Image& image) {
  const ImagePointer wrapped = wrap(image);
  void* data = nullptr;
  size_t length = 0;
  const bool failed = !wrapped || vips_pngsave_buffer(wrapped.get(), &data, &length, "compression", 6, "filter",
                                                      VIPS_FOREIGN_PNG_FILTER_ALL, "strip", TRUE, nullptr) != 0;
  return takeBytes(failed, data, length, "PNG");
}

}  // namespace kura

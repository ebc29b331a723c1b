#include "image/encode_image.h"

#include <memory>
#include <vips/vips8>

#include "image/open_image.h"

namespace kura {
namespace {

using vips::VImage;

template <typename Save>
Result<Bytes> encode(const Image& image, const char* format, const Save& save) {
  if (!startVips()) return internalError(format, {"libvips を始められません。", "libvips cannot be started."});
  try {
    VImage source = VImage::new_from_memory(const_cast<uint8_t*>(image.pixels.data()), image.pixels.size(),
                                            static_cast<int>(image.width), static_cast<int>(image.height),
                                            static_cast<int>(image.channels), VIPS_FORMAT_UCHAR);
    source = source.copy(VImage::option()->set(
        "interpretation", image.channels < 3 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB));
    std::unique_ptr<VipsBlob, void (*)(VipsBlob*)> blob(
        save(source), [](VipsBlob* b) { vips_area_unref(reinterpret_cast<VipsArea*>(b)); });
    size_t size = 0;
    const auto* data = static_cast<const uint8_t*>(vips_blob_get(blob.get(), &size));
    return Bytes(data, data + size);
  } catch (const vips::VError& failure) {
    std::string reason = failure.what();
    vips_error_clear();
    return internalError(format, {"画像を書けません：" + reason, "The image cannot be encoded: " + reason});
  }
}

}  // namespace

Result<Bytes> encodeJpeg(const Image& image, int quality) {
  return encode(image, "JPEG", [&](VImage source) {
    if (source.bands() == 4) source = source.extract_band(0, VImage::option()->set("n", 3));
    return source.jpegsave_buffer(VImage::option()->set("Q", quality)->set("strip", true)->set("optimize_coding", true));
  });
}

Result<Bytes> encodeWebp(const Image& image, const EncodeWebpOptions& options) {
  return encode(image, "WebP", [&](VImage source) {
    if (source.bands() == 1) source = source.colourspace(VIPS_INTERPRETATION_sRGB);
    return source.webpsave_buffer(VImage::option()->set("Q", options.quality)->set("lossless", options.lossless)
                                      ->set("effort", options.effort)->set("smart_subsample", true)->set("strip", true));
  });
}

Result<Bytes> encodePng(const Image& image) {
  return encode(image, "PNG", [&](VImage source) { return source.pngsave_buffer(VImage::option()->set("strip", true)); });
}

}  // namespace kura

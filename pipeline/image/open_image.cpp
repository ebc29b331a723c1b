#include "image/open_image.h"

#include <vips/vips8>

#include <mutex>
#include <optional>

namespace kura {
namespace {

namespace fs = std::filesystem;
using vips::VImage;

Error imageError(const std::string& subject, std::string reason) {
  // libvips ends its messages with newlines, one for each layer that complained.
  for (char& c : reason) {
    if (c == '\n') c = ' ';
  }
  while (!reason.empty() && reason.back() == ' ') reason.pop_back();
  return badInput(subject, {"画像を読めません：" + reason, "The image cannot be read: " + reason},
                  {"画像ソフトで開けるか確かめ、JPEG か PNG、TIFF で保存し直してください。",
                   "Check that it opens in an image program, and save it again as JPEG, PNG or TIFF."});
}

Error tooManyPixels(const std::string& subject, const VImage& image, uint64_t limit) {
  const std::string size = std::to_string(image.width()) + " x " + std::to_string(image.height());
  return {ErrorCode::kLimit, subject,
          {"画像が大きすぎます（" + size + " 画素）。", "The image is too large (" + size + " pixels)."},
          {"合わせて " + std::to_string(limit / 1'000'000) + " メガピクセルまでにしてください。",
           "Keep it within " + std::to_string(limit / 1'000'000) + " megapixels."}};
}

bool isRotated(const VImage& image) {
  return image.get_typeof(VIPS_META_ORIENTATION) != 0 && image.get_int(VIPS_META_ORIENTATION) > 1;
}

VImage toSrgb(VImage image) {
  const VipsInterpretation space = image.interpretation();
  const bool has_profile = image.get_typeof(VIPS_META_ICC_NAME) != 0;
  if (has_profile && space != VIPS_INTERPRETATION_LAB && space != VIPS_INTERPRETATION_LABS) {
    // A profile for other channels than the image has is ignored by libvips with a warning; the plain conversion follows.
    try {
      return image.icc_transform("srgb", VImage::option()->set("embedded", true)->set("intent", VIPS_INTENT_PERCEPTUAL)
                                             ->set("black_point_compensation", true)->set("depth", 8));
    } catch (const vips::VError&) {
      // broken profile: fall through, the image itself may be fine
    }
  }
  // Scientific and unlabelled images have no colour space; take few bands for grey or sRGB as viewers do.
  if (space == VIPS_INTERPRETATION_MULTIBAND || space == VIPS_INTERPRETATION_HISTOGRAM) {
    image = image.copy(VImage::option()->set(
        "interpretation", image.bands() < 3 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB));
  }
  return image.colourspace(VIPS_INTERPRETATION_sRGB);
}

VImage toEightBits(VImage image) {
  if (image.format() == VIPS_FORMAT_UCHAR) return image;
  if (image.format() == VIPS_FORMAT_USHORT) return image.cast(VIPS_FORMAT_UCHAR, VImage::option()->set("shift", true));
  return image.cast(VIPS_FORMAT_UCHAR);
}

VImage prepare(VImage image, const OpenImageOptions& options) {
  if (options.upright) image = image.autorot();
  image = options.to_srgb ? toSrgb(image) : image;
  if (!options.keep_alpha && image.has_alpha()) {
    image = image.flatten(VImage::option()->set("background", std::vector<double>(image.bands() - 1, 255.0)));
  }
  image = toEightBits(image);
  const int wanted = image.has_alpha() && options.keep_alpha ? 4 : 3;
  if (options.to_srgb && image.bands() > wanted) image = image.extract_band(0, VImage::option()->set("n", wanted));
  return image;
}

template <typename Open>
Status open(const std::string& subject, const OpenImageOptions& options, const Open& openWith,
            const std::function<void(VImage)>& body) {
  if (!startVips()) return internalError(subject, {"libvips を始められません。", "libvips cannot be started."});
  try {
    VImage image = openWith(VIPS_ACCESS_SEQUENTIAL);
    if (uint64_t(image.width()) * uint64_t(image.height()) > options.max_pixels) {
      return tooManyPixels(subject, image, options.max_pixels);
    }
    // Turning needs the rows in another order than the file has them.
    if (options.upright && isRotated(image)) image = openWith(VIPS_ACCESS_RANDOM);
    body(prepare(image, options));
    vips_error_clear();
    return {};
  } catch (const vips::VError& failure) {
    std::string reason = failure.what();
    vips_error_clear();
    return imageError(subject, reason);
  } catch (const std::bad_alloc&) {
    return imageError(subject, "out of memory");
  }
}

}  // namespace

bool startVips() {
  static const bool started = [] {
    if (VIPS_INIT("kura") != 0) return false;
    vips_block_untrusted_set(TRUE);
    // Loaders of whole foreign systems have no place here: a curator's photographs are not matrices or documents.
    for (const char* loader : {"VipsForeignLoadMagick", "VipsForeignLoadMat", "VipsForeignLoadCsv", "VipsForeignLoadMatrix"}) {
      vips_operation_block_set(loader, TRUE);
    }
    // Its warnings go to standard error in English; what matters comes back as an error.
    g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING, [](const gchar*, GLogLevelFlags, const gchar*, gpointer) {}, nullptr);
    vips_cache_set_max(0);  // every image is opened once
    return true;
  }();
  return started;
}

Status withImageFile(const fs::path& file, const OpenImageOptions& options, const std::function<void(VImage)>& body) {
  const auto openWith = [&](VipsAccess access) {
    return VImage::new_from_file(file.c_str(), VImage::option()->set("access", access)->set("fail_on", VIPS_FAIL_ON_TRUNCATED));
  };
  return open(file.string(), options, openWith, body);
}

Status withImageBytes(ByteView encoded, const std::string& subject, const OpenImageOptions& options,
                      const std::function<void(VImage)>& body) {
  const auto openWith = [&](VipsAccess access) {
    return VImage::new_from_buffer(encoded.data(), encoded.size(), "",
                                   VImage::option()->set("access", access)->set("fail_on", VIPS_FAIL_ON_TRUNCATED));
  };
  return open(subject, options, openWith, body);
}

}  // namespace kura

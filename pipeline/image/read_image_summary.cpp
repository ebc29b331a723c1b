#include "image/read_image_summary.h"

#include <vips/vips8>

#include "image/open_image.h"

namespace kura {
namespace {

using vips::VImage;

ImageSummary summarize(const VImage& image) {
  ImageSummary summary;
  summary.width = static_cast<uint32_t>(image.width());
  summary.height = static_cast<uint32_t>(image.height());
  summary.channels = static_cast<uint32_t>(image.bands());
  summary.bits = static_cast<uint32_t>(vips_format_sizeof(image.format()) * 8);
  if (image.get_typeof("vips-loader") != 0) summary.loader = image.get_string("vips-loader");
  summary.colour = vips_enum_nick(VIPS_TYPE_INTERPRETATION, image.interpretation());
  summary.has_profile = image.get_typeof(VIPS_META_ICC_NAME) != 0;
  if (image.get_typeof(VIPS_META_ORIENTATION) != 0) summary.orientation = image.get_int(VIPS_META_ORIENTATION);
  return summary;
}

}  // namespace

Result<ImageSummary> readImageSummary(const std::filesystem::path& file) {
  if (!startVips()) return internalError(file.string(), {"libvips を始められません。", "libvips cannot be started."});
  try {
    return summarize(VImage::new_from_file(file.c_str(), VImage::option()->set("access", VIPS_ACCESS_SEQUENTIAL)));
  } catch (const vips::VError& failure) {
    std::string reason = failure.what();
    vips_error_clear();
    while (!reason.empty() && reason.back() == '\n') reason.pop_back();
    return badInput(file.string(), {"画像を読めません：" + reason, "The image cannot be read: " + reason},
                    {"画像ソフトで開けるか確かめてください。", "Check that it opens in an image program."});
  }
}

}  // namespace kura

#include "image/picture.h"

#include <vips/vips.h>

#include <utility>
#include <vector>

#include "image/decode_simple.h"
#include "image/start_vips.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

// Formats that libvips must hold whole in memory (progressive, interlaced, WebP, HEIF): at most this many pixels.
constexpr uint64_t kMostPixelsAtOnce = uint64_t{1} << 28;

class VipsPointer {
 public:
  VipsPointer() = default;
  explicit VipsPointer(VipsImage* image) : image_(image) {}
  ~VipsPointer() {
    if (image_) g_object_unref(image_);
  }
  VipsPointer(VipsPointer&& other) noexcept : image_(std::exchange(other.image_, nullptr)) {}
  VipsPointer& operator=(VipsPointer&& other) noexcept {
    std::swap(image_, other.image_);
    return *this;
  }
  VipsImage* get() const { return image_; }
  explicit operator bool() const { return image_ != nullptr; }

 private:
  VipsImage* image_ = nullptr;
};

struct SourceUnref {
  void operator()(VipsSource* source) const { g_object_unref(source); }
};
using SourcePointer = std::unique_ptr<VipsSource, SourceUnref>;

Error notReadable(const std::string& name) {
  const std::string reason = takeVipsError();
  if (reason.find("is blocked") != std::string::npos) {
    return badInput(name, {"安全のため、この形式の画像は開きません。", "Images of this format are not opened, for safety."},
                    {"TIFF・JPEG・PNG のどれかで保存し直してください。", "Save it again as TIFF, JPEG or PNG."});
  }
  const std::string why = reason.empty() ? "unknown format" : reason;
  return badInput(name, {"画像として読めません（" + why + "）。", "It cannot be read as an image (" + why + ")."},
                  {"画像ソフトで開けるか確かめ、TIFF・JPEG・PNG のどれかで保存し直してください。",
                   "Check that an image program opens it, and save it again as TIFF, JPEG or PNG."});
}

Error damaged(const std::string& name) {
  const std::string why = takeVipsError();
  return badInput(name, {"画像が途中で切れているか、壊れています（" + why + "）。", "The image is cut off or damaged (" + why + ")."},
                  {"元の画像をコピーし直すか、画像ソフトで保存し直してください。",
                   "Copy the original again, or save it again in an image program."});
}

// One operation after the other on the picture that it holds; after the first failure the rest is skipped.
class Steps {
 public:
  explicit Steps(VipsPointer start) : image_(std::move(start)) {}
  template <typename Operation>
  bool apply(Operation operation) {
    VipsImage* next = nullptr;
    if (failed_ || operation(image_.get(), &next) != 0) {
      failed_ = true;
      return false;
    }
    image_ = VipsPointer(next);
    return true;
  }
  template <typename Operation>
  bool tryApply(Operation operation) {  // on failure the picture stays as it is
    VipsImage* next = nullptr;
    if (failed_ || operation(image_.get(), &next) != 0) {
      vips_error_clear();
      return false;
    }
    image_ = VipsPointer(next);
    return true;
  }
  VipsImage* get() const { return image_.get(); }
  bool ok() const { return !failed_; }
  VipsPointer take() { return std::move(image_); }

 private:
  VipsPointer image_;
  bool failed_ = false;
};

std::vector<double> whiteOf(VipsImage* image) {
  switch (vips_image_get_interpretation(image)) {
    case VIPS_INTERPRETATION_LAB: return {100, 0, 0};
    case VIPS_INTERPRETATION_LABS: return {32767, 0, 0};
    case VIPS_INTERPRETATION_CMYK: return {0};
    case VIPS_INTERPRETATION_RGB16:
    case VIPS_INTERPRETATION_GREY16: return {65535};
    case VIPS_INTERPRETATION_scRGB: return {1};
    default: return {255};
  }
}

void flatten(Steps& steps) {
  if (vips_image_get_interpretation(steps.get()) == VIPS_INTERPRETATION_LABS && vips_image_get_bands(steps.get()) > 3) {
    // libvips reads the unsigned alpha of 16-bit Lab as signed: opaque becomes -1. Better without.
    steps.apply([](VipsImage* in, VipsImage** out) { return vips_extract_band(in, out, 0, "n", 3, nullptr); });
  }
  if (!vips_image_hasalpha(steps.get())) return;
  const std::vector<double> white = whiteOf(steps.get());
  VipsArrayDouble* background = vips_array_double_new(white.data(), static_cast<int>(white.size()));
  steps.apply([&](VipsImage* in, VipsImage** out) { return vips_flatten(in, out, "background", background, nullptr); });
  vips_area_unref(VIPS_AREA(background));
}

// Numbers of more than 8 bits without a colour space are often 10 or 12 bits in 16: as they stand they count as 16.
void toEightBits(Steps& steps) {
  const VipsBandFormat format = vips_image_get_format(steps.get());
  if (format == VIPS_FORMAT_USHORT || format == VIPS_FORMAT_UINT) {
    steps.apply([](VipsImage* in, VipsImage** out) { return vips_cast(in, out, VIPS_FORMAT_UCHAR, "shift", TRUE, nullptr); });
  } else if (format == VIPS_FORMAT_FLOAT || format == VIPS_FORMAT_DOUBLE) {
    // Float textures hold 0..1.
    steps.apply([](VipsImage* in, VipsImage** out) { return vips_linear1(in, out, 255, 0, nullptr); });
    steps.apply([](VipsImage* in, VipsImage** out) { return vips_cast(in, out, VIPS_FORMAT_UCHAR, nullptr); });
  } else if (format != VIPS_FORMAT_UCHAR) {
    steps.apply([](VipsImage* in, VipsImage** out) { return vips_cast(in, out, VIPS_FORMAT_UCHAR, nullptr); });
  }
}

// libvips leaves extra bands alone when it converts colours, so alpha goes its own way and is joined again.
VipsPointer splitAlpha(Steps& steps) {
  if (!vips_image_hasalpha(steps.get())) return VipsPointer();
  const int bands = vips_image_get_bands(steps.get());
  VipsImage* alpha = nullptr;
  if (vips_extract_band(steps.get(), &alpha, bands - 1, nullptr) != 0) return VipsPointer();
  Steps eight{VipsPointer(alpha)};
  toEightBits(eight);
  steps.apply([&](VipsImage* in, VipsImage** out) { return vips_extract_band(in, out, 0, "n", bands - 1, nullptr); });
  return eight.take();
}

void toSrgb(Steps& steps) {
  const VipsPointer alpha = splitAlpha(steps);
  const bool is_cmyk = vips_image_get_interpretation(steps.get()) == VIPS_INTERPRETATION_CMYK;
  const bool has_profile = vips_image_get_typeof(steps.get(), VIPS_META_ICC_NAME) != 0;
  if (has_profile || is_cmyk) {
    const char* fallback = is_cmyk ? "cmyk" : "srgb";
    steps.tryApply([&](VipsImage* in, VipsImage** out) {
      return vips_icc_transform(in, out, "srgb", "embedded", TRUE, "input_profile", fallback, "intent",
                                VIPS_INTENT_RELATIVE, "black_point_compensation", TRUE, "depth", 8, nullptr);
    });
  }
  if (vips_image_get_interpretation(steps.get()) == VIPS_INTERPRETATION_MULTIBAND) {
    const auto named = vips_image_get_bands(steps.get()) < 3 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB;
    toEightBits(steps);
    steps.apply([&](VipsImage* in, VipsImage** out) { return vips_copy(in, out, "interpretation", named, nullptr); });
  }
  steps.apply([](VipsImage* in, VipsImage** out) { return vips_colourspace(in, out, VIPS_INTERPRETATION_sRGB, nullptr); });
  if (!steps.ok()) return;
  if (vips_image_get_bands(steps.get()) > 3) {
    steps.apply([](VipsImage* in, VipsImage** out) { return vips_extract_band(in, out, 0, "n", 3, nullptr); });
  }
  if (steps.ok() && vips_image_get_format(steps.get()) != VIPS_FORMAT_UCHAR) {
    steps.apply([](VipsImage* in, VipsImage** out) { return vips_cast(in, out, VIPS_FORMAT_UCHAR, nullptr); });
  }
  if (alpha) {
    steps.apply([&](VipsImage* in, VipsImage** out) { return vips_bandjoin2(in, alpha.get(), out, nullptr); });
  }
}

void toStoredValues(Steps& steps) {
  if (vips_image_get_interpretation(steps.get()) == VIPS_INTERPRETATION_CMYK) return toSrgb(steps);
  toEightBits(steps);
  if (!steps.ok()) return;
  const int bands = vips_image_get_bands(steps.get());
  if (bands == 2 || bands > 4) {
    const int kept = bands == 2 ? 1 : 3;
    steps.apply([&](VipsImage* in, VipsImage** out) { return vips_extract_band(in, out, 0, "n", kept, nullptr); });
  }
}

bool isHeldWhole(VipsImage* image) {
  const char* loader = nullptr;
  if (vips_image_get_typeof(image, VIPS_META_LOADER) == 0 || vips_image_get_string(image, VIPS_META_LOADER, &loader) != 0) return false;
  int interlaced = 0;
  if (vips_image_get_typeof(image, "interlaced") != 0) vips_image_get_int(image, "interlaced", &interlaced);
  const std::string name = loader;
  return interlaced != 0 || name.rfind("webp", 0) == 0 || name.rfind("heif", 0) == 0 || name.rfind("gif", 0) == 0 || name.rfind("jp2k", 0) == 0;
}

Status checkSize(VipsImage* image, const std::string& name, const PictureOptions& options) {
  const uint64_t width = vips_image_get_width(image), height = vips_image_get_height(image);
  uint64_t limit = options.max_pixels;
  if (isHeldWhole(image)) limit = std::min(limit, kMostPixelsAtOnce);
  if (width * height <= limit) return {};
  const std::string size = std::to_string(width) + " x " + std::to_string(height);
  return Error{ErrorCode::kLimit, name,
               {"画像が大きすぎます（" + size + " 画素、上限は " + std::to_string(limit) + " 画素）。",
                "The image is too large (" + size + " pixels; the limit is " + std::to_string(limit) + " pixels)."},
               {"小さくするか、タイル TIFF で保存し直してください。", "Make it smaller, or save it again as a tiled TIFF."}};
}

bool needsRandomAccess(VipsImage* image, const PictureOptions& options) {
  return options.applies_orientation && vips_image_get_orientation(image) > 1;
}

VipsPointer openWith(VipsSource* source, VipsAccess access) {
  vips_error_clear();  // what an earlier picture left
  return VipsPointer(vips_image_new_from_source(source, "", "access", access, "fail_on", VIPS_FAIL_ON_ERROR, nullptr));
}

}  // namespace

struct Picture::Content {
  std::string name;
  Bytes bytes;           // keeps what the source reads from
  SourcePointer source;
  VipsPointer image;
};

Picture::Picture(std::unique_ptr<Content> content) : content_(std::move(content)) {}
Picture::Picture(Picture&&) noexcept = default;
Picture& Picture::operator=(Picture&&) noexcept = default;
Picture::~Picture() = default;

uint32_t Picture::width() const { return static_cast<uint32_t>(vips_image_get_width(content_->image.get())); }
uint32_t Picture::height() const { return static_cast<uint32_t>(vips_image_get_height(content_->image.get())); }
uint32_t Picture::channels() const { return static_cast<uint32_t>(vips_image_get_bands(content_->image.get())); }

namespace {

// TGA and BMP, which libvips only knows through ImageMagick.
VipsPointer openSimple(VipsSource* source) {
  size_t length = 0;
  if (vips_source_rewind(source) != 0) return VipsPointer();
  VipsBlob* blob = vips_source_map_blob(source);
  if (!blob) return VipsPointer();
  const void* data = vips_blob_get(blob, &length);
  const std::optional<Image> image = decodeSimple({static_cast<const uint8_t*>(data), length});
  vips_area_unref(VIPS_AREA(blob));
  if (!image) return VipsPointer();
  VipsImage* copy = vips_image_new_from_memory_copy(image->pixels.data(), image->pixels.size(), static_cast<int>(image->width),
                                                    static_cast<int>(image->height), static_cast<int>(image->channels),
                                                    VIPS_FORMAT_UCHAR);
  if (copy) copy->Type = image->channels < 3 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB;
  return VipsPointer(copy);
}

Result<VipsPointer> openPixels(VipsSource* source, const std::string& name, const PictureOptions& options) {
  VipsPointer image = openWith(source, VIPS_ACCESS_SEQUENTIAL);
  if (!image) {
    const Error failure = notReadable(name);
    image = openSimple(source);
    vips_error_clear();
    if (!image) return failure;
  }
  if (const Status size = checkSize(image.get(), name, options); !size.ok()) return size.error();
  if (needsRandomAccess(image.get(), options)) {
    image = openWith(source, VIPS_ACCESS_RANDOM);
    if (!image) return damaged(name);
  }
  Steps steps(std::move(image));
  if (options.applies_orientation) {
    steps.apply([](VipsImage* in, VipsImage** out) { return vips_autorot(in, out, nullptr); });
  }
  if (options.alpha == PictureAlpha::kFlattenOnWhite && steps.ok()) flatten(steps);
  if (steps.ok()) options.color == PictureColor::kSrgb ? toSrgb(steps) : toStoredValues(steps);
  const auto edge = static_cast<int>(options.max_edge.value_or(0));
  if (steps.ok() && edge > 0 && std::max(vips_image_get_width(steps.get()), vips_image_get_height(steps.get())) > edge) {
    steps.apply([&](VipsImage* in, VipsImage** out) {
      return vips_thumbnail_image(in, out, edge, "height", edge, "size", VIPS_SIZE_DOWN, "no_rotate", TRUE, nullptr);
    });
  }
  if (!steps.ok()) return damaged(name);
  return steps.take();
}

}  // namespace

Result<Picture> Picture::open(const fs::path& file, const PictureOptions& options) {
  startVips();
  std::error_code failed;
  if (!fs::is_regular_file(file, failed)) {
    return ioError(file.string(), {"画像のファイルがありません。", "There is no such image file."}, {"名前と場所を確かめてください。", "Check the name and the place."});
  }
  auto content = std::make_unique<Content>();
  content->name = file.string();
  content->source.reset(vips_source_new_from_file(file.c_str()));
  if (!content->source) return notReadable(content->name);
  Result<VipsPointer> image = openPixels(content->source.get(), content->name, options);
  if (!image.ok()) return image.error();
  content->image = std::move(image).value();
  return Picture(std::move(content));
}

Result<Picture> Picture::open(ByteView encoded, const std::string& name, const PictureOptions& options) {
  startVips();
  auto content = std::make_unique<Content>();
  content->name = name;
  content->bytes.assign(encoded.begin(), encoded.end());
  content->source.reset(vips_source_new_from_memory(content->bytes.data(), content->bytes.size()));
  if (!content->source) return notReadable(name);
  Result<VipsPointer> image = openPixels(content->source.get(), name, options);
  if (!image.ok()) return image.error();
  content->image = std::move(image).value();
  return Picture(std::move(content));
}

Status Picture::readRows(const std::function<bool(const uint8_t*, size_t, uint32_t)>& rows) {
  struct Call {
    const std::function<bool(const uint8_t*, size_t, uint32_t)>& rows;
    bool is_stopped = false;
  } call{rows};
  const auto strip = [](VipsRegion* region, VipsRect* area, void* data) -> int {
    Call& to = *static_cast<Call*>(data);
    const uint8_t* first = VIPS_REGION_ADDR(region, area->left, area->top);
    to.is_stopped = !to.rows(first, VIPS_REGION_LSKIP(region), static_cast<uint32_t>(area->height));
    return to.is_stopped ? -1 : 0;
  };
  const int failed = vips_sink_disc(content_->image.get(), strip, &call);
  if (call.is_stopped) {
    vips_error_clear();
    return Error{ErrorCode::kCancelled, content_->name, {"中止しました。", "Stopped."}, {}};
  }
  if (failed) return damaged(content_->name);
  return {};
}

Result<Image> Picture::decode() {
  Image image{width(), height(), channels(), {}};
  const size_t row = size_t{image.width} * image.channels;
  image.pixels.reserve(row * image.height);
  const Status read = readRows([&](const uint8_t* first, size_t stride, uint32_t count) {
    for (uint32_t y = 0; y < count; ++y) image.pixels.insert(image.pixels.end(), first + y * stride, first + y * stride + row);
    return true;
  });
  if (!read.ok()) return read.error();
  return image;
}

Result<nlohmann::json> readImageSummary(const fs::path& file) {
  startVips();
  const SourcePointer source(vips_source_new_from_file(file.c_str()));
  if (!source) return notReadable(file.string());
  VipsPointer image = openWith(source.get(), VIPS_ACCESS_SEQUENTIAL);
  const bool is_simple = !image;
  if (is_simple) {
    const Error failure = notReadable(file.string());
    image = openSimple(source.get());
    if (!image) return failure;
  }
  const char* loader = nullptr;
  std::string format = "bmp or tga";
  if (!is_simple && vips_image_get_string(image.get(), VIPS_META_LOADER, &loader) == 0) {
    format = loader;
    format = format.substr(0, format.find("load"));
  }
  nlohmann::json summary = {{"format", format},
                            {"width", vips_image_get_width(image.get())},
                            {"height", vips_image_get_height(image.get())},
                            {"channels", vips_image_get_bands(image.get())},
                            {"bits", 8 * vips_format_sizeof(vips_image_get_format(image.get()))},
                            {"color", vips_enum_nick(VIPS_TYPE_INTERPRETATION, vips_image_get_interpretation(image.get()))},
                            {"orientation", vips_image_get_orientation(image.get())},
                            {"pages", vips_image_get_n_pages(image.get())}};
  const void* profile = nullptr;
  size_t length = 0;
  if (vips_image_get_typeof(image.get(), VIPS_META_ICC_NAME) != 0 &&
      vips_image_get_blob(image.get(), VIPS_META_ICC_NAME, &profile, &length) == 0) {
    summary["icc_profile"] = length;
  } else {
    summary["icc_profile"] = nullptr;
  }
  return summary;
}

}  // namespace kura

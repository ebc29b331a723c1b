// A photograph or texture of any format, opened but not yet decoded: the one adapter of libvips (8.14).
//
// Pixels are computed on demand, in strips, so that memory stays bounded however large the picture is.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "model/image.h"

namespace kura {

enum class PictureColor {
  kSrgb,         // ICC profile applied (a broken one is ignored), 8 bits, grey becomes RGB
  kLinearValues  // numbers as stored (normal maps, roughness): no profile, 16 bits cut to 8, grey stays grey
};

enum class PictureAlpha { kFlattenOnWhite, kKeep };

struct PictureOptions {
  PictureColor color = PictureColor::kSrgb;
  PictureAlpha alpha = PictureAlpha::kFlattenOnWhite;
  bool applies_orientation = true;           // EXIF 2..8
  std::optional<uint32_t> max_edge;          // shrinks to this long edge, never enlarges
  uint64_t max_pixels = uint64_t{1} << 31;   // width x height of the stored picture
};

class Picture {
 public:
  // `name` is the subject of errors. Error: kIo (no such file), kBadInput (not a picture, damaged), kLimit (too large).
  // Damage inside the pixels shows when they are read, below.
  static Result<Picture> open(const std::filesystem::path& file, const PictureOptions& options);
  static Result<Picture> open(ByteView encoded, const std::string& name, const PictureOptions& options);

  Picture(Picture&&) noexcept;
  Picture& operator=(Picture&&) noexcept;
  ~Picture();

  uint32_t width() const;
  uint32_t height() const;
  uint32_t channels() const;  // 1, 3 or 4

  // Calls `rows` for one strip after the other, top down: `count` rows of width x channels bytes, `stride` apart. It runs
  // on another thread, one call at a time; false stops. Can be called once.
  Status readRows(const std::function<bool(const uint8_t* first, size_t stride, uint32_t count)>& rows);
  Result<Image> decode();

 private:
  struct Content;
  explicit Picture(std::unique_ptr<Content> content);
  std::unique_ptr<Content> content_;
};

// {"format", "width", "height", "bits", "channels", "color", "icc_profile" (bytes or null), "orientation", "pages"} for
// `kura info`, from the header alone.
Result<nlohmann::json> readImageSummary(const std::filesystem::path& file);

}  // namespace kura

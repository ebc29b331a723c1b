#include "image/write_iiif_pyramid.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "image/encode_jpeg.h"
#include "image/picture.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

constexpr uint32_t ceilDivide(uint32_t value, uint32_t by) { return value / by + (value % by != 0); }

std::string pair(uint32_t a, uint32_t b) { return std::to_string(a) + "," + std::to_string(b); }

// Files of a service are many and small; they live in a step's folder that appears only when it is complete, so they are
// not synced one by one.
Status writeSmallFile(const fs::path& path, ByteView bytes) {
  std::error_code ignored;
  fs::create_directories(path.parent_path(), ignored);
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "wb"));
  if (file && std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size() && std::fflush(file.get()) == 0) return {};
  return ioError(path.string(), {"画像のタイルを書けません。", "The image tile cannot be written."},
                 {"ディスクの空きと権限を確かめてください。", "Check the free space of the disk and your permissions."});
}

struct Service {
  fs::path folder;
  uint32_t width = 0, height = 0, tile_size = 512;
  JpegOptions jpeg;
  std::string xmp;
  uint64_t files = 0, bytes = 0;
  std::optional<Error> failure;

  void count(uint64_t size) {
    ++files;
    bytes += size;
  }
  void fail(const Error& error) {
    if (!failure) failure = error;
  }
};

// One resolution: takes rows top down, writes them to its whole picture and its tiles, and hands every second row,
// averaged, to the next smaller level. Averaging is done on the stored sRGB values: in linear light the ink of
// manuscripts becomes thin in small sizes.
class Level {
 public:
  Level(Service& service, uint32_t scale)
      : service_(service), scale_(scale), width_(ceilDivide(service.width, scale)), height_(ceilDivide(service.height, scale)) {
    const bool is_one_tile = width_ <= service.tile_size && height_ <= service.tile_size;
    if (!is_one_tile) strip_.resize(size_t{width_} * 3 * std::min(service.tile_size, height_));
    if (std::max(width_, height_) <= kLargestJpegEdge) {
      JpegOptions whole = service.jpeg;
      whole.has_optimized_tables = is_one_tile;
      whole.xmp = service.xmp;
      whole_path_ = service.folder / "full" / pair(width_, height_) / "0" / "default.jpg";
      whole_.emplace(whole_path_, width_, height_, whole);
    }
    if (!is_one_tile) next_ = std::make_unique<Level>(service, scale * 2);
  }

  void addRow(const uint8_t* row) {
    if (whole_) whole_->addRow(row);
    if (!strip_.empty()) addToStrip(row);
    if (next_) addToNext(row);
    ++y_;
    if (y_ == height_) finish();
  }

  uint32_t width() const { return width_; }
  uint32_t height() const { return height_; }
  const fs::path& wholePath() const { return whole_path_; }  // empty where the level is too large for one JPEG
  const Level* next() const { return next_.get(); }

 private:
  void addToStrip(const uint8_t* row) {
    const uint32_t y_in_strip = y_ % service_.tile_size;
    std::copy(row, row + size_t{width_} * 3, strip_.begin() + static_cast<long>(size_t{y_in_strip} * width_ * 3));
    if (y_in_strip + 1 == service_.tile_size || y_ + 1 == height_) writeTiles(y_ - y_in_strip, y_in_strip + 1);
  }

  void writeTiles(uint32_t top, uint32_t rows) {
    for (uint32_t left = 0; left < width_ && !service_.failure; left += service_.tile_size) {
      const uint32_t columns = std::min(service_.tile_size, width_ - left);
      // The region in pixels of the whole picture; the last ones end with it (Image API 3.0, section 4.1).
      const uint32_t x = left * scale_, y = top * scale_;
      const uint32_t w = std::min(service_.tile_size * scale_, service_.width - x);
      const uint32_t h = std::min(service_.tile_size * scale_, service_.height - y);
      const Result<Bytes> tile = encodeJpeg(strip_.data() + size_t{left} * 3, size_t{width_} * 3, columns, rows, service_.jpeg);
      if (!tile.ok()) return service_.fail(tile.error());
      const fs::path path = service_.folder / (pair(x, y) + "," + pair(w, h)) / pair(columns, rows) / "0" / "default.jpg";
      if (const Status written = writeSmallFile(path, *tile); !written.ok()) return service_.fail(written.error());
      service_.count(tile->size());
    }
  }

  void addToNext(const uint8_t* row) {
    const size_t size = size_t{width_} * 3;
    const bool is_last = y_ + 1 == height_;
    if (y_ % 2 == 0 && !is_last) {
      above_.assign(row, row + size);
      return;
    }
    const uint8_t* above = y_ % 2 == 0 ? row : above_.data();  // an odd last row stands for itself
    half_.resize(size_t{next_->width()} * 3);
    for (uint32_t x = 0; x < next_->width(); ++x) {
      const size_t a = size_t{x} * 6, b = 2 * x + 1 < width_ ? a + 3 : a;
      for (size_t c = 0; c < 3; ++c) {
        half_[size_t{x} * 3 + c] = static_cast<uint8_t>((above[a + c] + above[b + c] + row[a + c] + row[b + c] + 2) / 4);
      }
    }
    next_->addRow(half_.data());
  }

  void finish() {
    if (!whole_) return;
    const Result<uint64_t> written = whole_->close();
    written.ok() ? service_.count(*written) : service_.fail(written.error());
  }

  Service& service_;
  uint32_t scale_, width_, height_;
  uint32_t y_ = 0;
  fs::path whole_path_;
  std::optional<JpegFile> whole_;
  std::vector<uint8_t> strip_, above_, half_;
  std::unique_ptr<Level> next_;
};

// full/max is the same picture as its size by name: two names of one file, where the file system allows.
Status linkMax(const fs::path& from, const fs::path& folder, Service& service) {
  const fs::path to = folder / "full" / "max" / "0" / "default.jpg";
  std::error_code failed, ignored;
  fs::create_directories(to.parent_path(), ignored);
  fs::remove(to, ignored);
  fs::create_hard_link(from, to, failed);
  if (failed) fs::copy_file(from, to, failed);
  if (failed) {
    return ioError(to.string(), {"画像を書けません。", "The image cannot be written."},
                   {"ディスクの空きと権限を確かめてください。", "Check the free space of the disk and your permissions."});
  }
  service.count(fs::file_size(to, ignored));
  return {};
}

nlohmann::ordered_json makeInfoJson(const Level& largest, const PyramidOptions& options, PyramidResult& result) {
  nlohmann::ordered_json info = {{"@context", "http://iiif.io/api/image/3/context.json"},
                                 {"id", options.id},
                                 {"type", "ImageService3"},
                                 {"protocol", "http://iiif.io/api/image"},
                                 {"profile", "level0"},
                                 {"width", result.width},
                                 {"height", result.height}};
  nlohmann::ordered_json scales = nlohmann::ordered_json::array();
  uint32_t scale = 1;
  for (const Level* level = &largest; level; level = level->next(), scale *= 2) {
    scales.push_back(scale);
    if (!level->wholePath().empty()) result.sizes.push_back({level->width(), level->height()});
  }
  std::reverse(result.sizes.begin(), result.sizes.end());
  if (result.sizes.back().width != result.width) {
    info["maxWidth"] = result.sizes.back().width;
    info["maxHeight"] = result.sizes.back().height;
  }
  info["sizes"] = nlohmann::ordered_json::array();
  for (const PyramidSize& size : result.sizes) info["sizes"].push_back({{"width", size.width}, {"height", size.height}});
  info["tiles"] = {{{"width", options.tile_size}, {"height", options.tile_size}, {"scaleFactors", scales}}};
  if (options.rights && !options.rights->uri.empty()) info["rights"] = options.rights->uri;
  return info;
}

PictureOptions pictureOptions(const PyramidOptions& options) {
  return {.color = options.is_color ? PictureColor::kSrgb : PictureColor::kLinearValues};
}

Result<PyramidResult> writeOpened(Result<Picture> picture, const std::string& name, const fs::path& out_dir, const PyramidOptions& options) {
  if (!picture.ok()) return picture.error();
  if (picture->channels() != 3) {
    return badInput(name, {"色の成分が 3 つの画像ではありません。", "This is not an image of three channels."},
                    {"RGB で保存し直してください。", "Save it again as RGB."});
  }
  PyramidResult result;
  result.width = picture->width();
  result.height = picture->height();
  Service service;
  service.folder = out_dir;
  service.width = result.width;
  service.height = result.height;
  service.tile_size = options.tile_size;
  service.jpeg.quality = options.quality;
  service.xmp = options.xmp;
  Level largest(service, 1);
  uint32_t done = 0;
  const Status read = picture->readRows([&](const uint8_t* first, size_t stride, uint32_t count) {
    for (uint32_t y = 0; y < count; ++y) largest.addRow(first + y * stride);
    done += count;
    const bool goes_on = !options.report || options.report(double(done) / result.height);
    return goes_on && !service.failure;
  });
  if (service.failure) return *service.failure;
  if (!read.ok()) return read.error();
  const Level* max = &largest;
  while (max->wholePath().empty()) max = max->next();
  if (const Status linked = linkMax(max->wholePath(), out_dir, service); !linked.ok()) return linked.error();
  const std::string info = makeInfoJson(largest, options, result).dump(2) + "\n";
  if (const Status written = writeFile(out_dir / "info.json", asBytes(info)); !written.ok()) return written.error();
  result.files = service.files;
  result.bytes = service.bytes;
  return result;
}

}  // namespace

std::string imageServiceId(const std::string& base_url, const std::string& path) {
  std::string id = base_url.empty() ? "https://base-url-not-set.invalid" : base_url;
  while (!id.empty() && id.back() == '/') id.pop_back();
  id += "/" + path;
  while (id.back() == '/') id.pop_back();
  return id;
}

Result<PyramidResult> writeIiifPyramid(const fs::path& image, const fs::path& out_dir, const PyramidOptions& options) {
  return writeOpened(Picture::open(image, pictureOptions(options)), image.string(), out_dir, options);
}

Result<PyramidResult> writeIiifPyramid(ByteView encoded, const std::string& name, const fs::path& out_dir, const PyramidOptions& options) {
  return writeOpened(Picture::open(encoded, name, pictureOptions(options)), name, out_dir, options);
}

}  // namespace kura

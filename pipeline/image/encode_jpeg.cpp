#include "image/encode_jpeg.h"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
// jpeglib.h needs stdio before it.
#include <jpeglib.h>

namespace kura {
namespace {

struct JpegError {
  jpeg_error_mgr base;
  std::jmp_buf jump;
  char message[JMSG_LENGTH_MAX];
};

[[noreturn]] void leave(j_common_ptr common) {
  auto* error = reinterpret_cast<JpegError*>(common->err);
  common->err->format_message(common, error->message);
  std::longjmp(error->jump, 1);
}
void beSilent(j_common_ptr) {}

void prepare(jpeg_compress_struct& jpeg, JpegError& error) {
  jpeg.err = jpeg_std_error(&error.base);
  error.base.error_exit = leave;
  error.base.output_message = beSilent;
  error.message[0] = 0;
  jpeg_create_compress(&jpeg);
}

void start(jpeg_compress_struct& jpeg, uint32_t width, uint32_t height, int channels, const JpegOptions& options) {
  jpeg.image_width = width;
  jpeg.image_height = height;
  jpeg.input_components = channels;
  jpeg.in_color_space = channels == 1 ? JCS_GRAYSCALE : channels == 4 ? JCS_EXT_RGBX : JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, options.quality, TRUE);
  jpeg.optimize_coding = options.has_optimized_tables ? TRUE : FALSE;
  if (options.quality >= 90 && channels > 1) jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = 1;
  jpeg_start_compress(&jpeg, TRUE);
  constexpr size_t kMostXmp = 65'000;
  if (options.xmp.empty() || options.xmp.size() > kMostXmp) return;
  // XMP specification part 3, section 1.1.3: the namespace, a NUL, the packet.
  const std::string marker = std::string("http://ns.adobe.com/xap/1.0/") + '\0' + options.xmp;
  jpeg_write_marker(&jpeg, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(marker.data()), static_cast<unsigned>(marker.size()));
}

Error encodeFault(const char* why) {
  return internalError("JPEG", {std::string("画像を JPEG にできません（") + why + "）。",
                                std::string("The image cannot be encoded as JPEG (") + why + ")."});
}

struct MemoryJpeg {
  jpeg_compress_struct jpeg = {};
  JpegError error = {};
  unsigned char* data = nullptr;
  unsigned long size = 0;
  ~MemoryJpeg() {
    jpeg_destroy_compress(&jpeg);
    std::free(data);
  }
};

Result<Bytes> encodeRows(const uint8_t* rows, size_t stride, uint32_t width, uint32_t height, int channels, const JpegOptions& options) {
  MemoryJpeg m;
  prepare(m.jpeg, m.error);
  if (setjmp(m.error.jump) != 0) return encodeFault(m.error.message);
  jpeg_mem_dest(&m.jpeg, &m.data, &m.size);
  start(m.jpeg, width, height, channels, options);
  while (m.jpeg.next_scanline < height) {
    auto* row = const_cast<uint8_t*>(rows + m.jpeg.next_scanline * stride);
    jpeg_write_scanlines(&m.jpeg, &row, 1);
  }
  jpeg_finish_compress(&m.jpeg);
  return Bytes(m.data, m.data + m.size);
}

}  // namespace

Result<Bytes> encodeJpeg(const Image& image, const JpegOptions& options) {
  if (image.empty() || image.channels == 2 || image.channels > 4) return encodeFault("empty, or two channels");
  return encodeRows(image.pixels.data(), size_t{image.width} * image.channels, image.width, image.height,
                    static_cast<int>(image.channels), options);
}

Result<Bytes> encodeJpeg(const uint8_t* rows, size_t stride, uint32_t width, uint32_t height, const JpegOptions& options) {
  return encodeRows(rows, stride, width, height, 3, options);
}

struct JpegFile::State {
  std::filesystem::path path;
  std::FILE* file = nullptr;
  jpeg_compress_struct jpeg = {};
  JpegError error = {};
  bool is_created = false;
  std::string failure;

  ~State() {
    if (is_created) jpeg_destroy_compress(&jpeg);
    if (file) std::fclose(file);
  }
};

JpegFile::JpegFile(std::filesystem::path path, uint32_t width, uint32_t height, const JpegOptions& options)
    : state_(std::make_unique<State>()) {
  State& s = *state_;
  s.path = std::move(path);
  std::error_code ignored;
  std::filesystem::create_directories(s.path.parent_path(), ignored);
  s.file = std::fopen(s.path.c_str(), "wb");
  if (!s.file) {
    s.failure = "cannot be created";
    return;
  }
  prepare(s.jpeg, s.error);
  s.is_created = true;
  if (setjmp(s.error.jump) != 0) {
    s.failure = s.error.message;
    return;
  }
  jpeg_stdio_dest(&s.jpeg, s.file);
  start(s.jpeg, width, height, 3, options);
}

JpegFile::JpegFile(JpegFile&&) noexcept = default;
JpegFile::~JpegFile() = default;

void JpegFile::addRow(const uint8_t* rgb) {
  State& s = *state_;
  if (!s.failure.empty()) return;
  if (setjmp(s.error.jump) != 0) {
    s.failure = s.error.message;
    return;
  }
  auto* row = const_cast<uint8_t*>(rgb);
  jpeg_write_scanlines(&s.jpeg, &row, 1);
}

Result<uint64_t> JpegFile::close() {
  State& s = *state_;
  if (s.failure.empty()) {
    if (setjmp(s.error.jump) != 0) {
      s.failure = s.error.message;
    } else {
      jpeg_finish_compress(&s.jpeg);
      if (std::fflush(s.file) != 0) s.failure = "cannot be written";
    }
  }
  if (!s.failure.empty()) {
    return ioError(s.path.string(), {"画像を書けません（" + s.failure + "）。", "The image cannot be written (" + s.failure + ")."},
                   {"ディスクの空きと権限を確かめてください。", "Check the free space of the disk and your permissions."});
  }
  return static_cast<uint64_t>(std::ftell(s.file));
}

}  // namespace kura

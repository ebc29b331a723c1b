// Baseline JPEG by libjpeg-turbo, row by row: a picture of any height needs the memory of a few rows.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "model/image.h"

namespace kura {

struct JpegOptions {
  int quality = 85;                 // 1..100; chroma is kept at full resolution from 90
  bool has_optimized_tables = true;  // about 5 % smaller; needs memory for the whole picture
  std::string xmp = {};              // a packet (xmp_packet.h) for an APP1 marker; none where empty or over 65,000 bytes
};

constexpr uint32_t kLargestJpegEdge = 65500;  // of libjpeg

// Error (kInternal) where the picture is empty, larger than kLargestJpegEdge or has 2 channels; a fourth channel is
// left out. No metadata but the packet that is given: sRGB is what browsers assume.
Result<Bytes> encodeJpeg(const Image& image, const JpegOptions& options = {});

// The same from rows that are `stride` bytes apart, 3 channels.
Result<Bytes> encodeJpeg(const uint8_t* rows, size_t stride, uint32_t width, uint32_t height, const JpegOptions& options);

// Writes a file as rows arrive. Everything after the first failure is ignored; close() tells.
class JpegFile {
 public:
  JpegFile(std::filesystem::path file, uint32_t width, uint32_t height, const JpegOptions& options);
  JpegFile(JpegFile&&) noexcept;
  ~JpegFile();
  void addRow(const uint8_t* rgb);
  Result<uint64_t> close();  // bytes written; all rows must have been added

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kura

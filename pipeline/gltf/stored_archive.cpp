#include "gltf/stored_archive.h"

#include <zlib.h>

#include <limits>

namespace kura {
namespace {

constexpr size_t kAlignment = 64;
constexpr uint32_t kLocalSignature = 0x04034b50, kCentralSignature = 0x02014b50, kEndSignature = 0x06054b50;
constexpr uint16_t kVersion = 20;
constexpr uint16_t kFirstDay = (0 << 9) | (1 << 5) | 1;  // 1 January 1980, the earliest that ZIP knows
constexpr uint16_t kPaddingTag = 0x1986;                 // as Pixar's own writer marks its padding
constexpr size_t kLocalHeader = 30, kTagHeader = 4;

// Little-endian numbers, appended (APPNOTE.TXT 6.3, section 4).
struct Writer {
  Bytes bytes;

  void put16(uint32_t value) {
    bytes.push_back(static_cast<uint8_t>(value));
    bytes.push_back(static_cast<uint8_t>(value >> 8));
  }
  void put32(uint64_t value) {
    put16(static_cast<uint32_t>(value & 0xffff));
    put16(static_cast<uint32_t>(value >> 16 & 0xffff));
  }
  void put(const std::string& text) { bytes.insert(bytes.end(), text.begin(), text.end()); }
};

struct Entry {
  size_t offset = 0;
  uint32_t crc = 0;
};

// What a local and a central header have in common: version to time, checksum, sizes, length of the name.
void putCommon(Writer& out, const StoredFile& file, const Entry& entry) {
  out.put16(kVersion);
  out.put16(0);  // no flags
  out.put16(0);  // stored
  out.put16(0);  // midnight
  out.put16(kFirstDay);
  out.put32(entry.crc);
  out.put32(file.bytes.size());
  out.put32(file.bytes.size());
  out.put16(static_cast<uint32_t>(file.name.size()));
}

void putFile(Writer& out, const StoredFile& file, Entry& entry) {
  entry.offset = out.bytes.size();
  entry.crc = static_cast<uint32_t>(crc32_z(crc32_z(0, nullptr, 0), file.bytes.data(), file.bytes.size()));
  const size_t data = entry.offset + kLocalHeader + file.name.size();
  size_t padding = (kAlignment - data % kAlignment) % kAlignment;
  if (padding > 0 && padding < kTagHeader) padding += kAlignment;
  out.put32(kLocalSignature);
  putCommon(out, file, entry);
  out.put16(static_cast<uint32_t>(padding));
  out.put(file.name);
  if (padding > 0) {
    out.put16(kPaddingTag);
    out.put16(static_cast<uint32_t>(padding - kTagHeader));
    out.bytes.resize(out.bytes.size() + padding - kTagHeader);
  }
  out.bytes.insert(out.bytes.end(), file.bytes.begin(), file.bytes.end());
}

void putCentral(Writer& out, const StoredFile& file, const Entry& entry) {
  out.put32(kCentralSignature);
  out.put16(kVersion);
  putCommon(out, file, entry);
  out.put16(0);  // no extra field
  out.put16(0);  // no comment
  out.put16(0);  // first disk
  out.put16(0);
  out.put32(0);
  out.put32(entry.offset);
  out.put(file.name);
}

}  // namespace

Result<Bytes> writeStoredArchive(const std::vector<StoredFile>& files) {
  uint64_t total = 0;
  for (const StoredFile& file : files) total += file.bytes.size() + 2 * file.name.size() + 256;
  if (total >= std::numeric_limits<uint32_t>::max() || files.size() > 0xffff) {
    return Error{ErrorCode::kLimit, files.empty() ? "" : files.front().name,
                 {"4 GB を超えるので USDZ にできません。", "It would be larger than the 4 GB that USDZ can hold."},
                 {"小さい版を使ってください。", "Use a smaller version."}};
  }
  Writer out;
  out.bytes.reserve(total);
  std::vector<Entry> entries(files.size());
  for (size_t i = 0; i < files.size(); ++i) putFile(out, files[i], entries[i]);
  const size_t central = out.bytes.size();
  for (size_t i = 0; i < files.size(); ++i) putCentral(out, files[i], entries[i]);
  const size_t central_size = out.bytes.size() - central;
  out.put32(kEndSignature);
  out.put16(0);
  out.put16(0);
  out.put16(static_cast<uint32_t>(files.size()));
  out.put16(static_cast<uint32_t>(files.size()));
  out.put32(central_size);
  out.put32(central);
  out.put16(0);
  return std::move(out.bytes);
}

}  // namespace kura

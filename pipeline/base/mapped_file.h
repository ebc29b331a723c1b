// A file as memory, without a copy of it.
#pragma once

#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"

namespace kura {

// Read-only; pages are read when they are touched, in the expectation that this happens front to back. A file that is cut
// off while it is mapped kills the reader (SIGBUS): only processes that may die map files (scan/read_scan.h).
class MappedFile {
 public:
  // Fails (kIo) where it cannot be opened. An empty file is an empty view.
  static Result<MappedFile> open(const std::filesystem::path& file);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  ByteView bytes() const { return {data_, size_}; }

  // Lets go of the pages that lie wholly before `offset`; they are read again if somebody asks.
  void release(size_t offset) const;

 private:
  MappedFile(const uint8_t* data, size_t size) : data_(data), size_(size) {}
  const uint8_t* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace kura

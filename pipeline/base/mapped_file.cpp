#include "base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace kura {

Result<MappedFile> MappedFile::open(const std::filesystem::path& file) {
  const auto failed = [&] {
    const std::string why = std::strerror(errno);
    return ioError(file.string(), {"ファイルを開けません（" + why + "）。", "The file cannot be opened (" + why + ")."},
                   {"名前と権限を確かめてください。", "Check its name and your permissions."});
  };
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return failed();
  struct stat status = {};
  void* data = nullptr;
  const bool has_size = ::fstat(descriptor, &status) == 0;
  const size_t size = has_size ? static_cast<size_t>(status.st_size) : 0;
  if (size > 0) data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  const int error = errno;
  ::close(descriptor);
  errno = error;
  if (!has_size || data == MAP_FAILED) return failed();
  if (size > 0) ::madvise(data, size, MADV_SEQUENTIAL);
  return MappedFile(static_cast<const uint8_t*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (size_ > 0) ::munmap(const_cast<uint8_t*>(data_), size_);
}

void MappedFile::release(size_t offset) const {
  const size_t page = static_cast<size_t>(::sysconf(_SC_PAGESIZE));
  const size_t whole = std::min(offset, size_) / page * page;
  if (whole > 0) ::madvise(const_cast<uint8_t*>(data_), whole, MADV_DONTNEED);
}

}  // namespace kura

#pragma once

#include <filesystem>

#include "base/localized.h"
#include "base/result.h"

namespace kura {

// Holds a lock file (flock) until destroyed or until the program ends, however it ends. The file stays.
class FolderLock {
 public:
  // Fails with kIo, and says who_else, where another program holds it.
  static Result<FolderLock> acquire(const std::filesystem::path& file, const Localized& who_else);

  FolderLock(FolderLock&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  FolderLock& operator=(FolderLock&& other) noexcept;
  ~FolderLock();

 private:
  explicit FolderLock(int fd) : fd_(fd) {}
  int fd_ = -1;
};

}  // namespace kura

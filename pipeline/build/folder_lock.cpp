#include "build/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace kura {

Result<FolderLock> FolderLock::acquire(const std::filesystem::path& file, const Localized& who_else) {
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) {
    const std::string reason = std::strerror(errno);
    return ioError(file.string(), {"ファイルを作れません（" + reason + "）。", "The file cannot be made (" + reason + ")."},
                   {"場所と権限を確かめてください。", "Check the place and your permissions."});
  }
  FolderLock lock(fd);
  while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    return ioError(file.parent_path().string(), who_else,
                   {"そちらが終わるのを待つか、別の場所（--cache、-o）を指定してください。",
                    "Wait until that one is done, or choose another place (--cache, -o)."});
  }
  return lock;
}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

FolderLock::~FolderLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace kura

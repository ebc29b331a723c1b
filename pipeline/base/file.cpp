#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <string>

namespace kura {
namespace {

namespace fs = std::filesystem;

Error failure(const fs::path& path, const char* ja, const char* en, int error_number) {
  const std::string reason = std::string("（") + std::strerror(error_number) + "）";
  Localized remedy{"場所、権限、ディスクの空きを確かめてください。",
                   "Check the place, your permissions and the free space of the disk."};
  return ioError(path.string(), {ja + reason, std::string(en) + " (" + std::strerror(error_number) + ")"}, remedy);
}

class FileDescriptor {
 public:
  explicit FileDescriptor(int fd) : fd_(fd) {}
  ~FileDescriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

Result<Bytes> readFile(const fs::path& path, uint64_t max_bytes) {
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return failure(path, "ファイルを開けません", "The file cannot be opened", errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) {
    return failure(path, "ファイルを調べられません", "The file cannot be examined", errno);
  }
  if (!S_ISREG(status.st_mode)) {
    return ioError(path.string(), {"ふつうのファイルではありません。", "This is not a regular file."},
                   {"フォルダではなくファイルを指定してください。", "Name a file, not a folder."});
  }
  const auto size = static_cast<uint64_t>(status.st_size);
  if (size > max_bytes) {
    return Error{ErrorCode::kLimit, path.string(),
                 {"ファイルが大きすぎます（" + std::to_string(size) + " バイト）。",
                  "The file is too large (" + std::to_string(size) + " bytes)."},
                 {std::to_string(max_bytes) + " バイトまでにしてください。",
                  "Keep it within " + std::to_string(max_bytes) + " bytes."}};
  }
  Bytes bytes(size);
  size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure(path, "ファイルを読めません", "The file cannot be read", errno);
    if (count == 0) break;  // the file shrank while we read: what is there is what we have
    done += static_cast<size_t>(count);
  }
  bytes.resize(done);
  return bytes;
}

Status writeFile(const fs::path& path, ByteView bytes) {
  std::error_code made;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), made);
  static std::atomic<unsigned> counter{0};
  fs::path temporary = path;
  temporary += ".tmp" + std::to_string(::getpid()) + "-" + std::to_string(counter++);
  {
    FileDescriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (file.get() < 0) return failure(path, "ファイルを作れません", "The file cannot be created", errno);
    size_t done = 0;
    while (done < bytes.size()) {
      const ssize_t count = ::write(file.get(), bytes.data() + done, bytes.size() - done);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) {
        const int reason = count < 0 ? errno : ENOSPC;
        ::unlink(temporary.c_str());
        return failure(path, "ファイルに書けません", "The file cannot be written", reason);
      }
      done += static_cast<size_t>(count);
    }
    if (::fsync(file.get()) != 0) {
      const int reason = errno;
      ::unlink(temporary.c_str());
      return failure(path, "ファイルに書けません", "The file cannot be written", reason);
    }
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    const int reason = errno;
    ::unlink(temporary.c_str());
    return failure(path, "ファイルを置けません", "The file cannot be put in place", reason);
  }
  return {};
}

}  // namespace kura

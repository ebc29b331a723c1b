#include "build/put_in_place.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace kura {
namespace {

namespace fs = std::filesystem;

Error cannotPublish(const fs::path& target, const std::string& reason) {
  return ioError(target.string(), {"サイトに置けません（" + reason + "）。", "It cannot be put into the site (" + reason + ")."},
                 {"ディスクの空きと権限を確かめてください。前のサイトはそのままです。",
                  "Check the free space of the disk and your permissions. The site stays as it was."});
}

bool cloneFile(const fs::path& source, const fs::path& target) {
  const int from = ::open(source.c_str(), O_RDONLY | O_CLOEXEC);
  if (from < 0) return false;
  const int to = ::open(target.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  const bool cloned = to >= 0 && ::ioctl(to, FICLONE, from) == 0;
  ::close(from);
  if (to >= 0) ::close(to);
  if (!cloned && to >= 0) ::unlink(target.c_str());
  return cloned;
}

}  // namespace

Status linkFile(const fs::path& source, const fs::path& target) {
  std::error_code failed;
  fs::create_directories(target.parent_path(), failed);
  if (failed) return cannotPublish(target, failed.message());
  if (cloneFile(source, target)) return {};
  if (::link(source.c_str(), target.c_str()) == 0) return {};
  if (errno == ENOSPC || errno == EDQUOT) return cannotPublish(target, std::strerror(errno));
  fs::copy_file(source, target, fs::copy_options::overwrite_existing, failed);
  if (failed) return cannotPublish(target, failed.message());
  fs::permissions(target, fs::perms::owner_write, fs::perm_options::add, failed);
  return {};
}

Status exchange(const fs::path& staged, const fs::path& target) {
  std::error_code failed;
  fs::create_directories(target.parent_path(), failed);
  if (failed) return cannotPublish(target, failed.message());
  if (!fs::exists(fs::symlink_status(target, failed))) {
    fs::rename(staged, target, failed);
    return failed ? Status(cannotPublish(target, failed.message())) : Status();
  }
  if (::renameat2(AT_FDCWD, staged.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0) return {};
  if (errno != EINVAL && errno != ENOSYS) return cannotPublish(target, std::strerror(errno));
  fs::path aside = staged;
  aside += ".old";
  fs::rename(target, aside, failed);
  if (!failed) fs::rename(staged, target, failed);
  if (!failed) fs::rename(aside, staged, failed);
  return failed ? Status(cannotPublish(target, failed.message())) : Status();
}

}  // namespace kura

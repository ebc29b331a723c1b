// Content hashes of input files, remembered between builds so that files which did not change are not read again.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>

#include "base/result.h"

namespace kura {

// Safe to use from several threads.
class FileDigests {
 public:
  // memo: the file that keeps them; a missing or damaged one is as good as an empty one.
  explicit FileDigests(std::filesystem::path memo);

  // XXH3-128 of the content. A file whose size, times and inode are those of last time is not read again, unless it
  // was written so shortly before that a change could hide within the resolution of the clock.
  Result<std::string> digest(const std::filesystem::path& file);

  // True where the file still is what digest() saw in this run.
  bool isUnchanged(const std::filesystem::path& file) const;

  Status save() const;

 private:
  struct Stamp {
    uint64_t size = 0, inode = 0;
    int64_t modified_ns = 0, changed_ns = 0;
    bool operator==(const Stamp&) const = default;
  };
  struct Memo {
    Stamp stamp;
    std::string digest;
    bool used = false;  // in this run: what nobody asks for any more is forgotten
  };
  static std::optional<Stamp> stampOf(const std::filesystem::path& file);

  std::filesystem::path memo_file_;
  mutable std::mutex mutex_;
  std::map<std::string, Memo> memos_;
};

}  // namespace kura

#include "build/file_digests.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/hash.h"

namespace kura {
namespace {

// Some file systems count in whole seconds (FAT: two).
constexpr int64_t kClockResolutionNs = 2'000'000'000;

int64_t nanoseconds(const timespec& time) { return int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

int64_t now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

FileDigests::FileDigests(std::filesystem::path memo) : memo_file_(std::move(memo)) {
  const Result<Bytes> bytes = readFile(memo_file_);
  if (!bytes) return;
  const nlohmann::json json = nlohmann::json::parse(asText(*bytes), nullptr, false);
  if (!json.is_object()) return;
  for (const auto& [path, entry] : json.items()) {
    if (!entry.is_array() || entry.size() != 5 || !entry[4].is_string()) continue;
    if (!std::all_of(entry.begin(), entry.begin() + 4, [](const auto& number) { return number.is_number_integer(); })) continue;
    memos_[path] = {{entry[0], entry[1], entry[2], entry[3]}, entry[4], false};
  }
}

std::optional<FileDigests::Stamp> FileDigests::stampOf(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return std::nullopt;
  return Stamp{static_cast<uint64_t>(status.st_size), static_cast<uint64_t>(status.st_ino), nanoseconds(status.st_mtim),
               nanoseconds(status.st_ctim)};
}

Result<std::string> FileDigests::digest(const std::filesystem::path& file) {
  const std::optional<Stamp> stamp = stampOf(file);
  if (stamp) {
    std::lock_guard lock(mutex_);
    const auto memo = memos_.find(file.string());
    if (memo != memos_.end() && memo->second.stamp == *stamp) {
      memo->second.used = true;
      return memo->second.digest;
    }
  }
  Result<std::string> hash = contentHashOfFile(file);
  if (!hash || !stamp) return hash;
  std::lock_guard lock(mutex_);
  memos_[file.string()] = {*stamp, *hash, true};
  return hash;
}

bool FileDigests::isUnchanged(const std::filesystem::path& file) const {
  const std::optional<Stamp> stamp = stampOf(file);
  std::lock_guard lock(mutex_);
  const auto memo = memos_.find(file.string());
  return stamp && memo != memos_.end() && memo->second.stamp == *stamp;
}

Status FileDigests::save() const {
  nlohmann::json json = nlohmann::json::object();
  std::lock_guard lock(mutex_);
  const int64_t too_fresh = now() - kClockResolutionNs;
  for (const auto& [path, memo] : memos_) {
    if (!memo.used || std::max(memo.stamp.modified_ns, memo.stamp.changed_ns) > too_fresh) continue;
    json[path] = {memo.stamp.size, memo.stamp.inode, memo.stamp.modified_ns, memo.stamp.changed_ns, memo.digest};
  }
  return writeFile(memo_file_, asBytes(json.dump()));
}

}  // namespace kura

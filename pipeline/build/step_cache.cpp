#include "build/step_cache.h"

#include <fcntl.h>
#include <unistd.h>

#include <vector>

#include "base/file.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

Error cannotMake(const fs::path& folder, const std::error_code& reason) {
  return ioError(folder.string(), {"フォルダを作れません（" + reason.message() + "）。", "The folder cannot be made (" + reason.message() + ")."},
                 {"場所、権限、ディスクの空きを確かめてください。", "Check the place, your permissions and the free space of the disk."});
}

bool flush(const fs::path& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
  if (fd < 0) return false;
  const bool flushed = ::fsync(fd) == 0;
  ::close(fd);
  return flushed;
}

// A tile pyramid has thousands of files: one syncfs is then far cheaper than an fsync for each.
bool flushTree(const fs::path& folder) {
  constexpr size_t kManyFiles = 64;
  std::vector<fs::path> files, folders = {folder};
  std::error_code failed;
  for (fs::recursive_directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    (entry->is_directory() ? folders : files).push_back(entry->path());
  }
  if (failed) return false;
  if (files.size() > kManyFiles) {
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool flushed = fd >= 0 && ::syncfs(fd) == 0;
    if (fd >= 0) ::close(fd);
    return flushed;
  }
  for (const fs::path& file : files) {
    if (!flush(file, O_RDONLY)) return false;
  }
  for (const fs::path& each : folders) {
    if (!flush(each, O_RDONLY | O_DIRECTORY)) return false;
  }
  return true;
}

// The site shares these files by hard link: nobody shall write into them.
void protect(const fs::path& folder) {
  std::error_code ignored;
  constexpr auto kReadOnly = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
  for (fs::recursive_directory_iterator entry(folder, ignored), end; !ignored && entry != end; entry.increment(ignored)) {
    std::error_code failed;
    if (entry->is_regular_file(failed)) fs::permissions(entry->path(), kReadOnly, failed);
  }
}

json readJson(const fs::path& file) {
  const Result<Bytes> bytes = readFile(file);
  return bytes ? json::parse(asText(*bytes), nullptr, false) : json(json::value_t::discarded);
}

}  // namespace

Result<StepCache> StepCache::open(const fs::path& folder) {
  StepCache cache(folder);
  std::error_code failed;
  fs::remove_all(folder / "tmp", failed);
  for (const char* part : {"steps", "tmp"}) {
    fs::create_directories(folder / part, failed);
    if (failed) return cannotMake(folder / part, failed);
  }
  const json keys = readJson(folder / "keys.json");
  if (keys.is_object()) {
    for (const auto& [id, key] : keys.items()) {
      if (key.is_string() && key.get_ref<const std::string&>().size() > 2) cache.last_keys_[id] = key;
    }
  }
  return cache;
}

bool StepCache::has(const std::string& key) const {
  std::error_code ignored;
  return fs::exists(folderOf(key) / "step.json", ignored);
}

std::optional<json> StepCache::find(const std::string& key) const {
  if (!has(key)) return std::nullopt;
  json step = readJson(folderOf(key) / "step.json");
  if (step.is_object() && step.contains("record") && step.contains("diagnostics")) return step;
  std::error_code ignored;
  fs::remove_all(folderOf(key), ignored);
  return std::nullopt;
}

Result<fs::path> StepCache::makeWorkFolder(unsigned number) const {
  const fs::path work = folder_ / "tmp" / std::to_string(number);
  std::error_code failed;
  fs::remove_all(work, failed);
  fs::create_directories(work / "output", failed);
  if (failed) return cannotMake(work, failed);
  return work;
}

Status StepCache::store(const std::string& key, const fs::path& work_folder, const json& step) const {
  const std::string text = step.dump(-1, ' ', false, json::error_handler_t::replace);
  if (Status written = writeFile(work_folder / "step.json", asBytes(text)); !written) return written;
  protect(work_folder / "output");
  const fs::path target = folderOf(key);
  std::error_code failed;
  fs::create_directories(target.parent_path(), failed);
  if (!failed && !flushTree(work_folder)) failed = std::error_code(errno, std::generic_category());
  if (!failed) fs::remove_all(target, failed);
  if (!failed) fs::rename(work_folder, target, failed);
  if (failed) {
    return ioError(target.string(), {"作ったものを保存できません（" + failed.message() + "）。", "The result cannot be stored (" + failed.message() + ")."},
                   {"ディスクの空きと権限を確かめてください。", "Check the free space of the disk and your permissions."});
  }
  flush(target.parent_path(), O_RDONLY | O_DIRECTORY);
  return {};
}

std::string StepCache::lastKey(const std::string& step_id) const {
  const auto key = last_keys_.find(step_id);
  return key == last_keys_.end() ? std::string() : key->second;
}

json StepCache::lastRecord(const std::string& step_id) const {
  const std::string key = lastKey(step_id);
  if (key.empty()) return nullptr;
  const json step = readJson(folderOf(key) / "step.json");
  return step.is_object() && step.contains("record") ? step["record"] : json(nullptr);
}

void StepCache::setLastKey(const std::string& step_id, const std::string& key) {
  std::string& last = last_keys_[step_id];
  if (last == key) return;
  last = key;
  last_keys_changed_ = true;
}

Status StepCache::saveLastKeys() const {
  if (!last_keys_changed_) return {};
  return writeFile(folder_ / "keys.json", asBytes(json(last_keys_).dump(-1, ' ', false, json::error_handler_t::replace)));
}

Localized reasonOf(const nlohmann::json& step) {
  const auto reason = step.find("reason");
  if (reason == step.end() || !reason->is_object()) return {};
  return {reason->value("ja", ""), reason->value("en", "")};
}

}  // namespace kura

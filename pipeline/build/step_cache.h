// Results of steps on disk, by key. Layout: steps/ab/<key>/{output/, step.json}, tmp/ for work, keys.json for explain.
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/result.h"

namespace kura {

// "reason" of what find() gives; empty in results of before there were any.
Localized reasonOf(const nlohmann::json& step);

class StepCache {
 public:
  // \pre the caller holds the lock of the folder: leftovers of a killed build are removed.
  static Result<StepCache> open(const std::filesystem::path& folder);

  bool has(const std::string& key) const;
  // {"record", "diagnostics", "seconds", "reason"}; empty where the key is unknown or its file damaged (it is then removed).
  std::optional<nlohmann::json> find(const std::string& key) const;
  std::filesystem::path outputOf(const std::string& key) const { return folderOf(key) / "output"; }

  // An empty folder of its own for one run; its "output" folder is there.
  Result<std::filesystem::path> makeWorkFolder(unsigned number) const;

  // Makes the work folder the result of key: flushed to the disk first, so that a key never names a torn result.
  Status store(const std::string& key, const std::filesystem::path& work_folder, const nlohmann::json& step) const;

  // The key by which a step id last had a result (empty: none), and its record (null where it is gone).
  std::string lastKey(const std::string& step_id) const;
  nlohmann::json lastRecord(const std::string& step_id) const;
  void setLastKey(const std::string& step_id, const std::string& key);
  Status saveLastKeys() const;

 private:
  explicit StepCache(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folderOf(const std::string& key) const { return folder_ / "steps" / key.substr(0, 2) / key; }

  std::filesystem::path folder_;
  std::map<std::string, std::string> last_keys_;
  bool last_keys_changed_ = false;
};

}  // namespace kura

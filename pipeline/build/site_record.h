// What earlier builds put into a site: kept in the cache folder, so that stale files can be removed and those of other
// people are left alone.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/result.h"

namespace kura {

class SiteRecord {
 public:
  struct Unit {
    std::string signature;  // of what was published; empty while it is being changed
    std::string stamp;      // of the file or folder as it was left
  };

  // One record for each site folder that is built with this cache.
  static SiteRecord load(const std::filesystem::path& cache_folder, const std::filesystem::path& site);

  bool exists() const { return existed_; }  // the site was built with this cache before
  const std::map<std::string, Unit>& units() const { return units_; }
  void set(const std::string& unit, Unit value) { units_[unit] = std::move(value); }
  void remove(const std::string& unit);
  Status save() const;

  // Paths relative to the site of all files that may be ours in a unit.
  std::set<std::string> filesOf(const std::string& unit) const;
  Status setFiles(const std::string& unit, const std::set<std::string>& files) const;

  // Size, time and inode of a file or folder: differs where somebody changed it. Empty where nothing is there.
  static std::string stampOf(const std::filesystem::path& path);

 private:
  std::filesystem::path listOf(const std::string& unit) const;

  std::filesystem::path folder_;
  bool existed_ = false;
  std::map<std::string, Unit> units_;
};

}  // namespace kura

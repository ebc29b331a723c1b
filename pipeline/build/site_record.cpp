#include "build/site_record.h"

#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/hash.h"

namespace kura {

namespace fs = std::filesystem;
using nlohmann::json;

SiteRecord SiteRecord::load(const fs::path& cache_folder, const fs::path& site) {
  SiteRecord record;
  std::error_code failed;
  fs::path real = fs::weakly_canonical(site, failed);
  if (failed) real = fs::absolute(site, failed);
  record.folder_ = cache_folder / "sites" / contentHash(asBytes(real.string()));
  const Result<Bytes> bytes = readFile(record.folder_ / "units.json");
  const json units = bytes ? json::parse(asText(*bytes), nullptr, false) : json();
  record.existed_ = units.is_object();
  if (!record.existed_) return record;
  for (const auto& [path, unit] : units.items()) {
    if (unit.is_array() && unit.size() == 2 && unit[0].is_string() && unit[1].is_string()) record.units_[path] = {unit[0], unit[1]};
  }
  return record;
}

Status SiteRecord::save() const {
  json units = json::object();
  for (const auto& [path, unit] : units_) units[path] = {unit.signature, unit.stamp};
  return writeFile(folder_ / "units.json", asBytes(units.dump(-1, ' ', false, json::error_handler_t::replace)));
}

void SiteRecord::remove(const std::string& unit) {
  units_.erase(unit);
  std::error_code ignored;
  fs::remove(listOf(unit), ignored);
}

fs::path SiteRecord::listOf(const std::string& unit) const { return folder_ / "files" / (contentHash(asBytes(unit)) + ".txt"); }

std::set<std::string> SiteRecord::filesOf(const std::string& unit) const {
  std::set<std::string> files;
  const Result<Bytes> bytes = readFile(listOf(unit));
  if (!bytes) return files;
  // NUL between the names: the one byte that none of them holds.
  std::string_view text = asText(*bytes);
  while (!text.empty()) {
    const size_t end = std::min(text.find('\0'), text.size());
    if (end > 0) files.emplace(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return files;
}

Status SiteRecord::setFiles(const std::string& unit, const std::set<std::string>& files) const {
  std::string text;
  for (const std::string& file : files) text.append(file).push_back('\0');
  return writeFile(listOf(unit), asBytes(text));
}

std::string SiteRecord::stampOf(const fs::path& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return {};
  std::string stamp = std::to_string(status.st_ino) + " " + std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec);
  // The size of a folder says nothing; a hard-linked file's does.
  if (!S_ISDIR(status.st_mode)) stamp += " " + std::to_string(status.st_size);
  return stamp;
}

}  // namespace kura

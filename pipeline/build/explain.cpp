#include "build/explain.h"

#include <map>
#include <set>
#include <vector>

namespace kura {
namespace {

using nlohmann::json;

std::string shortly(const json& value) {
  const std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
  return text.size() > 60 ? "…" : text;
}

void compareParameters(const json& before, const json& now, std::vector<std::string>& reasons) {
  // A patch names each place that differs.
  for (const json& change : json::diff(before, now)) {
    const std::string path = change.value("path", "");
    const std::string name = path.empty() ? "" : path.substr(1);
    const std::string operation = change.value("op", "");
    if (operation == "remove") {
      reasons.push_back("parameter removed: " + name);
    } else if (operation == "add") {
      reasons.push_back("parameter added: " + name + " " + shortly(change["value"]));
    } else {
      reasons.push_back("parameter changed: " + name + " " + shortly(before.at(json::json_pointer(path))) + " -> " + shortly(change["value"]));
    }
    if (reasons.size() > 5) return;
  }
}

void compareFiles(const json& before, const json& now, std::vector<std::string>& reasons) {
  std::map<std::string, std::multiset<std::string>> old_files, new_files;
  for (const json& file : before) old_files[file[0]].insert(file[1].get<std::string>());
  for (const json& file : now) new_files[file[0]].insert(file[1].get<std::string>());
  size_t found = reasons.size();
  for (const auto& [name, digests] : new_files) {
    if (!old_files.count(name)) {
      reasons.push_back("file added: " + name);
    } else if (old_files[name] != digests) {
      reasons.push_back("file changed: " + name);
    }
  }
  for (const auto& [name, digests] : old_files) {
    if (!new_files.count(name)) reasons.push_back("file removed: " + name);
  }
  if (reasons.size() == found && before != now) reasons.push_back("files in another order");
}

}  // namespace

std::string explainRun(const json& before, const json& now) {
  if (!before.is_object()) return "new";
  std::vector<std::string> reasons;
  if (before.value("version", 0) != now.value("version", 0)) {
    reasons.push_back("step version " + shortly(before["version"]) + " -> " + shortly(now["version"]));
  }
  compareParameters(before["parameters"], now["parameters"], reasons);
  compareFiles(before["files"], now["files"], reasons);
  const json no_needs = json::object();
  const json& old_needs = before.contains("needs") ? before["needs"] : no_needs;
  for (const auto& [id, key] : now["needs"].items()) {
    if (!old_needs.contains(id)) {
      reasons.push_back("needed step added: " + id);
    } else if (old_needs[id] != key) {
      reasons.push_back("needed step changed: " + id);
    }
  }
  for (const auto& [id, key] : old_needs.items()) {
    if (!now["needs"].contains(id)) reasons.push_back("needed step removed: " + id);
  }
  if (reasons.empty()) return "its result is gone from the cache";
  std::string joined;
  for (const std::string& reason : reasons) joined += (joined.empty() ? "" : "; ") + reason;
  return joined;
}

}  // namespace kura

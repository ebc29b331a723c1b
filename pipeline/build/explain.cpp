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

Localized both(const char* ja, const char* en, const std::string& what) { return {ja + what, en + what}; }

void compareParameters(const json& before, const json& now, std::vector<Localized>& reasons) {
  // A patch names each place that differs.
  for (const json& change : json::diff(before, now)) {
    const std::string path = change.value("path", "");
    const std::string name = path.empty() ? "" : path.substr(1);
    const std::string operation = change.value("op", "");
    if (operation == "remove") {
      reasons.push_back(both("設定がなくなった：", "parameter removed: ", name));
    } else if (operation == "add") {
      reasons.push_back(both("設定が増えた：", "parameter added: ", name + " " + shortly(change["value"])));
    } else {
      const std::string from_to = shortly(before.at(json::json_pointer(path))) + " -> " + shortly(change["value"]);
      reasons.push_back(both("設定が変わった：", "parameter changed: ", name + " " + from_to));
    }
    if (reasons.size() > 5) return;
  }
}

void compareFiles(const json& before, const json& now, std::vector<Localized>& reasons) {
  std::map<std::string, std::multiset<std::string>> old_files, new_files;
  for (const json& file : before) old_files[file[0]].insert(file[1].get<std::string>());
  for (const json& file : now) new_files[file[0]].insert(file[1].get<std::string>());
  const size_t found = reasons.size();
  for (const auto& [name, digests] : new_files) {
    if (!old_files.count(name)) {
      reasons.push_back(both("ファイルが増えた：", "file added: ", name));
    } else if (old_files[name] != digests) {
      reasons.push_back(both("ファイルが変わった：", "file changed: ", name));
    }
  }
  for (const auto& [name, digests] : old_files) {
    if (!new_files.count(name)) reasons.push_back(both("ファイルがなくなった：", "file removed: ", name));
  }
  if (reasons.size() == found && before != now) reasons.push_back({"ファイルの順が変わった", "files in another order"});
}

void compareNeeds(const json& before, const json& now, std::vector<Localized>& reasons) {
  for (const auto& [id, key] : now.items()) {
    if (!before.contains(id)) {
      reasons.push_back(both("元になる段が増えた：", "needed step added: ", id));
    } else if (before[id] != key) {
      reasons.push_back(both("元になる段が変わった：", "needed step changed: ", id));
    }
  }
  for (const auto& [id, key] : before.items()) {
    if (!now.contains(id)) reasons.push_back(both("元になる段がなくなった：", "needed step removed: ", id));
  }
}

}  // namespace

Localized explainRun(const json& before, const json& now) {
  if (!before.is_object()) return {"初めて", "new"};
  std::vector<Localized> reasons;
  if (before.value("version", 0) != now.value("version", 0)) {
    reasons.push_back(both("段の版：", "step version ", shortly(before["version"]) + " -> " + shortly(now["version"])));
  }
  compareParameters(before["parameters"], now["parameters"], reasons);
  compareFiles(before["files"], now["files"], reasons);
  compareNeeds(before.contains("needs") ? before["needs"] : json::object(), now["needs"], reasons);
  if (reasons.empty()) return {"以前の結果が残っていない", "its result is gone from the cache"};
  Localized joined;
  for (const Localized& reason : reasons) {
    joined.ja += (joined.ja.empty() ? "" : "、") + reason.ja;
    joined.en += (joined.en.empty() ? "" : "; ") + reason.en;
  }
  return joined;
}

}  // namespace kura

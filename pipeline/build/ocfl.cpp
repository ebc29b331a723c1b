#include "build/ocfl.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/compose_text.h"
#include "base/file.h"
#include "base/hash.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kRootDeclaration = "0=ocfl_1.1";
constexpr const char* kObjectDeclaration = "0=ocfl_object_1.1";
constexpr const char* kInventory = "inventory.json";
constexpr const char* kSidecar = "inventory.json.sha512";
constexpr uint64_t kMostInventory = uint64_t{1} << 30;

const Localized kRestore = {"控えから戻してください。", "Restore it from another copy."};

Result<std::string> sha512OfText(const std::string& text, const fs::path& scratch) {
  if (Status written = writeFile(scratch, asBytes(text)); !written) return std::move(written).error();
  const Result<Fixity> fixity = fixityOfFile(scratch);
  std::error_code ignored;
  fs::remove(scratch, ignored);
  if (!fixity) return fixity.error();
  return fixity->sha512;
}

// Null where there is none, or it is no JSON object.
json readInventory(const fs::path& folder) {
  const Result<Bytes> bytes = readFile(folder / kInventory, kMostInventory);
  if (!bytes) return nullptr;
  json inventory = json::parse(asText(*bytes), nullptr, false);
  return inventory.is_object() ? inventory : json();
}

Status writeInventory(const fs::path& folder, const json& inventory) {
  const std::string text = inventory.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
  if (Status written = writeFile(folder / kInventory, asBytes(text)); !written) return written;
  const Result<Fixity> fixity = fixityOfFile(folder / kInventory);
  if (!fixity) return fixity.error();
  return writeFile(folder / kSidecar, asBytes(fixity->sha512 + " " + kInventory + "\n"));
}

Error cannotWrite(const fs::path& path, const std::error_code& failed) {
  return ioError(path.string(), {"書けません（" + failed.message() + "）。", "It cannot be written (" + failed.message() + ")."},
                 {"ディスクの空きと権限を確かめてください。", "Check the free space and your permissions."});
}

// Copies or writes one file into the version being made; what is stated is what was read back.
Result<std::string> putContent(const OcflSource& source, const fs::path& place) {
  std::error_code failed;
  fs::create_directories(place.parent_path(), failed);
  if (!source.file.empty()) {
    if (!failed) fs::copy_file(source.file, place, failed);
    if (failed) return cannotWrite(place, failed);
  } else if (Status written = writeFile(place, asBytes(source.text)); !written) {
    return std::move(written).error();
  }
  const Result<Fixity> fixity = fixityOfFile(place);
  if (!fixity) return fixity.error();
  return fixity->sha512;
}

Result<std::string> digestOf(const OcflSource& source, const fs::path& scratch) {
  if (source.file.empty()) return sha512OfText(source.text, scratch);
  const Result<Fixity> fixity = fixityOfFile(source.file);
  if (!fixity) return fixity.error();
  return fixity->sha512;
}

json emptyInventory(const std::string& id) {
  return {{"id", id}, {"type", "https://ocfl.io/1.1/spec/#inventory"}, {"digestAlgorithm", "sha512"}, {"manifest", json::object()}, {"versions", json::object()}};
}

// {"digest": ["logical path", …]} of the object's present state.
Result<json> stateOf(const OcflObject& object, const fs::path& scratch) {
  std::map<std::string, std::vector<std::string>> paths;
  for (const auto& [logical, source] : object.files) {
    Result<std::string> digest = digestOf(source, scratch);
    if (!digest) return std::move(digest).error();
    paths[*digest].push_back(composeText(logical));
  }
  json state = json::object();
  for (auto& [digest, names] : paths) {
    std::sort(names.begin(), names.end());
    state[digest] = names;
  }
  return state;
}

// What the state needs and no earlier version has goes into version/content.
Status addContent(const OcflObject& object, const std::string& version, const fs::path& folder, const fs::path& scratch, json& manifest) {
  for (const auto& [logical, source] : object.files) {
    Result<std::string> digest = digestOf(source, scratch);
    if (!digest) return std::move(digest).error();
    if (manifest.contains(*digest)) continue;
    const std::string place = "content/" + composeText(logical);
    const Result<std::string> kept = putContent(source, folder / place);
    if (!kept) return kept.error();
    if (*kept != *digest) return ioError(source.file.string(), {"写している間に変わりました。", "It changed while it was copied."}, {"もう一度実行してください。", "Run again."});
    manifest[*kept] = json::array({version + "/" + place});
  }
  return {};
}

}  // namespace

bool isOcflRoot(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / kRootDeclaration, ignored);
}

Status makeOcflRoot(const fs::path& root) {
  if (isOcflRoot(root)) return {};
  std::error_code failed;
  if (fs::exists(root, failed) && !(fs::is_directory(root, failed) && fs::is_empty(root, failed))) {
    return ioError(root.string(), {"OCFL の保管場所ではなく、空でもありません。", "This is no OCFL storage root, and it is not empty."},
                   {"新しいフォルダか、前に作った保管場所を指定してください。", "Name a new folder, or a root made before."});
  }
  const json layout = {{"extension", "0002-flat-direct-storage-layout"}, {"description", "One folder for each object, named by its number."}};
  if (Status written = writeFile(root / "ocfl_layout.json", asBytes(layout.dump(1) + "\n")); !written) return written;
  return writeFile(root / kRootDeclaration, asBytes("ocfl_1.1\n"));
}

Result<bool> storeOcflObject(const fs::path& root, const OcflObject& object, const OcflVersion& version) {
  const fs::path folder = root / object.folder, scratch = root / (object.folder + ".digest");
  json inventory = readInventory(folder);
  if (!inventory.is_object()) inventory = emptyInventory(object.id);
  Result<json> state = stateOf(object, scratch);
  if (!state) return std::move(state).error();
  json& versions = inventory["versions"];
  const std::string head = inventory.value("head", "");
  if (!head.empty() && versions[head]["state"] == *state) return false;

  const std::string number = "v" + std::to_string(versions.size() + 1);
  const fs::path part = root / (object.folder + ".part");
  std::error_code failed;
  fs::remove_all(part, failed);
  fs::create_directories(part, failed);
  if (failed) return cannotWrite(part, failed);
  if (Status added = addContent(object, number, part, scratch, inventory["manifest"]); !added) return std::move(added).error();
  versions[number] = {{"created", version.created}, {"message", version.message}, {"user", {{"name", version.software}}}, {"state", std::move(*state)}};
  inventory["head"] = number;
  if (Status written = writeInventory(part, inventory); !written) return std::move(written).error();
  if (Status declared = writeFile(folder / kObjectDeclaration, asBytes("ocfl_object_1.1\n")); !declared) return std::move(declared).error();
  fs::rename(part, folder / number, failed);
  if (failed) return cannotWrite(folder / number, failed);
  if (Status written = writeInventory(folder, inventory); !written) return std::move(written).error();
  return true;
}

namespace {

class OcflCheck {
 public:
  explicit OcflCheck(FixityReport& out) : out_(out) {}

  void checkObject(const fs::path& folder, const std::string& name) {
    std::error_code ignored;
    if (!fs::is_regular_file(folder / kObjectDeclaration, ignored)) return fault(name, {"OCFL のオブジェクトの印（0=ocfl_object_1.1）がありません。", "The declaration 0=ocfl_object_1.1 is missing."});
    const json inventory = readInventory(folder);
    if (!inventory.is_object() || !inventory.contains("manifest") || !inventory["manifest"].is_object() || !inventory.contains("versions")) {
      return fault(name + "/" + kInventory, {"目録が読めません。", "The inventory cannot be read."});
    }
    checkSidecar(folder, name);
    const std::string head = inventory.value("head", "");
    for (const auto& [version, unused] : inventory["versions"].items()) {
      if (fs::exists(folder / version / kInventory, ignored)) checkSidecar(folder / version, name + "/" + version);
    }
    const Result<Bytes> root_text = readFile(folder / kInventory, kMostInventory), head_text = readFile(folder / head / kInventory, kMostInventory);
    if (!root_text || !head_text || asText(*root_text) != asText(*head_text)) {
      fault(name + "/" + head + "/" + kInventory, {"最新の版の目録が、オブジェクトの目録と違います。", "The inventory of the newest version differs from the object's."});
    }
    checkContent(folder, name, inventory);
  }

 private:
  void checkSidecar(const fs::path& folder, const std::string& name) {
    const Result<Fixity> fixity = fixityOfFile(folder / kInventory);
    const Result<Bytes> sidecar = readFile(folder / kSidecar, 1 << 16);
    ++out_.checked;
    if (!fixity || !sidecar || !asText(*sidecar).starts_with(fixity->sha512)) {
      fault(name + "/" + kInventory, {"目録の内容が変わっています（チェックサムが合いません）。", "The inventory has changed (the checksum does not match)."});
    }
  }

  void checkContent(const fs::path& folder, const std::string& name, const json& inventory) {
    std::set<std::string> listed;
    for (const auto& [digest, places] : inventory["manifest"].items()) {
      if (!places.is_array()) continue;
      for (const json& each : places) {
        const std::string place = each.is_string() ? each.get<std::string>() : std::string();
        const fs::path normal = fs::path(place).lexically_normal();
        if (normal.empty() || normal.is_absolute() || *normal.begin() == "..") {
          fault(name + "/" + place, {"オブジェクトの外を指しています。", "This points outside the object."});
          continue;
        }
        listed.insert(place);
        std::error_code missing;
        if (!fs::is_regular_file(folder / normal, missing)) {
          fault(name + "/" + place, {"ファイルがありません。", "The file is missing."});
          continue;
        }
        const Result<Fixity> fixity = fixityOfFile(folder / normal);
        ++out_.checked;
        if (!fixity || fixity->sha512 != digest) fault(name + "/" + place, {"内容が変わっています（チェックサムが合いません）。", "The content has changed (the checksum does not match)."});
      }
    }
    reportUnlisted(folder, name, listed);
  }

  void reportUnlisted(const fs::path& folder, const std::string& name, const std::set<std::string>& listed) {
    std::vector<std::string> more;
    std::error_code ended;
    for (fs::recursive_directory_iterator entry(folder, ended), end; !ended && entry != end; entry.increment(ended)) {
      const std::string place = entry->path().lexically_relative(folder).generic_string();
      std::error_code ignored;
      if (entry->is_regular_file(ignored) && place.find("/content/") != std::string::npos && !listed.count(place)) more.push_back(place);
    }
    std::sort(more.begin(), more.end());
    for (const std::string& place : more) fault(name + "/" + place, {"目録にないファイルです。", "No inventory names this file."});
  }

  void fault(const std::string& path, Localized message) { out_.faults.push_back({Severity::kError, {}, badInput(path, std::move(message), kRestore)}); }

  FixityReport& out_;
};

}  // namespace

Result<FixityReport> verifyOcfl(const fs::path& root, const std::function<bool(double, const std::string&)>& report) {
  std::vector<fs::path> objects;
  std::error_code ended;
  for (fs::directory_iterator entry(root, ended), end; !ended && entry != end; entry.increment(ended)) {
    std::error_code ignored;
    if (entry->is_directory(ignored) && entry->path().filename() != "extensions") objects.push_back(entry->path());
  }
  std::sort(objects.begin(), objects.end());
  FixityReport out;
  OcflCheck check(out);
  for (size_t i = 0; i < objects.size(); ++i) {
    const std::string name = objects[i].filename().string();
    if (report && !report(double(i) / double(objects.size()), name)) return Error{ErrorCode::kCancelled, name, {}, {}};
    check.checkObject(objects[i], name);
  }
  return out;
}

}  // namespace kura

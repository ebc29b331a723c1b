#include "recipe/item_provenance.h"

#include <algorithm>

#include "base/hash.h"
#include "publish/provenance.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// IIIF Image API: "…/0,0,512,512/512,/0/default.jpg" and "…/full/600,/0/default.jpg".
bool isTile(const std::string& path) { return path.ends_with("/0/default.jpg"); }

Result<std::vector<DerivedFile>> outputsOf(const fs::path& folder) {
  std::vector<DerivedFile> files;
  std::error_code ended;
  for (fs::recursive_directory_iterator entry(folder, ended), end; !ended && entry != end; entry.increment(ended)) {
    std::error_code ignored;
    const std::string path = entry->path().lexically_relative(folder).generic_string();
    if (!entry->is_regular_file(ignored) || isTile(path)) continue;
    const Result<Fixity> fixity = fixityOfFile(entry->path());
    if (!fixity) return fixity.error();
    files.push_back({path, fixity->sha256, entry->file_size(ignored)});
  }
  std::sort(files.begin(), files.end(), [](const DerivedFile& a, const DerivedFile& b) { return a.path < b.path; });
  return files;
}

}  // namespace

Result<json> itemProvenance(const StepContext& context) {
  std::vector<Derivation> derivations;
  for (const auto& [id, folder] : context.needs) {
    const json& record = context.records.at(id);
    Derivation derivation{id, record.value("name", ""), record.value("version", 0), record.value("parameters", json()), {}, {}, {}};
    for (const json& file : record.value("files", json::array())) derivation.inputs.emplace_back(file.at(0).get<std::string>(), file.at(1).get<std::string>());
    const json needs = record.value("needs", json::object());  // items() must not outlive what it walks
    for (const auto& [need, key] : needs.items()) derivation.needs.push_back(need);
    Result<std::vector<DerivedFile>> outputs = outputsOf(folder);
    if (!outputs) return std::move(outputs).error();
    derivation.outputs = std::move(*outputs);
    derivations.push_back(std::move(derivation));
  }
  return makeProvenance(derivations, "kura " KURA_VERSION);
}

}  // namespace kura

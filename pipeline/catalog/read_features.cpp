#include "catalog/read_features.h"

#include <algorithm>
#include <map>

#include "base/file.h"
#include "catalog/columns.h"
#include "catalog/document_fields.h"
#include "catalog/fault.h"
#include "catalog/text.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t kMostFeatureBytes = 1 << 20;
constexpr std::string_view kFence = "+++\n";

struct FeatureName {
  std::string id, language;
};

std::optional<FeatureName> nameOf(const std::string& stem) {
  const size_t dot = stem.find('.');
  FeatureName name{stem.substr(0, dot), "ja"};
  if (dot != std::string::npos) {
    const std::string tag = stem.substr(dot + 1);
    name.language = tag == "ja-easy" ? tag : languageOfSuffix(tag);
  }
  const bool is_word = !name.id.empty() && name.id.size() <= 60 && name.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  if (!is_word || name.language.empty()) return std::nullopt;
  return name;
}

void readFeature(const std::string& text, const std::string& file, const FeatureName& name, Feature& feature, Diagnostics& diagnostics) {
  const auto fault = [&](uint32_t line, Localized message, Localized remedy) {
    diagnostics.push_back(faultAt(Severity::kError, "", {.file = file, .line = line}, std::move(message), std::move(remedy)));
  };
  const size_t end = text.starts_with(kFence) ? text.find("\n+++\n", kFence.size() - 1) : std::string::npos;
  if (end == std::string::npos) {
    return fault(1, {"はじめに題がありません。", "The title at the beginning is missing."},
                 {"1 行目から +++ の行、title = \"…\"、+++ の行の順に書いてください。", "Begin with a line +++, then title = \"…\", then a line +++."});
  }
  // An empty line in place of the fence keeps the numbers of the lines.
  const std::string head = "\n" + text.substr(kFence.size(), end - kFence.size() + 1);
  const Result<DocumentValue> document = readDocument(asBytes(head), file);
  if (!document) {
    diagnostics.push_back({Severity::kError, "", document.error()});
    return;
  }
  DocumentFields fields(*document, file, "", "", diagnostics);
  const std::string title = fields.text("title"), lead = fields.text("lead"), cover = fields.text("cover");
  fields.reportUnknownKeys();
  if (title.empty()) return fault(1, {"題（title）がありません。", "There is no title."}, {"+++ の間に title = \"…\" と書いてください。", "Write title = \"…\" between the lines of +++."});
  feature.title[name.language] = title;
  if (!lead.empty()) feature.lead[name.language] = lead;
  if (!cover.empty()) feature.cover = cover;
  feature.markdown[name.language] = text.substr(end + 5);
}

}  // namespace

void readFeatures(const fs::path& folder, Collection& collection, Diagnostics& diagnostics) {
  std::vector<fs::path> files;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(folder, missing)) {
    if (entry.path().extension() == ".md" && !entry.path().filename().string().starts_with('.')) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::map<std::string, Feature> features;
  for (const fs::path& path : files) {
    const std::string file = "features/" + path.filename().string();
    const std::optional<FeatureName> name = nameOf(path.stem().string());
    const Result<Bytes> bytes = readFile(path, kMostFeatureBytes);
    if (!name) {
      diagnostics.push_back(faultAt(Severity::kError, "", {.file = file}, {"ファイル名が特集の名になりません。", "The file's name is no name of a feature."},
                                    {"flowers.md、英語は flowers.en.md のように、小文字の英字・数字・- で付けてください。", "Use a-z, 0-9 and -: flowers.md, in English flowers.en.md."}));
      continue;
    }
    std::string text = bytes ? tidyText(asText(*bytes)) + "\n" : std::string();
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (!bytes || findInvalidUtf8(text)) {
      diagnostics.push_back(faultAt(Severity::kError, "", {.file = file}, {"UTF-8 の文書として読めません。", "This cannot be read as UTF-8 text."}, {"UTF-8 で保存し、1 MB までにしてください。", "Save it as UTF-8, at most 1 MB."}));
      continue;
    }
    Feature& feature = features[name->id];
    feature.id = name->id;
    readFeature(text, file, *name, feature, diagnostics);
  }
  for (auto& [id, feature] : features) {
    if (!feature.title.empty()) collection.features.push_back(std::move(feature));
  }
}

}  // namespace kura

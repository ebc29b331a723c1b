#include "publish/search/write_search.h"

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/hash.h"
#include "publish/page_frame.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

std::string hashOfFiles(const std::map<std::string, Bytes>& files) {
  std::string all;
  for (const auto& [name, bytes] : files) all += name + " " + contentHash(bytes) + "\n";
  return contentHash(asBytes(all)).substr(0, 12);
}

Result<std::string> renderSearchPage(const Collection& collection, const std::string& language, const std::string& hash, const PageTemplates& templates) {
  const PagePlace place{"search/", language};
  nlohmann::json view = makePageFrame(collection, place, templates);
  view["index"] = rootFrom(collection, place) + "search/index/" + hash + "/";
  view["is_search"] = true;
  view["texts_language"] = language;
  view["item_root"] = rootFrom(collection, place) + languageFolder(collection, language) + "item/";
  view["picture_root"] = rootFrom(collection, place) + "item/";
  view["words"] = jsonForHtml(templates.strings.at(language).value("search_script", nlohmann::json::object()));
  return renderPage(templates, "search", view);
}

}  // namespace

std::vector<std::string> searchFolders(const Collection& collection) {
  std::vector<std::string> folders;
  for (const std::string& language : collection.languages) folders.push_back(languageFolder(collection, language) + "search");
  return folders;
}

Status writeSearch(const Collection& collection, const std::vector<SearchEntry>& entries, const fs::path& templates_dir, const fs::path& out_dir) {
  const Result<PageTemplates> templates = readPageTemplates(templates_dir);
  if (!templates) return templates.error();
  if (Status complete = checkLanguages(collection, *templates); !complete) return complete;
  const std::map<std::string, Bytes> files = makeSearchIndex(collection, entries);
  const std::string hash = hashOfFiles(files);
  for (const auto& [name, bytes] : files) {
    if (Status written = writeFile(out_dir / "search/index" / hash / name, bytes); !written) return written;
  }
  for (const std::string& language : collection.languages) {
    const Result<std::string> html = renderSearchPage(collection, language, hash, *templates);
    if (!html) return html.error();
    if (Status written = writeFile(out_dir / languageFolder(collection, language) / "search/index.html", asBytes(*html)); !written) return written;
  }
  return {};
}

}  // namespace kura

#include "publish/write_pages.h"

#include <functional>

#include "base/file.h"
#include "model/item_path.h"
#include "publish/embed_page.h"
#include "publish/furigana.h"
#include "publish/index_page.h"
#include "publish/item_json.h"
#include "publish/item_page.h"
#include "publish/languages.h"
#include "publish/page_frame.h"
#include "publish/tool_pages.h"
#include "publish/facility_view.h"
#include "publish/site_pages.h"
#include "publish/xml_records.h"

namespace kura {
namespace {

Status writeJson(const std::filesystem::path& path, const nlohmann::json& json) {
  return writeFile(path, asBytes(json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"));
}

// name: below the language's folder. Japanese pages get the readings of `furigana`.
Status writePages(const Collection& collection, const PageTemplates& templates, const std::filesystem::path& out_dir,
                  const std::function<Result<std::string>(const std::string& language)>& render, const Furigana& furigana, const std::filesystem::path& name = "index.html") {
  if (Status complete = checkLanguages(collection, templates); !complete) return complete;
  for (const std::string& language : collection.languages) {
    const Result<std::string> html = render(language);
    if (!html) return html.error();
    const std::filesystem::path page = out_dir / languageFolder(collection, language) / name;
    if (Status written = writeFile(page, asBytes(isJapanese(language) ? furigana.annotate(*html) : *html)); !written) return written;
  }
  return {};
}

Status writeOEmbeds(const ItemPageInput& input, const std::filesystem::path& out_dir) {
  for (const std::string& language : input.collection.languages) {
    const nlohmann::json answer = makeOEmbed(input, language);
    if (!answer.is_object()) continue;
    if (Status written = writeJson(out_dir / languageFolder(input.collection, language) / "oembed.json", answer); !written) return written;
  }
  return {};
}

}  // namespace

std::vector<std::string> itemPageFiles(const Collection& collection) {
  std::vector<std::string> files = {"index.html", "embed.html"};
  if (isWebAddress(collection.base_url)) files.push_back("oembed.json");
  return files;
}

std::vector<std::string> collectionPageFiles() {
  std::vector<std::string> files = {"index.html"};
  for (const ToolPage& page : kToolPages) files.push_back(std::string(page.folder) + "index.html");
  return files;
}

Status writeItemPages(const Item& item, const Collection& collection, const ItemAssets& assets,
                      const std::filesystem::path& templates_dir, const std::filesystem::path& out_dir, const std::vector<RelatedWork>& related) {
  const Result<PageTemplates> templates = readPageTemplates(templates_dir);
  if (!templates) return templates.error();
  const Status written = writeJson(out_dir / "item.json", makeItemJson(item, collection, assets));
  if (!written) return written;
  const ItemPageInput input{item, collection, assets, related};
  Furigana furigana(collection.readings);
  furigana.addTitle(pickText(item.title, "ja").text, item.title_kana);
  if (Status embeds = writePages(collection, *templates, out_dir, [&](const std::string& language) { return renderEmbedPage(input, language, *templates); }, Furigana({}), "embed.html"); !embeds) return embeds;
  if (Status answers = writeOEmbeds(input, out_dir); !answers) return answers;
  return writePages(collection, *templates, out_dir, [&](const std::string& language) { return renderItemPage(input, language, *templates); }, furigana);
}

Status writeIndexPages(const Collection& collection, const std::vector<ItemCard>& cards,
                       const std::filesystem::path& templates_dir, const std::filesystem::path& out_dir) {
  const Result<PageTemplates> templates = readPageTemplates(templates_dir);
  if (!templates) return templates.error();
  const Status written = writeJson(out_dir / "collection.json", makeCollectionJson(collection, cards));
  if (!written) return written;
  Furigana furigana(collection.readings);
  for (const Item& item : collection.items) {
    if (item.is_public) furigana.addTitle(pickText(item.title, "ja").text, item.title_kana);
  }
  for (const ToolPage& page : kToolPages) {
    const auto render = [&](const std::string& language) { return renderToolPage(collection, page, language, *templates); };
    if (Status tool = writePages(collection, *templates, out_dir, render, furigana, std::filesystem::path(page.folder) / "index.html"); !tool) return tool;
  }
  const Result<std::string> gone = renderNotFoundPage(collection, *templates);
  if (!gone) return gone.error();
  if (Status written_gone = writeFile(out_dir / "404.html", asBytes(*gone)); !written_gone) return written_gone;
  if (Status calendar = writeFile(out_dir / "data/comfort.csv", asBytes(comfortCsv(collection))); !calendar) return calendar;
  if (Status complete = checkLanguages(collection, *templates); !complete) return complete;
  // What search engines shall find; the search page is written beside its index.
  std::vector<std::string> folders = {"", "accessibility/", "search/"};
  for (const std::string& language : collection.languages) {
    const PutPage put = [&](const std::string& folder, const std::string& html) {
      if (language == collection.languages.front()) folders.push_back(folder.ends_with('/') ? folder : folder + "/");
      return writeFile(out_dir / languageFolder(collection, language) / folder / "index.html", asBytes(isJapanese(language) ? furigana.annotate(html) : html));
    };
    for (const auto& write : {putListPages, putFacilityPages, putFeaturePages}) {
      if (Status done = write(collection, cards, language, *templates, put); !done) return done;
    }
  }
  for (const ItemCard& card : cards) folders.push_back("item/" + itemPath(card.id) + "/");
  if (!collection.base_url.empty()) {
    if (Status map = writeFile(out_dir / "sitemap.xml", asBytes(makeSitemapXml(collection, folders))); !map) return map;
  }
  return writePages(collection, *templates, out_dir, [&](const std::string& language) {
    return renderIndexPage(collection, cards, language, *templates);
  }, furigana);
}

Status writeConvertPages(const ConvertPageInput& input, const std::filesystem::path& templates_dir,
                         const std::filesystem::path& out_dir) {
  const Result<PageTemplates> templates = readPageTemplates(templates_dir);
  if (!templates) return templates.error();
  const Status written = writeJson(out_dir / "item.json", makeConvertedItemJson(input.title, input.item_folder, input.assets));
  if (!written) return written;
  Collection collection;
  collection.languages = input.languages;
  return writePages(collection, *templates, out_dir,
                    [&](const std::string& language) { return renderConvertPage(input, language, *templates); }, Furigana({}));
}

}  // namespace kura

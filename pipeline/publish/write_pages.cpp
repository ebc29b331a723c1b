#include "publish/write_pages.h"

#include <functional>

#include "base/file.h"
#include "publish/index_page.h"
#include "publish/item_json.h"
#include "publish/item_page.h"
#include "publish/page_frame.h"

namespace kura {
namespace {

Status writeJson(const std::filesystem::path& path, const nlohmann::json& json) {
  return writeFile(path, asBytes(json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"));
}

Status writePages(const Collection& collection, const PageTemplates& templates, const std::filesystem::path& out_dir,
                  const std::function<Result<std::string>(const std::string& language)>& render) {
  if (Status complete = checkLanguages(collection, templates); !complete) return complete;
  for (const std::string& language : collection.languages) {
    const Result<std::string> html = render(language);
    if (!html) return html.error();
    const std::filesystem::path page = out_dir / languageFolder(collection, language) / "index.html";
    if (Status written = writeFile(page, asBytes(*html)); !written) return written;
  }
  return {};
}

}  // namespace

Status writeItemPages(const Item& item, const Collection& collection, const ItemAssets& assets,
                      const std::filesystem::path& templates_dir, const std::filesystem::path& out_dir) {
  const Result<PageTemplates> templates = readPageTemplates(templates_dir);
  if (!templates) return templates.error();
  const Status written = writeJson(out_dir / "item.json", makeItemJson(item, collection, assets));
  if (!written) return written;
  return writePages(collection, *templates, out_dir, [&](const std::string& language) {
    return renderItemPage({item, collection, assets}, language, *templates);
  });
}

Status writeIndexPages(const Collection& collection, const std::vector<ItemCard>& cards,
                       const std::filesystem::path& templates_dir, const std::filesystem::path& out_dir) {
  const Result<PageTemplates> templates = readPageTemplates(templates_dir);
  if (!templates) return templates.error();
  const Status written = writeJson(out_dir / "collection.json", makeCollectionJson(collection, cards));
  if (!written) return written;
  return writePages(collection, *templates, out_dir, [&](const std::string& language) {
    return renderIndexPage(collection, cards, language, *templates);
  });
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
                    [&](const std::string& language) { return renderConvertPage(input, language, *templates); });
}

}  // namespace kura

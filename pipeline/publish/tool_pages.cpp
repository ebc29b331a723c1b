#include "publish/tool_pages.h"

#include "publish/page_frame.h"

namespace kura {

Result<std::string> renderToolPage(const Collection& collection, const ToolPage& page, const std::string& language,
                                   const PageTemplates& templates) {
  nlohmann::json view = makePageFrame(collection, {page.folder, language}, templates);
  view["language_folder"] = languageFolder(collection, language);
  // For the choice of an embed's language: [folder, name] of each.
  nlohmann::json folders = nlohmann::json::array();
  for (size_t i = 0; i < collection.languages.size(); ++i) {
    folders.push_back({languageFolder(collection, collection.languages[i]), view["languages"][i]["name"]});
  }
  view["language_folders"] = folders.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return renderPage(templates, page.name, view);
}

}  // namespace kura

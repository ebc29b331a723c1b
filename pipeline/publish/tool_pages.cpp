#include "publish/tool_pages.h"

#include "publish/languages.h"
#include "publish/page_frame.h"

namespace kura {
namespace {

using nlohmann::json;

// One row for each kind of page, in the order of the tests, with its name in the page's language.
void addResults(const PageTemplates& templates, json& view) {
  const json& found = templates.accessibility;
  view["has_results"] = found.is_object() && found.contains("templates");
  if (!view["has_results"]) return;
  view["axe"] = found.value("axe", "");
  view["date"] = found.value("date", "");
  view["results"] = json::array();
  for (const json& one : found["templates"]) {
    const std::string name = one.value("name", "");
    view["results"].push_back({{"name", view["t"]["a11y_names"].value(name, name)}, {"views", one.value("views", 0)}, {"faults", one.value("faults", 0)}});
  }
}

}  // namespace

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
  if (std::string_view(page.name) == "accessibility") addResults(templates, view);
  return renderPage(templates, page.name, view);
}

Result<std::string> renderNotFoundPage(const Collection& collection, const PageTemplates& templates) {
  const std::string& first = collection.languages.front();
  json view = makePageFrame(collection, {"", first}, templates);
  const std::string root = absoluteAddress(collection, "").empty() ? "/" : absoluteAddress(collection, "");
  view["root"] = view["home"] = root;
  view["canonical"] = "";
  view["has_languages"] = false;  // no alternates: this page is found by mistake only
  view["others"] = json::array();
  for (size_t i = 1; i < collection.languages.size(); ++i) {
    const std::string& language = collection.languages[i];
    const json& words = templates.strings.at(language);
    view["others"].push_back({{"tag", htmlTag(language)}, {"title", words.value("gone_title", "")}, {"text", words.value("gone_text", "")},
                              {"home_word", words.value("gone_home", "")}, {"href", root + languageFolder(collection, language)}});
  }
  return renderPage(templates, "not_found", view);
}

}  // namespace kura

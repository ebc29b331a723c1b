#include "publish/page_frame.h"

#include <algorithm>

namespace kura {
namespace {

using nlohmann::json;

const std::string& firstLanguage(const Collection& collection) {
  static const std::string kJapanese = "ja";
  return collection.languages.empty() ? kJapanese : collection.languages.front();
}

}  // namespace

std::string languageFolder(const Collection& collection, const std::string& language) {
  return language == firstLanguage(collection) ? "" : language + "/";
}

std::string rootFrom(const Collection& collection, const PagePlace& place) {
  const std::string path = languageFolder(collection, place.language) + place.folder;
  std::string root;
  for (auto n = std::count(path.begin(), path.end(), '/'); n > 0; --n) root += "../";
  return root;
}

std::string absoluteAddress(const Collection& collection, const std::string& place) {
  if (!isWebAddress(collection.base_url)) return {};
  return collection.base_url + (collection.base_url.ends_with('/') ? "" : "/") + place;
}

json makePageFrame(const Collection& collection, const PagePlace& place, const PageTemplates& templates) {
  const std::string root = rootFrom(collection, place);
  const auto relative = [&](const std::string& path) { return root + path == "" ? std::string("./") : root + path; };
  json frame = {{"language", htmlTag(place.language)},
                {"language_name", nameOfLanguage(place.language)},
                {"t", templates.strings.at(place.language)},
                {"root", root},
                {"home", relative(languageFolder(collection, place.language))},
                {"site_title", passageView(pickText(collection.title, place.language), place.language)}};
  const std::string here = languageFolder(collection, place.language) + place.folder;
  if (const std::string canonical = absoluteAddress(collection, here); !canonical.empty()) frame["canonical"] = canonical;
  frame["languages"] = json::array();
  frame["alternates"] = json::array();
  for (const std::string& language : collection.languages) {
    const std::string path = languageFolder(collection, language) + place.folder;
    const std::string absolute = absoluteAddress(collection, path);
    frame["languages"].push_back({{"tag", htmlTag(language)},
                                  {"name", nameOfLanguage(language)},
                                  {"href", relative(path)},
                                  {"is_current", language == place.language}});
    // Search engines follow whole addresses only. Where nobody said where the site will be, the language menu alone tells.
    if (!absolute.empty()) frame["alternates"].push_back({{"tag", htmlTag(language)}, {"href", absolute}});
  }
  if (!frame["alternates"].empty()) frame["default_href"] = frame["alternates"][0]["href"];
  frame["has_languages"] = collection.languages.size() > 1;
  frame["has_furigana"] = isJapanese(place.language);
  frame["has_museums"] = !collection.facilities.empty();
  frame["has_features"] = !collection.features.empty();
  frame["locale"] = openGraphLocale(place.language);
  return frame;
}

json passageView(const Passage& passage, const std::string& page_language) {
  // Empty rather than absent: a template would look for it further out, and find that of another passage.
  json view = {{"text", passage.text}, {"other_lang", ""}};
  if (!passage.language.empty() && passage.language != page_language) view["other_lang"] = htmlTag(passage.language);
  return view;
}

Status checkLanguages(const Collection& collection, const PageTemplates& templates) {
  for (const std::string& language : collection.languages) {
    if (!templates.strings.contains(language)) {
      return internalError("strings/" + language + ".json",
                           {"「" + language + "」のページの言葉がありません。", "There are no page words for \"" + language + "\"."});
    }
  }
  return {};
}

}  // namespace kura

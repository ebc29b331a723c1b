// What all pages share: the collection's name, the language switch, alternates, where the site's root is.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "model/collection.h"
#include "publish/languages.h"
#include "publish/page_templates.h"
#include "publish/page_text.h"

namespace kura {

// A page's place: the folder below the language's root, "" for the index, "item/<ID>/" for an item.
// The first language of the collection lives at the root of the site, any other in a folder of its name.
struct PagePlace {
  std::string folder;
  std::string language;
};

// "" or "en/"
std::string languageFolder(const Collection& collection, const std::string& language);

// Way from the page to the site's root: "../../" and so on, "" where the page is there already.
std::string rootFrom(const Collection& collection, const PagePlace& place);

// Absolute address of a place of the site, or empty where base_url is not known.
std::string absoluteAddress(const Collection& collection, const std::string& place);

// language, t (words), root, home, site_title, languages[], alternates[], canonical.
// \pre templates.strings has place.language
nlohmann::json makePageFrame(const Collection& collection, const PagePlace& place, const PageTemplates& templates);

// {text, other_lang?}: other_lang stands only where the passage is in another language than the page, and becomes
// its lang attribute.
nlohmann::json passageView(const Passage& passage, const std::string& page_language);

// Fails with kInternal where the templates lack a language that the collection asks for.
Status checkLanguages(const Collection& collection, const PageTemplates& templates);

}  // namespace kura

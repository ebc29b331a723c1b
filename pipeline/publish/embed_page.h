// A piece for other people's pages: embed.html, which an <iframe> shows, and the oEmbed answer that names it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/result.h"
#include "publish/item_page.h"
#include "publish/page_templates.h"

namespace kura {

// The stage, the title as a link to the item's page, credit and terms; a picture and all words without JavaScript.
// Fails only where the templates are broken (kInternal).
// \pre templates.strings has language
Result<std::string> renderEmbedPage(const ItemPageInput& input, const std::string& language, const PageTemplates& templates);

// oEmbed 1.0, section 2.3.4.4, type "rich". Null where the collection's base_url is not known: an answer needs addresses.
nlohmann::json makeOEmbed(const ItemPageInput& input, const std::string& language);

// "item/K-001/embed.html", "en/item/K-001/oembed.json": a file beside the item's page of that language.
std::string besideItemPage(const Item& item, const Collection& collection, const std::string& language, const std::string& file);

}  // namespace kura

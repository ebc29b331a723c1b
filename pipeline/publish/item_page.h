// The page of one item in one language.
#pragma once

#include <string>

#include "base/result.h"
#include "publish/item_assets.h"
#include "publish/related_works.h"
#include "publish/page_templates.h"

namespace kura {

struct Item;
struct Collection;

// References live as long as the call.
struct ItemPageInput {
  const Item& item;
  const Collection& collection;
  const ItemAssets& assets;
  std::vector<RelatedWork> related = {};
};

// HTML with the whole record, poster and plain photographs, useful without JavaScript; all links relative to the
// page's place (see write_pages.h). Fails only where the templates are broken (kInternal).
// \pre templates.strings has language
Result<std::string> renderItemPage(const ItemPageInput& input, const std::string& language,
                                   const PageTemplates& templates);

}  // namespace kura

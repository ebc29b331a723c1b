// The index: every item as a card, in one language.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "publish/collection_json.h"
#include "publish/page_templates.h"

namespace kura {

// Cards in the order given. Fails only where the templates are broken (kInternal).
// \pre templates.strings has language
Result<std::string> renderIndexPage(const Collection& collection, const std::vector<ItemCard>& cards,
                                    const std::string& language, const PageTemplates& templates);

}  // namespace kura

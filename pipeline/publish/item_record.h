// The record of an item as rows of a definition list, in one language.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "model/collection.h"

namespace kura {

// {rows: [{label, text, other_lang?, href?}], digitisation: [...]}: every field that the record fills. words are the
// page's strings; fields without a text in `language` fall back to Japanese with other_lang "ja".
nlohmann::json makeRecordView(const Item& item, const Collection& collection, const std::string& language,
                              const nlohmann::json& words);

// "明治時代 · 九谷焼": period and kind for cards and under titles; either may be missing.
nlohmann::json makePeriodAndKind(const Item& item, const std::string& language);

const Facility* findFacility(const Collection& collection, const std::string& id);

}  // namespace kura

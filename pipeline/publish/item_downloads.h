// What an item page offers for download.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace kura {

// [{label, detail, href}]: the downloads of item.json in its order. here: the way from the page to the item's folder; words: the page's strings.
nlohmann::json downloadsView(const nlohmann::json& item_json, const std::string& here, const nlohmann::json& words);

}  // namespace kura

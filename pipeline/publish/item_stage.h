// The hero of an item page and its photographs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "publish/item_page.h"

namespace kura {

// Millimetres that the first photograph of a flat work shows across; 0 where nobody states how the size is known.
double measuredWidth(const Item& item);

// Adds stage, photographs, preload and share_picture to the view (which holds the words as "t").
// here: the way from the page to the item's folder.
void addStage(const ItemPageInput& input, const nlohmann::json& item_json, const std::string& here, const std::string& language,
              nlohmann::json& view);

}  // namespace kura

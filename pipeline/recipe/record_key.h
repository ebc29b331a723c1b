// The record as JSON, complete: part of the key of the steps that show it. Not a published format.
#pragma once

#include <nlohmann/json.hpp>

#include "model/collection.h"

namespace kura {

// Every field of the item that a page can show. A field missing here would leave a page out of date.
nlohmann::json recordKey(const Item& item);

// Everything of the collection but its items.
nlohmann::json recordKey(const Collection& collection);

}  // namespace kura

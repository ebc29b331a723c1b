// The record as JSON, complete: part of the key of the steps that show it. Not a published format.
#pragma once

#include <nlohmann/json.hpp>

#include "model/collection.h"

namespace kura {

// Every field of the item that a page can show. A field missing here would leave a page out of date.
nlohmann::json recordKey(const Item& item);

// What the index shows besides: calendars, picks, features. Item pages do not depend on it.
nlohmann::json browseKey(const Collection& collection);

// What the card of a related work shows.
nlohmann::json relatedKey(const Item& item);

// Everything of the collection that every page shows; not its items, nor what browseKey holds.
nlohmann::json recordKey(const Collection& collection);

}  // namespace kura

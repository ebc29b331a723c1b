// item/<ID>/item.json: what the viewer and other programs need to know of an item.
#pragma once

#include <nlohmann/json.hpp>

#include "model/collection.h"
#include "publish/item_assets.h"

namespace kura {

// Matches assets/schema/item.schema.json (docs/formats.md explains it). Lengths in metres, angles in degrees.
// Texts that the record does not give are absent; a missing alt text is replaced by the title.
nlohmann::json makeItemJson(const Item& item, const Collection& collection, const ItemAssets& assets);

// The same for a scan without a record (kura convert). item_folder: where the file lies, seen from the site's root.
nlohmann::json makeConvertedItemJson(const std::string& title, const std::string& item_folder, const ItemAssets& assets);

// The object `model` of item.json, without views and annotations: model.json with URIs relative to the item's folder.
// Null where there is no scan.
nlohmann::json modelOf(const ItemAssets& assets);

// The element `number` (from 1) of `images`, with a label.
nlohmann::json photographOf(const ItemAssets& assets, size_t number);

}  // namespace kura

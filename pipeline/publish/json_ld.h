// schema.org description of an item, for search engines and other readers of the page.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "model/collection.h"
#include "publish/item_assets.h"

namespace kura {

// A schema.org VisualArtwork (https://schema.org/VisualArtwork) with its 3DModel and ImageObjects as associatedMedia.
// Addresses are absolute where the collection's base_url is known, else relative to the page.
// Measures are QuantitativeValues in UN/CEFACT units (CMT, GRM).
nlohmann::json makeJsonLd(const Item& item, const Collection& collection, const ItemAssets& assets,
                          const std::string& language);

}  // namespace kura

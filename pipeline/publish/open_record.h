// One item as every open format says it: the one internal model behind IIIF, Linked Art, LIDO, Dublin Core and the tables.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "model/collection.h"
#include "publish/item_assets.h"

namespace kura {

struct OpenRecord {
  const Item* item = nullptr;
  const Collection* collection = nullptr;
  nlohmann::json item_json;  // publish/item_json.h
  std::string folder;        // "item/K-001/"
  std::string address;       // absolute URI of the folder, with a slash at its end; where the site's address is not known, one below .invalid
};

OpenRecord makeOpenRecord(const Item& item, const Collection& collection, const ItemAssets& assets);

// The site's address with a slash at its end, or https://base-url-not-set.invalid/ (RFC 6761): formats that want absolute URIs get them, and nobody takes
// them for real ones.
std::string siteAddress(const Collection& collection);

// A filled field of the record, as displayed: {label, texts by language}. In the order of the record; no empty ones.
struct OpenField {
  std::string key;  // "id", "category", "maker", "period" ...
  LanguageMap label;
  LanguageMap texts;  // "" for texts without a language: numbers, codes
};

std::vector<OpenField> openFields(const Item& item, const Collection& collection);

// Rights of one asset class; empty where nothing is stated.
std::string rightsUri(const OpenRecord& record, AssetClass asset_class);

std::string creditOf(const OpenRecord& record);

}  // namespace kura

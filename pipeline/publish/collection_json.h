// The list of the items: cards of the index page and collection.json.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "model/collection.h"
#include "publish/item_assets.h"

namespace kura {

// What the index knows of an item.
struct ItemCard {
  std::string id;
  LanguageMap title;
  LanguageMap alt;
  LanguageMap period;
  LanguageMap category;
  LanguageMap technique;
  std::string facility;    // id
  std::string period_key;  // work_groups.h
  std::vector<DaySpan> display;
  std::optional<PictureLink> picture;      // poster-600.webp, or a plain photograph; URIs relative to the item's folder
  std::vector<PictureLink> picture_sizes;  // the same picture, narrowest first
  bool picture_is_poster = false;      // false: a photograph of any shape
  std::optional<Turntable> turntable;
  bool can_turn = false;
  bool can_zoom = false;
};

ItemCard makeItemCard(const Item& item, const ItemAssets& assets);

// Matches assets/schema/collection.schema.json; items in the order of the cards.
nlohmann::json makeCollectionJson(const Collection& collection, const std::vector<ItemCard>& cards);

}  // namespace kura

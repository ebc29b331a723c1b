#include "publish/collection_json.h"

#include "model/item_path.h"
#include "publish/item_json.h"
#include "publish/page_text.h"
#include "publish/work_groups.h"

namespace kura {
namespace {

using nlohmann::json;

std::optional<PictureLink> photographForCard(const ItemAssets& assets) {
  if (assets.photographs.empty()) return std::nullopt;
  const json photograph = photographOf(assets, 1);
  // Cards are up to 400 CSS pixels wide: the small derivative would be soft on phones.
  if (!photograph.contains("large")) return std::nullopt;
  const json& large = photograph["large"];
  return PictureLink{large.value("uri", ""), large.value("width", 0u), large.value("height", 0u)};
}

}  // namespace

ItemCard makeItemCard(const Item& item, const ItemAssets& assets) {
  ItemCard card;
  card.id = item.id;
  card.title = item.title;
  card.alt = item.alt_text;
  card.period = withJapanese(item.period, item.period_by_language);
  card.category = withJapanese(item.category, item.category_by_language);
  card.technique = withJapanese(item.technique, item.technique_by_language);
  card.facility = item.facility;
  card.period_key = periodKey(item.year_from, item.year_to);
  card.display = item.display;
  if (assets.poster_small) card.picture_large = assets.poster;
  card.picture = assets.poster_small ? assets.poster_small : assets.poster;
  card.picture_is_poster = card.picture.has_value();
  if (!card.picture) card.picture = photographForCard(assets);
  card.turntable = assets.turntable;
  card.can_turn = assets.model.is_object();
  card.can_zoom = !assets.photographs.empty();
  return card;
}

json makeCollectionJson(const Collection& collection, const std::vector<ItemCard>& cards) {
  json items = json::array();
  for (const ItemCard& card : cards) {
    const std::string folder = itemPath(card.id);
    const std::string here = "item/" + folder + "/";
    json item = {{"id", card.id}, {"folder", folder}, {"uri", here + "item.json"}, {"title", textsOf(card.title)}};
    if (!card.period.empty()) item["period"] = textsOf(card.period);
    if (!card.category.empty()) item["category"] = textsOf(card.category);
    if (card.picture) {
      item["poster"] = {{"uri", here + card.picture->uri}, {"width", card.picture->width}, {"height", card.picture->height}};
    }
    item["can"] = json::array();
    if (card.can_turn) item["can"].push_back("turn");
    if (card.can_zoom) item["can"].push_back("zoom");
    items.push_back(std::move(item));
  }
  json object = {{"$schema", "schema/collection.schema.json"},
                 {"title", textsOf(collection.title)},
                 {"languages", collection.languages},
                 {"items", std::move(items)}};
  if (!collection.description.empty()) object["description"] = textsOf(collection.description);
  if (!collection.base_url.empty()) object["base_url"] = collection.base_url;
  return object;
}

}  // namespace kura

#include "publish/collection_json.h"

#include "model/item_path.h"
#include "publish/item_json.h"
#include "publish/page_text.h"
#include "publish/picture_sizes.h"
#include "publish/work_groups.h"

namespace kura {
namespace {

using nlohmann::json;

constexpr uint32_t kCardWidth = 600;  // cards are up to 400 CSS pixels wide

void addPhotograph(const ItemAssets& assets, ItemCard& card) {
  if (assets.photographs.empty()) return;
  const json photograph = photographOf(assets, 1);
  card.picture_sizes = pictureSizes(photograph);
  for (const PictureLink& size : card.picture_sizes) {
    if (!card.picture || card.picture->width < kCardWidth) card.picture = size;
  }
  if (!card.picture && photograph.contains("large")) card.picture = linkOf(photograph["large"]);
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
  card.picture_sizes = assets.poster_sizes;
  card.picture = assets.poster_small ? assets.poster_small : assets.poster;
  card.picture_is_poster = card.picture.has_value();
  if (!card.picture) addPhotograph(assets, card);
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

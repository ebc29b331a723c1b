#include "publish/search/search_index.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "model/item_path.h"
#include "publish/page_text.h"
#include "publish/search/collation_key.h"
#include "publish/search/facet_table.h"
#include "publish/search/fold_text.h"
#include "publish/search/item_set.h"
#include "publish/search/item_terms.h"

namespace kura {
namespace {

using nlohmann::json;
using Files = std::map<std::string, Bytes>;

Bytes jsonBytes(const json& value) {
  const std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
  return {text.begin(), text.end()};
}

// Term -> item * 2 + is_strong, ascending.
std::map<std::string, std::vector<uint32_t>> collectPostings(const Collection& collection, const std::vector<const SearchEntry*>& entries) {
  std::map<std::string, std::vector<uint32_t>> postings;
  for (size_t i = 0; i < entries.size(); ++i) {
    for (const auto& [term, is_strong] : termsOfItem(*entries[i]->item, collection)) {
      postings[term].push_back(static_cast<uint32_t>(i) * 2 + (is_strong ? 1 : 0));
    }
  }
  return postings;
}

// Writes terms/N.bin; returns the first term of each.
json putTerms(const std::map<std::string, std::vector<uint32_t>>& postings, uint32_t items, size_t shard_bytes, Files& files) {
  json firsts = json::array();
  Bytes shard;
  const auto close = [&] {
    if (!shard.empty()) files["terms/" + std::to_string(firsts.size() - 1) + ".bin"] = std::exchange(shard, {});
  };
  for (const auto& [term, list] : postings) {
    Bytes body;
    appendPostings(body, list, items);
    if (!shard.empty() && shard.size() + term.size() + body.size() + 4 > shard_bytes) close();
    if (shard.empty()) firsts.push_back(term);
    appendNumber(shard, term.size());
    shard.insert(shard.end(), term.begin(), term.end());
    appendNumber(shard, body.size());
    shard.insert(shard.end(), body.begin(), body.end());
  }
  close();
  return firsts;
}

struct Order {
  std::string key;
  std::vector<uint32_t> items;  // in this order
  size_t known = 0;             // the first so many have a value; the others come last both ways
};

Order makeOrder(std::string key, const std::vector<std::string>& keys) {
  Order order{std::move(key), std::vector<uint32_t>(keys.size()), 0};
  std::iota(order.items.begin(), order.items.end(), 0u);
  std::stable_sort(order.items.begin(), order.items.end(), [&](uint32_t a, uint32_t b) {
    return std::pair{keys[a].empty(), std::string_view(keys[a])} < std::pair{keys[b].empty(), std::string_view(keys[b])};
  });
  order.known = static_cast<size_t>(std::count_if(keys.begin(), keys.end(), [](const std::string& each) { return !each.empty(); }));
  return order;
}

std::string yearKey(const Item& item) {
  const std::optional<int> year = item.year_from ? item.year_from : item.year_to;
  if (!year) return {};
  std::string digits = std::to_string(*year + 100000);
  return std::string(8 - std::min<size_t>(8, digits.size()), '0') + digits;
}

std::string titleKey(const Item& item, const std::string& language) {
  if (language == "ja" && !item.title_kana.empty()) return collationKey(toUtf8(foldText(item.title_kana)), language);
  return collationKey(pickText(item.title, language).text, language);
}

std::vector<Order> makeOrders(const Collection& collection, const std::vector<const SearchEntry*>& entries) {
  std::vector<Order> orders;
  const auto add = [&](const std::string& key, const auto& keyOf) {
    std::vector<std::string> keys;
    for (const SearchEntry* entry : entries) keys.push_back(keyOf(*entry->item));
    orders.push_back(makeOrder(key, keys));
  };
  add("number", [](const Item& item) { return collationKey(item.id, "en"); });
  add("year", yearKey);
  for (const std::string& language : collection.languages) add("title-" + language, [&](const Item& item) { return titleKey(item, language); });
  return orders;
}

json putOrders(const std::vector<Order>& orders, size_t items, size_t items_per_file, Files& files) {
  const auto bits = std::max(1u, static_cast<unsigned>(std::bit_width(items == 0 ? size_t{0} : items - 1)));
  json view = {{"bits", bits}, {"items_per_file", items_per_file}, {"keys", json::array()}};
  for (const Order& order : orders) {
    view["keys"].push_back({{"key", order.key}, {"known", order.known}});
    for (size_t first = 0; first < items; first += items_per_file) {
      files["order/" + order.key + "-" + std::to_string(first / items_per_file) + ".bin"] = packNumbers(order.items, first, std::min(items_per_file, items - first), bits);
    }
  }
  return view;
}

// Each text that a page in one of the site's languages would show.
json shownTexts(const LanguageMap& texts, const Collection& collection) {
  json shown = json::object();
  for (const std::string& language : collection.languages) {
    if (const Passage passage = pickText(texts, language); !passage.empty()) shown[passage.language] = passage.text;
  }
  return shown;
}

json cardJson(const SearchEntry& entry, const Collection& collection) {
  const ItemCard card = makeItemCard(*entry.item, entry.assets);
  json view = {{"folder", itemPath(card.id)}, {"title", shownTexts(card.title, collection)}};
  view["line"] = json::array();
  for (const LanguageMap* texts : {&card.period, &card.category}) {
    if (json shown = shownTexts(*texts, collection); !shown.empty()) view["line"].push_back(std::move(shown));
  }
  if (card.picture) {
    view["picture"] = {{"uri", card.picture->uri}, {"width", card.picture->width}, {"height", card.picture->height}};
    if (!card.picture_is_poster) view["picture"]["is_photograph"] = true;
  }
  if (card.can_turn) view["can_turn"] = true;
  if (card.can_zoom) view["can_zoom"] = true;
  return view;
}

void putCards(const Collection& collection, const std::vector<const SearchEntry*>& entries, const std::vector<Order>& orders, size_t items_per_file, Files& files) {
  std::vector<json> ranks(entries.size(), json::array());
  for (const Order& order : orders) {
    for (size_t rank = 0; rank < order.items.size(); ++rank) ranks[order.items[rank]].push_back(rank);
  }
  for (size_t first = 0; first < entries.size(); first += items_per_file) {
    json cards = json::array();
    for (size_t i = first; i < std::min(entries.size(), first + items_per_file); ++i) {
      cards.push_back(cardJson(*entries[i], collection));
      cards.back()["ranks"] = ranks[i];
    }
    files["cards/" + std::to_string(first / items_per_file) + ".json"] = jsonBytes(cards);
  }
}

// Only variants of characters that some text has: a query with any other finds nothing either way.
std::string variantsIn(const std::map<std::string, std::vector<uint32_t>>& postings) {
  std::u32string pairs;
  for (const auto& [from, to] : characterVariants()) {
    if (postings.contains(toUtf8(std::u32string(1, to)))) pairs += {from, to};
  }
  return toUtf8(pairs);
}

}  // namespace

Files makeSearchIndex(const Collection& collection, const std::vector<SearchEntry>& entries, const SearchIndexOptions& options) {
  std::vector<FacetsOfItem> facets;
  for (const SearchEntry& entry : entries) facets.push_back(facetsOf(*entry.item, collection, entry.assets));
  const FacetTable table = makeFacetTable(facets, options.facet_values);
  std::vector<const SearchEntry*> ordered;
  for (size_t position : table.order) ordered.push_back(&entries[position]);

  Files files;
  const auto postings = collectPostings(collection, ordered);
  const std::vector<Order> orders = makeOrders(collection, ordered);
  json meta = {{"items", ordered.size()}, {"items_per_card_file", options.items_per_card_file}, {"facets", table.facets}};
  meta["terms"] = putTerms(postings, static_cast<uint32_t>(ordered.size()), options.shard_bytes, files);
  meta["order"] = putOrders(orders, ordered.size(), options.items_per_order_file, files);
  meta["variants"] = variantsIn(postings);
  putCards(collection, ordered, orders, options.items_per_card_file, files);
  files["columns.bin"] = table.columns;
  files["meta.json"] = jsonBytes(meta);
  return files;
}

}  // namespace kura

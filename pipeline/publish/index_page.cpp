#include "publish/index_page.h"

#include <algorithm>

#include "model/item_path.h"
#include "publish/card_view.h"
#include "publish/work_groups.h"

namespace kura {
namespace {

using nlohmann::json;

constexpr size_t kWorksOnHome = 12;
constexpr size_t kFeaturesOnHome = 3;

const ItemCard* findCard(const std::vector<ItemCard>& cards, const std::string& id) {
  const auto found = std::find_if(cards.begin(), cards.end(), [&](const ItemCard& card) { return card.id == id; });
  return found == cards.end() ? nullptr : &*found;
}

// The first work large, the others as cards below it.
json pickView(const Pick& pick, const std::vector<const ItemCard*>& works, const Collection& collection, const PagePlace& place) {
  const std::string root = rootFrom(collection, place);
  json view = {{"from", pick.from}, {"to", pick.to}};
  if (const Passage title = pickText(pick.title, place.language); !title.empty()) view["title"] = passageView(title, place.language);
  if (const Passage text = pickText(pick.text, place.language); !text.empty()) view["text"] = passageView(text, place.language);
  const ItemCard& first = *works.front();
  view["hero"] = cardView(first, collection, root, place.language);
  view["others"] = json::array();
  for (size_t i = 1; i < works.size(); ++i) view["others"].push_back(cardView(*works[i], collection, root, place.language));
  view["has_others"] = works.size() > 1;
  return view;
}

json picksView(const Collection& collection, const std::vector<ItemCard>& cards, const PagePlace& place) {
  json views = json::array();
  for (const Pick& pick : collection.picks) {
    std::vector<const ItemCard*> works;
    for (const std::string& id : pick.items) {
      if (const ItemCard* card = findCard(cards, id)) works.push_back(card);
    }
    if (!works.empty()) views.push_back(pickView(pick, works, collection, place));
  }
  const auto with_picture = std::find_if(cards.begin(), cards.end(), [](const ItemCard& card) { return card.picture && card.picture_is_poster; });
  // Where nothing is chosen, the first work of the record greets.
  if (views.empty() && with_picture != cards.end()) views.push_back(pickView({}, {&*with_picture}, collection, place));
  return views;
}

json doorsView(const Collection& collection, const std::vector<ItemCard>& cards, const std::string& home, const json& words) {
  json doors = json::array();
  const auto add = [&](const char* word, const char* folder, const char* colour, size_t count) {
    doors.push_back({{"word", words.value(word, "")}, {"href", home + folder}, {"colour", colour}, {"count", count}});
  };
  if (!collection.facilities.empty()) add("door_facility", "facility/", "odo", collection.facilities.size());
  add("door_period", "period/", "ai", groupByPeriod(cards).size());
  const size_t techniques = groupByTechnique(cards).size();
  if (techniques > 0) add("door_technique", "technique/", "kusa", techniques);
  const auto turning = static_cast<size_t>(std::count_if(cards.begin(), cards.end(), [](const ItemCard& card) { return card.can_turn; }));
  if (turning > 0) add("door_turn", "works/3d/", "enji", turning);
  return doors;
}

json featuresView(const Collection& collection, const std::string& home, const std::string& language) {
  json views = json::array();
  for (const Feature& feature : collection.features) {
    if (views.size() == kFeaturesOnHome) break;
    json view = passageView(pickText(feature.title, language), language);
    if (const Passage lead = pickText(feature.lead, language); !lead.empty()) view["lead"] = passageView(lead, language);
    view["href"] = home + "feature/" + feature.id + "/";
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace

Result<std::string> renderIndexPage(const Collection& collection, const std::vector<ItemCard>& cards,
                                    const std::string& language, const PageTemplates& templates) {
  const PagePlace place{"", language};
  json view = makePageFrame(collection, place, templates);
  const std::string home = rootFrom(collection, place) + languageFolder(collection, language);
  const Passage description = pickText(collection.description, language);
  const std::vector<std::string> lines = paragraphs(description.text);
  view["greeting"] = passageView({lines.empty() ? "" : lines.front(), description.language}, language);
  view["has_greeting"] = !lines.empty();
  view["picks"] = picksView(collection, cards, place);
  view["doors"] = doorsView(collection, cards, home, view["t"]);
  std::vector<const ItemCard*> shown;
  for (const ItemCard& card : cards) {
    if (shown.size() < kWorksOnHome) shown.push_back(&card);
  }
  view["cards"] = cardViews(shown, collection, place, view["picks"].empty() ? 4 : 0);
  view["has_cards"] = !cards.empty();
  view["has_more"] = cards.size() > shown.size();
  view["count"] = std::to_string(cards.size());
  view["features"] = featuresView(collection, home, language);
  view["facilities"] = json::array();
  for (const Facility& facility : collection.facilities) {
    json link = passageView(pickText(facility.name, language), language);
    link["href"] = home + "facility/" + itemPath(facility.id) + "/";
    link["id"] = facility.id;
    link["has_comfort"] = !facility.comfort.empty();
    if (const Passage hours = pickText(facility.hours, language); !hours.empty()) link["hours"] = passageView(hours, language);
    view["facilities"].push_back(std::move(link));
  }
  view["has_facilities"] = !collection.facilities.empty();
  return renderPage(templates, "index", view);
}

}  // namespace kura

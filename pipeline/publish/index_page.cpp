#include "publish/index_page.h"

#include "model/item_path.h"
#include "publish/page_frame.h"

namespace kura {
namespace {

using nlohmann::json;

// Cards of the first rows are in view at once on any screen; the others are loaded as they come near.
constexpr size_t kEagerCards = 4;

json cardView(const ItemCard& card, const std::string& root, const std::string& language_folder, const std::string& language) {
  const std::string folder = "item/" + itemPath(card.id) + "/";
  const Passage title = pickText(card.title, language);
  json view = {{"href", root + language_folder + folder}, {"can_turn", card.can_turn}, {"can_zoom", card.can_zoom}};
  view["title"] = passageView(title, language);
  view["line"] = json::array();
  for (const LanguageMap* texts : {&card.period, &card.category}) {
    const Passage passage = pickText(*texts, language);
    if (!passage.empty()) view["line"].push_back(passageView(passage, language));
  }
  if (card.picture) {
    view["picture"] = {{"src", root + folder + card.picture->uri},
                       {"width", card.picture->width},
                       {"height", card.picture->height},
                       {"is_photograph", !card.picture_is_poster}};
  }
  if (card.turntable) view["turntable"] = root + folder + card.turntable->uri;
  return view;
}

}  // namespace

Result<std::string> renderIndexPage(const Collection& collection, const std::vector<ItemCard>& cards,
                                    const std::string& language, const PageTemplates& templates) {
  const PagePlace place{"", language};
  json view = makePageFrame(collection, place, templates);
  const std::string root = rootFrom(collection, place);
  const Passage description = pickText(collection.description, language);
  const std::vector<std::string> lines = paragraphs(description.text);
  view["greeting"] = passageView({lines.empty() ? "" : lines.front(), description.language}, language);
  view["has_greeting"] = !lines.empty();
  view["cards"] = json::array();
  for (size_t i = 0; i < cards.size(); ++i) {
    json card = cardView(cards[i], root, languageFolder(collection, language), language);
    card["is_lazy"] = i >= kEagerCards;
    view["cards"].push_back(std::move(card));
  }
  view["has_cards"] = !cards.empty();
  view["count"] = std::to_string(cards.size());
  view["facilities"] = json::array();
  for (const Facility& facility : collection.facilities) {
    json link = passageView(pickText(facility.name, language), language);
    if (isWebAddress(facility.url)) link["href"] = facility.url;
    view["facilities"].push_back(std::move(link));
  }
  view["has_facilities"] = !collection.facilities.empty();
  return renderPage(templates, "index", view);
}

}  // namespace kura

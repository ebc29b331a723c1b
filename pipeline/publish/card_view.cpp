#include "publish/card_view.h"

#include "model/item_path.h"
#include "publish/display_view.h"
#include "publish/picture_sizes.h"

namespace kura {

using nlohmann::json;

json cardView(const ItemCard& card, const Collection& collection, const std::string& root, const std::string& language) {
  const std::string folder = "item/" + itemPath(card.id) + "/";
  const Passage title = pickText(card.title, language);
  json view = {{"href", root + languageFolder(collection, language) + folder}, {"can_turn", card.can_turn}, {"can_zoom", card.can_zoom}};
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
                       {"srcset", srcsetOf(card.picture_sizes, root + folder)},
                       {"is_photograph", !card.picture_is_poster}};
  }
  if (card.turntable) view["turntable"] = root + folder + card.turntable->uri;
  if (!card.display.empty()) view["display"] = {{"spans", displaySpans(card.display)}};
  return view;
}

json cardViews(const std::vector<const ItemCard*>& cards, const Collection& collection, const PagePlace& place, size_t eager) {
  const std::string root = rootFrom(collection, place);
  json views = json::array();
  for (const ItemCard* card : cards) {
    json view = cardView(*card, collection, root, place.language);
    view["is_lazy"] = views.size() >= eager;
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace kura

#include "model/item_path.h"
#include "publish/card_view.h"
#include "publish/facility_view.h"
#include "publish/site_pages.h"

namespace kura {

using nlohmann::json;

Status putFacilityPages(const Collection& collection, const std::vector<ItemCard>& cards, const std::string& language, const PageTemplates& templates, const PutPage& put) {
  const PagePlace place{"facility/", language};
  json overview = makePageFrame(collection, place, templates);
  const json words = overview["t"];
  overview["title"] = {{"text", words.value("nav_facilities", "")}};
  overview["museums"] = json::array();
  for (const Facility& facility : collection.facilities) {
    const std::string folder = "facility/" + itemPath(facility.id) + "/";
    const PagePlace own{folder, language};
    json view = makePageFrame(collection, own, templates);
    view["facility"] = facilityView(facility, language, words);
    view["folder"] = itemPath(facility.id);
    view["id"] = facility.id;
    std::vector<const ItemCard*> kept;
    for (const ItemCard& card : cards) {
      if (card.facility == facility.id) kept.push_back(&card);
    }
    view["cards"] = cardViews(kept, collection, own, 0);
    view["has_cards"] = !kept.empty();
    view["count"] = kept.size();
    json row = view["facility"];
    row["href"] = itemPath(facility.id) + "/";
    row["count"] = kept.size();
    for (const ItemCard* card : kept) {
      if (!card->picture) continue;
      row["picture"] = cardView(*card, collection, rootFrom(collection, place), language)["picture"];
      break;
    }
    overview["museums"].push_back(std::move(row));
    const Result<std::string> html = renderPage(templates, "facility", view);
    if (!html) return html.error();
    if (Status written = put(folder, *html); !written) return written;
  }
  const Result<std::string> html = renderPage(templates, "facilities", overview);
  return html ? put("facility/", *html) : Status(html.error());
}

}  // namespace kura

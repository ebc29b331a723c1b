#include "publish/item_tours.h"

#include "publish/page_frame.h"
#include "publish/page_text.h"
#include "publish/story_json.h"

namespace kura {

using nlohmann::json;

json makeToursView(const Item& item, const json& photographs, const std::string& language) {
  json tours = json::array();
  for (const Tour& tour : item.tours) {
    json view = passageView(pickText(tour.label, language), language);
    view["id"] = tour.id;
    view["stops"] = json::array();
    for (const TourStop& each : tour.stops) {
      const TourStop stop = completeStop(each, item);
      json row = passageView(pickText(stop.label, language), language);
      const Passage text = pickText(stop.text, language);
      row["body"] = paragraphs(text.text);
      if (text.language != language) row["body_lang"] = text.language;
      if (stop.image && *stop.image < photographs.size() && photographs[*stop.image].contains("small")) {
        row["picture"] = photographs[*stop.image]["small"];
        row["picture"]["alt"] = photographs[*stop.image].value("alt", "");
      }
      view["stops"].push_back(std::move(row));
    }
    tours.push_back(std::move(view));
  }
  return tours;
}

}  // namespace kura

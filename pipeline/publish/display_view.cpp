#include "publish/display_view.h"

#include "publish/page_frame.h"

namespace kura {

using nlohmann::json;

std::string displaySpans(const std::vector<DaySpan>& display) {
  std::string text;
  for (const DaySpan& span : display) text += (text.empty() ? "" : " ") + span.from + "/" + span.to;
  return text;
}

json displayView(const Item& item, const std::string& language) {
  if (item.display.empty()) return nullptr;
  json view = {{"spans", displaySpans(item.display)}, {"rows", json::array()}};
  for (const DaySpan& span : item.display) {
    if (span.from.empty() && span.to.empty()) view["is_always"] = true;
    else view["rows"].push_back({{"from", span.from}, {"to", span.to}});
  }
  const Passage place = pickText(item.display_place, language);
  if (!place.empty()) view["place"] = passageView(place, language);
  return view;
}

}  // namespace kura

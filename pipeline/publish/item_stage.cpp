#include "publish/item_stage.h"

#include "model/collection.h"
#include "model/item_path.h"
#include "publish/document_pages.h"
#include "publish/item_tours.h"
#include "publish/page_frame.h"
#include "publish/page_text.h"
#include "publish/picture_sizes.h"

namespace kura {
namespace {

using nlohmann::json;

json photographView(const json& image, const Item& item, const std::string& here, const std::string& language,
                    const json& words) {
  LanguageMap label;
  for (const auto& [tag, text] : image["label"].items()) {
    if (text.is_string()) label[tag] = text.get<std::string>();
  }
  json view = passageView(pickText(label, language), language);
  const std::string title = pickText(item.title, language).text;
  view["alt"] = title + words.value("alt_joint", ", ") + view["text"].get<std::string>();
  view["service"] = here + image.value("service", "");
  view["full_width"] = image.value("width", 0);
  view["full_height"] = image.value("height", 0);
  view["srcset"] = srcsetOf(pictureSizes(image), here);
  for (const char* size : {"large", "small"}) {
    if (!image.contains(size)) continue;
    view[size] = {{"href", here + image[size].value("uri", "")},
                  {"width", image[size].value("width", 0)},
                  {"height", image[size].value("height", 0)}};
  }
  return view;
}

}  // namespace

double measuredWidth(const Item& item) {
  return item.scale_basis.empty() ? 0 : 10 * item.width_cm.value_or(0);
}

// The hero: the piece in 3D, else its first photograph in the same viewer, else its name only.
void addStage(const ItemPageInput& input, const json& item_json, const std::string& here, const std::string& language,
              json& view) {
  const json& words = view["t"];
  json photographs = json::array();
  for (const json& image : item_json.value("images", json::array())) {
    photographs.push_back(photographView(image, input.item, here, language, words));
  }
  view["tours"] = makeToursView(input.item, photographs, language);
  view["has_tours"] = !view["tours"].empty();
  view["pages"] = pagesView(input.item, photographs, language, words);
  view["has_pages"] = !view["pages"].empty();
  const Passage alt = pickText(input.item.alt_text.empty() ? input.item.title : input.item.alt_text, language);
  json stage = {{"alt", alt.text}};
  if (alt.language != language) stage["alt_lang"] = htmlTag(alt.language);
  if (const auto& poster = input.assets.poster) {
    stage["poster"] = {{"href", here + poster->uri}, {"width", poster->width}, {"height", poster->height},
                       {"srcset", srcsetOf(input.assets.poster_sizes, here)}};
    view["share_picture"] = absoluteAddress(input.collection, "item/" + itemPath(input.item.id) + "/" + input.assets.poster_plain.value_or(*poster).uri);
  }
  if (item_json.contains("model")) {
    stage["viewer"] = {{"src", here + "item.json"}};
  } else if (!photographs.empty() && photographs[0].contains("large")) {
    stage["tiles"] = photographs[0];
    stage["tiles"]["alt"] = alt.text;
    stage["tiles"]["src"] = here + "item.json";
    if (const double width = measuredWidth(input.item); width > 0) stage["tiles"]["width_mm"] = width;
    photographs.erase(photographs.begin());
  } else if (!stage.contains("poster")) {
    stage["empty"] = true;
  }
  stage["has_element"] = stage.contains("viewer") || stage.contains("tiles");
  view["stage"] = std::move(stage);
  view["has_tiles"] = view["stage"].contains("tiles") || !photographs.empty();
  view["has_photographs"] = !photographs.empty();
  view["photographs"] = std::move(photographs);
}

}  // namespace kura

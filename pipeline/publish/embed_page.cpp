#include "publish/embed_page.h"

#include "model/collection.h"
#include "model/item_path.h"
#include "publish/item_json.h"
#include "publish/item_stage.h"
#include "publish/page_frame.h"
#include "publish/page_text.h"
#include "publish/picture_sizes.h"
#include "publish/rights_statement.h"

namespace kura {
namespace {

using nlohmann::json;

// What stands on the embedded stage: poster of the scan, else the first photograph.
json pictureView(const ItemAssets& assets, const std::string& here) {
  if (const auto& poster = assets.poster) {
    return {{"href", here + poster->uri}, {"width", poster->width}, {"height", poster->height}, {"srcset", srcsetOf(assets.poster_sizes, here)}};
  }
  if (assets.photographs.empty()) return nullptr;
  const json photograph = photographOf(assets, 1);
  if (!photograph.contains("large")) return nullptr;
  const json& large = photograph["large"];
  return {{"href", here + large.value("uri", "")}, {"width", large.value("width", 0)}, {"height", large.value("height", 0)},
          {"srcset", srcsetOf(pictureSizes(photograph), here)}};
}

const std::string& creditOf(const ItemPageInput& input) {
  return input.item.credit.empty() ? input.collection.default_credit : input.item.credit;
}

}  // namespace

std::string besideItemPage(const Item& item, const Collection& collection, const std::string& language, const std::string& file) {
  return languageFolder(collection, language) + "item/" + itemPath(item.id) + "/" + file;
}

Result<std::string> renderEmbedPage(const ItemPageInput& input, const std::string& language, const PageTemplates& templates) {
  const auto& [item, collection, assets, related] = input;
  const PagePlace place{"item/" + itemPath(item.id) + "/", language};
  json view = makePageFrame(collection, place, templates);
  const std::string folder = languageFolder(collection, language);
  const std::string here = folder.empty() ? std::string() : rootFrom(collection, place) + place.folder;
  const bool has_model = assets.model.is_object();
  view["language_folder"] = folder;
  view["page_href"] = "./";
  view["title"] = passageView(pickText(item.title, language), language);
  if (has_model) {
    view["viewer"] = {{"src", here + "item.json"}};
  } else if (!assets.photographs.empty()) {
    view["viewer"] = {{"src", here + "item.json"}, {"service", here + photographOf(assets, 1).value("service", "")}};
    if (const double width = measuredWidth(item); width > 0) view["viewer"]["width_mm"] = width;
  }
  if (json picture = pictureView(assets, here); picture.is_object()) {
    const Passage alt = pickText(item.alt_text.empty() ? item.title : item.alt_text, language);
    picture["alt"] = alt.text;
    if (alt.language != language) picture["alt_lang"] = alt.language;
    view["picture"] = std::move(picture);
  }
  view["credit"] = creditOf(input);
  if (const Rights rights = rightsOf(item, collection, has_model ? AssetClass::kModel : AssetClass::kImage); !rights.uri.empty()) {
    view["terms"] = {{"name", describeRights(rights.uri).name}};
    if (isWebAddress(rights.uri)) view["terms"]["href"] = rights.uri;
  }
  return renderPage(templates, "embed", view);
}

json makeOEmbed(const ItemPageInput& input, const std::string& language) {
  constexpr int kWidth = 640, kHeight = 800;  // the piece's 4:5
  const auto& [item, collection, assets, related] = input;
  const std::string address = absoluteAddress(collection, besideItemPage(item, collection, language, "embed.html"));
  if (address.empty()) return nullptr;
  const std::string title = pickText(item.title, language).text;
  json answer = {{"version", "1.0"},
                 {"type", "rich"},
                 {"title", title},
                 {"provider_name", pickText(collection.title, language).text},
                 {"provider_url", absoluteAddress(collection, languageFolder(collection, language))},
                 {"width", kWidth},
                 {"height", kHeight},
                 {"html", "<iframe src=\"" + escapeHtml(address) + "\" title=\"" + escapeHtml(title) + "\" width=\"" + std::to_string(kWidth) + "\" height=\"" +
                              std::to_string(kHeight) + "\" loading=\"lazy\" allow=\"fullscreen; xr-spatial-tracking\" style=\"border:0\"></iframe>"}};
  if (const std::string& credit = creditOf(input); !credit.empty()) answer["author_name"] = credit;
  if (const auto& small = assets.poster_small) {
    answer["thumbnail_url"] = absoluteAddress(collection, "item/" + itemPath(item.id) + "/" + small->uri);
    answer["thumbnail_width"] = small->width;
    answer["thumbnail_height"] = small->height;
  }
  return answer;
}

}  // namespace kura

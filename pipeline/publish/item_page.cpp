#include "publish/item_page.h"

#include "model/collection.h"
#include "model/item_path.h"
#include "publish/embed_page.h"
#include "publish/item_json.h"
#include "publish/item_record.h"
#include "publish/item_tours.h"
#include "publish/json_ld.h"
#include "publish/page_frame.h"
#include "publish/rights_statement.h"

namespace kura {
namespace {

using nlohmann::json;

// Longer titles would need several columns beside the piece.
constexpr size_t kVerticalTitleLimit = 14;
constexpr size_t kMetaDescriptionLimit = 160;

// The first `limit` code points, with an ellipsis where something was cut.
std::string shorten(const std::string& text, size_t limit) {
  size_t count = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
    if (count++ == limit) return text.substr(0, i) + "…";
  }
  return text;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : " ") + line;
  return text;
}

json descriptionView(const Item& item, const std::string& language, json& view) {
  const Passage description = pickText(item.description, language);
  const LeadAndStory parts = splitLead(description);
  json passage = passageView({"", description.language}, language);
  if (description.empty()) passage = json::object();
  passage["lead"] = parts.lead;
  passage["has_lead"] = !parts.lead.empty();
  passage["story"] = parts.story;
  passage["has_story"] = !parts.story.empty();
  view["meta_description"] = shorten(joined(paragraphs(description.text)), kMetaDescriptionLimit);
  return passage;
}

// The same story in other languages than those of the site: easy Japanese, Chinese, Korean.
json otherStories(const Item& item, const Collection& collection, const std::string& language) {
  json stories = json::array();
  for (const auto& [tag, text] : item.description) {
    bool has_page = tag == language;
    for (const std::string& other : collection.languages) has_page = has_page || other == tag;
    // やさしい日本語 is for readers of the Japanese page.
    if (has_page || text.empty() || (tag == "ja-easy" && language != "ja")) continue;
    const std::string name = tag == "ja-easy" ? "やさしい日本語" : tag == "zh" ? "中文" : tag == "ko" ? "한국어" : tag;
    stories.push_back({{"name", name}, {"tag", tag == "ja-easy" ? "ja-x-easy" : tag}, {"story", paragraphs(text)}});
  }
  return stories;
}

json rightsView(const ItemPageInput& input, const std::string& language, const json& words) {
  json rows = json::array();
  for (const AssetClass asset_class : kAssetClasses) {
    const bool has_asset = asset_class == AssetClass::kModel            ? input.assets.model.is_object()
                           : asset_class == AssetClass::kTranscription ? false  // none is published yet
                           : asset_class == AssetClass::kHighDefinition ? !input.assets.photographs.empty() || !input.assets.originals.empty()
                                                                        : !input.assets.photographs.empty() || !input.assets.model.is_object();
    const Rights rights = rightsOf(input.item, input.collection, asset_class);
    if (!has_asset || rights.uri.empty()) continue;
    const RightsStatement statement = describeRights(rights.uri);
    json row = {{"label", words.value("rights_" + std::string(assetClassKey(asset_class)), "")},
                {"name", statement.name},
                {"plain", language == "ja" ? statement.plain.ja : statement.plain.en},
                {"marks", statement.marks}};
    if (isWebAddress(rights.uri)) row["href"] = rights.uri;
    rows.push_back(std::move(row));
  }
  return rows;
}

// The finest tier, and files of the scan as it was handed in.
json fileView(const std::string& kind, const json& download, const json& item_json, const std::string& here, const json& words) {
  const std::string uri = download.value("uri", "");
  std::string detail = uri.substr(uri.find_last_of('/') + 1);
  if (kind == "finest") {
    detail = "GLB (meshopt, WebP) · " + formatCount(item_json["model"]["tiers"].back().value("triangles", uint64_t{0})) + " " + words.value("triangles", "");
  }
  detail += " · " + formatBytes(download.value("bytes", uint64_t{0}));
  return {{"label", words.value("download_" + kind, "")}, {"detail", detail}, {"href", here + uri}};
}

json downloadsView(const json& item_json, const std::string& here, const json& words) {
  json rows = json::array();
  size_t photograph = 0;
  for (const json& download : item_json["downloads"]) {
    const std::string kind = download.value("kind", "");
    if (kind == "original" || kind == "finest") {
      rows.push_back(fileView(kind, download, item_json, here, words));
      continue;
    }
    const bool is_model = kind == "model";
    const bool is_usdz = download.value("format", "") == "model/vnd.usdz+zip";
    std::string detail = is_usdz ? "USDZ (iPhone, iPad)" : is_model ? "GLB (glTF 2.0)" : "JPEG";
    if (is_model) {
      const json& file = is_usdz ? item_json["model"]["ar"]["usdz"] : item_json["model"]["plain"];
      detail += " · " + formatCount(file.value("triangles", uint64_t{0})) + " " + words.value("triangles", "");
    } else {
      const json& large = item_json["images"][photograph++]["large"];
      detail += " · " + std::to_string(large.value("width", 0)) + " × " + std::to_string(large.value("height", 0)) + " px";
    }
    if (download.contains("bytes")) detail += " · " + formatBytes(download["bytes"].get<uint64_t>());
    std::string label = is_usdz ? words.value("download_ar", "") : is_model ? words.value("download_model", "") : words.value("download_image", "");
    if (!is_model && item_json["images"].size() > 1) label += " " + std::to_string(photograph);
    rows.push_back({{"label", label}, {"detail", detail}, {"href", here + download["uri"].get<std::string>()}});
  }
  return rows;
}

// How far each tier is from the scan: for those who want to measure on it.
void addErrors(const json& item_json, const json& words, json& rows) {
  if (!item_json.contains("model")) return;
  for (const json& tier : item_json["model"].value("tiers", json::array())) {
    if (!tier.contains("error")) continue;
    const json& error = tier["error"];
    rows.push_back({{"label", words.value("error_label", "") + words.value("tier_open", " (") + words.value("tier_" + tier.value("name", ""), tier.value("name", "")) + words.value("tier_close", ")")},
                    {"text", words.value("error_max", "") + " " + formatMillimetres(error.value("max_mm", 0.0)) +
                                 words.value("error_between", ", ") + words.value("error_rms", "RMS") + " " + formatMillimetres(error.value("rms_mm", 0.0))}});
  }
}

// The curator's annotations, for everybody who reads: with the view that shows each.
json detailsView(const Item& item, const std::string& language) {
  json rows = json::array();
  for (const Annotation& annotation : item.annotations) {
    json row = passageView(pickText(annotation.label, language), language);
    const Passage body = pickText(annotation.body, language);
    row["body"] = paragraphs(body.text);
    if (!body.text.empty() && body.language != language) row["body_lang"] = body.language;
    if (!annotation.view.empty()) row["view"] = annotation.view;
    row["id"] = annotation.id;
    rows.push_back(std::move(row));
  }
  return rows;
}

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
  for (const char* size : {"large", "small"}) {
    if (!image.contains(size)) continue;
    view[size] = {{"href", here + image[size].value("uri", "")},
                  {"width", image[size].value("width", 0)},
                  {"height", image[size].value("height", 0)}};
  }
  return view;
}

// The hero: the piece in 3D, else its first photograph in tiles, else its name only.
void addStage(const ItemPageInput& input, const json& item_json, const std::string& here, const std::string& language,
              json& view) {
  const json& words = view["t"];
  json photographs = json::array();
  for (const json& image : item_json.value("images", json::array())) {
    photographs.push_back(photographView(image, input.item, here, language, words));
  }
  view["tours"] = makeToursView(input.item, photographs, language);
  view["has_tours"] = !view["tours"].empty();
  const Passage alt = pickText(input.item.alt_text.empty() ? input.item.title : input.item.alt_text, language);
  json stage = {{"alt", alt.text}};
  if (alt.language != language) stage["alt_lang"] = alt.language;
  if (const auto& poster = input.assets.poster) {
    stage["poster"] = {{"href", here + poster->uri}, {"width", poster->width}, {"height", poster->height}};
    view["preload"] = here + poster->uri;
    view["share_picture"] = absoluteAddress(input.collection, "item/" + itemPath(input.item.id) + "/" + poster->uri);
  }
  if (item_json.contains("model")) {
    stage["viewer"] = {{"src", here + "item.json"}};
  } else if (!photographs.empty() && photographs[0].contains("large")) {
    stage["tiles"] = photographs[0];
    stage["tiles"]["alt"] = alt.text;
    view["preload"] = photographs[0]["large"]["href"];
    photographs.erase(photographs.begin());
  } else if (!stage.contains("poster")) {
    stage["empty"] = true;
  }
  view["stage"] = std::move(stage);
  view["has_tiles"] = view["stage"].contains("tiles") || !photographs.empty();
  view["has_photographs"] = !photographs.empty();
  view["photographs"] = std::move(photographs);
}

}  // namespace

Result<std::string> renderItemPage(const ItemPageInput& input, const std::string& language,
                                   const PageTemplates& templates) {
  const Item& item = input.item;
  const PagePlace place{"item/" + itemPath(item.id) + "/", language};
  json view = makePageFrame(input.collection, place, templates);
  const json words = view["t"];
  // The pages of other languages use the files beside the first language's page.
  const std::string here = languageFolder(input.collection, language).empty()
                               ? std::string()
                               : rootFrom(input.collection, place) + place.folder;
  const json item_json = makeItemJson(item, input.collection, input.assets);

  const Passage title = pickText(item.title, language);
  view["title"] = passageView(title, language);
  view["title"]["is_vertical"] = title.language == "ja" && characterCount(title.text) <= kVerticalTitleLimit;
  if (language == "ja" && !item.title_kana.empty()) view["kana"] = item.title_kana;
  view["period_and_kind"] = makePeriodAndKind(item, language);
  view["description"] = descriptionView(item, language, view);
  view["other_stories"] = otherStories(item, input.collection, language);
  addStage(input, item_json, here, language, view);
  view.update(makeRecordView(item, input.collection, language, words));
  addErrors(item_json, words, view["digitisation"]);
  view["has_digitisation"] = !view["digitisation"].empty();
  view["is_guessed"] = item_json.contains("model") && item_json["model"].contains("guessed") &&
                       item_json["model"]["guessed"].is_array() && item_json["model"]["guessed"].size() > 0;
  if (item_json.contains("model") && item_json["model"].contains("ar")) {
    const json& files = item_json["model"]["ar"];
    view["ar"] = {{"glb", here + files["glb"].value("uri", "")}, {"usdz", here + files["usdz"].value("uri", "")},
                  {"poster", input.assets.poster ? here + input.assets.poster->uri : std::string()}, {"is_measured", !item.scale_basis.empty()}};
  }
  view["details"] = detailsView(item, language);
  view["has_details"] = !view["details"].empty();
  view["rights"] = rightsView(input, language, words);
  view["has_rights"] = !view["rights"].empty();
  view["credit"] = item_json.value("credit", "");
  view["downloads"] = downloadsView(item_json, here, words);
  view["has_downloads"] = true;  // the record at least
  view["here"] = here;
  view["has_scene"] = item_json.contains("model");
  view["record_href"] = here + "item.json";
  if (const Facility* facility = findFacility(input.collection, item.facility)) {
    view["facility"] = passageView(pickText(facility->name, language), language);
    if (isWebAddress(facility->url)) view["facility"]["href"] = facility->url;
  }
  view["id"] = item.id;
  view["embed_href"] = rootFrom(input.collection, place) + languageFolder(input.collection, language) + "embed/?item=" + percentEncoded(item.id);
  view["lesson_href"] = rootFrom(input.collection, place) + languageFolder(input.collection, language) + "lesson/#from=" + percentEncoded(item.id);
  view["list_href"] = rootFrom(input.collection, place) + languageFolder(input.collection, language) + "list/";
  view["oembed"] = absoluteAddress(input.collection, besideItemPage(item, input.collection, language, "oembed.json"));
  view["json_ld"] = jsonForHtml(makeJsonLd(item, input.collection, input.assets, language));
  return renderPage(templates, "item", view);
}

}  // namespace kura

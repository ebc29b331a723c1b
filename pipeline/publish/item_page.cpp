#include "publish/item_page.h"

#include "model/collection.h"
#include "model/item_path.h"
#include "publish/card_view.h"
#include "publish/display_view.h"
#include "publish/document_pages.h"
#include "publish/embed_page.h"
#include "publish/facility_view.h"
#include "publish/item_downloads.h"
#include "publish/item_json.h"
#include "publish/item_record.h"
#include "publish/item_stage.h"
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
  if (!passage.value("other_lang", "").empty()) passage["in_language"] = view["t"].value("in_" + std::string(isJapanese(description.language) ? "ja" : description.language), "");
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
    stories.push_back({{"name", nameOfLanguage(tag)}, {"tag", htmlTag(tag)}, {"story", paragraphs(text)}});
  }
  return stories;
}

json rightsView(const ItemPageInput& input, const std::string& language, const json& words) {
  json rows = json::array();
  for (const AssetClass asset_class : kAssetClasses) {
    const bool has_asset = asset_class == AssetClass::kModel            ? input.assets.model.is_object()
                           : asset_class == AssetClass::kTranscription ? hasWords(input.item)
                           : asset_class == AssetClass::kHighDefinition ? !input.assets.photographs.empty() || !input.assets.originals.empty()
                                                                        : !input.assets.photographs.empty() || !input.assets.model.is_object();
    const Rights rights = rightsOf(input.item, input.collection, asset_class);
    if (!has_asset || rights.uri.empty()) continue;
    const RightsStatement statement = describeRights(rights.uri);
    json row = {{"label", words.value("rights_" + std::string(assetClassKey(asset_class)), "")},
                {"name", statement.name},
                {"plain", words.value("plain_" + statement.code, language == "ja" ? statement.plain.ja : statement.plain.en)},
                {"marks", statement.marks}};
    if (isWebAddress(rights.uri)) row["href"] = rights.uri;
    rows.push_back(std::move(row));
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
    if (!body.text.empty() && body.language != language) row["body_lang"] = htmlTag(body.language);
    if (!annotation.view.empty()) row["view"] = annotation.view;
    row["id"] = annotation.id;
    rows.push_back(std::move(row));
  }
  return rows;
}

// Pictures by their fixed names: the page does not wait for the steps of other works.
json relatedView(const ItemPageInput& input, const PagePlace& place, const json& words) {
  json views = json::array();
  for (const RelatedWork& related : input.related) {
    const Item& item = *related.item;
    ItemCard card;
    card.id = item.id;
    card.title = item.title;
    card.period = withJapanese(item.period, item.period_by_language);
    card.category = withJapanese(item.category, item.category_by_language);
    card.can_turn = !item.scans.empty();
    card.picture_is_poster = card.can_turn;
    if (card.can_turn) card.picture = PictureLink{"poster-400.webp", 400, 500};
    if (!card.can_turn && !item.images.empty()) card.picture = PictureLink{"image/01-400.webp", 400, 500};
    json view = cardView(card, input.collection, rootFrom(input.collection, place), place.language);
    view["is_lazy"] = true;
    for (const std::string& reason : related.reasons) view["reasons"].push_back(words.value("reason_" + reason, reason));
    views.push_back(std::move(view));
  }
  return views;
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
  view["title"]["is_vertical"] = isJapanese(title.language) && characterCount(title.text) <= kVerticalTitleLimit;
  if (isJapanese(language) && !item.title_kana.empty()) view["kana"] = item.title_kana;
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
    view["facility"] = facilityView(*facility, language, words);
    view["facility"]["page"] = rootFrom(input.collection, place) + languageFolder(input.collection, language) + "facility/" + itemPath(facility->id) + "/";
    view["facility"]["id"] = facility->id;
  }
  view["id"] = item.id;
  view["embed_href"] = rootFrom(input.collection, place) + languageFolder(input.collection, language) + "embed/?item=" + percentEncoded(item.id);
  view["lesson_href"] = rootFrom(input.collection, place) + languageFolder(input.collection, language) + "lesson/#from=" + percentEncoded(item.id);
  if (item_json.contains("model")) {
    view["compare_href"] = rootFrom(input.collection, place) + languageFolder(input.collection, language) + "compare/?a=" + percentEncoded(item.id);
  }
  view["list_href"] = rootFrom(input.collection, place) + languageFolder(input.collection, language) + "list/";
  view["oembed"] = absoluteAddress(input.collection, besideItemPage(item, input.collection, language, "oembed.json"));
  view["display"] = displayView(item, language);
  view["related"] = relatedView(input, place, words);
  view["has_related"] = !view["related"].empty();
  view["json_ld"] = jsonForHtml(makeJsonLd(item, input.collection, input.assets, language));
  return renderPage(templates, "item", view);
}

}  // namespace kura

#include <algorithm>

#include "model/item_path.h"
#include "publish/card_view.h"
#include "publish/render_markdown.h"
#include "publish/site_pages.h"

namespace kura {
namespace {

using nlohmann::json;

const ItemCard* findCard(const std::vector<ItemCard>& cards, const std::string& id) {
  const auto found = std::find_if(cards.begin(), cards.end(), [&](const ItemCard& card) { return card.id == id; });
  return found == cards.end() ? nullptr : &*found;
}

const ItemCard* coverOf(const Feature& feature, const std::vector<ItemCard>& cards, const std::string& language) {
  if (const ItemCard* card = findCard(cards, feature.cover); card && card->picture) return card;
  for (const std::string& id : worksOfMarkdown(pickText(feature.markdown, language).text)) {
    if (const ItemCard* card = findCard(cards, id); card && card->picture) return card;
  }
  return nullptr;
}

// The picture of a work in the text, with its caption; what turns can be turned in its place (scripts/feature.js).
std::string figureOf(const MarkdownWork& work, const ItemCard& card, const Collection& collection, const PagePlace& place, const PageTemplates& templates) {
  json view = cardView(card, collection, rootFrom(collection, place), place.language);
  view["t"] = templates.strings.at(place.language);
  view["caption"] = work.caption;
  view["root"] = rootFrom(collection, place);
  view["language"] = htmlTag(place.language);
  if (!work.view.empty()) {
    view["view"] = work.view;
    view["href"] = view["href"].get<std::string>() + "#view=" + work.view;
  }
  view["src"] = rootFrom(collection, place) + "item/" + itemPath(card.id) + "/item.json";
  const Result<std::string> html = renderPage(templates, "feature_figure", view);
  return html ? *html : std::string();
}

json coverView(const ItemCard* cover, const Collection& collection, const PagePlace& place) {
  if (!cover) return nullptr;
  return cardView(*cover, collection, rootFrom(collection, place), place.language)["picture"];
}

Result<std::string> renderFeature(const Feature& feature, const Collection& collection, const std::vector<ItemCard>& cards, const PagePlace& place, const PageTemplates& templates) {
  json view = makePageFrame(collection, place, templates);
  const Passage title = pickText(feature.title, place.language), lead = pickText(feature.lead, place.language), text = pickText(feature.markdown, place.language);
  view["title"] = passageView(title, place.language);
  if (!lead.empty()) view["lead"] = passageView(lead, place.language);
  const std::string language_root = rootFrom(collection, place) + languageFolder(collection, place.language);
  view["body"] = renderMarkdown(text.text, {
      [&](const MarkdownWork& work) {
        const ItemCard* card = findCard(cards, work.id);
        return card ? figureOf(work, *card, collection, place, templates) : std::string();
      },
      [&](const std::string& id) { return findCard(cards, id) ? language_root + "item/" + itemPath(id) + "/" : std::string(); }});
  if (text.language != place.language) {
    view["body_lang"] = htmlTag(text.language);
    view["in_language"] = view["t"].value("in_" + std::string(isJapanese(text.language) ? "ja" : text.language), "");
  }
  std::vector<const ItemCard*> shown;
  for (const std::string& id : worksOfMarkdown(text.text)) {
    if (const ItemCard* card = findCard(cards, id)) shown.push_back(card);
  }
  view["cards"] = cardViews(shown, collection, place, 0);
  view["has_cards"] = !shown.empty();
  return renderPage(templates, "feature", view);
}

}  // namespace

Status putFeaturePages(const Collection& collection, const std::vector<ItemCard>& cards, const std::string& language, const PageTemplates& templates, const PutPage& put) {
  const PagePlace place{"feature/", language};
  json overview = makePageFrame(collection, place, templates);
  overview["title"] = {{"text", overview["t"].value("nav_features", "")}};
  overview["groups"] = json::array();
  for (const Feature& feature : collection.features) {
    const std::string folder = "feature/" + feature.id + "/";
    json row = passageView(pickText(feature.title, language), language);
    if (const Passage lead = pickText(feature.lead, language); !lead.empty()) row["lead"] = passageView(lead, language);
    row["href"] = feature.id + "/";
    row["picture"] = coverView(coverOf(feature, cards, language), collection, place);
    overview["groups"].push_back(std::move(row));
    const Result<std::string> html = renderFeature(feature, collection, cards, {folder, language}, templates);
    if (!html) return html.error();
    if (Status written = put(folder, *html); !written) return written;
  }
  const Result<std::string> html = renderPage(templates, "groups", overview);
  return html ? put("feature/", *html) : Status(html.error());
}

}  // namespace kura

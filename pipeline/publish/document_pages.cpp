#include "publish/document_pages.h"

#include <algorithm>

#include "publish/languages.h"
#include "publish/page_text.h"
#include "publish/rights_statement.h"
#include "publish/ruby.h"

namespace kura {
namespace {

using nlohmann::json;

// The page's own language first, easy Japanese after Japanese, then as they come.
std::vector<std::pair<std::string, std::string>> inOrder(const LanguageMap& texts, const std::string& language) {
  std::vector<std::pair<std::string, std::string>> ordered(texts.begin(), texts.end());
  const auto rank = [&](const std::string& tag) { return tag == language ? 0 : tag == "ja" ? 1 : tag == "ja-easy" ? 2 : 3; };
  std::stable_sort(ordered.begin(), ordered.end(), [&](const auto& a, const auto& b) { return rank(a.first) < rank(b.first); });
  return ordered;
}

// Paragraphs end at blank lines; lines of the original stay lines.
std::string textHtml(const std::string& text) {
  std::string html = "<p>";
  const std::string marked = rubyHtml(text);
  for (size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] != '\n') {
      html += marked[i];
    } else if (i + 1 < marked.size() && marked[i + 1] == '\n') {
      while (i + 1 < marked.size() && marked[i + 1] == '\n') ++i;
      html += "</p><p>";
    } else {
      html += "<br>";
    }
  }
  return html + "</p>";
}

json supplement(const std::string& canvas, const std::string& name, const std::string& text, const std::string& language, const char* ja, const char* en) {
  return {{"id", canvas + "/supplement/" + name}, {"type", "Annotation"}, {"motivation", "supplementing"},
          {"label", {{"ja", {ja}}, {"en", {en}}}},
          {"body", {{"type", "TextualBody"}, {"value", withoutRuby(text)}, {"format", "text/plain"}, {"language", htmlTag(language)}}}, {"target", canvas}};
}

}  // namespace

bool hasWords(const Item& item) {
  return std::any_of(item.pages.begin(), item.pages.end(), [](const DocumentPage& page) { return page.hasWords(); });
}

json pagesOf(const Item& item) {
  json pages = json::array();
  for (size_t i = 0; i < item.pages.size(); ++i) {
    const DocumentPage& page = item.pages[i];
    if (page.label.empty() && !page.hasWords()) continue;
    json object = {{"image", i}};
    if (!page.label.empty()) object["label"] = textsOf(page.label);
    if (!page.transcription.empty()) object["transcription"] = page.transcription;
    if (!page.texts.empty()) object["texts"] = textsOf(page.texts);
    pages.push_back(std::move(object));
  }
  return pages;
}

json pagesView(const Item& item, const json& photographs, const std::string& language, const json& words) {
  json views = json::array();
  for (size_t i = 0; i < item.pages.size() && i < photographs.size(); ++i) {
    const DocumentPage& page = item.pages[i];
    if (!page.hasWords()) continue;
    json view = photographs[i];
    if (const Passage label = pickText(page.label, language); !label.empty()) {
      view["text"] = label.text;
      view.erase("other_lang");
      if (label.language != language) view["other_lang"] = label.language;
    }
    view["number"] = i + 1;
    view["words"] = json::array();
    if (!page.transcription.empty()) {
      view["words"].push_back({{"name", words.value("transcription", "")}, {"lang", "ja"}, {"html", textHtml(page.transcription)}, {"is_transcription", true}});
    }
    for (const auto& [tag, text] : inOrder(page.texts, language)) {
      const std::string name = words.value("text_" + tag, tag);
      view["words"].push_back({{"name", name}, {"lang", htmlTag(tag)}, {"html", textHtml(text)}});
    }
    views.push_back(std::move(view));
  }
  return views;
}

json makeSupplements(const Item& item, size_t image, const std::string& canvas) {
  if (image >= item.pages.size() || !item.pages[image].hasWords()) return json::array();
  const DocumentPage& page = item.pages[image];
  json annotations = json::array();
  if (!page.transcription.empty()) annotations.push_back(supplement(canvas, "transcription", page.transcription, "ja", "翻刻", "Transcription"));
  for (const auto& [tag, text] : page.texts) {
    const bool is_translation = tag != "ja" && tag != "ja-easy";
    annotations.push_back(supplement(canvas, tag, text, htmlTag(tag), is_translation ? "翻訳" : tag == "ja" ? "現代語" : "やさしい日本語",
                                     is_translation ? "Translation" : tag == "ja" ? "Reading in modern Japanese" : "Reading in easy Japanese"));
  }
  return json::array({{{"id", canvas + "/supplement"}, {"type", "AnnotationPage"}, {"items", std::move(annotations)}}});
}

std::optional<std::string> makePlainTranscription(const Item& item, const Collection& collection) {
  const Rights rights = rightsOf(item, collection, AssetClass::kTranscription);
  if (!hasWords(item) || !permitsDownload(rights)) return std::nullopt;
  std::string text = item.id + "  " + pickText(item.title, "ja").text + "\n";
  if (const std::string& credit = item.credit.empty() ? collection.default_credit : item.credit; !credit.empty()) text += credit + "\n";
  text += rights.uri + "\n";
  for (size_t i = 0; i < item.pages.size(); ++i) {
    const DocumentPage& page = item.pages[i];
    if (!page.hasWords()) continue;
    const std::string label = pickText(page.label, "ja").text;
    text += "\n== " + std::to_string(i + 1) + (label.empty() ? "" : "  " + label) + "\n";
    if (!page.transcription.empty()) text += "\n[翻刻]\n" + withoutRuby(page.transcription) + "\n";
    for (const auto& [tag, words] : page.texts) text += "\n[" + htmlTag(tag) + "]\n" + withoutRuby(words) + "\n";
  }
  return text;
}

}  // namespace kura

#include "publish/search/item_terms.h"

#include <algorithm>
#include <array>

#include "publish/open_record.h"

namespace kura {
namespace {

void addAll(const LanguageMap& texts, bool is_strong, TermWeights& terms) {
  for (const auto& [language, text] : texts) addTextTerms(text, is_strong, terms);
}

// "K-001" is also found as k001.
std::string joined(const std::string& id) {
  std::string together;
  for (char c : id) {
    if (std::string_view(" -_./").find(c) == std::string_view::npos) together += c;
  }
  return together;
}

void addReadings(const Item& item, TermWeights& terms) {
  addReadingTerms(item.title_kana, /*joins_words=*/true, terms);
  if (const auto title = item.title.find("ja"); title != item.title.end()) addReadingTerms(title->second, false, terms);
  for (const std::string* text : {&item.category, &item.maker, &item.place, &item.material, &item.technique}) addReadingTerms(*text, false, terms);
}

}  // namespace

TermWeights termsOfItem(const Item& item, const Collection& collection) {
  constexpr std::array kNaming = {"id", "title_kana", "category", "maker"};
  TermWeights terms;
  addAll(item.title, true, terms);
  addTextTerms(joined(item.id), true, terms);
  for (const OpenField& field : openFields(item, collection)) addAll(field.texts, std::find(kNaming.begin(), kNaming.end(), field.key) != kNaming.end(), terms);
  for (const LanguageMap* texts : {&item.description, &item.alt_text}) addAll(*texts, false, terms);
  for (const View& view : item.views) addAll(view.label, false, terms);
  for (const Annotation& annotation : item.annotations) {
    addAll(annotation.label, false, terms);
    addAll(annotation.body, false, terms);
  }
  for (const Tour& tour : item.tours) {
    addAll(tour.label, false, terms);
    for (const TourStop& stop : tour.stops) {
      addAll(stop.label, false, terms);
      addAll(stop.text, false, terms);
    }
  }
  addTextTerms(item.credit.empty() ? collection.default_credit : item.credit, false, terms);
  addReadings(item, terms);
  return terms;
}

}  // namespace kura

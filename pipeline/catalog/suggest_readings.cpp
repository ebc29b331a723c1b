#include "catalog/suggest_readings.h"

#include <algorithm>
#include <map>

#include "catalog/read_readings.h"

namespace kura {
namespace {

unsigned codePoint(std::string_view at) {
  if (at.size() < 3 || (static_cast<unsigned char>(at[0]) & 0xF0) != 0xE0) return 0;
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(at[i]); };
  return (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
}

bool isKanji(std::string_view at) {
  const unsigned code = codePoint(at);
  return (code >= 0x3400 && code <= 0x9FFF) || code == 0x3005;
}

bool hasKanji(std::string_view text) {
  for (size_t i = 0; i + 3 <= text.size(); ++i) {
    if (isKanji(text.substr(i))) return true;
  }
  return false;
}

std::string inHiragana(std::string_view katakana) {
  std::string text;
  for (size_t i = 0; i + 3 <= katakana.size(); i += 3) {
    unsigned code = codePoint(katakana.substr(i));
    if (code >= 0x30A1 && code <= 0x30F6) code -= 0x60;
    text += {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)), static_cast<char>(0x80 | (code & 0x3F))};
  }
  return text;
}

// What stands as kana in the word itself needs no reading above it.
void takeOffOkurigana(std::string& word, std::string& reading) {
  while (word.size() > 3 && reading.size() > 3 && !isKanji(std::string_view(word).substr(word.size() - 3)) && word.ends_with(reading.substr(reading.size() - 3))) {
    word.resize(word.size() - 3);
    reading.resize(reading.size() - 3);
  }
  while (word.size() > 3 && reading.size() > 3 && !isKanji(word) && word.starts_with(reading.substr(0, 3))) {
    word.erase(0, 3);
    reading.erase(0, 3);
  }
}

}  // namespace

std::string japaneseTextOf(const Collection& collection) {
  std::string lines;
  const auto add = [&](std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (!text.empty()) lines += text + "\n";
  };
  const auto addAll = [&](const LanguageMap& texts) {
    for (const char* language : {"ja", "ja-easy"}) {
      if (const auto text = texts.find(language); text != texts.end()) add(text->second);
    }
  };
  addAll(collection.title);
  addAll(collection.description);
  for (const Facility& facility : collection.facilities) {
    for (const auto* texts : {&facility.name, &facility.description, &facility.hours, &facility.access}) addAll(*texts);
  }
  for (const Item& item : collection.items) {
    if (!item.is_public) continue;
    addAll(item.title);
    addAll(item.description);
    for (const auto* text : {&item.category, &item.maker, &item.period, &item.place, &item.material, &item.technique}) add(*text);
  }
  return lines;
}

std::vector<SuggestedReading> suggestReadings(std::string_view analysed, const Collection& collection) {
  std::map<std::pair<std::string, std::string>, size_t> counts;
  while (!analysed.empty()) {
    const size_t end = std::min(analysed.find('\n'), analysed.size());
    const std::string_view line = analysed.substr(0, end);
    analysed.remove_prefix(std::min(end + 1, analysed.size()));
    const size_t tab = line.find('\t');
    if (tab == line.npos || !hasKanji(line.substr(0, tab)) || !isKana(line.substr(tab + 1))) continue;
    std::string word(line.substr(0, tab)), reading = inHiragana(line.substr(tab + 1));
    takeOffOkurigana(word, reading);
    if (!collection.readings.count(word)) ++counts[{word, reading}];
  }
  std::vector<SuggestedReading> suggestions;
  for (const auto& [found, count] : counts) suggestions.push_back({found.first, found.second, count});
  std::stable_sort(suggestions.begin(), suggestions.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  return suggestions;
}

std::string suggestedReadingsCsv(const std::vector<SuggestedReading>& suggestions) {
  std::string csv = "\xEF\xBB\xBF語,よみ,確認,回数\r\n";
  // Words of kanji and kana: nothing in them needs quotes.
  for (const auto& [word, reading, count] : suggestions) csv += word + "," + reading + ",," + std::to_string(count) + "\r\n";
  return csv;
}

}  // namespace kura

// Readings that a morphological analyser proposes for the words of a record: suggestions, until the curator confirms them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/collection.h"

namespace kura {

// All Japanese running text of public items, of the collection and of its museums, one passage a line.
std::string japaneseTextOf(const Collection& collection);

// What the analyser is asked to print for each word: the word, a tab, its reading in katakana where it knows one.
inline constexpr const char* kMecabFormat = "%m\\t%f[7]\\n";
inline constexpr const char* kMecabUnknownFormat = "%m\\t\\n";

struct SuggestedReading {
  std::string word;     // with its okurigana taken off: 描, not 描い
  std::string reading;  // hiragana
  size_t count = 0;
};

// Words with a kanji and a reading that `collection.readings` does not hold yet, the most frequent first. A word that is read in two ways stands
// twice. analysed: lines as of kMecabFormat.
std::vector<SuggestedReading> suggestReadings(std::string_view analysed, const Collection& collection);

// 語, よみ, 確認 (empty), 回数 as CSV with a byte order mark, for Excel.
std::string suggestedReadingsCsv(const std::vector<SuggestedReading>& suggestions);

}  // namespace kura

// Furigana: the readings of words above them, in finished pages.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kura {

class Furigana {
 public:
  // Word -> reading in kana, as the curator confirmed them (readings.csv).
  explicit Furigana(const std::map<std::string, std::string>& readings);

  // A title and its whole reading as the record gives it; katakana becomes hiragana. Where the words known so far make that reading, each keeps
  // its own; else the whole title becomes a word.
  void addTitle(const std::string& title, const std::string& kana);

  bool empty() const { return words_.empty(); }

  // The page with each known word of its Japanese text as <ruby>word<rp>（</rp><rt>reading</rt><rp>）</rp></ruby> (HTML, 4.5.10): the longest
  // that begins where another ends. A word of one kanji counts only where no kanji stands beside it, because it is often read in another way there.
  // Left alone: attributes, scripts, styles, titles, options, code, text inside ruby, and what lang says is not Japanese. html: well-formed.
  std::string annotate(std::string_view html) const;

 private:
  std::string annotateText(std::string_view text) const;
  const std::pair<std::string, std::string>* wordAt(std::string_view text, size_t at) const;
  std::string readingOf(std::string_view text) const;
  void add(const std::string& word, const std::string& reading);

  std::unordered_map<std::string, std::vector<std::pair<std::string, std::string>>> words_;  // by first character, longest first
};

}  // namespace kura

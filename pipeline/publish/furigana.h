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

  // A title and its whole reading as the record gives it; katakana becomes hiragana. Words known so far keep their readings where these stand in
  // the title's in the same order; what is left between them is read as what is left of it: 五彩|牡丹|文鉢, ごさい|ぼたん|もんばち. A part of more
  // than eight characters gets none: it could not be broken at the end of a line.
  void addTitle(const std::string& title, const std::string& kana);

  bool empty() const { return words_.empty() && titles_.empty(); }

  // The page with each known word of its Japanese text as <ruby>word<rp>（</rp><rt>reading</rt><rp>）</rp></ruby> (HTML, 4.5.10): the longest
  // that begins where another ends. A word of one kanji counts only where no kanji stands beside it, because it is often read in another way there.
  // Left alone: attributes, scripts, styles, titles, options, code, text inside ruby, and what lang says is not Japanese. html: well-formed.
  std::string annotate(std::string_view html) const;

 private:
  using Words = std::unordered_map<std::string, std::vector<std::pair<std::string, std::string>>>;  // by first character, longest first

  std::string annotateText(std::string_view text) const;
  const std::pair<std::string, std::string>* wordAt(const Words& words, std::string_view text, size_t at) const;
  // Parts of a title in order, each with what is known of its reading: itself for kana, empty where a word is unknown.
  using Parts = std::vector<std::pair<std::string, std::string>>;
  Parts partsOf(std::string_view title) const;
  static void add(const std::string& word, const std::string& reading, Words& words);

  Words words_;
  std::unordered_map<std::string, std::string> titles_;  // title -> HTML with its readings
  Words title_words_;                                    // titles, to be found in text
};

}  // namespace kura

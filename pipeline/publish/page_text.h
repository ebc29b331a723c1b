// Choosing, cutting and formatting the words of a record for a page.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "model/collection.h"

namespace kura {

// A passage and the language that it is in.
struct Passage {
  std::string text;
  std::string language;  // BCP 47; empty where the passage belongs to no language (numbers, codes)

  bool empty() const { return text.empty(); }
};

// The text in `language`; where that is missing: Japanese, then English, then any other. "ja-easy" is never chosen
// for another language. Empty where the map holds no text.
Passage pickText(const LanguageMap& texts, std::string_view language);

// {"ja": "…", "en": "…"} without empty ones.
nlohmann::json textsOf(const LanguageMap& texts);

// A field that the record gives as displayed (Japanese) and perhaps in other languages.
LanguageMap withJapanese(const std::string& japanese, const LanguageMap& others);

// Lines between newlines (LF or CRLF), trimmed; empty ones are dropped.
std::vector<std::string> paragraphs(std::string_view text);

struct LeadAndStory {
  std::string lead;                // the first sentence, where it is short enough to stand alone
  std::vector<std::string> story;  // the rest, in paragraphs
};
// A sentence ends at "。" or at a period, question or exclamation mark before a space and a capital letter.
LeadAndStory splitLead(const Passage& description);

// At most two decimals, without trailing zeros; independent of the locale.
std::string formatNumber(double value);
// "812 B", "34 kB", "3.2 MB", "1.2 GB": powers of 1000, as download dialogues of browsers show them.
std::string formatBytes(uint64_t bytes);
// A distance of a scan in two digits: "0.0034 mm", "0.12 mm", from 10 mm on whole, "< 0.001 mm" for what nothing measures.
std::string formatMillimetres(double millimetres);
// 1234567 -> "1,234,567"
std::string formatCount(uint64_t count);

// Number of code points; bytes that do not begin one are not counted.
size_t characterCount(std::string_view utf8);

// For texts of HTML and values of its attributes: & < > " become character references.
std::string escapeHtml(std::string_view text);

// For values in queries and fragments: all but the unreserved characters of RFC 3986, section 2.3, become %XX.
std::string percentEncoded(std::string_view text);

// True for http:// and https:// addresses: only these become links.
bool isWebAddress(std::string_view address);

}  // namespace kura

#include "publish/page_text.h"

#include <charconv>

namespace kura {
namespace {

constexpr std::string_view kIdeographicStop = "。";
// Longer first sentences read better as part of the story.
constexpr size_t kLeadLimitJapanese = 90;
constexpr size_t kLeadLimitLatin = 180;

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// Byte position after the first sentence; npos where the paragraph is a single one.
size_t endOfFirstSentence(std::string_view text) {
  const size_t ideographic = text.find(kIdeographicStop);
  const size_t japanese =
      ideographic == std::string_view::npos ? ideographic : ideographic + kIdeographicStop.size();
  for (size_t i = 0; i + 2 < text.size() && i < japanese; ++i) {
    const bool stop = text[i] == '.' || text[i] == '!' || text[i] == '?';
    // "c. 1820", "H. Doi": a stop after a single letter is an abbreviation.
    const bool abbreviation = i < 2 || text[i - 2] == ' ' || text[i - 2] == '.';
    if (stop && !abbreviation && text[i + 1] == ' ' && text[i + 2] >= 'A' && text[i + 2] <= 'Z') return i + 1;
  }
  return japanese;
}

}  // namespace

Passage pickText(const LanguageMap& texts, std::string_view language) {
  const auto find = [&](std::string_view wanted) -> Passage {
    const auto found = texts.find(std::string(wanted));
    if (found == texts.end() || found->second.empty()) return {};
    return {found->second, found->first};
  };
  for (const std::string_view wanted : {language, std::string_view("ja"), std::string_view("en")}) {
    if (Passage passage = find(wanted); !passage.empty()) return passage;
  }
  for (const auto& [tag, text] : texts) {
    if (!text.empty() && tag != "ja-easy") return {text, tag};
  }
  return {};
}

nlohmann::json textsOf(const LanguageMap& texts) {
  nlohmann::json object = nlohmann::json::object();
  for (const auto& [language, text] : texts) {
    if (!text.empty()) object[language] = text;
  }
  return object;
}

LanguageMap withJapanese(const std::string& japanese, const LanguageMap& others) {
  LanguageMap texts = others;
  if (!japanese.empty()) texts["ja"] = japanese;
  return texts;
}

std::vector<std::string> paragraphs(std::string_view text) {
  std::vector<std::string> result;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    if (const std::string_view line = trim(text.substr(0, end)); !line.empty()) result.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

LeadAndStory splitLead(const Passage& description) {
  LeadAndStory result{.lead = {}, .story = paragraphs(description.text)};
  if (result.story.empty()) return result;
  const std::string first = result.story.front();
  const size_t end = std::min(endOfFirstSentence(first), first.size());
  const size_t limit = description.language.starts_with("en") ? kLeadLimitLatin : kLeadLimitJapanese;
  if (characterCount(std::string_view(first).substr(0, end)) > limit) return result;
  result.lead = first.substr(0, end);
  const std::string_view rest = trim(std::string_view(first).substr(end));
  if (rest.empty()) {
    result.story.erase(result.story.begin());
  } else {
    result.story.front() = std::string(rest);
  }
  return result;
}

std::string formatNumber(double value) {
  char buffer[64];
  const auto written = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 2);
  if (written.ec != std::errc()) return {};
  std::string text(buffer, written.ptr);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string formatBytes(uint64_t bytes) {
  constexpr const char* kUnits[] = {" B", " kB", " MB", " GB"};
  double value = static_cast<double>(bytes);
  size_t unit = 0;
  while (value >= 999.5 && unit < 3) {
    value /= 1000;
    ++unit;
  }
  const int decimals = unit >= 2 && value < 99.95 ? 1 : 0;
  char buffer[64];
  const auto written = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals);
  return std::string(buffer, written.ptr) + kUnits[unit];
}

std::string formatMillimetres(double millimetres) {
  if (!(millimetres >= 0.001)) return "< 0.001 mm";
  int decimals = 0;
  for (double value = millimetres; value < 9.95 && decimals < 4; value *= 10) ++decimals;
  char buffer[400];
  const auto written = std::to_chars(buffer, buffer + sizeof buffer, millimetres, std::chars_format::fixed, decimals);
  return std::string(buffer, written.ptr) + " mm";
}

std::string formatCount(uint64_t count) {
  const std::string digits = std::to_string(count);
  std::string grouped;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped += ',';
    grouped += digits[i];
  }
  return grouped;
}

size_t characterCount(std::string_view utf8) {
  size_t count = 0;
  for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::string escapeHtml(std::string_view text) {
  std::string escaped;
  for (const char character : text) {
    switch (character) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      default: escaped += character;
    }
  }
  return escaped;
}

std::string percentEncoded(std::string_view text) {
  constexpr std::string_view kUnreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char character : text) {
    if (kUnreserved.find(character) != std::string_view::npos) {
      encoded += character;
    } else {
      const auto byte = static_cast<unsigned char>(character);
      (encoded += '%').append({kDigits[byte >> 4], kDigits[byte & 15]});
    }
  }
  return encoded;
}

bool isWebAddress(std::string_view address) { return address.starts_with("https://") || address.starts_with("http://"); }

}  // namespace kura

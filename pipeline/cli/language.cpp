#include "cli/language.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace kura {
namespace {

// Decodes one character; broken bytes count as one character each.
uint32_t takeCharacter(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  const size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  uint32_t code = length == 1 ? first : first & (0xFFu >> (length + 1));
  for (size_t i = 1; i < length && i < text.size(); ++i) code = code << 6 | (static_cast<unsigned char>(text[i]) & 63u);
  text.remove_prefix(std::min(length, text.size()));
  return code;
}

// East Asian Wide and Fullwidth (UAX 11), in the ranges that records and messages use; combining marks take none.
size_t widthOf(uint32_t c) {
  if ((c >= 0x300 && c <= 0x36F) || c == 0x3099 || c == 0x309A || c == 0x200B) return 0;
  const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x303E) || (c >= 0x3041 && c <= 0xA4CF) ||
                    (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) ||
                    (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
                    (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

}  // namespace

Language languageOfEnvironment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) return std::string_view(value).starts_with("ja") ? Language::kJapanese : Language::kEnglish;
  }
  return Language::kEnglish;
}

const std::string& in(Language language, const Localized& text) {
  const std::string& wanted = language == Language::kJapanese ? text.ja : text.en;
  return wanted.empty() ? (language == Language::kJapanese ? text.en : text.ja) : wanted;
}

std::string placeText(Language language, const Error& error) {
  const Place& place = error.place;
  if (language == Language::kEnglish || place.empty() || (!place.row && !place.line)) return error.subject;
  std::string text = place.file + " ";
  if (!place.sheet.empty()) text += "シート「" + place.sheet + "」";
  if (place.row) text += std::to_string(place.row) + " 行目";
  if (place.line) text += std::to_string(place.line) + " 行目";
  if (!place.column.empty()) text += "「" + place.column + "」";
  return text;
}

size_t terminalWidth(std::string_view utf8) {
  size_t width = 0;
  while (!utf8.empty()) width += widthOf(takeCharacter(utf8));
  return width;
}

std::string fitWidth(std::string_view utf8, size_t columns, bool pad) {
  std::string fitted;
  size_t width = 0;
  const bool fits = terminalWidth(utf8) <= columns;
  for (std::string_view rest = utf8; !rest.empty();) {
    const std::string_view before = rest;
    const size_t next = widthOf(takeCharacter(rest));
    if (!fits && width + next > columns - 1) {
      fitted += "…";
      ++width;
      break;
    }
    fitted += before.substr(0, before.size() - rest.size());
    width += next;
  }
  if (pad && width < columns) fitted.append(columns - width, ' ');
  return fitted;
}

}  // namespace kura

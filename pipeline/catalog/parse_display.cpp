#include "catalog/parse_display.h"

#include <algorithm>
#include <string>

#include "catalog/parse_period.h"
#include "catalog/text.h"

namespace kura {
namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

// A whole day; a month or a year alone would leave its ends open to guessing.
std::optional<std::string> wholeDay(const std::string& text) {
  if (tidyText(text).empty()) return "";
  const std::optional<std::string> day = parseDay(tidyText(text));
  if (!day || day->size() != 10) return std::nullopt;
  return day;
}

std::optional<DaySpan> parseSpan(const std::string& text) {
  constexpr std::string_view kJoint = "\x01";
  std::string joined = text;
  for (const std::string_view mark : {"〜", "～", "~", "–", "—", " to ", "から"}) joined = replaced(joined, mark, kJoint);
  joined = replaced(joined, "まで", "");
  size_t joint = joined.find(kJoint);
  // "2026-04-01/2026-06-30" is ISO 8601's own interval; a slash inside "2026/4/1" is none.
  if (joint == std::string::npos && std::count(joined.begin(), joined.end(), '/') == 1) joint = joined.find('/');
  const std::optional<std::string> from = wholeDay(joined.substr(0, joint));
  const std::optional<std::string> to = joint == std::string::npos ? from : wholeDay(joined.substr(joint + 1));
  if (!from || !to || (from->empty() && to->empty())) return std::nullopt;
  if (!from->empty() && !to->empty() && *to < *from) return std::nullopt;
  return DaySpan{*from, *to};
}

}  // namespace

std::optional<std::vector<DaySpan>> parseDisplay(std::string_view text) {
  std::string plain = replaced(replaced(tidyText(text), "；", ";"), "\n", ";");
  const std::string word = lowerAscii(plain);
  if (word == "常設" || word == "常設展示" || word == "always" || word == "permanent") return std::vector<DaySpan>{DaySpan{}};
  std::vector<DaySpan> spans;
  for (size_t begin = 0; begin <= plain.size();) {
    const size_t end = std::min(plain.find(';', begin), plain.size());
    const std::string part = tidyText(plain.substr(begin, end - begin));
    begin = end + 1;
    if (part.empty()) continue;
    const std::optional<DaySpan> span = parseSpan(part);
    if (!span) return std::nullopt;
    spans.push_back(*span);
  }
  std::sort(spans.begin(), spans.end(), [](const DaySpan& a, const DaySpan& b) { return a.from < b.from; });
  return spans;
}

}  // namespace kura

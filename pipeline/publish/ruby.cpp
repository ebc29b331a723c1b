#include "publish/ruby.h"

#include <functional>

#include "publish/page_text.h"

namespace kura {
namespace {

constexpr std::string_view kOpen = "《", kClose = "》", kBegin = "｜";

size_t startOfLast(std::string_view text) {
  size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

// The kanji that a reading may belong to: CJK ideographs of three and four bytes, 々, 〆, ヶ and 〇.
bool isKanji(std::string_view character) {
  if (character == "々" || character == "〆" || character == "ヶ" || character == "〇") return true;
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(character[i]); };
  if (character.size() == 4) return byte(0) == 0xF0 && byte(1) >= 0xA0;  // from U+20000 on
  if (character.size() != 3) return false;
  const unsigned code = (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
  return (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF);
}

// Where the base of a reading that begins at the end of `before` starts: after ｜, else at the kanji right before. npos: there is none.
size_t baseOf(std::string_view before, std::string_view& mark) {
  mark = {};
  const size_t line = before.find_last_of('\n');
  const size_t begin = before.rfind(kBegin);
  if (begin != std::string_view::npos && (line == std::string_view::npos || begin > line) && begin + kBegin.size() < before.size() &&
      before.find(kClose, begin) == std::string_view::npos) {
    mark = kBegin;
    return begin;
  }
  size_t start = before.size();
  while (start > 0) {
    const size_t at = startOfLast(before.substr(0, start));
    if (!isKanji(before.substr(at, start - at))) break;
    start = at;
  }
  return start == before.size() ? std::string_view::npos : start;
}

using Reading = std::function<std::string(std::string_view base, std::string_view reading)>;
using Plain = std::function<std::string(std::string_view text)>;

std::string transform(std::string_view text, const Plain& plain, const Reading& reading) {
  std::string result;
  for (;;) {
    const size_t open = text.find(kOpen);
    const size_t close = open == std::string_view::npos ? open : text.find(kClose, open);
    if (close == std::string_view::npos) return result + plain(text);
    const std::string_view before = text.substr(0, open), inside = text.substr(open + kOpen.size(), close - open - kOpen.size());
    std::string_view mark;
    const size_t base = baseOf(before, mark);
    if (base == std::string_view::npos || inside.empty() || inside.find('\n') != std::string_view::npos) {
      result += plain(text.substr(0, close + kClose.size()));
    } else {
      result += plain(before.substr(0, base));
      result += reading(before.substr(base + mark.size()), inside);
    }
    text.remove_prefix(close + kClose.size());
  }
}

}  // namespace

std::string rubyHtml(std::string_view text) {
  return transform(text, escapeHtml, [](std::string_view base, std::string_view reading) {
    return "<ruby>" + escapeHtml(base) + "<rp>（</rp><rt>" + escapeHtml(reading) + "</rt><rp>）</rp></ruby>";
  });
}

std::string withoutRuby(std::string_view text) {
  return transform(text, [](std::string_view plain) { return std::string(plain); }, [](std::string_view base, std::string_view) { return std::string(base); });
}

}  // namespace kura

#include "publish/furigana.h"

#include <algorithm>
#include <array>

namespace kura {
namespace {

constexpr size_t kLongestPart = 8 * 3;  // bytes
constexpr std::array<std::string_view, 7> kUntouched = {"script", "style", "title", "option", "textarea", "code", "ruby"};
constexpr std::array<std::string_view, 13> kVoid = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"};

template <size_t N>
bool isOneOf(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

size_t lengthOfCharacter(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// Of characters of three bytes, which hold all that matter here; 0 for others.
unsigned codePoint(std::string_view at) {
  if (at.size() < 3 || lengthOfCharacter(at[0]) != 3) return 0;
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(at[i]); };
  return (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
}

bool isKanji(std::string_view at) {
  const unsigned code = codePoint(at);
  return (code >= 0x3400 && code <= 0x9FFF) || code == 0x3005;
}

bool isKanjiBefore(std::string_view text, size_t at) { return at >= 3 && isKanji(text.substr(at - 3)); }

std::string inHiragana(std::string_view kana) {
  std::string text;
  for (size_t i = 0; i < kana.size();) {
    const unsigned code = codePoint(kana.substr(i));
    const size_t length = std::min(lengthOfCharacter(kana[i]), kana.size() - i);
    if (code >= 0x30A1 && code <= 0x30F6) {
      const unsigned hiragana = code - 0x60;
      text += {static_cast<char>(0xE0 | hiragana >> 12), static_cast<char>(0x80 | (hiragana >> 6 & 0x3F)), static_cast<char>(0x80 | (hiragana & 0x3F))};
    } else {
      text += kana.substr(i, length);
    }
    i += length;
  }
  return text;
}

// A tag, from its < to its >; quotes may hold a >.
std::string_view tagAt(std::string_view html, size_t at) {
  char quote = 0;
  for (size_t i = at; i < html.size(); ++i) {
    if (quote) {
      if (html[i] == quote) quote = 0;
    } else if (html[i] == '"' || html[i] == '\'') {
      quote = html[i];
    } else if (html[i] == '>') {
      return html.substr(at, i - at + 1);
    }
  }
  return html.substr(at);
}

std::string_view nameOfTag(std::string_view tag) {
  const size_t begin = tag.size() > 1 && tag[1] == '/' ? 2 : 1;
  const size_t end = tag.find_first_of(" \t\n/>", begin);
  return tag.substr(begin, end == std::string_view::npos ? end : end - begin);
}

// What lang says of the content; `outer` where the tag does not say.
bool isJapaneseInside(std::string_view tag, bool outer) {
  constexpr std::string_view kLang = " lang=\"";
  const size_t at = tag.find(kLang);
  if (at == std::string_view::npos) return outer;
  const std::string_view value = tag.substr(at + kLang.size());
  return value.starts_with("ja\"") || value.starts_with("ja-");
}

std::string ruby(const std::string& word, const std::string& reading) {
  return "<ruby>" + word + "<rp>（</rp><rt>" + reading + "</rt><rp>）</rp></ruby>";
}

// Fills in the readings that are not known, from `at` on, so that all together make `kana`; the shortest first. False where none do.
bool align(std::vector<std::pair<std::string, std::string>>& parts, size_t at, std::string_view kana) {
  if (at == parts.size()) return kana.empty();
  auto& [text, reading] = parts[at];
  if (!reading.empty()) return kana.starts_with(reading) && align(parts, at + 1, kana.substr(reading.size()));
  for (size_t end = 0; end < kana.size();) {
    end += lengthOfCharacter(kana[end]);
    reading = kana.substr(0, end);
    if (align(parts, at + 1, kana.substr(std::min(end, kana.size())))) return true;
  }
  reading.clear();
  return false;
}

}  // namespace

Furigana::Furigana(const std::map<std::string, std::string>& readings) {
  for (const auto& [word, reading] : readings) add(word, inHiragana(reading), words_);
}

void Furigana::add(const std::string& word, const std::string& reading, Words& words) {
  if (word.empty()) return;
  auto& alike = words[word.substr(0, lengthOfCharacter(word[0]))];
  const auto place = std::find_if(alike.begin(), alike.end(), [&](const auto& known) { return known.first.size() < word.size(); });
  alike.insert(place, {word, reading});
}

void Furigana::addTitle(const std::string& title, const std::string& kana) {
  Parts parts = partsOf(title);
  const bool has_unread = std::any_of(parts.begin(), parts.end(), [](const auto& part) { return isKanji(part.first); });
  if (kana.empty() || !has_unread || titles_.count(title) || !align(parts, 0, inHiragana(kana))) return;
  std::string html;
  for (const auto& [text, reading] : parts) html += isKanji(text) && text.size() <= kLongestPart ? ruby(text, reading) : text;
  titles_[title] = html;
  add(title, {}, title_words_);
}

const std::pair<std::string, std::string>* Furigana::wordAt(const Words& words, std::string_view text, size_t at) const {
  const auto alike = words.find(std::string(text.substr(at, lengthOfCharacter(text[at]))));
  if (alike == words.end()) return nullptr;
  for (const auto& word : alike->second) {
    if (text.substr(at, word.first.size()) != word.first) continue;
    const bool is_single = word.first.size() == 3 && isKanji(word.first);
    if (is_single && (isKanjiBefore(text, at) || isKanji(text.substr(at + 3)))) continue;
    return &word;
  }
  return nullptr;
}

Furigana::Parts Furigana::partsOf(std::string_view title) const {
  Parts parts;
  bool is_open = false;  // the last part is one whose reading is not known
  for (size_t i = 0; i < title.size();) {
    if (const auto* word = wordAt(words_, title, i)) {
      parts.push_back(*word);
      is_open = false;
      i += word->first.size();
      continue;
    }
    const std::string character(title.substr(i, lengthOfCharacter(title[i])));
    if (!isKanji(character)) parts.push_back({character, inHiragana(character)});
    else if (is_open) parts.back().first += character;
    else parts.push_back({character, {}});
    is_open = isKanji(character);
    i += character.size();
  }
  return parts;
}

std::string Furigana::annotateText(std::string_view text) const {
  std::string html;
  for (size_t i = 0; i < text.size();) {
    if (const auto* title = wordAt(title_words_, text, i)) {
      html += titles_.at(title->first);
      i += title->first.size();
    } else if (const auto* word = wordAt(words_, text, i)) {
      html += ruby(word->first, word->second);
      i += word->first.size();
    } else {
      const size_t length = std::min(lengthOfCharacter(text[i]), text.size() - i);
      html += text.substr(i, length);
      i += length;
    }
  }
  return html;
}

std::string Furigana::annotate(std::string_view html) const {
  if (empty()) return std::string(html);
  struct Open {
    std::string_view name;
    bool is_japanese;
  };
  std::vector<Open> open = {{"", false}};
  std::string out;
  out.reserve(html.size() + html.size() / 4);
  for (size_t at = 0; at < html.size();) {
    if (html[at] != '<') {
      const size_t end = std::min(html.find('<', at), html.size());
      const std::string_view text = html.substr(at, end - at);
      out += open.back().is_japanese ? annotateText(text) : std::string(text);
      at = end;
      continue;
    }
    const std::string_view tag = html.substr(at).starts_with("<!--") ? html.substr(at, html.find("-->", at) == std::string_view::npos ? html.npos : html.find("-->", at) + 3 - at) : tagAt(html, at);
    const std::string_view name = nameOfTag(tag);
    at += tag.size();
    out += tag;
    if (tag.starts_with("</")) {
      // What HTML lets be closed unsaid goes with it.
      const auto same = std::find_if(open.rbegin(), open.rend(), [&](const Open& one) { return one.name == name; });
      if (same != open.rend()) open.erase(std::next(same).base(), open.end());
    } else if (isOneOf(kUntouched, name)) {
      const size_t end = std::min(html.find("</" + std::string(name), at), html.size());
      out += html.substr(at, end - at);
      at = end;
    } else if (!tag.starts_with("<!") && !tag.ends_with("/>") && !isOneOf(kVoid, name)) {
      open.push_back({name, isJapaneseInside(tag, open.back().is_japanese)});
    }
  }
  return out;
}

}  // namespace kura

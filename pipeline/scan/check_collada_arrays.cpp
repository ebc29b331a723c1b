#include <charconv>
#include <cctype>

#include "scan/read_with_assimp.h"

namespace kura {
namespace {

std::string attributeOf(std::string_view tag, std::string_view name) {
  for (size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    if (at == 0 || !std::isspace(static_cast<unsigned char>(tag[at - 1]))) continue;
    size_t open = tag.find_first_not_of(" \t\r\n", at + name.size());
    if (open == std::string_view::npos || tag[open] != '=') continue;
    open = tag.find_first_of("\"'", open);
    if (open == std::string_view::npos) return {};
    const size_t close = tag.find(tag[open], open + 1);
    if (close == std::string_view::npos) return {};
    return std::string(tag.substr(open + 1, close - open - 1));
  }
  return {};
}

uint64_t countWords(std::string_view text) {
  uint64_t words = 0;
  bool is_inside = false;
  for (char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_space && !is_inside) ++words;
    is_inside = !is_space;
  }
  return words;
}

}  // namespace

Status checkColladaArrays(std::string_view text, const std::string& subject) {
  constexpr std::string_view kOpen = "<float_array", kClose = "</float_array>";
  for (size_t at = text.find(kOpen); at != std::string_view::npos; at = text.find(kOpen, at + 1)) {
    const size_t tag_end = text.find('>', at);
    if (tag_end == std::string_view::npos || text[tag_end - 1] == '/') continue;
    const size_t end = text.find(kClose, tag_end);
    if (end == std::string_view::npos) break;
    const std::string_view tag = text.substr(at, tag_end - at);
    const std::string stated = attributeOf(tag, "count");
    uint64_t count = 0;
    const auto [after, failed] = std::from_chars(stated.data(), stated.data() + stated.size(), count);
    const uint64_t present = countWords(text.substr(tag_end + 1, end - tag_end - 1));
    if (failed == std::errc{} && after == stated.data() + stated.size() && count == present) continue;
    const std::string found = std::to_string(present);
    return badInput(subject + " float_array " + attributeOf(tag, "id"),
                    {"数値の個数が count=\"" + stated + "\" と合いません（実際は " + found + " 個）。",
                     "The number of values does not agree with count=\"" + stated + "\" (there are " + found + ")."},
                    {"COLLADA を書き出し直してください。", "Export the COLLADA file again."});
  }
  return {};
}

}  // namespace kura

#include "catalog/text.h"

#include <algorithm>

namespace kura {
namespace {

// Length of the well-formed sequence that starts here, 0 where there is none (RFC 3629, section 4).
size_t sequenceLength(std::string_view text) {
  const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto follows = [&](size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool overlong = first == 0xE0 && byte(1) < 0xA0;
    const bool surrogate = first == 0xED && byte(1) > 0x9F;
    return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool overlong = first == 0xF0 && byte(1) < 0x90;
    const bool too_high = first == 0xF4 && byte(1) > 0x8F;
    return follows(1) && follows(2) && follows(3) && !overlong && !too_high ? 4 : 0;
  }
  return 0;
}

constexpr std::string_view kIdeographicSpace = "\xE3\x80\x80";
constexpr std::string_view kMinusSign = "\xE2\x88\x92";

}  // namespace

std::optional<size_t> findInvalidUtf8(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const size_t length = sequenceLength(text.substr(i));
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

std::string tidyText(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  for (bool again = true; again && !text.empty();) {
    again = false;
    while (!text.empty() && kSpaces.find(text.front()) != std::string_view::npos) text.remove_prefix(1), again = true;
    while (!text.empty() && kSpaces.find(text.back()) != std::string_view::npos) text.remove_suffix(1), again = true;
    if (text.starts_with(kIdeographicSpace)) text.remove_prefix(3), again = true;
    if (text.ends_with(kIdeographicSpace)) text.remove_suffix(3), again = true;
  }
  std::string tidy;
  tidy.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      tidy += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      tidy += '\n';
    }
  }
  return tidy;
}

std::string foldWidth(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with(kIdeographicSpace) || rest.starts_with(kMinusSign)) {
      folded += rest.starts_with(kMinusSign) ? '-' : ' ';
      i += 3;
      continue;
    }
    const size_t length = std::max<size_t>(1, sequenceLength(rest));
    if (length == 3) {
      const unsigned code = (static_cast<unsigned char>(rest[0]) & 15u) << 12 |
                            (static_cast<unsigned char>(rest[1]) & 63u) << 6 | (static_cast<unsigned char>(rest[2]) & 63u);
      if (code >= 0xFF01 && code <= 0xFF5E) {
        folded += static_cast<char>(code - 0xFEE0);
        i += 3;
        continue;
      }
    }
    folded += rest.substr(0, length);
    i += length;
  }
  return folded;
}

std::string lowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string quoteForMessage(std::string_view text) {
  std::string quoted;
  size_t characters = 0;
  for (size_t i = 0; i < text.size();) {
    if (++characters > 40) return quoted + "…";
    const size_t length = std::max<size_t>(1, sequenceLength(text.substr(i)));
    quoted += text[i] == '\n' || text[i] == '\r' ? std::string_view(" ") : text.substr(i, length);
    i += length;
  }
  return quoted;
}

}  // namespace kura

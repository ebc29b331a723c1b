#include "scan/obj_lines.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace kura {
namespace {

constexpr size_t kLongestJoined = size_t{64} << 20;  // a polygon of millions of corners is a broken file

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\0'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  return text;
}

bool isOfNumbers(std::string_view line) { return !line.empty() && (line[0] == 'f' || line[0] == 'v' || line[0] == 'l' || line[0] == 'p'); }

}  // namespace

std::string_view ObjLines::takeLine() {
  const char* start = text_.data() + at_;
  const size_t left = text_.size() - at_;
  const auto* feed = static_cast<const char*>(std::memchr(start, '\n', left));
  size_t length = feed ? size_t(feed - start) : left;
  size_t skip = feed ? length + 1 : length;
  // A lone CR ends a line too (old Macintosh); in CRLF files it is the last of the line.
  if (const auto* mark = static_cast<const char*>(std::memchr(start, '\r', length))) {
    const size_t place = size_t(mark - start);
    if (place + 1 < length) skip = place + 1;
    length = place;
  }
  at_ += skip;
  return trimmed({start, length});
}

bool ObjLines::next() {
  while (at_ < text_.size()) {
    std::string_view line = takeLine();
    if (line.empty() || line.front() == '#') continue;
    if (line.back() == '\\' && isOfNumbers(line)) {
      joined_.clear();
      while (!line.empty() && line.back() == '\\' && joined_.size() < kLongestJoined) {
        joined_.append(line.substr(0, line.size() - 1)).push_back(' ');
        line = at_ < text_.size() ? takeLine() : std::string_view();
      }
      joined_.append(line);
      line = trimmed(joined_);
    }
    rest_ = line;
    keyword_ = takeWord(rest_);
    rest_ = trimmed(rest_);
    return true;
  }
  return false;
}

std::string_view takeWord(std::string_view& rest) {
  while (!rest.empty() && isBlank(rest.front())) rest.remove_prefix(1);
  size_t length = 0;
  while (length < rest.size() && !isBlank(rest[length])) ++length;
  const std::string_view word = rest.substr(0, length);
  rest.remove_prefix(length);
  return word;
}

std::optional<double> readObjNumber(std::string_view word) {
  if (!word.empty() && word.front() == '+') word.remove_prefix(1);
  double value = 0;
  const char* end = word.data() + word.size();
  const auto [stop, failed] = std::from_chars(word.data(), end, value);
  if (failed == std::errc::invalid_argument) return {};
  if (stop < end && *stop == ',') {
    std::string dotted(word.substr(0, 64));
    std::replace(dotted.begin(), dotted.end(), ',', '.');
    return readObjNumber(dotted);
  }
  return value;
}

}  // namespace kura

#include "model/item_path.h"

namespace kura {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEF";

bool staysAsItIs(unsigned char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

void appendEscaped(std::string& path, unsigned char c) {
  path += '~';
  path += kDigits[c >> 4];
  path += kDigits[c & 15];
}

}  // namespace

std::string itemPath(std::string_view id) {
  const bool dots_alone = id.find_first_not_of('.') == std::string_view::npos;
  std::string path;
  for (size_t i = 0; i < id.size(); ++i) {
    const auto c = static_cast<unsigned char>(id[i]);
    if (staysAsItIs(c) && !(dots_alone && i == 0)) {
      path += id[i];
    } else {
      appendEscaped(path, c);
    }
  }
  return path;
}

std::optional<std::string> itemIdOfPath(std::string_view path) {
  std::string id;
  for (size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '~') {
      id += path[i];
      continue;
    }
    if (i + 2 >= path.size()) return std::nullopt;
    const size_t high = kDigits.find(path[i + 1]);
    const size_t low = kDigits.find(path[i + 2]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    id += static_cast<char>(high * 16 + low);
    i += 2;
  }
  // Only one spelling of each id is ours.
  if (itemPath(id) != path) return std::nullopt;
  return id;
}

}  // namespace kura

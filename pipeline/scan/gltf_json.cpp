#include <cmath>

#include "scan/gltf_document.h"

namespace kura {

using nlohmann::json;

const json& memberOf(const json& object, const char* key) {
  static const json kNull;
  if (!object.is_object()) return kNull;
  const auto found = object.find(key);
  return found == object.end() ? kNull : *found;
}

const json& elementOf(const json& array, size_t index) {
  static const json kNull;
  return array.is_array() && index < array.size() ? array[index] : kNull;
}

std::optional<size_t> indexIn(const json& object, const char* key) {
  const json& value = memberOf(object, key);
  if (!value.is_number()) return {};
  const double number = value.get<double>();
  if (!(number >= 0) || number > 9e15 || number != std::floor(number)) return {};
  return static_cast<size_t>(number);
}

double numberIn(const json& object, const char* key, double fallback) {
  const json& value = memberOf(object, key);
  return value.is_number() ? value.get<double>() : fallback;
}

std::string textIn(const json& object, const char* key) {
  const json& value = memberOf(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::optional<Bytes> decodeDataUri(std::string_view uri) {
  const size_t comma = uri.find(',');
  if (uri.rfind("data:", 0) != 0 || comma == std::string_view::npos) return {};
  if (uri.substr(0, comma).find(";base64") == std::string_view::npos) return {};
  Bytes bytes;
  bytes.reserve((uri.size() - comma) / 4 * 3);
  uint32_t bits = 0;
  int count = 0;
  for (char c : uri.substr(comma + 1)) {
    int value;
    if (c >= 'A' && c <= 'Z') value = c - 'A';
    else if (c >= 'a' && c <= 'z') value = c - 'a' + 26;
    else if (c >= '0' && c <= '9') value = c - '0' + 52;
    else if (c == '+' || c == '-') value = 62;
    else if (c == '/' || c == '_') value = 63;
    else if (c == '=') break;
    else continue;
    bits = bits << 6 | static_cast<uint32_t>(value);
    if (++count % 4 != 1) bytes.push_back(static_cast<uint8_t>(bits >> ((4 - (count - 1) % 4 - 1) * 2) & 0xFF));
  }
  return bytes;
}

}  // namespace kura

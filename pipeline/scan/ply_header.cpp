#include "scan/ply_header.h"

#include <charconv>
#include <map>
#include <optional>
#include <sstream>

namespace kura {
namespace {

std::optional<PlyType> typeNamed(const std::string& name) {
  static const std::map<std::string, PlyType> kTypes = {
      {"char", PlyType::kInt8},     {"int8", PlyType::kInt8},       {"uchar", PlyType::kUint8},
      {"uint8", PlyType::kUint8},   {"short", PlyType::kInt16},     {"int16", PlyType::kInt16},
      {"ushort", PlyType::kUint16}, {"uint16", PlyType::kUint16},   {"int", PlyType::kInt32},
      {"int32", PlyType::kInt32},   {"uint", PlyType::kUint32},     {"uint32", PlyType::kUint32},
      {"float", PlyType::kFloat32}, {"float32", PlyType::kFloat32}, {"double", PlyType::kFloat64},
      {"float64", PlyType::kFloat64}};
  const auto found = kTypes.find(name);
  return found == kTypes.end() ? std::nullopt : std::optional(found->second);
}

std::optional<PlyFormat> formatNamed(const std::string& name) {
  if (name == "ascii") return PlyFormat::kAscii;
  if (name == "binary_little_endian") return PlyFormat::kBinaryLittleEndian;
  if (name == "binary_big_endian") return PlyFormat::kBinaryBigEndian;
  return {};
}

std::optional<PlyProperty> parseProperty(std::istringstream& words) {
  PlyProperty property;
  std::string type;
  if (!(words >> type)) return {};
  if (type == "list") {
    std::string count_type;
    if (!(words >> count_type >> type)) return {};
    const auto known = typeNamed(count_type);
    if (!known || *known == PlyType::kFloat32 || *known == PlyType::kFloat64) return {};
    property.is_list = true;
    property.count_type = *known;
  }
  const auto known = typeNamed(type);
  if (!known || !(words >> property.name)) return {};
  property.type = *known;
  return property;
}

// False where the line makes no sense.
bool readLine(const std::string& line, PlyHeader& header, bool& has_format) {
  std::istringstream words(line);
  std::string keyword;
  words >> keyword;
  if (keyword == "format") {
    std::string name;
    words >> name;
    const auto format = formatNamed(name);
    if (!format) return false;
    header.format = *format;
    has_format = true;
  } else if (keyword == "element") {
    PlyElement element;
    std::string count;
    if (!(words >> element.name >> count)) return false;
    const auto [end, failed] = std::from_chars(count.data(), count.data() + count.size(), element.count);
    if (failed != std::errc{} || end != count.data() + count.size()) return false;
    header.elements.push_back(std::move(element));
  } else if (keyword == "property") {
    const auto property = parseProperty(words);
    if (!property || header.elements.empty()) return false;
    header.elements.back().properties.push_back(*property);
  } else if (keyword == "comment") {
    std::string key, name;
    words >> key;
    std::getline(words >> std::ws, name);
    if (key == "TextureFile" && !name.empty()) header.texture_files.push_back(name);
  }
  // Other words are left alone: Blender 2.47 broke its comment over two lines.
  return true;
}

}  // namespace

size_t sizeOf(PlyType type) {
  switch (type) {
    case PlyType::kInt8:
    case PlyType::kUint8: return 1;
    case PlyType::kInt16:
    case PlyType::kUint16: return 2;
    case PlyType::kFloat64: return 8;
    default: return 4;
  }
}

Result<PlyHeader> parsePlyHeader(ByteView file, const std::string& subject) {
  constexpr size_t kLongestHeader = 1 << 20;
  const Localized remedy{"スキャンソフトから PLY を書き出し直してください。", "Export the PLY again from the scanning software."};
  const std::string_view text = asText(file.first(std::min(file.size(), kLongestHeader)));
  PlyHeader header;
  bool has_format = false;
  size_t at = 0;
  for (size_t number = 1; at < text.size(); ++number) {
    size_t end = text.find_first_of("\r\n", at);
    if (end == std::string_view::npos) end = text.size();
    std::string line(text.substr(at, end - at));
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    while (!line.empty() && line.back() == ' ') line.pop_back();
    if (number == 1 && line == "ply") continue;
    if (line == "end_header" && has_format) {
      header.body = std::min(at, file.size());
      return header;
    }
    if (number == 1 || !readLine(line, header, has_format)) {
      for (char& c : line) c = c >= ' ' && c <= '~' ? c : '?';  // binary data, mostly
      const std::string where = subject + " line " + std::to_string(number);
      return badInput(where, {"PLY の見出しとして読めません：「" + line.substr(0, 60) + "」",
                              "This is not a line of a PLY header: “" + line.substr(0, 60) + "”"}, remedy);
    }
  }
  return badInput(subject, {"PLY の見出しが end_header まで届きません。", "The PLY header ends before end_header."}, remedy);
}

}  // namespace kura

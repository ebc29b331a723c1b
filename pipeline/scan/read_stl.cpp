#include "scan/read_stl.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/file.h"
#include "scan/find_beside.h"

namespace kura {
namespace {

constexpr size_t kBinaryHeader = 84, kBinaryFacet = 50;

void addTriangle(const Double3 (&corners)[3], DraftPrimitive& out) {
  for (const Double3& corner : corners) {
    out.primitive.indices.push_back(static_cast<uint32_t>(out.positions.size()));
    out.positions.push_back(corner);
  }
}

uint32_t binaryCount(ByteView file) {
  uint32_t count = 0;
  if (file.size() >= kBinaryHeader) std::memcpy(&count, file.data() + 80, 4);
  return count;
}

// Binary headers often begin with "solid" too, so the length decides.
bool isBinary(ByteView file) {
  if (file.size() < kBinaryHeader) return false;
  if (file.size() == kBinaryHeader + uint64_t{binaryCount(file)} * kBinaryFacet) return true;
  const std::string_view start = asText(file.first(std::min<size_t>(file.size(), 1024)));
  return start.find('\0') != std::string_view::npos || start.find("facet") == std::string_view::npos;
}

Result<DraftScene> readBinary(ByteView file, const std::string& subject, Diagnostics& diagnostics) {
  const uint64_t count = binaryCount(file), present = (file.size() - kBinaryHeader) / kBinaryFacet;
  if (count > present) {
    const std::string numbers = std::to_string(present) + " / " + std::to_string(count);
    return badInput(subject, {"ファイルが途中で終わっています（三角形 " + numbers + "）。", "The file ends early (triangles " + numbers + ")."},
                    {"コピーが完全か確かめ、だめなら書き出し直してください。", "Check that the copy is complete, else export it again."});
  }
  if (count < present) {
    diagnostics.push_back(scanWarning(subject, {"三角形の数の後に余分なデータがあります。使いません。",
                                                "There is more in the file than its triangle count says; the rest is not used."}));
  }
  DraftScene draft;
  DraftPrimitive& out = draft.primitives.emplace_back();
  out.positions.reserve(count * 3);
  for (uint64_t i = 0; i < count; ++i) {
    float values[9];
    std::memcpy(values, file.data() + kBinaryHeader + i * kBinaryFacet + 12, sizeof values);
    addTriangle({{values[0], values[1], values[2]}, {values[3], values[4], values[5]}, {values[6], values[7], values[8]}}, out);
  }
  return draft;
}

class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}
  std::string_view next() {
    at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
    const size_t end = std::min(text_.find_first_of(" \t\r\n", at_), text_.size());
    const std::string_view word = text_.substr(at_, end - at_);
    at_ = end;
    return word;
  }
  std::string_view restOfLine() {
    const size_t end = std::min(text_.find_first_of("\r\n", at_), text_.size());
    std::string_view rest = text_.substr(at_, end - at_);
    at_ = end;
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    return rest;
  }
  size_t line() const { return 1 + static_cast<size_t>(std::count(text_.begin(), text_.begin() + static_cast<long>(at_), '\n')); }

 private:
  std::string_view text_;
  size_t at_ = 0;
};

bool isWord(std::string_view word, std::string_view lower) {
  if (word.size() != lower.size()) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    if (std::tolower(static_cast<unsigned char>(word[i])) != lower[i]) return false;
  }
  return true;
}

bool readNumber(std::string_view word, double& value) {
  if (!word.empty() && word.front() == '+') word.remove_prefix(1);
  const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), value);
  return failed != std::errc::invalid_argument && end == word.data() + word.size() && !word.empty();
}

Result<DraftScene> readText(std::string_view text, const std::string& subject) {
  DraftScene draft;
  Words words(text);
  Double3 corners[3];
  int corner = 0;
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    if (isWord(word, "solid") || draft.primitives.empty()) {
      draft.primitives.emplace_back();
      if (isWord(word, "solid")) draft.primitives.back().primitive.name = toUtf8(std::string(words.restOfLine()));
    } else if (isWord(word, "endsolid")) {
      words.restOfLine();
    } else if (isWord(word, "loop")) {
      corner = 0;
    } else if (isWord(word, "vertex")) {
      for (double& value : corners[corner % 3]) {
        const std::string_view number = words.next();
        if (readNumber(number, value)) continue;
        const std::string shown(number.substr(0, 40));
        return badInput(subject + " line " + std::to_string(words.line()),
                        {"「" + shown + "」は数値ではありません。", "“" + shown + "” is not a number."},
                        {"STL を書き出し直してください。", "Export the STL again."});
      }
      if (++corner % 3 == 0) addTriangle(corners, draft.primitives.back());
    }
  }
  return draft;
}

}  // namespace

Result<DraftScene> readStl(const std::filesystem::path& file, Diagnostics& diagnostics) {
  const Result<Bytes> bytes = readFile(file);
  if (!bytes.ok()) return bytes.error();
  Result<DraftScene> draft = isBinary(*bytes) ? readBinary(*bytes, file.string(), diagnostics) : readText(asText(*bytes), file.string());
  if (!draft.ok()) return draft;
  const auto material = static_cast<uint32_t>(draft->scene.materials.size());
  draft->scene.materials.push_back(makeUncolouredMaterial());
  for (DraftPrimitive& primitive : draft->primitives) primitive.primitive.material = material;
  return draft;
}

}  // namespace kura

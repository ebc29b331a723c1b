// toml++ adapter.
#include "catalog/document.h"

#include <algorithm>
#include <toml++/toml.h>

#include "catalog/fault.h"
#include "catalog/text.h"

namespace kura {
namespace {

DocumentValue convert(const toml::node& node) {
  DocumentValue value;
  value.line = node.source().begin.line;
  using Kind = DocumentValue::Kind;
  if (const auto* text = node.as_string()) {
    value.kind = Kind::kString;
    value.text = text->get();
  } else if (const auto integer = node.value_exact<int64_t>()) {
    value.kind = Kind::kNumber;
    value.number = static_cast<double>(*integer);
  } else if (const auto real = node.value_exact<double>()) {
    value.kind = Kind::kNumber;
    value.number = *real;
  } else if (const auto boolean = node.value_exact<bool>()) {
    value.kind = Kind::kBoolean;
    value.boolean = *boolean;
  } else if (const auto* array = node.as_array()) {
    value.kind = Kind::kArray;
    for (const toml::node& element : *array) value.elements.push_back(convert(element));
  } else if (const auto* table = node.as_table()) {
    value.kind = Kind::kTable;
    for (const auto& [key, member] : *table) value.members.push_back({std::string(key.str()), convert(member)});
    std::stable_sort(value.members.begin(), value.members.end(),
                     [](const auto& a, const auto& b) { return a.value.line < b.value.line; });
  } else {
    value.kind = Kind::kOther;  // dates and times: nothing of ours is one
  }
  return value;
}

std::string_view lineOf(std::string_view text, uint32_t number) {
  for (uint32_t line = 1; line < number; ++line) {
    const size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

// Signs that Japanese input methods and word processors put in the place of TOML's.
std::string wrongMarkIn(std::string_view line) {
  for (const std::string mark : {"“", "”", "‘", "’", "＂", "＝", "，", "［", "］", "｛", "｝", "　"}) {
    if (line.find(mark) != std::string_view::npos) return mark == "　" ? "全角の空白" : mark;
  }
  return {};
}

}  // namespace

const DocumentValue* DocumentValue::find(std::string_view key) const {
  for (const auto& [name, member] : members) {
    if (name == key) return &member;
  }
  return nullptr;
}

Result<DocumentValue> readDocument(ByteView bytes, const std::string& file) {
  const std::string_view text = asText(bytes);
  const std::optional<size_t> invalid = findInvalidUtf8(text);
  if (invalid) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(*invalid), '\n');
    Place place{.file = file, .line = static_cast<uint32_t>(line)};
    Error error = badInput(subjectOf(place), {"文字コードが UTF-8 ではありません。", "The text is not UTF-8."},
                           {"エディターで UTF-8 として保存し直してください。", "Save the file again as UTF-8."});
    error.place = place;
    return error;
  }
  try {
    return convert(toml::parse(text, file));
  } catch (const toml::parse_error& fault) {
    const toml::source_position at = fault.source().begin;
    Place place{.file = file, .line = at.line};
    const std::string position = std::to_string(at.line) + ", column " + std::to_string(at.column);
    const std::string wrong = wrongMarkIn(lineOf(text, at.line));
    Error error = badInput(file + " line " + position,
                           {"TOML として読めません（" + std::to_string(at.column) + " 文字目）。" +
                                (wrong.empty() ? "" : "この行に「" + wrong + "」があります。"),
                            "This is not valid TOML: " + std::string(fault.description()) +
                                (wrong.empty() ? "" : " The line holds " + wrong + ".")},
                           {wrong.empty() ? "文字列は半角の \"…\" で囲み、かっこと引用符が閉じているか確かめてください。"
                                          : "「" + wrong + "」を半角の記号に直してください（引用符は \"、等号は =、コンマは ,）。",
                            wrong.empty() ? "Enclose texts in straight \"…\" and check that brackets and quotation marks are closed."
                                          : "Replace " + wrong + " by the half-width sign (\" for quotation marks, = , [ ])."});
    error.place = place;
    return error;
  }
}

}  // namespace kura

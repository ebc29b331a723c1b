#include "catalog/document_fields.h"

#include <array>
#include <cmath>

#include "catalog/fault.h"
#include "catalog/text.h"

namespace kura {
namespace {

using Kind = DocumentValue::Kind;

const Localized kText = {"文字列（\"…\"）", "a text (\"…\")"};
const Localized kNumber = {"数", "a number"};
const Localized kArray = {"配列（[…]）", "an array ([…])"};
const Localized kTable = {"表", "a table"};

struct Unit {
  std::string_view name;
  double metres;
};
constexpr std::array kUnits = {Unit{"mm", 0.001}, Unit{"cm", 0.01},   Unit{"m", 1.0},
                               Unit{"km", 1000},  Unit{"in", 0.0254}, Unit{"ft", 0.3048}};

bool isLanguageTag(std::string_view tag) {
  if (tag.size() < 2 || tag.size() > 20) return false;
  for (char c : tag) {
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) return false;
  }
  return true;
}

}  // namespace

void DocumentFields::fault(const DocumentValue& at, Localized message, Localized remedy, Severity severity) {
  diagnostics_.push_back(faultAt(severity, item_id_, Place{.file = file_, .line = at.line, .value = at.text},
                                 std::move(message), std::move(remedy)));
}

const DocumentValue* DocumentFields::take(const std::string& key, Kind kind, const Localized& expected) {
  known_.insert(key);
  const DocumentValue* value = table_.find(key);
  if (!value || value->kind == kind) return value;
  const std::string name = nameOf(key);
  fault(*value, {name + " が" + expected.ja + "ではありません。", name + " is not " + expected.en + "."},
        {expected.ja + "で書いてください（docs/collection.md に例があります）。",
         "Write " + expected.en + " (docs/collection.md has an example)."});
  return nullptr;
}

std::string DocumentFields::text(const std::string& key) {
  const DocumentValue* value = take(key, Kind::kString, kText);
  return value ? tidyText(value->text) : std::string();
}

std::optional<double> DocumentFields::number(const std::string& key) {
  const DocumentValue* value = take(key, Kind::kNumber, kNumber);
  if (!value) return std::nullopt;
  if (std::isfinite(value->number)) return value->number;
  fault(*value, {nameOf(key) + " が有限の数ではありません。", nameOf(key) + " is not a finite number."},
        {"ふつうの数を書いてください。", "Write an ordinary number."});
  return std::nullopt;
}

std::optional<double> DocumentFields::fraction(const std::string& key) {
  const std::optional<double> value = number(key);
  if (!value || (*value >= 0 && *value <= 1)) return value;
  fault(*table_.find(key), {nameOf(key) + " が 0 から 1 の間にありません。", nameOf(key) + " is not between 0 and 1."},
        {"0（まったくない）から 1（完全）の数を書いてください。", "Write a number from 0 (none) to 1 (full)."});
  return std::nullopt;
}

std::optional<bool> DocumentFields::truth(const std::string& key) {
  const DocumentValue* value = take(key, Kind::kBoolean, {"true か false", "true or false"});
  return value ? std::optional(value->boolean) : std::nullopt;
}

std::optional<Double3> DocumentFields::vector(const std::string& key) {
  const DocumentValue* value = take(key, Kind::kArray, kArray);
  if (!value) return std::nullopt;
  Double3 result{};
  bool fits = value->elements.size() == 3;
  for (size_t i = 0; fits && i < 3; ++i) {
    fits = value->elements[i].kind == Kind::kNumber && std::isfinite(value->elements[i].number);
    result[i] = value->elements[i].number;
  }
  if (fits) return result;
  fault(*value, {nameOf(key) + " が三つの数ではありません。", nameOf(key) + " is not three numbers."},
        {"[0, 0.05, 0.1] のように x, y, z を書いてください。", "Write x, y, z, such as [0, 0.05, 0.1]."});
  return std::nullopt;
}

std::vector<std::string> DocumentFields::texts(const std::string& key) {
  std::vector<std::string> result;
  const DocumentValue* value = take(key, Kind::kArray, kArray);
  if (!value) return result;
  for (const DocumentValue& element : value->elements) {
    if (element.kind == Kind::kString) {
      result.push_back(tidyText(element.text));
    } else {
      fault(element, {nameOf(key) + " に文字列でないものがあります。", nameOf(key) + " holds something that is not a text."},
            {"\"…\" で囲んでください。", "Enclose it in \"…\"."});
    }
  }
  return result;
}

LanguageMap DocumentFields::languages(const std::string& key) {
  LanguageMap map;
  known_.insert(key);
  const DocumentValue* single = table_.find(key);
  if (single && single->kind == Kind::kString) {
    if (!tidyText(single->text).empty()) map["ja"] = tidyText(single->text);
    return map;
  }
  const DocumentValue* value = take(key, Kind::kTable, kTable);
  if (!value) return map;
  for (const auto& [language, text] : value->members) {
    if (text.kind == Kind::kString && isLanguageTag(language)) {
      if (!tidyText(text.text).empty()) map[language == "ja-x-easy" ? "ja-easy" : language] = tidyText(text.text);
      continue;
    }
    fault(text, {nameOf(key) + " の " + language + " を言語ごとの文として読めません。",
                 language + " in " + nameOf(key) + " is not a text in a language."},
          {"{ ja = \"…\", en = \"…\" } のように書いてください。", "Write { ja = \"…\", en = \"…\" }."});
  }
  return map;
}

const DocumentValue* DocumentFields::subtable(const std::string& key) { return take(key, Kind::kTable, kTable); }

std::vector<const DocumentValue*> DocumentFields::tables(const std::string& key) {
  std::vector<const DocumentValue*> result;
  const DocumentValue* value = take(key, Kind::kArray, {"[[" + key + "]]", "[[" + key + "]]"});
  if (!value) return result;
  for (const DocumentValue& element : value->elements) {
    if (element.kind == Kind::kTable) {
      result.push_back(&element);
    } else {
      fault(element, {key + " は [[" + key + "]] の形で書きます。", key + " is written as [[" + key + "]]."},
            {"docs/collection.md の例を見てください。", "See the example in docs/collection.md."});
    }
  }
  return result;
}

std::optional<double> DocumentFields::unit(const std::string& key) {
  const DocumentValue* value = take(key, Kind::kString, kText);
  if (!value) return std::nullopt;
  const std::string name = lowerAscii(foldWidth(tidyText(value->text)));
  for (const Unit& unit : kUnits) {
    if (unit.name == name) return unit.metres;
  }
  fault(*value, {"「" + quoteForMessage(value->text) + "」という単位はわかりません。",
                 "'" + quoteForMessage(value->text) + "' is no unit that is known here."},
        {"mm, cm, m, km, in, ft のどれかを書いてください。", "Write one of mm, cm, m, km, in, ft."});
  return std::nullopt;
}

std::optional<char> DocumentFields::upAxis(const std::string& key) {
  const DocumentValue* value = take(key, Kind::kString, kText);
  if (!value) return std::nullopt;
  const std::string name = lowerAscii(foldWidth(tidyText(value->text)));
  if (name == "x" || name == "y" || name == "z") return static_cast<char>(name[0] - 'a' + 'A');
  fault(*value, {"「" + quoteForMessage(value->text) + "」は軸の名ではありません。",
                 "'" + quoteForMessage(value->text) + "' is not the name of an axis."},
        {"上を向く軸を X, Y, Z のどれかで書いてください。", "Write the axis that points up: X, Y or Z."});
  return std::nullopt;
}

void DocumentFields::reportUnknownKeys() {
  for (const auto& [key, value] : table_.members) {
    if (known_.count(key)) continue;
    fault(value, {"「" + nameOf(key) + "」という項目は使いません。", "'" + nameOf(key) + "' is not a key that is used."},
          {"つづりを確かめてください。不要ならそのままでかまいません。", "Check the spelling, or leave it if nothing is meant by it."},
          Severity::kWarning);
  }
}

}  // namespace kura

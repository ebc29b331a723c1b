#include "catalog/named_table.h"

#include <optional>
#include <set>

#include "catalog/columns.h"
#include "catalog/fault.h"
#include "catalog/text.h"

namespace kura {
namespace {

struct Meaning {
  const NamedColumn* column = nullptr;
  std::string language;
};

Meaning meaningOf(std::string_view header, const std::vector<NamedColumn>& columns) {
  const std::string plain = plainHeader(header);
  const auto find = [&](const std::string& name) -> const NamedColumn* {
    for (const NamedColumn& column : columns) {
      if (name == plainHeader(column.ja) || name == column.en) return &column;
    }
    return nullptr;
  };
  if (const NamedColumn* column = find(plain)) return {column, column->has_languages ? "ja" : ""};
  const size_t underscore = plain.rfind('_');
  if (underscore == std::string::npos) return {};
  const NamedColumn* column = find(plain.substr(0, underscore));
  const std::string language = languageOfSuffix(plain.substr(underscore + 1));
  if (!column || !column->has_languages || language.empty()) return {};
  return {column, language};
}

std::optional<std::vector<Meaning>> readHeader(const Table& table, const std::vector<NamedColumn>& columns, Diagnostics& diagnostics) {
  std::vector<Meaning> meanings;
  std::set<std::pair<const NamedColumn*, std::string>> seen;
  bool is_sound = true;
  const auto fault = [&](Severity severity, const std::string& header, Localized message, Localized remedy) {
    is_sound = is_sound && severity != Severity::kError;
    diagnostics.push_back(faultAt(severity, "", {.file = table.file, .row = table.rows.front().number, .column = header, .sheet = table.sheet}, std::move(message), std::move(remedy)));
  };
  for (const std::string& cell : table.rows.front().cells) {
    const std::string header = tidyText(cell);
    meanings.push_back(meaningOf(header, columns));
    const Meaning& meaning = meanings.back();
    if (!meaning.column) {
      if (!header.empty()) fault(Severity::kNote, header, {"見出し「" + quoteForMessage(header) + "」は使いません。", "The column '" + quoteForMessage(header) + "' is not used."}, {});
    } else if (!seen.insert({meaning.column, meaning.language}).second) {
      fault(Severity::kError, header, {"見出し「" + header + "」が二つあります。", "The column '" + header + "' occurs twice."}, {"どちらかを消してください。", "Remove one of them."});
    }
  }
  for (const NamedColumn& column : columns) {
    if (!column.is_required || seen.count({&column, column.has_languages ? "ja" : ""})) continue;
    const std::string name(column.ja);
    fault(Severity::kError, name, {"見出し「" + name + "」がありません。", "The column '" + name + "' (" + std::string(column.en) + ") is missing."},
          {"1 行目に「" + name + "」の列を加えてください。", "Add a column '" + name + "' to the header."});
  }
  if (!is_sound) return std::nullopt;
  return meanings;
}

}  // namespace

std::string NamedRow::cell(const std::string& key) const {
  const auto found = cells.find(key);
  return found == cells.end() ? std::string() : found->second;
}

LanguageMap NamedRow::text(const std::string& key) const {
  const auto found = texts.find(key);
  return found == texts.end() ? LanguageMap() : found->second;
}

Diagnostic faultInRow(Severity severity, const Table& table, const NamedRow& row, const std::string& key, Localized message, Localized remedy) {
  const auto header = row.header.find(key);
  return faultAt(severity, "",
                 {.file = table.file, .row = row.number, .column = header == row.header.end() ? key : header->second, .value = quoteForMessage(row.cell(key)), .sheet = table.sheet},
                 std::move(message), std::move(remedy));
}

std::vector<NamedRow> readNamedRows(const Table& table, const std::vector<NamedColumn>& columns, Diagnostics& diagnostics) {
  std::vector<NamedRow> rows;
  if (table.rows.empty()) return rows;
  const std::optional<std::vector<Meaning>> header = readHeader(table, columns, diagnostics);
  if (!header) return rows;
  for (size_t r = 1; r < table.rows.size(); ++r) {
    NamedRow row{.number = table.rows[r].number};
    for (size_t i = 0; i < header->size(); ++i) {
      const Meaning& meaning = (*header)[i];
      if (!meaning.column) continue;
      const std::string key(meaning.column->en);
      const std::string text = i < table.rows[r].cells.size() ? tidyText(table.rows[r].cells[i]) : std::string();
      if (meaning.language.empty() || meaning.language == "ja") {
        row.cells[key] = text;
        row.header[key] = tidyText(table.rows.front().cells[i]);
      }
      if (!meaning.language.empty() && !text.empty()) row.texts[key][meaning.language] = text;
    }
    bool is_complete = true;
    for (const NamedColumn& column : columns) {
      const std::string key(column.en);
      if (!column.is_required || !row.cell(key).empty()) continue;
      is_complete = false;
      diagnostics.push_back(faultInRow(Severity::kError, table, row, key, {"「" + std::string(column.ja) + "」が空です。", "'" + key + "' is empty."}, {"値を書いてください。", "Fill it in."}));
    }
    if (is_complete) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace kura

#include "catalog/table_mapping.h"

#include <algorithm>
#include <cstdio>

#include "base/compose_text.h"
#include "catalog/columns.h"
#include "catalog/fault.h"
#include "catalog/parse_cell.h"
#include "catalog/text.h"

namespace kura {
namespace {

std::string plain(std::string_view header) { return plainHeader(composeText(std::string(header))); }

bool names(const std::vector<std::string>& headers, const std::string& header) {
  return std::any_of(headers.begin(), headers.end(), [&](const std::string& other) { return plain(other) == plain(header); });
}

std::optional<size_t> findHeader(const std::vector<std::string>& cells, const std::string& header) {
  for (size_t i = 0; i < cells.size(); ++i) {
    if (!tidyText(cells[i]).empty() && plain(cells[i]) == plain(header)) return i;
  }
  return std::nullopt;
}

bool isRowNumber(const PatternPart& part) { return part.is_header && part.text == "row"; }

// One of our columns bound to the places of their cells.
struct BoundColumn {
  const ColumnSource* source = nullptr;
  std::vector<size_t> places;       // of `from`
  std::vector<PatternPart> pattern;
  std::vector<size_t> pattern_places;  // for each part; only those of headers count

  std::string shown(const std::vector<std::string>& headers) const {
    if (source->constant) return source->target + " (collection.toml)";
    if (!source->pattern.empty()) return source->pattern;
    std::string names;
    for (size_t place : places) names += (names.empty() ? "" : " + ") + tidyText(headers[place]);
    return names;
  }
};

std::string cellAt(const TableRow& row, size_t place) { return place < row.cells.size() ? tidyText(row.cells[place]) : std::string(); }

std::string inUnit(const std::string& text, double factor) {
  if (factor == 1 || text.empty()) return text;
  const CellReading<double> number = parseNumber(text, "");
  if (!number.value) return text;
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.10g", *number.value * factor);
  return digits;
}

std::string fillPattern(const BoundColumn& column, const TableRow& row) {
  std::string text;
  for (size_t i = 0; i < column.pattern.size(); ++i) {
    const PatternPart& part = column.pattern[i];
    const std::string cell = !part.is_header ? part.text : isRowNumber(part) ? std::to_string(row.number) : cellAt(row, column.pattern_places[i]);
    if (cell.empty()) return {};
    text += cell;
  }
  return text;
}

// The cell, and whether its value is one that `values` does not know.
std::pair<std::string, bool> cellOf(const BoundColumn& column, const TableRow& row) {
  const ColumnSource& source = *column.source;
  if (source.constant) return {*source.constant, false};
  std::string text = source.pattern.empty() ? "" : fillPattern(column, row);
  for (size_t place : column.places) {
    const std::string cell = cellAt(row, place);
    if (!cell.empty()) text += (text.empty() ? "" : source.join) + cell;
  }
  if (!source.values.empty()) {
    const auto known = source.values.find(text);
    if (known != source.values.end()) return {known->second, false};
    if (source.otherwise) return {*source.otherwise, false};
    return {text, !text.empty()};
  }
  return {inUnit(text, source.factor), false};
}

std::string listed(const std::vector<std::string>& headers, const char* between, const char* quote) {
  std::string text;
  for (const std::string& header : headers) text += (text.empty() ? "" : between) + (quote + tidyText(header)) + quote;
  return text;
}

// A TOML basic string.
std::string tomlText(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') out += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out + "\"";
}

class TableMapper {
 public:
  TableMapper(const Table& theirs, const TableMapping& mapping, const std::string& mapping_file, Diagnostics& diagnostics)
      : theirs_(theirs), mapping_(mapping), mapping_file_(mapping_file), diagnostics_(diagnostics), headers_(theirs.rows.empty() ? kNone : theirs.rows.front().cells) {}

  Table map() {
    bindColumns();
    Table ours{.file = theirs_.file, .sheet = theirs_.sheet, .rows = {}, .shown = {}};
    TableRow header{theirs_.rows.empty() ? 1 : theirs_.rows.front().number, {}};
    for (const BoundColumn& column : columns_) {
      header.cells.push_back(column.source->target);
      ours.shown.push_back(column.shown(headers_));
    }
    ours.rows.push_back(std::move(header));
    for (size_t r = 1; r < theirs_.rows.size(); ++r) {
      TableRow row{theirs_.rows[r].number, {}};
      for (const BoundColumn& column : columns_) {
        auto [text, is_unknown] = cellOf(column, theirs_.rows[r]);
        if (is_unknown) ++unknown_values_[column.source][text];
        row.cells.push_back(std::move(text));
      }
      ours.rows.push_back(std::move(row));
    }
    tell(ours);
    return ours;
  }

 private:
  void bindColumns() {
    for (const ColumnSource& source : mapping_.columns) {
      BoundColumn column{.source = &source};
      bool is_sound = true;
      const auto place = [&](const std::string& header) {
        const std::optional<size_t> found = findHeader(headers_, header);
        if (found) return *found;
        is_sound = false;
        missing(source, header);
        return size_t{0};
      };
      for (const std::string& header : source.from) column.places.push_back(place(header));
      if (!source.pattern.empty()) column.pattern = readPattern(source.pattern).value_or(std::vector<PatternPart>{});
      for (const PatternPart& part : column.pattern) column.pattern_places.push_back(part.is_header && !isRowNumber(part) ? place(part.text) : 0);
      if (is_sound) columns_.push_back(std::move(column));
    }
  }

  void missing(const ColumnSource& source, const std::string& header) {
    std::vector<std::string> free;
    for (const std::string& other : headers_) {
      if (!tidyText(other).empty()) free.push_back(other);
    }
    diagnostics_.push_back(faultAt(Severity::kError, "", {.file = mapping_file_, .line = source.line, .value = header},
                                   {theirs_.file + " に「" + quoteForMessage(header) + "」という列はありません。", theirs_.file + " has no column '" + quoteForMessage(header) + "'."},
                                   {"この表の列は " + listed(free, "、", "") + " です。", "Its columns are " + listed(free, ", ", "") + "."}));
  }

  void tell(const Table& ours) {
    const Place at{.file = theirs_.file, .row = theirs_.rows.empty() ? 1 : theirs_.rows.front().number, .sheet = theirs_.sheet};
    std::string mapped;
    for (size_t i = 0; i < columns_.size(); ++i) mapped += (mapped.empty() ? "" : ", ") + columns_[i].source->target + " ← " + ours.shown[i];
    const std::string line = mapping_file_ + ":" + std::to_string(mapping_.line), rows = std::to_string(ours.rows.size() - 1);
    diagnostics_.push_back(faultAt(Severity::kNote, "", at, {line + " の読み替えで " + rows + " 行を読みました：" + mapped, "Read " + rows + " rows by the mapping of " + line + ": " + mapped}, {}));
    const std::vector<std::string> used = mapping_.namedHeaders();
    std::vector<std::string> unmapped;
    for (const std::string& header : headers_) {
      if (!tidyText(header).empty() && !names(used, header) && !names(mapping_.ignore, header)) unmapped.push_back(header);
    }
    if (!unmapped.empty()) tellUnmapped(at, unmapped);
    for (const std::string& header : mapping_.ignore) {
      if (!findHeader(headers_, header)) tellIdleIgnore(header);
    }
    for (const auto& [source, values] : unknown_values_) tellUnknownValues(*source, values);
  }

  void tellUnmapped(const Place& at, const std::vector<std::string>& unmapped) {
    std::vector<std::string> all = mapping_.ignore;
    all.insert(all.end(), unmapped.begin(), unmapped.end());
    std::string ignore;
    for (const std::string& header : all) ignore += (ignore.empty() ? "ignore = [" : ", ") + tomlText(tidyText(header));
    ignore += "]";
    diagnostics_.push_back(faultAt(Severity::kWarning, "", at,
                                   {"読み替えのない列があります：" + listed(unmapped, "、", "") + "。中身は使われません。", "Columns without a mapping, whose content is not used: " + listed(unmapped, ", ", "") + "."},
                                   {"[table.columns] に加えるか、使わないなら [[table]] の下に書きます： " + ignore, "Add them to [table.columns], or, where they are not needed, write under [[table]]: " + ignore}));
  }

  void tellIdleIgnore(const std::string& header) {
    diagnostics_.push_back(faultAt(Severity::kNote, "", {.file = mapping_file_, .line = mapping_.line, .value = header},
                                   {"ignore の「" + quoteForMessage(header) + "」は " + theirs_.file + " にありません。", "'" + quoteForMessage(header) + "' of ignore is not in " + theirs_.file + "."}, {}));
  }

  void tellUnknownValues(const ColumnSource& source, const std::map<std::string, size_t>& values) {
    std::string list, lines;
    for (const auto& [value, count] : values) {
      if (list.size() > 400) {
        list += " …";
        break;
      }
      list += (list.empty() ? "" : ", ") + quoteForMessage(value) + " (" + std::to_string(count) + ")";
      lines += (lines.empty() ? "" : ", ") + tomlText(value) + " = \"…\"";
    }
    diagnostics_.push_back(faultAt(Severity::kWarning, "", {.file = mapping_file_, .line = source.line, .value = source.target},
                                   {theirs_.file + "：「" + source.target + "」の values にない値をそのまま読みました：" + list, theirs_.file + ": values of '" + source.target + "' that are not listed were kept as they are: " + list},
                                   {"values に加えるか（" + lines + "）、otherwise = \"…\" を書いてください。", "Add them to values (" + lines + "), or write otherwise = \"…\"."}));
  }

  static inline const std::vector<std::string> kNone = {};
  const Table& theirs_;
  const TableMapping& mapping_;
  const std::string& mapping_file_;
  Diagnostics& diagnostics_;
  const std::vector<std::string>& headers_;
  std::vector<BoundColumn> columns_;
  std::map<const ColumnSource*, std::map<std::string, size_t>> unknown_values_;
};

}  // namespace

std::optional<std::vector<PatternPart>> readPattern(const std::string& pattern) {
  std::vector<PatternPart> parts;
  for (size_t at = 0; at < pattern.size();) {
    if (pattern[at] != '{') {
      const size_t end = std::min(pattern.find('{', at), pattern.size());
      parts.push_back({pattern.substr(at, end - at)});
      at = end;
      continue;
    }
    const size_t end = pattern.find('}', at);
    if (end == std::string::npos || end == at + 1) return std::nullopt;
    parts.push_back({pattern.substr(at + 1, end - at - 1), true});
    at = end + 1;
  }
  return parts;
}

std::vector<std::string> TableMapping::namedHeaders() const {
  std::vector<std::string> headers;
  const auto add = [&](const std::string& header) {
    if (!names(headers, header)) headers.push_back(header);
  };
  for (const ColumnSource& column : columns) {
    for (const std::string& header : column.from) add(header);
    const std::optional<std::vector<PatternPart>> parts = readPattern(column.pattern);
    if (!parts) continue;
    for (const PatternPart& part : *parts) {
      if (part.is_header && !isRowNumber(part)) add(part.text);
    }
  }
  return headers;
}

bool TableMapping::isHeader(uint32_t row, const std::vector<std::string>& cells) const {
  if (header_row) return row == *header_row;
  const std::vector<std::string> named = namedHeaders();
  size_t found = 0;
  for (const std::string& header : named) found += findHeader(cells, header).has_value();
  return found > 0 && found * 2 >= named.size();
}

Table mapTable(const Table& theirs, const TableMapping& mapping, const std::string& mapping_file, Diagnostics& diagnostics) {
  return TableMapper(theirs, mapping, mapping_file, diagnostics).map();
}

}  // namespace kura

#include "catalog/read_tables.h"

#include <algorithm>

#include "base/compose_text.h"
#include "base/file.h"
#include "catalog/columns.h"
#include "catalog/decode_text.h"
#include "catalog/fault.h"
#include "catalog/read_csv.h"
#include "catalog/read_xlsx.h"
#include "catalog/text.h"

namespace kura {
namespace {

constexpr uint64_t kMostRecordBytes = uint64_t{512} << 20;

// The number, and one more column that is known: a sheet that explains the columns names them below one another.
bool isHeader(const std::vector<std::string>& cells) {
  bool has_number = false;
  size_t known = 0;
  for (const std::string& cell : cells) {
    const std::optional<Column> column = findColumn(cell);
    known += column.has_value();
    has_number |= column && column->field == Field::kId;
  }
  return has_number && known >= 2;
}

// The apostrophe that keeps spreadsheets from taking a text for a formula (OWASP, CSV injection) is no part of the text. Our own tables are written so.
void dropGuards(Table& table, Diagnostics& diagnostics) {
  size_t count = 0;
  Place first;
  for (TableRow& row : table.rows) {
    for (std::string& cell : row.cells) {
      const size_t sign = cell.find_first_not_of('\'');
      if (sign == 0 || sign == std::string::npos || std::string_view("=+-@").find(cell[sign]) == std::string_view::npos) continue;
      cell.erase(0, 1);
      if (count++ == 0) first = Place{.file = table.file, .row = row.number, .value = cell};
    }
  }
  if (count == 0) return;
  diagnostics.push_back(faultAt(Severity::kNote, "", first, {"式とみなされないための「'」で始まるセル " + std::to_string(count) + " 個を、「'」を除いて読みました。",
                                                             std::to_string(count) + " cells began with the apostrophe that guards against formulas, and were read without it."}, {}));
}

void composeCells(Table& table, Diagnostics& diagnostics) {
  size_t count = 0;
  Place first;
  for (TableRow& row : table.rows) {
    for (std::string& cell : row.cells) {
      if (isComposed(cell)) continue;
      cell = composeText(cell);
      if (count++ == 0) first = Place{.file = table.file, .row = row.number, .value = cell, .sheet = table.sheet};
    }
  }
  if (count == 0) return;
  diagnostics.push_back(faultAt(Severity::kNote, "", first, {"濁点が分かれた仮名（NFD）のセル " + std::to_string(count) + " 個を、ふつうの仮名に直して読みました。",
                                                             "Kana in " + std::to_string(count) + " cells were decomposed (NFD) and have been composed."}, {}));
}

// A row of somebody else's table that could be a header: texts in most of its cells, and at least two.
bool isForeignHeader(uint32_t, const std::vector<std::string>& cells) {
  const auto filled = std::count_if(cells.begin(), cells.end(), [](const std::string& cell) { return !tidyText(cell).empty(); });
  return filled >= 2 && static_cast<size_t>(filled) * 2 > cells.size();
}

Localized pasteThis(const Table& theirs) {
  const std::string block = "\n\n" + suggestMapping(theirs);
  return {"見出しを直すか、読み替えを collection.toml に書いてください（docs/collection.md）。たとえば：" + block,
          "Mend the headers, or say in collection.toml what they mean (docs/collection.md), such as:" + block};
}

std::string listed(const std::vector<std::string>& sheets) {
  std::string list;
  for (const std::string& sheet : sheets) list += (list.empty() ? "" : ", ") + sheet;
  return list;
}

Error noSuchSheet(const TableMapping& mapping, const std::string& mapping_file, const std::string& file, const std::vector<std::string>& sheets) {
  const std::string wanted = mapping.sheet.value_or("");
  Diagnostic fault = faultAt(Severity::kError, "", {.file = mapping_file, .line = mapping.line, .value = wanted},
                             {file + " に、この読み替えの見出しのあるシートがありません。", "No sheet of " + file + " has the headers of this mapping."},
                             {"シートは " + listed(sheets) + " です。sheet と header_row を確かめてください。", "Its sheets are " + listed(sheets) + ". Check sheet and header_row."});
  return std::move(fault.error);
}

Result<std::vector<Table>> readWorkbook(const std::filesystem::path& path, const std::string& file, const UsedMapping& mapping, Diagnostics& diagnostics) {
  HeaderSearch search{[](uint32_t, const std::vector<std::string>& cells) { return isHeader(cells); }};
  if (mapping.of) {
    search.is_header = [&](uint32_t row, const std::vector<std::string>& cells) { return mapping.of->isHeader(row, cells); };
    search.within = std::max(search.within, mapping.of->header_row.value_or(0));
    search.sheet = mapping.of->sheet.value_or("");
  }
  Result<XlsxReading> reading = readXlsx(path, file, search, diagnostics);
  if (!reading) return std::move(reading).error();
  const std::string others = listed(reading->other_sheets);
  if (!reading->tables.empty()) {
    if (!others.empty()) {
      diagnostics.push_back(faultAt(Severity::kNote, "", Place{.file = file}, {"見出し「資料番号」のないシートは使いません（" + others + "）。", "Sheets without the header '資料番号' are not used (" + others + ")."}, {}));
    }
    return std::move(reading->tables);
  }
  if (mapping.of) return noSuchSheet(*mapping.of, mapping.file, file, reading->other_sheets);
  Diagnostics of_strangers;
  const Result<XlsxReading> strangers = readXlsx(path, file, {isForeignHeader}, of_strangers);
  return badInput(file, {"見出し「資料番号」のあるシートがありません（" + others + "）。", "No sheet has the header '資料番号' or 'id' (" + others + ")."},
                  strangers && !strangers->tables.empty() ? pasteThis(strangers->tables.front())
                                                          : Localized{"1 行目に見出しを置いてください（kura init が見本を作ります）。", "Put the headers into the first row (kura init writes an example)."});
}

// The rows above the header of a mapped text are no records.
void dropAboveHeader(Table& table, const TableMapping& mapping) {
  constexpr uint32_t kWithin = 10;
  const auto header = std::find_if(table.rows.begin(), table.rows.end(), [&](const TableRow& row) { return (mapping.header_row || row.number <= kWithin) && mapping.isHeader(row.number, row.cells); });
  if (header != table.rows.end()) table.rows.erase(table.rows.begin(), header);
}

}  // namespace

Result<std::vector<Table>> readTables(const std::filesystem::path& path, const std::string& file, const std::optional<std::string>& encoding,
                                      Diagnostics& diagnostics, const UsedMapping& mapping) {
  const Result<Bytes> bytes = readFile(path, kMostRecordBytes);
  if (!bytes) return bytes.error();
  const std::string_view start = asText(ByteView(*bytes).first(std::min<size_t>(bytes->size(), 4)));
  std::vector<Table> tables;
  if (start == "PK\x03\x04" || start == "\xD0\xCF\x11\xE0") {
    Result<std::vector<Table>> sheets = readWorkbook(path, file, mapping, diagnostics);
    if (!sheets) return sheets;
    tables = std::move(*sheets);
  } else {
    const Result<DecodedText> text = decodeText(*bytes, file, mapping.of && mapping.of->encoding ? mapping.of->encoding : encoding);
    if (!text) return text.error();
    if (text->was_detected) {
      diagnostics.push_back(faultAt(Severity::kNote, "", Place{.file = file}, {"文字コードを " + text->encoding + " と判断して読みました。", "The encoding was taken for " + text->encoding + "."},
                                    {"文字が化けていたら、collection.toml に encoding = \"cp932\" のように書いてください。", "If characters are wrong, state it in collection.toml, such as encoding = \"cp932\"."}));
    }
    Result<Table> table = readCsv(asBytes(text->text), file);
    if (!table) return std::move(table).error();
    dropGuards(*table, diagnostics);
    if (mapping.of) dropAboveHeader(*table, *mapping.of);
    tables.push_back(std::move(*table));
  }
  for (Table& table : tables) {
    composeCells(table, diagnostics);
    if (mapping.of) table = mapTable(table, *mapping.of, mapping.file, diagnostics);
  }
  return tables;
}

std::optional<Diagnostic> suggestionFor(const Table& table) {
  if (table.rows.empty() || !table.shown.empty() || isHeader(table.rows.front().cells) || !isForeignHeader(0, table.rows.front().cells)) return std::nullopt;
  return faultAt(Severity::kWarning, "", Place{.file = table.file, .row = table.rows.front().number, .sheet = table.sheet},
                 {"見出しがこちらの形ではありません。", "These headers are not those of our records."}, pasteThis(table));
}

}  // namespace kura

#include "catalog/read_tables.h"

#include <algorithm>

#include "base/compose_text.h"
#include "base/file.h"
#include "catalog/columns.h"
#include "catalog/decode_text.h"
#include "catalog/fault.h"
#include "catalog/read_csv.h"
#include "catalog/read_xlsx.h"

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

}  // namespace

Result<std::vector<Table>> readTables(const std::filesystem::path& path, const std::string& file, const std::optional<std::string>& encoding,
                                      Diagnostics& diagnostics) {
  const Result<Bytes> bytes = readFile(path, kMostRecordBytes);
  if (!bytes) return bytes.error();
  const std::string_view start = asText(ByteView(*bytes).first(std::min<size_t>(bytes->size(), 4)));
  std::vector<Table> tables;
  if (start == "PK\x03\x04" || start == "\xD0\xCF\x11\xE0") {
    Result<std::vector<Table>> sheets = readXlsx(path, file, isHeader, diagnostics);
    if (!sheets) return sheets;
    tables = std::move(*sheets);
  } else {
    const Result<DecodedText> text = decodeText(*bytes, file, encoding);
    if (!text) return text.error();
    if (text->was_detected) {
      diagnostics.push_back(faultAt(Severity::kNote, "", Place{.file = file}, {"文字コードを " + text->encoding + " と判断して読みました。", "The encoding was taken for " + text->encoding + "."},
                                    {"文字が化けていたら、collection.toml に encoding = \"cp932\" のように書いてください。", "If characters are wrong, state it in collection.toml, such as encoding = \"cp932\"."}));
    }
    Result<Table> table = readCsv(asBytes(text->text), file);
    if (!table) return std::move(table).error();
    tables.push_back(std::move(*table));
  }
  for (Table& table : tables) composeCells(table, diagnostics);
  return tables;
}

}  // namespace kura

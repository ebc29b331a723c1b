// libcsv adapter.
#include "catalog/read_csv.h"

#include <csv.h>

#include <algorithm>
#include <memory>

#include "catalog/fault.h"
#include "catalog/text.h"

namespace kura {
namespace {

struct RowCollector {
  Table table;
  TableRow row;
  uint32_t next_number = 1;
  bool after_carriage_return = false;

  void endRow(int terminator) {
    // CR LF ends one row, but libcsv, asked to report empty rows, reports both characters.
    const bool second_half = terminator == '\n' && after_carriage_return && row.cells.empty();
    after_carriage_return = terminator == '\r';
    if (second_half) return;
    row.number = next_number++;
    const bool has_text = std::any_of(row.cells.begin(), row.cells.end(),
                                      [](const std::string& cell) { return !tidyText(cell).empty(); });
    if (has_text) table.rows.push_back(std::move(row));
    row = {};
  }
};

void onCell(void* text, size_t size, void* collector) {
  static_cast<RowCollector*>(collector)->row.cells.emplace_back(static_cast<const char*>(text), size);
}

void onRow(int terminator, void* collector) { static_cast<RowCollector*>(collector)->endRow(terminator); }

uint32_t lineOf(std::string_view text, size_t offset) {
  return 1 + static_cast<uint32_t>(std::count(text.begin(), text.begin() + static_cast<long>(offset), '\n'));
}

const Localized kSaveAsUtf8 = {
    "Excel の「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。",
    "In Excel choose \"Save As\", then \"CSV UTF-8 (Comma delimited)\"."};

// Formats that are often saved under the name items.csv.
std::optional<Error> encodingFault(std::string_view text, const std::string& file) {
  if (text.starts_with("PK\x03\x04") || text.starts_with("\xD0\xCF\x11\xE0")) {
    return badInput(file, {"Excel のブックです。CSV ではありません。", "This is an Excel workbook, not CSV."}, kSaveAsUtf8);
  }
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return badInput(file, {"文字コードが UTF-16（Unicode テキスト）です。", "The text is UTF-16 (\"Unicode text\")."},
                    kSaveAsUtf8);
  }
  const std::optional<size_t> invalid = findInvalidUtf8(text);
  if (invalid) {
    Place place{.file = file, .line = lineOf(text, *invalid)};
    Error error = badInput(subjectOf(place),
                           {"文字コードが UTF-8 ではありません（Shift_JIS かもしれません）。",
                            "The text is not UTF-8 (it may be Shift_JIS)."},
                           kSaveAsUtf8);
    error.place = place;
    return error;
  }
  const size_t nul = text.find('\0');
  if (nul != std::string_view::npos) {
    return badInput(file + " line " + std::to_string(lineOf(text, nul)),
                    {"文字ではないバイト（NUL）が入っています。", "There is a NUL byte, which is no text."}, kSaveAsUtf8);
  }
  return std::nullopt;
}

Error quotationFault(const std::string& file, uint32_t row, bool at_end) {
  const Place place{.file = file, .row = row};
  Localized message =
      at_end ? Localized{"この行で始まった引用符 \" が閉じていません。", "A quotation mark opened in this row is not closed."}
             : Localized{"引用符 \" がセルの途中にあります。", "A quotation mark stands in the middle of a cell."};
  Localized remedy = {"文字としての引用符は \"\" と二つ重ね、セル全体を \" で囲んでください。表計算ソフトで保存し直すと正しくなります。",
                      "Double a literal quotation mark (\"\") and enclose the whole cell in quotation marks; saving "
                      "again from a spreadsheet program does so."};
  Error error = badInput(subjectOf(place), std::move(message), std::move(remedy));
  error.place = place;
  return error;
}

// Spreadsheets of other countries write ; and "Text (tab delimited)" writes tabs: whatever stands most often in the first line outside
// quotation marks, but a comma where there is one.
char delimiterOf(std::string_view text) {
  size_t commas = 0, semicolons = 0, tabs = 0;
  bool is_quoted = false;
  for (const char c : text) {
    if (c == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    if (c == '\n' || c == '\r') break;
    commas += c == ',';
    semicolons += c == ';';
    tabs += c == '\t';
  }
  if (commas > 0 || semicolons + tabs == 0) return ',';
  return tabs >= semicolons ? '\t' : ';';
}

}  // namespace

Result<Table> readCsv(ByteView bytes, const std::string& file) {
  std::string_view text = asText(bytes);
  if (std::optional<Error> fault = encodingFault(text, file)) return *fault;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);

  csv_parser parser;
  csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
  csv_set_delim(&parser, static_cast<unsigned char>(delimiterOf(text)));
  std::unique_ptr<csv_parser, void (*)(csv_parser*)> owner(&parser, &csv_free);

  RowCollector collector;
  collector.table.file = file;
  if (csv_parse(&parser, text.data(), text.size(), onCell, onRow, &collector) != text.size()) {
    return quotationFault(file, collector.next_number, false);
  }
  if (csv_fini(&parser, onCell, onRow, &collector) != 0) return quotationFault(file, collector.next_number, true);
  return std::move(collector.table);
}

}  // namespace kura

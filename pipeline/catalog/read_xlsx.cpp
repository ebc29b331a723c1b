// libzip and pugixml adapter.
#include "catalog/read_xlsx.h"

#include <zip.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <set>

#include "catalog/fault.h"
#include "catalog/text.h"

namespace kura {
namespace {

constexpr zip_uint64_t kMostUnpacked = zip_uint64_t{512} << 20;
constexpr uint32_t kMostRows = 1'048'576, kMostColumns = 16'384;  // Excel's own
constexpr size_t kMostMergedCells = 2'000'000;
// A row is as long as its last cell: a small file whose every row has one cell in column XFD would take hundreds of gigabytes.
constexpr size_t kMostCells = 16'000'000;

const Localized kSaveAgain = {"Excel で開けるか確かめ、「Excel ブック（.xlsx）」で保存し直してください。", "Check that Excel opens it, and save it again as a workbook (.xlsx)."};

class Archive {
 public:
  explicit Archive(const std::filesystem::path& path) : archive_(zip_open(path.c_str(), ZIP_RDONLY, nullptr), &zip_discard) {}
  bool ok() const { return archive_ != nullptr; }

  // Empty where there is no such part, or it is too large, or damaged.
  std::string read(const std::string& name) {
    zip_stat_t stat;
    if (zip_stat(archive_.get(), name.c_str(), ZIP_FL_NOCASE, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE)) return {};
    if (stat.size > kMostUnpacked - std::min(kMostUnpacked, unpacked_)) {
      is_too_large_ = true;
      return {};
    }
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> part(zip_fopen(archive_.get(), name.c_str(), ZIP_FL_NOCASE), &zip_fclose);
    if (!part) return {};
    std::string text(stat.size, '\0');
    const zip_int64_t got = zip_fread(part.get(), text.data(), text.size());
    if (got < 0 || static_cast<zip_uint64_t>(got) != stat.size) return {};
    unpacked_ += stat.size;
    return text;
  }
  bool isTooLarge() const { return is_too_large_; }

 private:
  std::unique_ptr<zip_t, void (*)(zip_t*)> archive_;
  zip_uint64_t unpacked_ = 0;
  bool is_too_large_ = false;
};

// Names are looked up without their namespace prefix, which writers choose freely.
std::string_view localName(const char* name) {
  const char* colon = std::strchr(name, ':');
  return colon ? colon + 1 : name;
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& each : node.children()) {
    if (localName(each.name()) == name) return each;
  }
  return {};
}

// All text of a string item, without the readings above it (rPh).
std::string textOf(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node& part : item.children()) {
    if (localName(part.name()) == "t") text += part.text().get();
    if (localName(part.name()) == "r") text += child(part, "t").text().get();
  }
  return text;
}

struct CellPlace {
  uint32_t row = 0, column = 0;  // from 1; 0: not readable
};

CellPlace placeOf(std::string_view reference) {
  CellPlace place;
  size_t i = 0;
  for (; i < reference.size() && std::isalpha(static_cast<unsigned char>(reference[i])) && place.column < kMostColumns; ++i) {
    place.column = place.column * 26 + static_cast<uint32_t>(std::toupper(static_cast<unsigned char>(reference[i])) - 'A' + 1);
  }
  std::from_chars(reference.data() + i, reference.data() + reference.size(), place.row);
  return place.row <= kMostRows && place.column <= kMostColumns ? place : CellPlace{};
}

std::string columnName(uint32_t column) {
  std::string name;
  for (; column > 0; column = (column - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  return name;
}

// Days from a serial to a date (Hinnant, "chrono-compatible low-level date algorithms").
std::string dateOf(double serial, bool is_1904) {
  // Excel's 1900 system counts a 29 February 1900 that never was.
  const long days = static_cast<long>(std::floor(serial)) + (is_1904 ? 1462 : 0) + (!is_1904 && serial < 60 ? 1 : 0);
  const long z = days - 25569 + 719468;
  const long era = (z >= 0 ? z : z - 146096) / 146097;
  const unsigned doe = static_cast<unsigned>(z - era * 146097), yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
  const unsigned day = doy - (153 * mp + 2) / 5 + 1, month = mp < 10 ? mp + 3 : mp - 9;
  char text[32];
  std::snprintf(text, sizeof text, "%04ld-%02u-%02u", static_cast<long>(yoe) + era * 400 + (month <= 2), month, day);
  return text;
}

bool isDateFormat(const std::string& code) {
  // Letters outside quotes, brackets and escapes: y, d, g and e (the era) make a date, m alone may be minutes.
  bool is_quoted = false, is_bracketed = false;
  for (size_t i = 0; i < code.size(); ++i) {
    const char c = static_cast<char>(std::tolower(static_cast<unsigned char>(code[i])));
    if (c == '"') is_quoted = !is_quoted;
    if (c == '[') is_bracketed = true;
    if (c == ']') is_bracketed = false;
    if (c == '\\') ++i;
    if (!is_quoted && !is_bracketed && (c == 'y' || c == 'd' || (c == 'g' && code.find("General") == std::string::npos))) return true;
  }
  return false;
}

// Which cell formats show dates.
std::vector<bool> readDateStyles(const std::string& xml) {
  pugi::xml_document document;
  std::vector<bool> is_date;
  if (!document.load_buffer(xml.data(), xml.size())) return is_date;
  const pugi::xml_node sheet = document.document_element();
  std::map<unsigned, std::string> codes;
  for (const pugi::xml_node& format : child(sheet, "numFmts").children()) codes[format.attribute("numFmtId").as_uint()] = format.attribute("formatCode").value();
  for (const pugi::xml_node& format : child(sheet, "cellXfs").children()) {
    const unsigned id = format.attribute("numFmtId").as_uint();
    const auto code = codes.find(id);
    // ECMA-376 18.8.30: 14 to 17 and 22 everywhere, 27 to 36 and 50 to 58 in East Asia.
    const bool is_built_in = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    is_date.push_back(code != codes.end() ? isDateFormat(code->second) : is_built_in);
  }
  return is_date;
}

struct Workbook {
  std::vector<std::string> strings;
  std::vector<bool> is_date_style;
  bool is_1904 = false;
  std::string file;
};

struct Sheet {
  std::string name, part;
  bool is_hidden = false;
};

std::string shortestNumber(double value) {
  char text[40];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr;
  return {text, end};
}

class SheetReader {
 public:
  SheetReader(const Workbook& book, const Sheet& sheet, Diagnostics& diagnostics) : book_(book), sheet_(sheet), diagnostics_(diagnostics) {}

  bool isTooLarge() const { return is_too_large_; }

  std::map<uint32_t, std::vector<std::string>> read(const pugi::xml_node& worksheet) {
    for (const pugi::xml_node& column : child(worksheet, "cols").children()) {
      if (!column.attribute("hidden").as_bool()) continue;
      for (unsigned c = column.attribute("min").as_uint(); c <= std::min(column.attribute("max").as_uint(), kMostColumns) && hidden_columns_.size() < 30; ++c) {
        hidden_columns_.insert(c);
      }
    }
    uint32_t next_row = 1;
    for (const pugi::xml_node& row : child(worksheet, "sheetData").children()) {
      const uint32_t number = row.attribute("r").as_uint(next_row);
      next_row = number + 1;
      if (number == 0 || number > kMostRows) continue;
      if (row.attribute("hidden").as_bool()) hidden_rows_.push_back(number);
      readRow(row, number);
    }
    fillMerged(child(worksheet, "mergeCells"));
    reportHidden();
    return std::move(rows_);
  }

 private:
  void readRow(const pugi::xml_node& row, uint32_t number) {
    uint32_t next_column = 1;
    for (const pugi::xml_node& cell : row.children()) {
      if (localName(cell.name()) != "c") continue;
      const CellPlace place = placeOf(cell.attribute("r").value());
      const uint32_t column = place.column ? place.column : next_column;
      next_column = column + 1;
      if (column > kMostColumns) continue;
      std::string text = valueOf(cell, number, column);
      if (!text.empty()) put(number, column, std::move(text));
    }
  }

  void put(uint32_t row, uint32_t column, std::string text) {
    std::vector<std::string>& cells = rows_[row];
    if (cells.size() < column) {
      held_ += column - cells.size();
      if (held_ > kMostCells) is_too_large_ = true;
      if (is_too_large_) return;
      cells.resize(column);
    }
    cells[column - 1] = std::move(text);
  }

  std::string valueOf(const pugi::xml_node& cell, uint32_t row, uint32_t column) {
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return textOf(child(cell, "is"));
    const std::string value = child(cell, "v").text().get();
    if (value.empty()) return {};
    if (type == "s") {
      size_t index = 0;
      std::from_chars(value.data(), value.data() + value.size(), index);
      return index < book_.strings.size() ? book_.strings[index] : std::string();
    }
    if (type == "str" || type == "d") return value;
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    if (type == "e") {
      report(Severity::kWarning, row, columnName(column), value, {"セル " + columnName(column) + std::to_string(row) + " が " + value + " になっています。空欄とみなしました。",
                                      "Cell " + columnName(column) + std::to_string(row) + " shows " + value + "; taken for empty."},
             {"Excel で式を直してください。", "Mend the formula in Excel."});
      return {};
    }
    double number = 0;
    if (std::from_chars(value.data(), value.data() + value.size(), number).ec != std::errc{} || !std::isfinite(number)) return value;
    const unsigned style = cell.attribute("s").as_uint();
    const bool is_date = style < book_.is_date_style.size() && book_.is_date_style[style];
    if (is_date && number >= 1 && number < 2'958'466) return dateOf(number, book_.is_1904);
    return shortestNumber(number);
  }

  void fillMerged(const pugi::xml_node& merged) {
    size_t filled = 0;
    for (const pugi::xml_node& range : merged.children()) {
      const std::string reference = range.attribute("ref").value();
      const size_t colon = reference.find(':');
      if (colon == std::string::npos) continue;
      const CellPlace first = placeOf(reference.substr(0, colon)), last = placeOf(reference.substr(colon + 1));
      const auto found = rows_.find(first.row);
      if (!first.row || !last.row || found == rows_.end() || first.column > found->second.size()) continue;
      const std::string text = found->second[first.column - 1];
      for (uint32_t row = first.row; row <= last.row && filled < kMostMergedCells; ++row) {
        for (uint32_t column = first.column; column <= last.column && filled < kMostMergedCells; ++column, ++filled) put(row, column, text);
      }
    }
  }

  void reportHidden() {
    std::string rows, columns;
    for (size_t i = 0; i < hidden_rows_.size() && i < 20; ++i) rows += (i ? ", " : "") + std::to_string(hidden_rows_[i]);
    if (hidden_rows_.size() > 20) rows += " …";
    if (!rows.empty()) {
      report(Severity::kWarning, 0, "", "", {"隠れた行（" + rows + "）も読みました。", "Hidden rows (" + rows + ") were read too."},
             {"公開しない資料なら、公開の欄に「非公開」と書いてください。", "Write 'no' in the column 'public' of items that are not to be shown."});
    }
    for (const uint32_t column : hidden_columns_) columns += (columns.empty() ? "" : ", ") + columnName(column);
    if (!columns.empty()) report(Severity::kNote, 0, "", "", {"隠れた列（" + columns + "）も読みました。", "Hidden columns (" + columns + ") were read too."}, {});
  }

  void report(Severity severity, uint32_t row, std::string column, std::string value, Localized message, Localized remedy) {
    diagnostics_.push_back(faultAt(severity, "", Place{.file = book_.file, .row = row, .column = std::move(column), .value = std::move(value), .sheet = sheet_.name},
                                   std::move(message), std::move(remedy)));
  }

  const Workbook& book_;
  const Sheet& sheet_;
  Diagnostics& diagnostics_;
  std::map<uint32_t, std::vector<std::string>> rows_;
  std::vector<uint32_t> hidden_rows_;
  std::set<uint32_t> hidden_columns_;
  size_t held_ = 0;
  bool is_too_large_ = false;
};

std::vector<Sheet> readSheets(Archive& archive, Workbook& book) {
  std::vector<Sheet> sheets;
  pugi::xml_document workbook, relations;
  const std::string workbook_xml = archive.read("xl/workbook.xml"), relations_xml = archive.read("xl/_rels/workbook.xml.rels");
  if (!workbook.load_buffer(workbook_xml.data(), workbook_xml.size()) || !relations.load_buffer(relations_xml.data(), relations_xml.size())) return sheets;
  std::map<std::string, std::string> targets;
  for (const pugi::xml_node& relation : relations.document_element().children()) targets[relation.attribute("Id").value()] = relation.attribute("Target").value();
  book.is_1904 = child(workbook.document_element(), "workbookPr").attribute("date1904").as_bool();
  for (const pugi::xml_node& sheet : child(workbook.document_element(), "sheets").children()) {
    std::string id;
    for (const pugi::xml_attribute& attribute : sheet.attributes()) {
      if (localName(attribute.name()) == "id") id = attribute.value();
    }
    std::string target = targets[id];
    target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    sheets.push_back({sheet.attribute("name").value(), target, std::string_view(sheet.attribute("state").value()).find("idden") != std::string_view::npos});
  }
  return sheets;
}

std::vector<std::string> readStrings(const std::string& xml) {
  pugi::xml_document document;
  std::vector<std::string> strings;
  if (!document.load_buffer(xml.data(), xml.size())) return strings;
  for (const pugi::xml_node& item : document.document_element().children()) {
    if (localName(item.name()) == "si") strings.push_back(textOf(item));
  }
  return strings;
}

Error noWorkbook(const std::string& file, const std::filesystem::path& path) {
  // Encrypted workbooks and those of Excel 97 are compound files.
  std::FILE* open = std::fopen(path.c_str(), "rb");
  char start[8] = {};
  const size_t got = open ? std::fread(start, 1, sizeof start, open) : 0;
  if (open) std::fclose(open);
  if (got == 8 && std::memcmp(start, "\xD0\xCF\x11\xE0", 4) == 0) {
    return badInput(file, {"古い形式（.xls）か、パスワードのかかったブックです。", "This is an old workbook (.xls), or one with a password."},
                    {"Excel で開き、パスワードを外して「Excel ブック（.xlsx）」で保存してください。", "Open it in Excel, remove the password and save it as a workbook (.xlsx)."});
  }
  return badInput(file, {"Excel のブックとして読めません。", "It cannot be read as an Excel workbook."}, kSaveAgain);
}

}  // namespace

Result<XlsxReading> readXlsx(const std::filesystem::path& path, const std::string& file, const HeaderSearch& search, Diagnostics& diagnostics) {
  Archive archive(path);
  if (!archive.ok()) return noWorkbook(file, path);
  Workbook book;
  book.file = file;
  const std::vector<Sheet> sheets = readSheets(archive, book);
  if (sheets.empty()) return noWorkbook(file, path);
  book.strings = readStrings(archive.read("xl/sharedStrings.xml"));
  book.is_date_style = readDateStyles(archive.read("xl/styles.xml"));
  XlsxReading reading;
  for (const Sheet& sheet : sheets) {
    if (!search.sheet.empty() && tidyText(sheet.name) != search.sheet) {
      reading.other_sheets.push_back(sheet.name);
      continue;
    }
    const std::string xml = archive.read(sheet.part);
    pugi::xml_document document;
    if (archive.isTooLarge()) {
      return Error{ErrorCode::kLimit, file, {"広げると 512 MB を超えるブックです。", "Unpacked the workbook is larger than 512 MB."}, kSaveAgain};
    }
    if (!document.load_buffer(xml.data(), xml.size())) return badInput(file, {"シート「" + sheet.name + "」が壊れています。", "The sheet '" + sheet.name + "' is damaged."}, kSaveAgain);
    Diagnostics of_sheet;
    SheetReader reader(book, sheet, of_sheet);
    auto rows = reader.read(document.document_element());
    if (reader.isTooLarge()) {
      return Error{ErrorCode::kLimit, file, {"シート「" + sheet.name + "」のセルが多すぎます（1600 万を超える）。", "The sheet '" + sheet.name + "' has too many cells (over 16 million)."},
                   {"使わない右の列と下の行を削除して保存し直してください。", "Delete the unused columns to the right and rows below, and save it again."}};
    }
    auto header = rows.begin();
    while (header != rows.end() && !search.is_header(header->first, header->second)) {
      if (header->first >= search.within || std::next(header) == rows.end()) header = rows.end();
      else ++header;
    }
    if (header == rows.end()) {
      reading.other_sheets.push_back(sheet.name);
      continue;
    }
    diagnostics.insert(diagnostics.end(), of_sheet.begin(), of_sheet.end());
    Table table{file, sheet.name, {}};
    for (auto row = header; row != rows.end(); ++row) {
      const bool has_text = std::any_of(row->second.begin(), row->second.end(), [](const std::string& cell) { return !tidyText(cell).empty(); });
      if (has_text) table.rows.push_back({row->first, std::move(row->second)});
    }
    if (sheet.is_hidden) {
      diagnostics.push_back(faultAt(Severity::kWarning, "", Place{.file = file, .sheet = sheet.name}, {"隠れたシート「" + sheet.name + "」も読みました。", "The hidden sheet '" + sheet.name + "' was read too."},
                                    {"使わないなら見出し「資料番号」を消すか、シートを消してください。", "If it is not meant, remove the sheet or its header."}));
    }
    reading.tables.push_back(std::move(table));
  }
  return reading;
}

}  // namespace kura

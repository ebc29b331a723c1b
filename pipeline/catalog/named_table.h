// Small tables beside the record (facilities.csv, comfort.csv, readings.csv): rows by the names of their columns.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "catalog/table.h"
#include "model/collection.h"

namespace kura {

struct NamedColumn {
  std::string_view ja, en;     // the header; en is also the key of the cell
  bool has_languages = false;  // 住所, 住所_英語, address_en
  bool is_required = false;    // the column has to be there, and no cell of it may be empty
};

struct NamedRow {
  uint32_t number = 0;                        // as a spreadsheet counts
  std::map<std::string, std::string> cells;   // by key, tidied; of columns with languages: Japanese
  std::map<std::string, LanguageMap> texts;   // by key, of columns with languages, Japanese too
  std::map<std::string, std::string> header;  // by key, as written

  std::string cell(const std::string& key) const;
  LanguageMap text(const std::string& key) const;
};

// Headers and cells of the table's rows. An absent or doubled column is an error, and then there are no rows; an unknown one is a note. An empty
// required cell is an error, and its row is left out.
std::vector<NamedRow> readNamedRows(const Table& table, const std::vector<NamedColumn>& columns, Diagnostics& diagnostics);

// A fault in a cell of the row.
Diagnostic faultInRow(Severity severity, const Table& table, const NamedRow& row, const std::string& key, Localized message, Localized remedy);

}  // namespace kura

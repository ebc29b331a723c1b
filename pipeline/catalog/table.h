// A spreadsheet as cells with their places: the seam between reading a format (CSV, TSV, XLSX) and understanding records.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kura {

struct TableRow {
  uint32_t number = 0;             // as a spreadsheet counts: from 1, empty rows and the header counted
  std::vector<std::string> cells;  // UTF-8, as written
};

struct Table {
  std::string file;            // relative to the collection, for messages
  std::string sheet = {};      // of a workbook
  std::vector<TableRow> rows;  // the first is the header; rows without any text are left out
  std::vector<std::string> shown = {};  // headers as messages name them, where the table was mapped (table_mapping.h); else empty
};

}  // namespace kura

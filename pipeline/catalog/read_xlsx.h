// Excel workbooks as tables.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/result.h"
#include "catalog/table.h"

namespace kura {

// Sheets that have a header as searched for (ECMA-376 part 1, SpreadsheetML): shared and inline strings, numbers as
// short as they read back, dates as 2024-03-09 (1900 and 1904 systems), booleans, results of formulas. A merged range has its value in all of its cells. Rows
// above the header are left out; hidden rows and columns are read and reported; cells that show an error (#REF!) are reported and empty. Error (kBadInput): no workbook, encrypted, or no such sheet; (kLimit): unpacked it would be larger than 512 MB, or a sheet has more than 16 million cells.
struct HeaderSearch {
  std::function<bool(uint32_t row, const std::vector<std::string>& cells)> is_header;
  uint32_t within = 10;  // rows from the top
  std::string sheet = {};  // only this one; empty: all
};
struct XlsxReading {
  std::vector<Table> tables;  // may be none
  std::vector<std::string> other_sheets;
};
Result<XlsxReading> readXlsx(const std::filesystem::path& path, const std::string& file, const HeaderSearch& search, Diagnostics& diagnostics);

}  // namespace kura

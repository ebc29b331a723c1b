// Excel workbooks as tables.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/result.h"
#include "catalog/table.h"

namespace kura {

// Sheets that have a header with `is_header` true for one of its first ten rows (ECMA-376 part 1, SpreadsheetML): shared and inline strings, numbers as
// short as they read back, dates as 2024-03-09 (1900 and 1904 systems), booleans, results of formulas. A merged range has its value in all of its cells. Rows
// above the header are left out; hidden rows and columns are read and reported; cells that show an error (#REF!) are reported and empty. Other sheets are
// reported. Error (kBadInput): no workbook, encrypted, or no such sheet; (kLimit): unpacked it would be larger than 512 MB, or a sheet has more than 16 million cells.
Result<std::vector<Table>> readXlsx(const std::filesystem::path& path, const std::string& file, bool (*is_header)(const std::vector<std::string>& cells),
                                    Diagnostics& diagnostics);

}  // namespace kura

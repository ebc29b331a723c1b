// Small workbooks for people to fill in.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace kura {

struct WorkbookSheet {
  std::string name;
  std::vector<std::vector<std::string>> rows;  // UTF-8; the first is the header: bold, and stays in sight
  std::vector<double> widths;                  // of columns, in characters; what is missing is 14
};

// A workbook as Excel 2007 and later read it (ECMA-376), every cell a text. The same sheets give the same bytes. Error (kInternal) only where memory ends.
Result<Bytes> writeXlsx(const std::vector<WorkbookSheet>& sheets);

}  // namespace kura

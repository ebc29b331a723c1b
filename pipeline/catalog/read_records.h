#pragma once

#include <vector>

#include "base/error.h"
#include "catalog/table.h"
#include "model/collection.h"

namespace kura {

struct RecordsReading {
  std::vector<Item> items;             // without those that have errors
  std::vector<std::string> left_out;   // their numbers, or "row 14" where the number is missing
  bool has_header_faults = false;      // required columns are missing or doubled: no item can be trusted
};

// Understands tables of records: names of columns, values of cells, files that they name. Takes facilities and defaults
// from the collection, files from collection.root. Every fault goes to diagnostics, not only the first.
// Rows of several tables with one 資料番号 are one record: each cell is taken from the first table that fills it, and two that say different
// things are an error. What only a later table holds are records of their own.
RecordsReading readRecords(const std::vector<Table>& tables, const Collection& collection, Diagnostics& diagnostics);

}  // namespace kura

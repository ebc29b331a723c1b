// Tables of records as rows that belong together, before their cells are understood. Internal to catalog/.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "catalog/columns.h"
#include "catalog/table.h"
#include "model/collection.h"

namespace kura {

struct HeaderColumn {
  std::string header;  // as written
  std::optional<Column> column;
};

// A table with what its columns mean, and one of its rows.
struct TableReading {
  const Table* table = nullptr;
  std::vector<HeaderColumn> header;

  bool has(Field field) const {
    return std::any_of(header.begin(), header.end(), [&](const HeaderColumn& column) { return column.column && column.column->field == field; });
  }
};

struct RowPart {
  const TableReading* of = nullptr;
  const TableRow* row = nullptr;
};

// Both hold pointers to the tables, which must outlive them.

// The tables with what their headers mean. Doubled columns and required ones that no table has (the number: that one of them lacks) are errors, near misses
// warnings, other unknown columns notes.
std::vector<TableReading> readHeaders(const std::vector<Table>& tables, const Collection& collection, Diagnostics& diagnostics);

// The rows of each record, in the order in which their numbers first occur. A row without a number stands alone, and so does the second of one table with
// the same number.
std::vector<std::vector<RowPart>> gatherRows(const std::vector<TableReading>& tables);

// Rows of one table that share a number: nobody can tell which is right. An error for each, under that number.
void reportDuplicates(const TableReading& table, Diagnostics& diagnostics);

}  // namespace kura

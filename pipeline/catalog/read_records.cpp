#include "catalog/read_records.h"

#include <algorithm>
#include <set>

#include "catalog/record_reader.h"
#include "catalog/record_tables.h"

namespace kura {

RecordsReading readRecords(const std::vector<Table>& all, const Collection& collection, Diagnostics& diagnostics) {
  RecordsReading reading;
  const auto has_error_since = [&](size_t first) {
    return std::any_of(diagnostics.begin() + static_cast<long>(first), diagnostics.end(), [](const Diagnostic& d) { return d.severity == Severity::kError; });
  };
  const size_t before_headers = diagnostics.size();
  const std::vector<TableReading> tables = readHeaders(all, collection, diagnostics);
  reading.has_header_faults = has_error_since(before_headers);

  std::vector<Item> items;
  std::vector<bool> faulty;
  RecordReader reader(tables, collection, diagnostics);
  for (const std::vector<RowPart>& parts : gatherRows(tables)) {
    const size_t before = diagnostics.size();
    items.push_back(reader.read(parts));
    // Rows of a table whose header is wrong are not published, but their own faults are told at once.
    faulty.push_back(reading.has_header_faults || has_error_since(before));
  }
  reader.reportWaiting();
  const size_t before = diagnostics.size();
  for (const TableReading& table : tables) reportDuplicates(table, diagnostics);
  std::set<std::string> doubled;
  for (size_t d = before; d < diagnostics.size(); ++d) doubled.insert(diagnostics[d].item_id);
  for (size_t i = 0; i < items.size(); ++i) {
    if (faulty[i] || doubled.count(items[i].id)) {
      reading.left_out.push_back(items[i].id.empty() ? "row " + std::to_string(items[i].row) : items[i].id);
    } else {
      reading.items.push_back(std::move(items[i]));
    }
  }
  return reading;
}

}  // namespace kura

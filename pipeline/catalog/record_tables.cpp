#include "catalog/record_tables.h"

#include <functional>
#include <map>

#include "catalog/fault.h"
#include "catalog/text.h"

namespace kura {
namespace {

bool isFilledByDefault(Field field, const Collection& collection) {
  if (field == Field::kCredit) return !collection.default_credit.empty();
  return field == Field::kRightsImage && collection.default_rights.count(AssetClass::kImage);
}

// A near miss is a warning, a column of the curator's own notes a note.
void reportUnknown(const std::string& header, const TableRow& row, const std::function<void(Severity, const std::string&, Localized, Localized)>& fault) {
  const std::string meant = suggestHeader(header), shown = quoteForMessage(header);
  const bool is_taken = std::any_of(row.cells.begin(), row.cells.end(), [&](const std::string& other) { return tidyText(other) == meant; });
  if (!meant.empty() && !is_taken) {
    return fault(Severity::kWarning, header,
                 {"「" + shown + "」という列は使いません。「" + meant + "」のことですか。", "The column '" + shown + "' is not used. Is '" + meant + "' meant?"},
                 {"そうなら見出しを「" + meant + "」に直してください。", "If so, change the header to '" + meant + "'."});
  }
  fault(Severity::kNote, header, {"「" + shown + "」という列は使いません。", "The column '" + shown + "' is not used."},
        {"見出しのつづりを確かめてください。覚え書きならそのままでかまいません。", "Check the spelling of the header; a column of your own notes may stay."});
}

// The header row, and what is wrong with it.
std::vector<HeaderColumn> readHeader(const Table& table, Diagnostics& diagnostics) {
  std::vector<HeaderColumn> header;
  const TableRow empty;
  const TableRow& row = table.rows.empty() ? empty : table.rows.front();
  const auto fault = [&](Severity severity, const std::string& column, Localized message, Localized remedy) {
    const uint32_t number = std::max(1u, row.number);
    diagnostics.push_back(faultAt(severity, "", Place{.file = table.file, .row = number, .column = column, .sheet = table.sheet},
                                  std::move(message), std::move(remedy)));
  };
  for (const std::string& cell : row.cells) {
    // Messages speak of the curator's own headers, also where they were mapped.
    HeaderColumn column{header.size() < table.shown.size() ? table.shown[header.size()] : tidyText(cell), findColumn(cell)};
    const auto same = [&](const HeaderColumn& other) {
      return other.column && column.column && other.column->field == column.column->field &&
             other.column->language == column.column->language;
    };
    if (std::any_of(header.begin(), header.end(), same)) {
      fault(Severity::kError, column.header,
            {"「" + column.header + "」の列が二つあります。", "The column '" + column.header + "' occurs twice."},
            {"どちらかを消すか、名を変えてください。", "Remove or rename one of them."});
    } else if (!column.column && !column.header.empty()) {
      reportUnknown(column.header, row, fault);
    }
    header.push_back(std::move(column));
  }
  return header;
}

std::string numberIn(const TableReading& table, const TableRow& row) {
  for (size_t i = 0; i < table.header.size() && i < row.cells.size(); ++i) {
    if (table.header[i].column && table.header[i].column->field == Field::kId) return tidyText(row.cells[i]);
  }
  return {};
}

// Columns without which there is no record, in one of the tables at least; the number in each of them.
void checkRequired(const std::vector<TableReading>& tables, const Collection& collection, Diagnostics& diagnostics) {
  const auto fault = [&](const Table& table, Field field) {
    const std::string name(headerOf(field));
    const uint32_t number = table.rows.empty() ? 1 : std::max(1u, table.rows.front().number);
    diagnostics.push_back(faultAt(Severity::kError, "", Place{.file = table.file, .row = number, .column = name, .sheet = table.sheet},
                                  {"必須の列「" + name + "」がありません。", "The required column '" + name + "' is missing."},
                                  {"1 行目にこの見出しの列を加えてください。", "Add a column with this header to the first row."}));
  };
  for (Field field : requiredFields()) {
    if (field == Field::kId) {
      for (const TableReading& table : tables) {
        if (!table.has(field)) fault(*table.table, field);
      }
      continue;
    }
    const bool is_there = std::any_of(tables.begin(), tables.end(), [&](const TableReading& table) { return table.has(field); });
    if (!is_there && !isFilledByDefault(field, collection)) fault(*tables.front().table, field);
  }
}

}  // namespace

std::vector<TableReading> readHeaders(const std::vector<Table>& tables, const Collection& collection, Diagnostics& diagnostics) {
  std::vector<TableReading> readings;
  for (const Table& table : tables) readings.push_back({&table, readHeader(table, diagnostics)});
  if (!readings.empty()) checkRequired(readings, collection, diagnostics);
  return readings;
}

std::vector<std::vector<RowPart>> gatherRows(const std::vector<TableReading>& tables) {
  std::vector<std::vector<RowPart>> records;
  std::map<std::string, size_t> place_of;
  for (const TableReading& table : tables) {
    for (size_t i = 1; i < table.table->rows.size(); ++i) {
      const RowPart part{&table, &table.table->rows[i]};
      const std::string id = numberIn(table, *part.row);
      const auto known = place_of.find(id);
      if (id.empty() || known == place_of.end() || records[known->second].back().of == &table) {
        if (!id.empty() && known == place_of.end()) place_of[id] = records.size();
        records.push_back({part});
      } else {
        records[known->second].push_back(part);
      }
    }
  }
  return records;
}

void reportDuplicates(const TableReading& table, Diagnostics& diagnostics) {
  std::map<std::string, std::vector<uint32_t>> rows_of;
  for (size_t i = 1; i < table.table->rows.size(); ++i) {
    const TableRow& row = table.table->rows[i];
    if (const std::string id = numberIn(table, row); !id.empty()) rows_of[id].push_back(row.number);
  }
  std::string id_header(headerOf(Field::kId));
  for (const HeaderColumn& column : table.header) {
    if (column.column && column.column->field == Field::kId) id_header = column.header;
  }
  for (const auto& [id, rows] : rows_of) {
    if (rows.size() < 2) continue;
    for (uint32_t row : rows) {
      std::string others;
      for (uint32_t other : rows) {
        if (other != row) others += (others.empty() ? "" : ", ") + std::to_string(other);
      }
      diagnostics.push_back(
          faultAt(Severity::kError, id, Place{.file = table.table->file, .row = row, .column = id_header, .value = id, .sheet = table.table->sheet},
                  {"資料番号「" + id + "」が " + others + " 行目にもあります。", "The number '" + id + "' is also in row " + others + "."},
                  {"資料ごとに別の番号にしてください。", "Give each item a number of its own."}));
    }
  }
}

}  // namespace kura

// What the columns of somebody else's table mean, as the curator wrote it down in collection.toml (docs/collection.md, [[table]]).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "catalog/table.h"

namespace kura {

// Where the cells of one of our columns come from.
struct ColumnSource {
  std::string target;             // our header, as written
  std::vector<std::string> from;  // their headers; several are joined, empty cells left out
  std::string join = " ";
  std::string pattern;            // "TATE-{accession_number}", "{row}" is the row's number; empty where one of its cells is
  std::optional<std::string> constant;
  std::map<std::string, std::string> values;  // of the cell as it is, to what it means
  std::optional<std::string> otherwise;       // for cells that are not in `values`
  double factor = 1;                          // numbers are multiplied by it (units); other text is left for the reader to judge
  uint32_t line = 0;                          // in collection.toml
};

struct TableMapping {
  std::string file;  // a path in the collection; its last part may hold * and ?
  std::optional<std::string> encoding;
  std::optional<std::string> sheet;
  std::optional<uint32_t> header_row;  // as a spreadsheet counts
  std::vector<std::string> ignore;     // their headers that are not used, which need not be told
  std::vector<ColumnSource> columns;
  uint32_t line = 0;

  // Their headers that a column names, each once.
  std::vector<std::string> namedHeaders() const;
  // Whether a row of their table is its header: the stated one, or one that holds at least half of the named headers.
  bool isHeader(uint32_t row, const std::vector<std::string>& cells) const;
};

// Parts of a pattern: text and, in braces, headers. Empty where a brace is not closed or names nothing.
struct PatternPart {
  std::string text;
  bool is_header = false;
};
std::optional<std::vector<PatternPart>> readPattern(const std::string& pattern);

// Their table as one of ours: the same rows with our headers; `shown` keeps theirs for messages. A note tells what became of each column, a warning which
// are not mapped (with the line that says so), an error names headers that the file does not have, with the mapping's line.
Table mapTable(const Table& theirs, const TableMapping& mapping, const std::string& mapping_file, Diagnostics& diagnostics);

// Lines to paste into collection.toml for a table that is not ours: what its headers seem to mean, for the curator to mend.
std::string suggestMapping(const Table& theirs);

}  // namespace kura

// The record files of a collection, whatever format they are in.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/result.h"
#include "catalog/table.h"
#include "catalog/table_mapping.h"

namespace kura {

struct UsedMapping {
  const TableMapping* of = nullptr;  // none: the headers are ours
  std::string file = {};             // where it is written, for messages
};

// XLSX (read_xlsx.h) by its first bytes; else text in any encoding (decode_text.h; `encoding` overrides the detection), separated by commas, semicolons or tabs
// (read_csv.h). A detected encoding is a note, and so are cells with decomposed kana (NFD), which are composed, and
// cells of texts that begin with an apostrophe before = + - @, which is dropped. A mapped table comes with our headers
// (table_mapping.h).
Result<std::vector<Table>> readTables(const std::filesystem::path& path, const std::string& file, const std::optional<std::string>& encoding,
                                      Diagnostics& diagnostics, const UsedMapping& mapping = {});

// For a table that was not mapped and whose headers are not ours: lines to paste into collection.toml.
std::optional<Diagnostic> suggestionFor(const Table& table);

}  // namespace kura

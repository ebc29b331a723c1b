// The record files of a collection, whatever format they are in.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/result.h"
#include "catalog/table.h"

namespace kura {

// XLSX (read_xlsx.h) by its first bytes; else text in any encoding (decode_text.h; `encoding` overrides the detection), separated by commas, semicolons or tabs
// (read_csv.h). A detected encoding is a note, and so are cells with decomposed kana (NFD), which are composed.
Result<std::vector<Table>> readTables(const std::filesystem::path& path, const std::string& file, const std::optional<std::string>& encoding,
                                      Diagnostics& diagnostics);

}  // namespace kura

// The [[table]] sections of collection.toml.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"
#include "catalog/document.h"
#include "catalog/table_mapping.h"
#include "model/collection.h"

namespace kura {

// What is wrong is an error with its line and value: an unknown column of ours, a column that is given twice or by nothing, a value that the reader of records
// could not take (rights, facility, public). Faulty columns are left out. The collection's facilities are read already.
std::vector<TableMapping> readTableMappings(const DocumentValue& document, const std::string& file, const Collection& collection, Diagnostics& diagnostics);

// The files in the collection that a mapping's name or pattern means, as paths within it, sorted; NFC and NFD are the same. None is an error with its line.
std::vector<std::string> filesOf(const TableMapping& mapping, const std::filesystem::path& folder, const std::string& mapping_file, Diagnostics& diagnostics);

}  // namespace kura

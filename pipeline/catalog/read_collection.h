// A curator's folder (docs/collection.md) as a Collection, with every fault that it has.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/collection.h"

namespace kura {

struct CollectionReading {
  Collection collection;              // items with errors are not in it
  Diagnostics diagnostics;            // all faults, warnings and notes
  std::vector<std::string> left_out;  // numbers of the items that have errors, or "row 14" where the number is missing
  bool can_be_built = true;           // false: a fault concerns the whole (collection.toml, the header of items.csv)
};

// Fails (kIo, kBadInput) only where the folder, collection.toml or items.csv cannot be read at all.
Result<CollectionReading> readCollection(const std::filesystem::path& folder);

}  // namespace kura

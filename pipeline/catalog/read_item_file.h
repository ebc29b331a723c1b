#pragma once

#include <filesystem>
#include <string>

#include "base/error.h"
#include "model/collection.h"

namespace kura {

// Reads an item's item.toml (views, annotations, tours, unit, up axis, material) into the item. file: its name for messages.
// Faults go to diagnostics with their line.
void readItemFile(const std::filesystem::path& collection, const std::filesystem::path& path, Item& item, Diagnostics& diagnostics);

}  // namespace kura

// Adds what a build changed to the site's log of changes (publish/change_discovery.h).
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "model/collection.h"

namespace kura {

// Compares the site's public items with the log that the site carries and writes the files that differ. date: RFC 3339, UTC.
Status writeSiteChanges(const Collection& collection, const std::filesystem::path& site, const std::string& date);

}  // namespace kura

// Adds what a build changed to the site's log of changes (publish/change_discovery.h).
#pragma once

#include <filesystem>

#include "base/result.h"
#include "model/collection.h"

namespace kura {

// Compares the site's public items with the log that the site carries and writes the files that differ. The date is that of SOURCE_DATE_EPOCH
// (reproducible-builds.org) where it is set, else now: a log of what happened cannot come from the collection alone.
Status writeSiteChanges(const Collection& collection, const std::filesystem::path& site);

// Date and time of now, or of SOURCE_DATE_EPOCH: RFC 3339, UTC.
std::string presentTime();

}  // namespace kura

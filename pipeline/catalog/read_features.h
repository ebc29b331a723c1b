// The curated stories of a collection: features/*.md.
#pragma once

#include <filesystem>

#include "base/error.h"
#include "model/collection.h"

namespace kura {

// features/NAME.md is the Japanese text of the feature NAME, features/NAME.en.md (ja-easy, zh, ko) the others. Each begins with TOML between two
// lines of +++ (title, lead, and in any one of them cover), then CommonMark. Features come in the order of their names. What cannot be read, has
// no title, or a name that is no word of a-z, 0-9 and "-" is an error and left out.
void readFeatures(const std::filesystem::path& folder, Collection& collection, Diagnostics& diagnostics);

}  // namespace kura

// Diagnostics that know their place in the curator's files.
#pragma once

#include <string>

#include "base/error.h"

namespace kura {

// "items.csv row 14, column 高さ_cm", "collection.toml line 3": the place in one string.
std::string subjectOf(const Place& place);

Diagnostic faultAt(Severity severity, std::string item_id, Place place, Localized message, Localized remedy);

}  // namespace kura

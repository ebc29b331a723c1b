// The one clock of the program's outputs.
#pragma once

#include <string>

namespace kura {

// Date and time of now, or of SOURCE_DATE_EPOCH (reproducible-builds.org) where it is set: RFC 3339, UTC.
std::string presentTime();

}  // namespace kura

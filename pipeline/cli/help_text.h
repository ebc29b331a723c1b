#pragma once

#include <string>

#include "cli/language.h"

namespace kura {

// What `kura --help` or `kura COMMAND --help` prints.
std::string helpText(const std::string& command, Language language);

}  // namespace kura

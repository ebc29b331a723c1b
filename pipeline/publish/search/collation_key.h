// What to compare to bring texts into the order of a language.
#pragma once

#include <string>

namespace kura {

// Compares bytewise as the language sorts the texts; numbers in them by their value (K-2 before K-10). (Unicode Technical Standard 10, CLDR.)
std::string collationKey(const std::string& utf8, const std::string& language);

}  // namespace kura

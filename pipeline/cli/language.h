#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace kura {

enum class Language { kJapanese, kEnglish };

// Japanese where the locale is (LC_ALL, else LC_MESSAGES, else LANG begins with "ja"), else English.
Language languageOfEnvironment();

// The text in the language, or in the other one where it is missing.
const std::string& in(Language language, const Localized& text);

// The place of a fault as a reader of the language says it: "items.csv 14 行目「高さ_cm」", "items.csv row 14, column …".
std::string placeText(Language language, const Error& error);

// Columns that a text takes in a terminal: two for characters of full width.
size_t terminalWidth(std::string_view utf8);
// At most so many columns, then "…"; padded with spaces where pad is set.
std::string fitWidth(std::string_view utf8, size_t columns, bool pad);

}  // namespace kura

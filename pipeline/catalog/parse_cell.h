// What single cells mean. Nothing is guessed: text that is not plainly a value is a fault with a remedy.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/localized.h"

namespace kura {

template <typename T>
struct CellReading {
  std::optional<T> value;
  bool was_full_width = false;  // full-width characters were read as ASCII: worth a note
  Localized fault;              // set where value is empty
  Localized remedy;
};

// A finite decimal number such as 12, 12.5 or -0.3, without units or thousands separators.
// words_go_to: the column for "約" and units, named in the remedy.
CellReading<double> parseNumber(std::string_view text, std::string_view words_go_to);

// "12.5 cm", "125mm", "0.125ｍ" as centimetres, "1.2kg" as grams: a number with one unit behind it, more than zero. Empty where the text is none.
std::optional<double> parseLengthCm(std::string_view text);
std::optional<double> parseWeightG(std::string_view text);

// A length or weight: parseNumber, and more than zero.
CellReading<double> parsePositive(std::string_view text, std::string_view words_go_to);

// A whole year from -20000 to 9999.
CellReading<int> parseYear(std::string_view text, std::string_view words_go_to);

// 公開 はい true yes 1 ○ 〇 / 非公開 いいえ false no 0 ×
CellReading<bool> parsePublic(std::string_view text);

// File names separated by ';', '；' or a newline, tidied, empty ones dropped.
std::vector<std::string> splitFileNames(std::string_view text);

}  // namespace kura

#pragma once

#include <string>

namespace kura {

// Unicode normalisation form C: kana with marks of their own (NFD, as macOS writes names) become one character. Text that is so stays, and so does
// text that ICU cannot normalise. (Unicode Standard Annex 15.)
std::string composeText(const std::string& text);
bool isComposed(const std::string& text);

}  // namespace kura

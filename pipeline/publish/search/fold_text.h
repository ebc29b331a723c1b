// Writes text the way the search compares it. site/src/search/fold_text.ts does the same to what visitors type: change both or neither.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace kura {

// Characters that are written differently and mean the same: 國 and 国 and (Chinese) 国, 澤 and 沢 and 泽. From each to the one that stands for all.
// From the old and new forms of the jōyō kanji, common variants of names, and ICU's simplified and traditional characters, of the last only
// those that no Japanese text uses.
const std::map<char32_t, char32_t>& characterVariants();

// NFKC, lower case, without accents on letters, katakana as hiragana, 々 as the character before it, variants as one.
std::u32string foldText(std::string_view utf8);

// Kana as they sound, for readings: without ー and without the second half of long o and u, so that "toukyou", "tokyo" and とうきょう are one.
// Other characters are dropped. Give folded text.
std::u32string foldReading(std::u32string_view folded);

bool isHiragana(char32_t c);
// Han, kana, Hangul: scripts that are searched by characters and pairs of characters, because their words are not spaced.
bool isUnspaced(char32_t c);
bool isLetterOrDigit(char32_t c);

std::string toUtf8(std::u32string_view text);

}  // namespace kura

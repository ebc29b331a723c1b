// The languages of the pages: their names, and their tags in HTML. Records and folders say ja-easy and zh; in HTML, where a tag has to be valid
// BCP 47 and names the script that fonts are chosen by, these are ja-x-easy and zh-Hans.
#pragma once

#include <string>

namespace kura {

std::string htmlTag(const std::string& language);

// In itself: "やさしい日本語"
std::string nameOfLanguage(const std::string& language);

// og:locale has no word for easy Japanese.
std::string openGraphLocale(const std::string& language);

// True for Japanese, easy or not: what may carry furigana.
bool isJapanese(const std::string& language);

}  // namespace kura

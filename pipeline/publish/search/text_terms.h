// The terms under which a text is found. site/src/search/query_terms.ts asks for the same: change both or neither.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace kura {

// Term -> whether it stands in a field that names the piece (title, reading, number, maker, kind): those weigh more.
using TermWeights = std::map<std::string, bool>;

// Of a text: each character and each pair of characters of Han, kana and Hangul; each other word in its plain form (English plurals without s)
// and its first one to four letters with "*" for prefixes.
void addTextTerms(std::string_view utf8, bool is_strong, TermWeights& terms);

// Of the kana in a text, as they sound: "~" with each character and each pair, for visitors who write in Latin letters. With joins_words, words are
// taken together (a reading), else each run of kana stands alone.
void addReadingTerms(std::string_view utf8, bool joins_words, TermWeights& terms);

// "bowls" -> "bowl", "dishes" -> "dish", "berries" -> "berry"; "glass" and "this" stay as they are or lose no meaning. (After Harman's S-stemmer.)
std::u32string plainWord(std::u32string_view word);

}  // namespace kura

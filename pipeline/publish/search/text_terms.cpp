#include "publish/search/text_terms.h"

#include "publish/search/fold_text.h"

namespace kura {
namespace {

constexpr size_t kLongestWord = 40;
constexpr size_t kLongestPrefix = 4;

void add(TermWeights& terms, std::u32string_view term, bool is_strong, std::string_view mark = {}) {
  bool& weight = terms[std::string(mark) + toUtf8(term)];
  weight = weight || is_strong;
}

void addPairs(std::u32string_view run, bool is_strong, TermWeights& terms, std::string_view mark = {}) {
  for (size_t i = 0; i < run.size(); ++i) {
    add(terms, run.substr(i, 1), is_strong, mark);
    if (i + 1 < run.size()) add(terms, run.substr(i, 2), is_strong, mark);
  }
}

void addWord(std::u32string_view word, bool is_strong, TermWeights& terms) {
  word = word.substr(0, kLongestWord);
  const std::u32string plain = plainWord(word);
  add(terms, plain, is_strong);
  // Where the plain form is spelled otherwise, a visitor half way through the word still finds it.
  if (!word.starts_with(plain)) add(terms, word, is_strong);
  for (size_t length = 1; length <= std::min(kLongestPrefix, word.size()); ++length) add(terms, std::u32string(word.substr(0, length)) + U'*', is_strong);
}

// Calls take(run, is_unspaced) for each run of one kind.
template <typename Take>
void forEachRun(std::u32string_view folded, Take take) {
  for (size_t i = 0; i < folded.size();) {
    const bool unspaced = isUnspaced(folded[i]);
    size_t end = i;
    while (end < folded.size() && isUnspaced(folded[end]) == unspaced && (unspaced || isLetterOrDigit(folded[end]))) ++end;
    if (end > i) take(folded.substr(i, end - i), unspaced);
    i = std::max(end, i + 1);
  }
}

}  // namespace

std::u32string plainWord(std::u32string_view word) {
  const std::u32string stay(word);
  if (word.size() < 4 || word.back() != U's') return stay;
  if (word.ends_with(U"ies") && word.size() > 4) return std::u32string(word.substr(0, word.size() - 3)) + U'y';
  for (std::u32string_view end : {U"shes", U"ches", U"xes", U"sses"}) {
    if (word.ends_with(end)) return std::u32string(word.substr(0, word.size() - 2));
  }
  if (word.ends_with(U"ss") || word.ends_with(U"us") || word.ends_with(U"is")) return stay;
  return std::u32string(word.substr(0, word.size() - 1));
}

void addTextTerms(std::string_view utf8, bool is_strong, TermWeights& terms) {
  forEachRun(foldText(utf8), [&](std::u32string_view run, bool unspaced) {
    if (unspaced) {
      addPairs(run, is_strong, terms);
    } else {
      addWord(run, is_strong, terms);
    }
  });
}

void addReadingTerms(std::string_view utf8, bool joins_words, TermWeights& terms) {
  std::u32string run;
  const auto take = [&] {
    addPairs(foldReading(run), true, terms, "~");
    run.clear();
  };
  for (char32_t c : foldText(utf8)) {
    if (isHiragana(c) || c == U'ー') {
      run += c;
    } else if (!joins_words) {
      take();
    }
  }
  take();
}

}  // namespace kura

// Readings in running text, as 青空文庫 writes them: 漢字《かんじ》, or ｜御書付《おかきつけ》 where the base begins before the kanji.
#pragma once

#include <string>
#include <string_view>

namespace kura {

// HTML: <ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>; all else escaped. Marks that stand for no reading stay as written.
std::string rubyHtml(std::string_view text);

// The text alone, without readings and marks: for search, plain text and formats without ruby.
std::string withoutRuby(std::string_view text);

}  // namespace kura

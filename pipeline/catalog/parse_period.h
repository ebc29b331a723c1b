// Dates as museums write them, as years.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kura {

struct YearRange {
  int from = 0, to = 0;        // years of the common era, before it negative; from <= to
  bool is_approximate = false;  // 頃, 約, 伝, c., ?

  bool operator==(const YearRange&) const = default;
};

// "1820年", "1820-1850", "明治33年", "文政3年～天保元年", "19世紀", "19世紀中頃", "18世紀後半～19世紀初頭", "江戸時代後期", "江戸後期", "明治～大正", "伝 桃山",
// "c. 1850", "early 19th century", "Edo period". Eras of years (年号) are those of ICU's Japanese calendar, from 大化 on; the first year of an era may be
// written 元年. Periods end where the next begins; their early, middle and late parts are thirds, those of centuries thirds or halves as named.
// 頃, 約, c. widen a single year by ten either way. Empty where any part of the text is not understood: nothing is guessed.
std::optional<YearRange> parsePeriod(std::string_view text);

// A day as "2024-03-09", from that, "2024/3/9", "2024年3月9日" or "令和6年3月9日"; a month or a year alone likewise. Empty where it is none, or no day of the calendar.
std::optional<std::string> parseDay(std::string_view text);

}  // namespace kura

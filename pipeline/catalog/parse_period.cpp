// ICU adapter.
#include "catalog/parse_period.h"

#include <unicode/calendar.h>
#include <unicode/dtfmtsym.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <memory>
#include <vector>

#include "catalog/text.h"

namespace kura {
namespace {

struct NamedYears {
  std::string name;
  int from = 0, to = 0;
};

// As textbooks bound them.
const std::vector<NamedYears>& periods() {
  static const std::vector<NamedYears> all = {
      {"縄文", -14000, -900}, {"弥生", -900, 250},   {"古墳", 250, 592},    {"飛鳥", 592, 710},    {"奈良", 710, 794},     {"平安", 794, 1185},
      {"鎌倉", 1185, 1333},   {"南北朝", 1336, 1392}, {"室町", 1336, 1573},  {"戦国", 1467, 1590},  {"安土桃山", 1573, 1603}, {"桃山", 1573, 1603},
      {"江戸", 1603, 1868},   {"幕末", 1853, 1868},  {"明治", 1868, 1912},  {"大正", 1912, 1926},  {"昭和", 1926, 1989},    {"平成", 1989, 2019},
      {"令和", 2019, 2100},   {"jomon", -14000, -900}, {"yayoi", -900, 250}, {"kofun", 250, 592},  {"asuka", 592, 710},    {"nara", 710, 794},
      {"heian", 794, 1185},   {"kamakura", 1185, 1333}, {"muromachi", 1336, 1573}, {"momoyama", 1573, 1603}, {"edo", 1603, 1868}, {"meiji", 1868, 1912},
      {"taisho", 1912, 1926}, {"showa", 1926, 1989}, {"heisei", 1989, 2019}};
  return all;
}

// Eras of years with the year in which each begins, newest first: 明 of 明治 must not be found in another.
const std::vector<NamedYears>& eras() {
  static const std::vector<NamedYears> all = [] {
    std::vector<NamedYears> found;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale japanese("ja_JP@calendar=japanese");
    const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(japanese, status));
    const icu::DateFormatSymbols symbols(japanese, "japanese", status);
    int32_t count = 0;
    const icu::UnicodeString* names = symbols.getEras(count);
    if (U_FAILURE(status) || !calendar) return found;
    for (int32_t era = count - 1; era >= 0; --era) {
      calendar->clear();
      calendar->set(UCAL_ERA, era);
      calendar->set(UCAL_YEAR, 1);
      calendar->set(UCAL_MONTH, UCAL_DECEMBER);
      calendar->set(UCAL_DATE, 31);
      status = U_ZERO_ERROR;
      const int32_t year = calendar->get(UCAL_EXTENDED_YEAR, status);
      NamedYears named;
      names[era].toUTF8String(named.name);
      named.from = year;
      named.to = found.empty() ? 2100 : found.back().from;
      if (U_SUCCESS(status) && !named.name.empty()) found.push_back(std::move(named));
    }
    return found;
  }();
  return all;
}

class PeriodParser {
 public:
  explicit PeriodParser(std::string text) : text_(std::move(text)) {}

  std::optional<YearRange> parse() {
    while (takeAny({"伝", "約", "およそ", "推定", "c.", "ca.", "circa", "about"})) is_approximate_ = true;
    std::optional<YearRange> range = parsePoint();
    if (range && takeAny({"〜", "～", "~", "–", "—", "-", "から", "to", "/", "・", "または", "or"})) {
      if (text_.empty()) return {};  // "1850 - " has no end
      const std::optional<YearRange> end = parsePoint();
      if (!end || end->to < range->from) return {};
      range->to = end->to;
    }
    while (takeAny({"頃", "ごろ", "ころ", "か", "?", "？", "推定"})) is_approximate_ = true;
    if (!range || !text_.empty()) return {};
    if (is_approximate_ && range->from == range->to) {
      range->from -= 10;
      range->to += 10;
    }
    range->is_approximate = is_approximate_;
    return range;
  }

 private:
  bool take(std::string_view word) {
    if (!text_.starts_with(word)) return false;
    text_.erase(0, word.size());
    return true;
  }

  bool takeAny(std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return take(word); });
  }

  std::optional<int> takeNumber() {
    int value = 0;
    const auto [end, failed] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
    if (failed != std::errc{} || end == text_.data() || value < 0) return {};
    text_.erase(0, static_cast<size_t>(end - text_.data()));
    return value;
  }

  // A third, a half or a tenth at either end, as the word after (or before) a period or century says.
  YearRange part(YearRange whole, int first_of, int last_of, int parts) const {
    const double length = double(whole.to - whole.from) / parts;
    const int from = whole.from;
    whole.to = from + static_cast<int>(std::lround(length * last_of));
    whole.from = from + static_cast<int>(std::lround(length * first_of));
    return whole;
  }

  YearRange narrowed(YearRange whole) {
    if (takeAny({"初頭", "初期", "初め", "はじめ", "初", "前期", "早期"})) return part(whole, 0, 1, 3);
    if (takeAny({"中期", "中頃", "中ごろ", "中葉", "半ば", "中"})) return part(whole, 1, 2, 3);
    if (takeAny({"末期", "後期", "終わり", "晩期", "末"})) return part(whole, 2, 3, 3);
    if (takeAny({"前半"})) return part(whole, 0, 1, 2);
    if (takeAny({"後半"})) return part(whole, 1, 2, 2);
    return whole;
  }

  std::optional<YearRange> parsePoint() {
    const int english = take("early") ? 1 : takeAny({"mid", "middle"}) ? 2 : take("late") ? 3 : 0;
    take("-");
    std::optional<YearRange> range = parseNamed();
    if (!range) range = parseNumber();
    if (range && english > 0) return part(*range, english - 1, english, 3);
    return range;
  }

  std::optional<YearRange> parseNamed() {
    // 明治33年 is a year of the era, 明治 alone the whole of it; eras before Edo's end overlap no name of a period.
    for (const NamedYears& era : eras()) {
      if (!text_.starts_with(era.name)) continue;
      const std::string before = text_;
      take(era.name);
      std::optional<int> year = take("元") ? std::optional(1) : takeNumber();
      if (year && *year >= 1 && *year <= 100 && take("年")) {
        takeAny({"間"});
        const int in_year = era.from + *year - 1;
        return in_year <= era.to ? std::optional(YearRange{in_year, in_year}) : std::nullopt;
      }
      text_ = before;
      const bool is_period = std::any_of(periods().begin(), periods().end(), [&](const NamedYears& period) { return period.name == era.name; });
      if (is_period) break;
      take(era.name);
      takeAny({"年間", "期"});
      return narrowed({era.from, era.to});
    }
    const NamedYears* longest = nullptr;
    for (const NamedYears& period : periods()) {
      if (text_.starts_with(period.name) && (!longest || period.name.size() > longest->name.size())) longest = &period;
    }
    if (!longest) return {};
    take(longest->name);
    takeAny({"時代", "期間", "period", "era"});
    return narrowed({longest->from, longest->to});
  }

  std::optional<YearRange> parseNumber() {
    const bool is_before = takeAny({"紀元前", "bc"});
    takeAny({"西暦", "ad"});
    const std::optional<int> number = takeNumber();
    if (!number || *number > 9999) return {};
    if (takeAny({"世紀", "thcentury", "stcentury", "ndcentury", "rdcentury"})) {
      if (*number < 1 || *number > 30) return {};
      const YearRange century = is_before ? YearRange{-*number * 100, -(*number - 1) * 100 - 1} : YearRange{(*number - 1) * 100 + 1, *number * 100};
      return narrowed(century);
    }
    if (takeAny({"年代", "s"})) return *number % 10 == 0 ? std::optional(YearRange{*number, *number + (*number % 100 == 0 ? 99 : 9)}) : std::nullopt;
    takeAny({"年", "ad", "ce"});
    const int year = is_before || takeAny({"bce", "bc"}) ? -*number : *number;
    return YearRange{year, year};
  }

  std::string text_;
  bool is_approximate_ = false;
};

// Without blanks and brackets, in half width, small letters.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : lowerAscii(foldWidth(tidyText(text)))) {
    if (c != ' ' && c != '\n' && c != '(' && c != ')' && c != ',') out += c;
  }
  return out;
}

bool isDay(int year, int month, int day) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month >= 1 && month <= 12 && day >= 1 && day <= kDays[month - 1] + (is_leap && month == 2);
}

}  // namespace

std::optional<YearRange> parsePeriod(std::string_view text) {
  const std::string folded = plain(text);
  return folded.empty() ? std::nullopt : PeriodParser(folded).parse();
}

std::optional<std::string> parseDay(std::string_view text) {
  std::string folded = plain(text);
  std::optional<int> year;
  for (const NamedYears& era : eras()) {
    if (!folded.starts_with(era.name)) continue;
    std::string rest = folded.substr(era.name.size());
    int of_era = 0;
    if (rest.starts_with("元")) {
      of_era = 1;
      rest.erase(0, std::string_view("元").size());
    } else {
      const auto end = std::from_chars(rest.data(), rest.data() + rest.size(), of_era).ptr;
      rest.erase(0, static_cast<size_t>(end - rest.data()));
    }
    if (of_era < 1) return {};
    year = era.from + of_era - 1;
    folded = rest;
    break;
  }
  std::vector<int> numbers;
  for (size_t i = 0; i < folded.size();) {
    if (!std::isdigit(static_cast<unsigned char>(folded[i]))) {
      // Nothing but the marks between numbers.
      const std::string_view rest = std::string_view(folded).substr(i);
      bool is_mark = false;
      for (const std::string_view mark : {"年", "月", "日", "-", "/", "."}) {
        if (!rest.starts_with(mark)) continue;
        i += mark.size();
        is_mark = true;
        break;
      }
      if (!is_mark) return {};
      continue;
    }
    int value = 0;
    const auto end = std::from_chars(folded.data() + i, folded.data() + folded.size(), value).ptr;
    i = static_cast<size_t>(end - folded.data());
    numbers.push_back(value);
  }
  if (!year) {
    if (numbers.empty()) return {};
    year = numbers.front();
    numbers.erase(numbers.begin());
  }
  if (numbers.size() > 2 || *year < 1 || *year > 9999) return {};
  if (!isDay(*year, numbers.empty() ? 1 : numbers[0], numbers.size() < 2 ? 1 : numbers[1])) return {};
  char out[32];
  std::snprintf(out, sizeof out, numbers.empty() ? "%04d" : numbers.size() == 1 ? "%04d-%02d" : "%04d-%02d-%02d", *year, numbers.empty() ? 0 : numbers[0],
                numbers.size() < 2 ? 0 : numbers[1]);
  return std::string(out);
}

}  // namespace kura

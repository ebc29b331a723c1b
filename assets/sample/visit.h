// The museums of the sample, their calendar, and when the pieces are on display. Days count from one that is given: the program reads no clock.
#pragma once

#include <optional>
#include <string>

namespace kura::sample {

// Days of the civil calendar as "2026-04-01".
class Day {
 public:
  static std::optional<Day> parse(const std::string& text);  // "2026-04-01"; empty where it is no day
  explicit Day(int days_since_1970) : days_(days_since_1970) {}
  Day operator+(int days) const { return Day(days_ + days); }
  int weekday() const;  // 0: Sunday
  std::string iso() const;

 private:
  int days_;
};

std::string facilitiesCsv();
std::string comfortCsv(Day first);                       // 125 days from it on: a month, and the three that a page shows
std::string displayOf(const std::string& piece, Day first);  // a cell of 展示期間
std::string readingsCsv();

struct FeatureFile {
  const char* name;  // "overglaze.en.md"
  const char* text;
};
extern const FeatureFile kFeatureFiles[6];

}  // namespace kura::sample

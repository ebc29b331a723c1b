// When a piece is on display, as museums write it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/collection.h"

namespace kura {

// "常設" or "always": one span open at both ends. Else spans of days (parse_period.h, parseDay) joined by 〜 ～ ~ / – — or "to", several separated
// by ; ； or newlines, either end may be missing: "2026-04-01〜2026-06-30; 令和8年10月1日〜". Sorted by their first day. Empty where any part is
// no day, or ends before it begins.
std::optional<std::vector<DaySpan>> parseDisplay(std::string_view text);

}  // namespace kura

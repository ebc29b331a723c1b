// When a piece is on display, for pages: the days themselves, because only the reader's clock knows whether that is now.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "model/collection.h"

namespace kura {

// "2026-04-01/2026-06-30 2026-10-01/": what scripts/site.js reads; "/" alone: always.
std::string displaySpans(const std::vector<DaySpan>& display);

// {spans, is_always, rows: [{from?, to?}], place?}; null where the record says nothing.
nlohmann::json displayView(const Item& item, const std::string& language);

}  // namespace kura

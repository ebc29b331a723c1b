// The museums of a collection and how busy they will be: facilities.csv and comfort.csv.
#pragma once

#include "base/error.h"
#include "catalog/table.h"
#include "model/collection.h"

namespace kura {

// Adds the museums of the table; one whose id is in collection.toml already takes its place.
void readFacilities(const Table& table, Collection& collection, Diagnostics& diagnostics);

// Gives each museum its days, sorted. Columns: 施設 (id or name), 日付, 快適度 (1 to 5, or 休館), メモ. A row with a fault is left out, the others count:
// unknown museum, no day, another level, two rows for one day.
void readComfort(const Table& table, Collection& collection, Diagnostics& diagnostics);

}  // namespace kura

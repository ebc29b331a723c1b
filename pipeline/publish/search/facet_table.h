// The facets of all items as one small file: items are ordered so that equal values lie together, and each column is written as runs.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "base/bytes.h"
#include "publish/search/item_facets.h"

namespace kura {

using FacetsOfItem = std::array<std::vector<FacetValue>, kFacetCount>;

struct FacetTable {
  std::vector<size_t> order;  // of the items in the index, as positions in what was given: 3D first, then alike beside alike
  nlohmann::json facets;      // [{"key", "values": [{"key", "label"?, "count"}]}]
  Bytes columns;              // for each facet: number of sets, each set (length, values), bits of a packed number or 0, bytes, and the set of each
                              // item: packed, or as runs (length, set), whichever is shorter
};

// Of each facet the most frequent `most_values`; the rest are found by their words.
FacetTable makeFacetTable(const std::vector<FacetsOfItem>& items, size_t most_values);

}  // namespace kura

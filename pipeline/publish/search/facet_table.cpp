#include "publish/search/facet_table.h"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <tuple>

#include "publish/page_text.h"
#include "publish/search/item_set.h"

namespace kura {
namespace {

using nlohmann::json;
using ValueSet = std::vector<uint32_t>;  // ascending

struct Column {
  json values = json::array();
  std::map<std::string, uint32_t> number_of;  // by key of the value
  std::vector<ValueSet> sets;                  // ascending
  std::vector<uint32_t> set_of;                // of each item as given
};

struct Counted {
  FacetValue value;
  size_t count = 0;
};

// In the order of the list that visitors see.
std::vector<Counted> countValues(const std::vector<FacetsOfItem>& items, size_t facet, size_t most_values) {
  std::map<std::string, Counted> by_key;
  for (const FacetsOfItem& item : items) {
    for (const FacetValue& value : item[facet]) {
      Counted& counted = by_key[value.key];
      if (counted.count++ == 0) counted.value = value;
      // Another item may give the word of a language that the first did not.
      counted.value.label.insert(value.label.begin(), value.label.end());
    }
  }
  std::vector<Counted> values;
  for (auto& [key, counted] : by_key) values.push_back(std::move(counted));
  std::stable_sort(values.begin(), values.end(), [](const Counted& a, const Counted& b) { return a.count > b.count; });
  if (values.size() > most_values) values.resize(most_values);
  std::stable_sort(values.begin(), values.end(), [](const Counted& a, const Counted& b) { return a.value.order < b.value.order; });
  return values;
}

Column makeColumn(const std::vector<FacetsOfItem>& items, size_t facet, size_t most_values) {
  Column column;
  for (const Counted& counted : countValues(items, facet, most_values)) {
    column.number_of[counted.value.key] = static_cast<uint32_t>(column.values.size());
    json value = {{"key", counted.value.key}, {"count", counted.count}};
    if (const json label = textsOf(counted.value.label); !label.empty()) value["label"] = label;
    column.values.push_back(std::move(value));
  }
  std::vector<ValueSet> chosen;
  for (const FacetsOfItem& item : items) {
    ValueSet set;
    for (const FacetValue& value : item[facet]) {
      if (const auto number = column.number_of.find(value.key); number != column.number_of.end()) set.push_back(number->second);
    }
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    chosen.push_back(std::move(set));
  }
  column.sets = chosen;
  std::sort(column.sets.begin(), column.sets.end());
  column.sets.erase(std::unique(column.sets.begin(), column.sets.end()), column.sets.end());
  for (const ValueSet& set : chosen) {
    column.set_of.push_back(static_cast<uint32_t>(std::lower_bound(column.sets.begin(), column.sets.end(), set) - column.sets.begin()));
  }
  return column;
}

Bytes runsOf(const Column& column, const std::vector<size_t>& order) {
  Bytes bytes;
  for (size_t i = 0; i < order.size();) {
    size_t end = i;
    while (end < order.size() && column.set_of[order[end]] == column.set_of[order[i]]) ++end;
    appendNumber(bytes, end - i);
    appendNumber(bytes, column.set_of[order[i]]);
    i = end;
  }
  return bytes;
}

Bytes packedOf(const Column& column, const std::vector<size_t>& order, unsigned bits) {
  std::vector<uint32_t> numbers;
  for (size_t item : order) numbers.push_back(column.set_of[item]);
  return packNumbers(numbers, 0, numbers.size(), bits);
}

void appendColumn(Bytes& bytes, const Column& column, const std::vector<size_t>& order) {
  appendNumber(bytes, column.sets.size());
  for (const ValueSet& set : column.sets) {
    appendNumber(bytes, set.size());
    for (uint32_t value : set) appendNumber(bytes, value);
  }
  const auto bits = static_cast<unsigned>(std::bit_width(column.sets.empty() ? size_t{0} : column.sets.size() - 1));
  Bytes runs = runsOf(column, order);
  // One set for all needs no bits: its single run says it.
  const bool is_packed = bits > 0 && (order.size() * bits + 7) / 8 < runs.size();
  if (is_packed) runs = packedOf(column, order, bits);
  appendNumber(bytes, is_packed ? bits : 0);
  appendNumber(bytes, runs.size());
  bytes.insert(bytes.end(), runs.begin(), runs.end());
}

}  // namespace

FacetTable makeFacetTable(const std::vector<FacetsOfItem>& items, size_t most_values) {
  std::vector<Column> columns;
  for (size_t facet = 0; facet < kFacetCount; ++facet) columns.push_back(makeColumn(items, facet, most_values));
  const auto setOf = [&](Facet facet, size_t item) { return columns[static_cast<size_t>(facet)].set_of[item]; };
  // What turns in 3D comes first; then the columns with few values, so that all of them have long runs.
  const auto keyOf = [&](size_t item) {
    return std::tuple{items[item][static_cast<size_t>(Facet::kModel)].empty(), setOf(Facet::kFacility, item), setOf(Facet::kRights, item), setOf(Facet::kPeriod, item),
                      setOf(Facet::kMaterial, item), setOf(Facet::kTechnique, item)};
  };
  FacetTable table;
  table.order.resize(items.size());
  std::iota(table.order.begin(), table.order.end(), size_t{0});
  std::stable_sort(table.order.begin(), table.order.end(), [&](size_t a, size_t b) { return keyOf(a) < keyOf(b); });
  table.facets = json::array();
  for (size_t facet = 0; facet < kFacetCount; ++facet) {
    table.facets.push_back({{"key", kFacetKeys[facet]}, {"values", columns[facet].values}});
    appendColumn(table.columns, columns[facet], table.order);
  }
  return table;
}

}  // namespace kura

// By what a visitor narrows a search.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/collection.h"
#include "publish/item_assets.h"

namespace kura {

enum class Facet { kModel, kFacility, kPeriod, kMaterial, kTechnique, kRights };
inline constexpr size_t kFacetCount = 6;
// As in the address of a search: ?material=磁器
inline constexpr std::array<std::string_view, kFacetCount> kFacetKeys = {"has3d", "facility", "period", "material", "technique", "rights"};

struct FacetValue {
  std::string key;    // as in the address; the same in every language
  LanguageMap label;  // empty where the page has its own word
  int order = 0;      // in the list of values; where equal, the more frequent first
};

// Of an item, each facet with none, one or several values. A period is one of Japanese history that the years of the item touch (all of them, up to
// three; of more, the middle one); materials and techniques are parted at 、・，,/;；.
std::array<std::vector<FacetValue>, kFacetCount> facetsOf(const Item& item, const Collection& collection, const ItemAssets& assets);

}  // namespace kura

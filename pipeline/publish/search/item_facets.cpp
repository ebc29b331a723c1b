#include "publish/search/item_facets.h"

#include <algorithm>

#include "publish/item_record.h"
#include "publish/periods.h"
#include "publish/rights_statement.h"
#include "publish/work_groups.h"

namespace kura {
namespace {

FacetValue periodValue(const NamedPeriod& period, int order) {
  const std::string years = period.from < 0 || period.to > 2100 ? "" : " " + std::to_string(period.from) + "–" + std::to_string(period.to);
  return {std::string(period.key),
          {{"ja", std::string(period.ja) + years}, {"en", std::string(period.en) + years}, {"zh", std::string(period.zh) + years}, {"ko", std::string(period.ko) + years}},
          order};
}

std::vector<FacetValue> periodsOf(const Item& item) {
  if (!item.year_from && !item.year_to) return {};
  const int from = item.year_from.value_or(item.year_to.value_or(0)), to = std::max(from, item.year_to.value_or(from));
  std::vector<FacetValue> values;
  for (size_t i = 0; i < kPeriods.size(); ++i) {
    // A piece that ends in the very year in which a period begins belongs to the period before.
    const bool begins_before_its_end = from < kPeriods[i].to;
    const bool ends_after_its_begin = to > kPeriods[i].from || (from == to && to == kPeriods[i].from);
    if (begins_before_its_end && ends_after_its_begin) values.push_back(periodValue(kPeriods[i], static_cast<int>(i)));
  }
  if (values.size() > 3) values = {values[values.size() / 2]};
  return values;
}

// The first word of each language for the first word in Japanese, and so on, where there are as many.
std::vector<FacetValue> partedValues(const std::string& japanese, const LanguageMap& others) {
  const auto english = others.find("en");
  const std::string& base = !japanese.empty() || english == others.end() ? japanese : english->second;
  const std::string base_language = !japanese.empty() ? "ja" : "en";
  const std::vector<std::string> keys = splitTerms(base);
  std::vector<FacetValue> values;
  for (const std::string& key : keys) values.push_back({key, {{base_language, key}}});
  for (const auto& [language, text] : others) {
    const std::vector<std::string> words = splitTerms(text);
    if (words.size() != keys.size()) continue;
    for (size_t i = 0; i < keys.size(); ++i) values[i].label[language] = words[i];
  }
  return values;
}

std::vector<FacetValue> rightsValues(const Item& item, const Collection& collection, const ItemAssets& assets) {
  std::vector<FacetValue> values;
  for (const auto& [asset_class, is_there] : {std::pair{AssetClass::kImage, !assets.photographs.empty()}, {AssetClass::kModel, assets.model.is_object()}}) {
    const Rights rights = rightsOf(item, collection, asset_class);
    if (!is_there || rights.uri.empty()) continue;
    const std::string name = describeRights(rights.uri).name;
    if (std::none_of(values.begin(), values.end(), [&](const FacetValue& value) { return value.key == name; })) values.push_back({name, {{"en", name}}});
  }
  return values;
}

}  // namespace

std::array<std::vector<FacetValue>, kFacetCount> facetsOf(const Item& item, const Collection& collection, const ItemAssets& assets) {
  std::array<std::vector<FacetValue>, kFacetCount> facets;
  const auto of = [&](Facet facet) -> std::vector<FacetValue>& { return facets[static_cast<size_t>(facet)]; };
  if (assets.model.is_object()) of(Facet::kModel) = {{"1", {}}};
  if (const Facility* facility = findFacility(collection, item.facility)) of(Facet::kFacility) = {{facility->id, facility->name}};
  of(Facet::kPeriod) = periodsOf(item);
  of(Facet::kMaterial) = partedValues(item.material, item.material_by_language);
  of(Facet::kTechnique) = partedValues(item.technique, item.technique_by_language);
  of(Facet::kRights) = rightsValues(item, collection, assets);
  return facets;
}

}  // namespace kura

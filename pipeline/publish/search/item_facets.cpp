#include "publish/search/item_facets.h"

#include <algorithm>

#include "publish/item_record.h"
#include "publish/rights_statement.h"

namespace kura {
namespace {

struct Period {
  std::string_view key, ja, en, zh, ko;
  int from, to;
};

// Years as in catalog/parse_period.cpp.
constexpr std::array kPeriods = {
    Period{"jomon", "縄文", "Jōmon", "绳文", "조몬", -14000, -400},
    Period{"yayoi", "弥生", "Yayoi", "弥生", "야요이", -400, 250},
    Period{"kofun", "古墳", "Kofun", "古坟", "고훈", 250, 592},
    Period{"asuka", "飛鳥", "Asuka", "飞鸟", "아스카", 592, 710},
    Period{"nara", "奈良", "Nara", "奈良", "나라", 710, 794},
    Period{"heian", "平安", "Heian", "平安", "헤이안", 794, 1185},
    Period{"kamakura", "鎌倉", "Kamakura", "镰仓", "가마쿠라", 1185, 1333},
    Period{"muromachi", "南北朝・室町", "Muromachi", "室町", "무로마치", 1333, 1573},
    Period{"momoyama", "安土桃山", "Momoyama", "安土桃山", "아즈치모모야마", 1573, 1603},
    Period{"edo", "江戸", "Edo", "江户", "에도", 1603, 1868},
    Period{"meiji", "明治", "Meiji", "明治", "메이지", 1868, 1912},
    Period{"taisho", "大正", "Taishō", "大正", "다이쇼", 1912, 1926},
    Period{"showa", "昭和", "Shōwa", "昭和", "쇼와", 1926, 1989},
    Period{"heisei", "平成", "Heisei", "平成", "헤이세이", 1989, 2019},
    Period{"reiwa", "令和", "Reiwa", "令和", "레이와", 2019, 9999},
};

FacetValue periodValue(const Period& period, int order) {
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

std::vector<std::string> partsOf(std::string_view text) {
  constexpr std::array<std::string_view, 9> kBetween = {"、", "・", "，", "；", "／", ",", ";", "/", "\n"};
  constexpr std::string_view kSpaces = " \t\r";
  std::vector<std::string> parts(1);
  for (size_t i = 0; i < text.size();) {
    const auto between = std::find_if(kBetween.begin(), kBetween.end(), [&](std::string_view each) { return text.substr(i).starts_with(each); });
    if (between == kBetween.end()) {
      parts.back() += text[i++];
    } else {
      parts.emplace_back();
      i += between->size();
    }
  }
  for (std::string& part : parts) {
    const size_t begin = part.find_first_not_of(kSpaces);
    part = begin == part.npos ? "" : part.substr(begin, part.find_last_not_of(kSpaces) - begin + 1);
  }
  std::erase(parts, "");
  return parts;
}

// The first word of each language for the first word in Japanese, and so on, where there are as many.
std::vector<FacetValue> partedValues(const std::string& japanese, const LanguageMap& others) {
  const auto english = others.find("en");
  const std::string& base = !japanese.empty() || english == others.end() ? japanese : english->second;
  const std::string base_language = !japanese.empty() ? "ja" : "en";
  const std::vector<std::string> keys = partsOf(base);
  std::vector<FacetValue> values;
  for (const std::string& key : keys) values.push_back({key, {{base_language, key}}});
  for (const auto& [language, text] : others) {
    const std::vector<std::string> words = partsOf(text);
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

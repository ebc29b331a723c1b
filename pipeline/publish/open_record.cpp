#include "publish/open_record.h"

#include <cstdio>

#include "model/item_path.h"
#include "publish/item_json.h"
#include "publish/item_record.h"
#include "publish/page_text.h"
#include "publish/rights_statement.h"

namespace kura {
namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.10g", value);
  return text;
}

class FieldList {
 public:
  void add(const char* key, const char* ja, const char* en, LanguageMap texts) {
    std::erase_if(texts, [](const auto& entry) { return entry.second.empty(); });
    if (!texts.empty()) fields_.push_back({key, {{"en", en}, {"ja", ja}}, std::move(texts)});
  }
  void addPlain(const char* key, const char* ja, const char* en, const std::string& text) { add(key, ja, en, {{"", text}}); }
  void addNumber(const char* key, const char* ja, const char* en, const std::optional<double>& value, const char* unit) {
    if (value) addPlain(key, ja, en, number(*value) + " " + unit);
  }
  std::vector<OpenField> take() { return std::move(fields_); }

 private:
  std::vector<OpenField> fields_;
};

}  // namespace

std::string siteAddress(const Collection& collection) {
  return collection.base_url.empty() ? "https://base-url-not-set.invalid/" : collection.base_url;
}

OpenRecord makeOpenRecord(const Item& item, const Collection& collection, const ItemAssets& assets) {
  const std::string folder = "item/" + itemPath(item.id) + "/";
  return {&item, &collection, makeItemJson(item, collection, assets), folder, siteAddress(collection) + folder};
}

std::vector<OpenField> openFields(const Item& item, const Collection& collection) {
  FieldList list;
  list.addPlain("id", "資料番号", "Number", item.id);
  list.add("title_kana", "よみ", "Reading", {{"ja", item.title_kana}});
  list.add("category", "分類", "Kind", withJapanese(item.category, item.category_by_language));
  list.add("maker", "作者", "Maker", withJapanese(item.maker, item.maker_by_language));
  list.add("period", "時代", "Period", withJapanese(item.period, item.period_by_language));
  if (item.year_from || item.year_to) {
    const int from = item.year_from.value_or(*(item.year_to ? item.year_to : item.year_from)), to = item.year_to.value_or(from);
    list.addPlain("years", "年代", "Years", from == to ? std::to_string(from) : std::to_string(from) + "–" + std::to_string(to));
  }
  list.add("place", "産地", "Place", withJapanese(item.place, item.place_by_language));
  list.add("material", "材質", "Material", withJapanese(item.material, item.material_by_language));
  list.add("technique", "技法", "Technique", withJapanese(item.technique, item.technique_by_language));
  list.add("dimensions", "寸法", "Dimensions", {{"ja", item.dimensions}});
  list.addNumber("height_cm", "高さ", "Height", item.height_cm, "cm");
  list.addNumber("width_cm", "幅", "Width", item.width_cm, "cm");
  list.addNumber("depth_cm", "奥行", "Depth", item.depth_cm, "cm");
  list.addNumber("diameter_cm", "径", "Diameter", item.diameter_cm, "cm");
  list.addNumber("weight_g", "重さ", "Weight", item.weight_g, "g");
  list.add("count", "員数", "Count", {{"ja", item.count}});
  list.add("inscription", "銘文", "Inscription", {{"ja", item.inscription}});
  list.add("designation", "指定", "Designation", {{"ja", item.designation}});
  list.addPlain("designation_date", "指定日", "Designated on", item.designation_date);
  if (const Facility* facility = findFacility(collection, item.facility)) list.add("facility", "所蔵館", "Museum", facility->name);
  list.add("scale_basis", "実寸の根拠", "Basis of scale", {{"ja", item.scale_basis}});
  list.add("photographer", "撮影", "Captured by", {{"ja", item.photographer}});
  list.add("device", "機材", "Device", {{"ja", item.device}});
  list.add("software", "ソフトウェア", "Software", {{"ja", item.software}});
  list.addPlain("capture_date", "撮影日", "Captured on", item.capture_date);
  return list.take();
}

std::string rightsUri(const OpenRecord& record, AssetClass asset_class) { return rightsOf(*record.item, *record.collection, asset_class).uri; }

std::string creditOf(const OpenRecord& record) { return record.item->credit.empty() ? record.collection->default_credit : record.item->credit; }

}  // namespace kura

#include "publish/item_record.h"

#include "publish/page_frame.h"
#include "publish/page_text.h"

namespace kura {
namespace {

using nlohmann::json;

class Rows {
 public:
  Rows(const std::string& language, const json& words) : language_(language), words_(words) {}

  void add(const char* word, const Passage& passage) {
    if (passage.empty()) return;
    json row = passageView(passage, language_);
    row["label"] = words_.value(word, word);
    rows_.push_back(std::move(row));
  }
  void addJapanese(const char* word, const std::string& text) { add(word, {text, "ja"}); }
  void addPlain(const char* word, const std::string& text) { add(word, {text, ""}); }
  void addLink(const char* word, const Passage& passage, const std::string& address) {
    add(word, passage);
    if (!passage.empty() && isWebAddress(address)) rows_.back()["href"] = address;
  }
  json take() { return std::move(rows_); }

 private:
  const std::string& language_;
  const json& words_;
  json rows_ = json::array();
};

std::string yearsOf(const Item& item, const json& words) {
  const auto written = [&](int year) {
    // Astronomical year 0 is 1 BCE.
    return year > 0 ? std::to_string(year) : words.value("before_christ", "") + std::to_string(1 - year);
  };
  if (item.year_from && item.year_to) {
    if (*item.year_from == *item.year_to) return written(*item.year_from);
    return written(*item.year_from) + "–" + written(*item.year_to);
  }
  if (item.year_from) return written(*item.year_from) + "–";
  if (item.year_to) return "–" + written(*item.year_to);
  return {};
}

std::string measuredSize(const Item& item, const json& words) {
  std::string text;
  const auto add = [&](const char* word, const std::optional<double>& centimetres) {
    if (!centimetres) return;
    if (!text.empty()) text += words.value("size_joint", ", ");
    text += words.value(word, word) + " " + formatNumber(*centimetres) + " cm";
  };
  add("height", item.height_cm);
  add("width", item.width_cm);
  add("depth", item.depth_cm);
  add("diameter", item.diameter_cm);
  return text;
}

}  // namespace

const Facility* findFacility(const Collection& collection, const std::string& id) {
  for (const Facility& facility : collection.facilities) {
    if (facility.id == id) return &facility;
  }
  return nullptr;
}

json makeRecordView(const Item& item, const Collection& collection, const std::string& language, const json& words) {
  const auto pick = [&](const std::string& japanese, const LanguageMap& others) {
    return pickText(withJapanese(japanese, others), language);
  };
  Rows rows(language, words);
  rows.addPlain("field_id", item.id);
  rows.addJapanese("field_kana", item.title_kana);
  for (const char* other : {"ja", "en"}) {
    const auto title = item.title.find(other);
    // What stands as the heading is not said again.
    if (title == item.title.end() || pickText(item.title, language).text == title->second) continue;
    rows.add(std::string(other) == "ja" ? "field_title_ja" : "field_title_en", {title->second, other});
  }
  rows.add("field_category", pick(item.category, item.category_by_language));
  rows.add("field_maker", pick(item.maker, item.maker_by_language));
  rows.add("field_period", pick(item.period, item.period_by_language));
  rows.addPlain("field_years", yearsOf(item, words));
  rows.add("field_place", pick(item.place, item.place_by_language));
  rows.add("field_material", pick(item.material, item.material_by_language));
  rows.add("field_technique", pick(item.technique, item.technique_by_language));
  // The displayed size says more (「約」, lid and body); a reader of another language gets the measured numbers.
  const std::string measured = measuredSize(item, words);
  const bool shows_words = !item.dimensions.empty() && (isJapanese(language) || measured.empty());
  rows.add("field_dimensions", shows_words ? Passage{item.dimensions, "ja"} : Passage{measured, ""});
  if (item.weight_g) rows.addPlain("field_weight", formatNumber(*item.weight_g) + " g");
  rows.addJapanese("field_count", item.count);
  rows.addJapanese("field_inscription", item.inscription);
  rows.addJapanese("field_designation", item.designation);
  rows.addPlain("field_designation_date", item.designation_date);
  const Facility* facility = findFacility(collection, item.facility);
  rows.addLink("field_facility", facility ? pickText(facility->name, language) : Passage{item.facility, "ja"},
               facility ? facility->url : "");

  Rows digitisation(language, words);
  digitisation.addJapanese("field_scale_basis", item.scale_basis);
  digitisation.addJapanese("field_photographer", item.photographer);
  digitisation.addJapanese("field_device", item.device);
  digitisation.addPlain("field_software", item.software);
  digitisation.addPlain("field_capture_date", item.capture_date);
  return {{"rows", rows.take()}, {"digitisation", digitisation.take()}};
}

json makePeriodAndKind(const Item& item, const std::string& language) {
  json parts = json::array();
  const Passage period = pickText(withJapanese(item.period, item.period_by_language), language);
  const Passage kind = pickText(withJapanese(item.category, item.category_by_language), language);
  if (!period.empty()) parts.push_back(passageView(period, language));
  if (!kind.empty()) parts.push_back(passageView(kind, language));
  return parts;
}

}  // namespace kura

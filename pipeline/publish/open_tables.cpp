#include "publish/open_tables.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <set>

#include "publish/item_record.h"
#include "publish/page_text.h"

namespace kura {
namespace {

using nlohmann::json;

std::string cell(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool is_break = c == '\n' || c == '\r' || c == '\t';
    if (!(is_break && !out.empty() && out.back() == ' ')) out += is_break ? ' ' : c;
  }
  // Read back, one apostrophe before a formula's sign falls away (catalog/read_tables.h): a text that has one already gets another.
  const size_t sign = out.find_first_not_of('\'');
  const bool is_negative_number = out.size() > 1 && out.front() == '-' && out.find_first_not_of("0123456789.", 1) == std::string::npos;
  if (sign != std::string::npos && std::string_view("=+-@").find(out[sign]) != std::string_view::npos && !is_negative_number) out.insert(out.begin(), '\'');
  if (out.find_first_of(",\"") == std::string::npos) return out;
  std::string quoted = "\"";
  for (const char c : out) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

class CsvWriter {
 public:
  void row(const std::vector<std::string>& cells) {
    for (size_t i = 0; i < cells.size(); ++i) text_ += (i ? "," : "") + cell(cells[i]);
    text_ += "\r\n";
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_ = "\xEF\xBB\xBF";
};

std::string in(const LanguageMap& texts, const char* language) {
  const auto found = texts.find(language);
  return found == texts.end() ? std::string() : found->second;
}

// As many digits as read back to the same number; pages round (formatNumber), data does not.
std::string numberOf(const std::optional<double>& value) {
  char digits[400];
  return value ? std::string(digits, std::to_chars(digits, digits + sizeof digits, *value, std::chars_format::fixed).ptr) : std::string();
}
std::string numberOf(const std::optional<int>& value) { return value ? std::to_string(*value) : std::string(); }

std::string facilityName(const OpenRecord& record) {
  const Facility* facility = findFacility(*record.collection, record.item->facility);
  return facility ? pickText(facility->name, "ja").text : std::string();
}

std::string pageOf(const OpenRecord& record) { return siteAddress(*record.collection) + record.folder; }

std::string thumbnailOf(const OpenRecord& record) {
  if (record.item_json.contains("poster_small")) return record.address + record.item_json["poster_small"].value("uri", "");
  const json images = record.item_json.value("images", json::array());
  return !images.empty() && images[0].contains("small") ? record.address + images[0]["small"].value("uri", "") : std::string();
}

// Japan Search's words for what may be done with the contents.
std::string contentsRights(const std::string& uri) {
  if (uri.find("publicdomain/zero") != std::string::npos) return "cc0";
  if (uri.find("publicdomain/mark") != std::string::npos) return "pdm";
  const size_t at = uri.find("creativecommons.org/licenses/");
  if (at != std::string::npos) {
    const std::string rest = uri.substr(at + 29);
    return "cc" + rest.substr(0, rest.find('/'));
  }
  if (uri.find("rightsstatements.org/vocab/InC") != std::string::npos) return "incr";
  return uri.empty() ? "" : "other";
}

}  // namespace

namespace {

std::string displayOf(const Item& item) {
  std::string text;
  for (const DaySpan& span : item.display) {
    if (span.from.empty() && span.to.empty()) return "常設";
    text += (text.empty() ? "" : "; ") + span.from + "〜" + span.to;
  }
  return text;
}

// Columns that only some collections need: texts in more languages, days on display. One is written where any record fills it.
struct FurtherColumn {
  std::string header;
  std::function<std::string(const Item&)> cell;
};

std::vector<FurtherColumn> furtherColumns(const std::vector<OpenRecord>& records) {
  static const std::pair<const char*, LanguageMap Item::*> kTexts[] = {
      {"資料名", &Item::title}, {"分類", &Item::category_by_language}, {"作者", &Item::maker_by_language}, {"時代(表示)", &Item::period_by_language}, {"産地", &Item::place_by_language},
      {"材質", &Item::material_by_language}, {"技法", &Item::technique_by_language}, {"代替テキスト", &Item::alt_text}, {"展示場所", &Item::display_place}};
  static const std::pair<const char*, const char*> kLanguages[] = {{"", "ja"}, {"_easy", "ja-easy"}, {"_英語", "en"}, {"_中国語", "zh"}, {"_韓国語", "ko"}};
  static const std::set<std::string> kAlwaysThere = {"資料名", "資料名_英語", "分類", "作者", "時代(表示)", "産地", "材質", "技法", "代替テキスト"};
  std::vector<FurtherColumn> columns = {{"展示期間", displayOf}};
  for (const auto& [name, texts] : kTexts) {
    for (const auto& [suffix, language] : kLanguages) {
      const std::string header = std::string(name) + suffix;
      if (!kAlwaysThere.count(header)) columns.push_back({header, [texts = texts, language = language](const Item& item) { return in(item.*texts, language); }});
    }
  }
  std::erase_if(columns, [&](const FurtherColumn& column) { return std::all_of(records.begin(), records.end(), [&](const OpenRecord& record) { return column.cell(*record.item).empty(); }); });
  return columns;
}

}  // namespace

std::string makeCollectionCsv(const std::vector<OpenRecord>& records) {
  CsvWriter csv;
  const std::vector<FurtherColumn> further = furtherColumns(records);
  std::vector<std::string> header = {"資料番号", "資料名", "資料名_カナ", "資料名_英語", "分類", "作者", "時代(表示)", "年_始", "年_終", "産地", "材質", "技法", "寸法(表示)", "高さ_cm", "幅_cm", "奥行_cm",
           "径_cm", "重量_g", "員数", "銘文", "指定区分", "指定日", "所蔵館", "解説_ja", "解説_easy", "解説_en", "解説_zh", "解説_ko", "代替テキスト", "実寸根拠", "撮影者", "機材", "ソフト",
           "撮影日", "権利URI_通常画像", "権利URI_3D", "権利URI_高精細", "権利URI_翻刻", "クレジット", "公開", "URL", "サムネイルURL", "IIIFマニフェストURL"};
  for (const FurtherColumn& column : further) header.push_back(column.header);
  csv.row(header);
  for (const OpenRecord& record : records) {
    const Item& i = *record.item;
    std::vector<std::string> row = {i.id, in(i.title, "ja"), i.title_kana, in(i.title, "en"), i.category, i.maker, i.period, numberOf(i.year_from), numberOf(i.year_to), i.place, i.material, i.technique, i.dimensions,
             numberOf(i.height_cm), numberOf(i.width_cm), numberOf(i.depth_cm), numberOf(i.diameter_cm), numberOf(i.weight_g), i.count, i.inscription, i.designation, i.designation_date,
             facilityName(record), in(i.description, "ja"), in(i.description, "ja-easy"), in(i.description, "en"), in(i.description, "zh"), in(i.description, "ko"), in(i.alt_text, "ja"), i.scale_basis,
             i.photographer, i.device, i.software, i.capture_date, rightsUri(record, AssetClass::kImage), rightsUri(record, AssetClass::kModel), rightsUri(record, AssetClass::kHighDefinition),
             rightsUri(record, AssetClass::kTranscription), creditOf(record), "公開", pageOf(record), thumbnailOf(record), record.address + "manifest.json"};
    for (const FurtherColumn& column : further) row.push_back(column.cell(i));
    csv.row(row);
  }
  return csv.take();
}

std::string makeCollectionJsonLines(const std::vector<OpenRecord>& records) {
  std::string lines;
  for (const OpenRecord& record : records) {
    json object = {{"id", record.item->id}, {"url", pageOf(record)}, {"manifest", record.address + "manifest.json"}, {"title", record.item->title}};
    for (const OpenField& field : openFields(*record.item, *record.collection)) {
      if (field.key == "id") continue;
      const bool is_plain = field.texts.size() == 1 && field.texts.begin()->first.empty();
      object[field.key] = is_plain ? json(field.texts.begin()->second) : json(field.texts);
    }
    if (record.item->year_from) object["year_from"] = *record.item->year_from;
    if (record.item->year_to) object["year_to"] = *record.item->year_to;
    if (!record.item->description.empty()) object["description"] = record.item->description;
    if (!record.item->alt_text.empty()) object["alt"] = record.item->alt_text;
    object["rights"] = record.item_json.value("rights", json::object());
    if (const std::string credit = creditOf(record); !credit.empty()) object["credit"] = credit;
    if (const std::string thumbnail = thumbnailOf(record); !thumbnail.empty()) object["thumbnail"] = thumbnail;
    object["has_3d"] = record.item_json.contains("model");
    lines += object.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
  }
  return lines;
}

std::string makeJapanSearchCsv(const std::vector<OpenRecord>& records) {
  CsvWriter csv;
  csv.row({"id", "title", "titleYomi", "titleEn", "contributor", "temporal", "description", "contentsRightsType", "linkUrl", "thumbnailUrl", "contentsUrl", "iiifUrl"});
  for (const OpenRecord& record : records) {
    const Item& i = *record.item;
    const json images = record.item_json.value("images", json::array());
    const std::string contents = !images.empty() && images[0].contains("large") ? record.address + images[0]["large"].value("uri", "") : std::string();
    csv.row({i.id, in(i.title, "ja"), i.title_kana, in(i.title, "en"), i.maker, i.period, in(i.description, "ja"), contentsRights(rightsUri(record, AssetClass::kImage)), pageOf(record),
             thumbnailOf(record), contents, record.address + "manifest.json"});
  }
  return csv.take();
}

std::string makeCulturalPropertiesCsv(const std::vector<OpenRecord>& records) {
  CsvWriter csv;
  csv.row({"都道府県コード又は市区町村コード", "NO", "都道府県名", "市区町村名", "名称", "名称_カナ", "名称_通称", "名称_英語", "文化財分類", "種類", "場所名称", "住所", "方書", "緯度", "経度",
           "電話番号", "内線番号", "員数（数）", "員数（単位）", "法人番号", "所有者等", "文化財指定日", "利用可能曜日", "開始時間", "終了時間", "利用可能日時特記事項", "画像", "画像_ライセンス",
           "概要", "概要_英語", "説明", "説明_英語", "URL", "備考"});
  size_t number = 0;
  for (const OpenRecord& record : records) {
    const Item& i = *record.item;
    if (i.designation.empty()) continue;
    const size_t digits = std::min(i.count.find_first_not_of("0123456789"), i.count.size());
    csv.row({"", std::to_string(++number), "", "", in(i.title, "ja"), i.title_kana, "", in(i.title, "en"), i.designation, i.category, facilityName(record), "", "", "", "", "", "", i.count.substr(0, digits),
             i.count.substr(digits), "", facilityName(record), i.designation_date, "", "", "", "", thumbnailOf(record), rightsUri(record, AssetClass::kImage), "", "", in(i.description, "ja"),
             in(i.description, "en"), pageOf(record), ""});
  }
  return csv.take();
}

json makeDcat(const Collection& collection) {
  const std::string site = siteAddress(collection);
  const auto texts = [](const LanguageMap& map) {
    json list = json::array();
    for (const auto& [language, text] : map) list.push_back({{"@language", language == "ja-easy" ? "ja" : language}, {"@value", text}});
    return list;
  };
  json distributions = json::array();
  const auto add = [&](const char* path, const char* media_type, const char* title) {
    distributions.push_back({{"@type", "dcat:Distribution"}, {"dct:title", title}, {"dcat:accessURL", {{"@id", site + path}}}, {"dcat:downloadURL", {{"@id", site + path}}},
                             {"dcat:mediaType", {{"@id", std::string("https://www.iana.org/assignments/media-types/") + media_type}}}});
    if (collection.metadata_rights) distributions.back()["dct:license"] = {{"@id", collection.metadata_rights->uri}};
  };
  add("data/items.csv", "text/csv", "CSV");
  add("data/items.jsonl", "application/jsonl", "JSON Lines");
  add("data/japan-search.csv", "text/csv", "Japan Search CSV");
  add("data/cultural-properties.csv", "text/csv", "文化財一覧 CSV");
  add("iiif/collection.json", "application/ld+json", "IIIF Presentation 3.0");
  json dataset = {{"@id", site + "data/dcat.jsonld#items"}, {"@type", "dcat:Dataset"}, {"dct:title", texts(collection.title)}, {"dct:language", collection.languages}, {"dcat:distribution", distributions},
                  {"dcat:landingPage", {{"@id", site}}}};
  dataset["dct:description"] = texts(collection.description.empty() ? collection.title : collection.description);
  json publishers = json::array();
  for (const Facility& facility : collection.facilities) publishers.push_back({{"@type", "foaf:Organization"}, {"foaf:name", texts(facility.name)}});
  // Mandatory for the catalogue (DCAT-AP 3.0, section 4): where no museum is named the collection answers for itself.
  const json publisher = publishers.empty() ? json{{"@type", "foaf:Organization"}, {"foaf:name", texts(collection.title)}} : publishers.front();
  dataset["dct:publisher"] = publisher;
  return {{"@context", {{"dcat", "http://www.w3.org/ns/dcat#"}, {"dct", "http://purl.org/dc/terms/"}, {"foaf", "http://xmlns.com/foaf/0.1/"}}},
          {"@id", site + "data/dcat.jsonld"}, {"@type", "dcat:Catalog"}, {"dct:publisher", publisher}, {"dct:title", texts(collection.title)}, {"dct:description", dataset["dct:description"]}, {"dcat:dataset", {dataset}}};
}

}  // namespace kura

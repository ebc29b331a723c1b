#include "publish/linked_art.h"

#include <cstdio>

#include "publish/item_record.h"
#include "publish/page_frame.h"
#include "publish/page_text.h"

namespace kura {
namespace {

using nlohmann::json;

json type(const char* aat, const char* label) { return {{"id", std::string("http://vocab.getty.edu/aat/") + aat}, {"type", "Type"}, {"_label", label}}; }

json languageOf(const std::string& tag) {
  struct Known {
    const char *tag, *aat, *label;
  };
  for (const Known& known : {Known{"ja", "300388486", "Japanese"}, {"en", "300388277", "English"}, {"zh", "300388113", "Chinese"}, {"ko", "300388633", "Korean"}}) {
    if (tag == known.tag) return json::array({{{"id", std::string("http://vocab.getty.edu/aat/") + known.aat}, {"type", "Language"}, {"_label", known.label}}});
  }
  return nullptr;
}

json named(const char* kind, const std::string& content, const std::string& language, json classified) {
  json object = {{"type", kind}, {"content", content}};
  if (classified.is_object()) object["classified_as"] = json::array({std::move(classified)});
  if (json of = languageOf(language); of.is_array()) object["language"] = std::move(of);
  return object;
}

void addStatements(json& statements, const LanguageMap& texts, const json& classified) {
  for (const auto& [language, text] : texts) {
    if (!text.empty()) statements.push_back(named("LinguisticObject", text, language == "ja-easy" ? "ja" : language, classified));
  }
}

void addDimension(json& dimensions, const std::optional<double>& value, const json& kind, const json& unit) {
  if (value) dimensions.push_back({{"type", "Dimension"}, {"classified_as", {kind}}, {"value", *value}, {"unit", unit}});
}

// The first and the last second of a year, as xsd:dateTime; years before the common era count from 0 in ISO 8601.
std::string instant(int year, bool is_end) {
  char text[40];
  const int iso = year < 0 ? year + 1 : year;
  std::snprintf(text, sizeof text, "%s%04d-%s", iso < 0 ? "-" : "", iso < 0 ? -iso : iso, is_end ? "12-31T23:59:59Z" : "01-01T00:00:00Z");
  return text;
}

json productionOf(const Item& item) {
  json production = {{"type", "Production"}};
  if (item.year_from || item.year_to || !item.period.empty()) {
    json span = {{"type", "TimeSpan"}};
    json names = json::array();
    for (const auto& [language, text] : withJapanese(item.period, item.period_by_language)) names.push_back(named("Name", text, language, nullptr));
    if (!names.empty()) span["identified_by"] = names;
    if (item.year_from || item.year_to) {
      span["begin_of_the_begin"] = instant(*(item.year_from ? item.year_from : item.year_to), false);
      span["end_of_the_end"] = instant(*(item.year_to ? item.year_to : item.year_from), true);
    }
    production["timespan"] = std::move(span);
  }
  json statements = json::array();
  addStatements(statements, withJapanese(item.maker, item.maker_by_language), type("300435446", "Creator Description"));
  addStatements(statements, withJapanese(item.technique, item.technique_by_language), nullptr);
  if (!statements.empty()) production["referred_to_by"] = statements;
  const LanguageMap places = withJapanese(item.place, item.place_by_language);
  if (!places.empty()) {
    json place = {{"type", "Place"}, {"_label", places.begin()->second}, {"identified_by", json::array()}};
    for (const auto& [language, text] : places) place["identified_by"].push_back(named("Name", text, language, nullptr));
    production["took_place_at"] = json::array({std::move(place)});
  }
  return production.size() > 1 ? production : json();
}

json digitalObjects(const OpenRecord& record) {
  json objects = json::array();
  for (const std::string& language : record.collection->languages) {
    const std::string page = siteAddress(*record.collection) + languageFolder(*record.collection, language) + record.folder;
    objects.push_back({{"type", "LinguisticObject"},
                       {"digitally_carried_by", {{{"type", "DigitalObject"}, {"format", "text/html"}, {"classified_as", {type("300264578", "Web Page")}},
                                                  {"access_point", {{{"id", page}, {"type", "DigitalObject"}}}}}}}});
  }
  objects.push_back({{"type", "LinguisticObject"},
                     {"digitally_carried_by", {{{"type", "DigitalObject"}, {"format", "application/ld+json;profile='http://iiif.io/api/presentation/3/context.json'"},
                                                {"conforms_to", {{{"id", "http://iiif.io/api/presentation"}, {"type", "InformationObject"}}}},
                                                {"access_point", {{{"id", record.address + "manifest.json"}, {"type", "DigitalObject"}}}}}}}});
  return objects;
}

}  // namespace

json makeLinkedArt(const OpenRecord& record) {
  const Item& item = *record.item;
  json object = {{"@context", "https://linked.art/ns/v1/linked-art.json"}, {"id", record.address + "linked-art.json"}, {"type", "HumanMadeObject"}};
  json names = json::array();
  for (const auto& [language, title] : item.title) {
    if (title.empty()) continue;
    if (!object.contains("_label") || language == "en") object["_label"] = title;
    names.push_back(named("Name", title, language, type("300404670", "Primary Name")));
  }
  names.push_back(named("Identifier", item.id, "", type("300312355", "Accession Number")));
  object["identified_by"] = std::move(names);

  json statements = json::array();
  addStatements(statements, item.description, type("300435416", "Description"));
  addStatements(statements, withJapanese(item.material, item.material_by_language), type("300435429", "Material Statement"));
  if (!item.dimensions.empty()) addStatements(statements, {{"ja", item.dimensions}}, type("300435430", "Dimension Statement"));
  if (!item.inscription.empty()) addStatements(statements, {{"ja", item.inscription}}, type("300435414", "Inscription"));
  addStatements(statements, withJapanese(item.category, item.category_by_language), type("300435444", "Classification"));
  if (const std::string credit = creditOf(record); !credit.empty()) statements.push_back(named("LinguisticObject", credit, "", type("300026687", "Acknowledgements")));
  if (!statements.empty()) object["referred_to_by"] = std::move(statements);

  const json cm = {{"id", "http://vocab.getty.edu/aat/300379098"}, {"type", "MeasurementUnit"}, {"_label", "centimeters"}};
  const json g = {{"id", "http://vocab.getty.edu/aat/300379225"}, {"type", "MeasurementUnit"}, {"_label", "grams"}};
  json dimensions = json::array();
  addDimension(dimensions, item.height_cm, type("300055644", "Height"), cm);
  addDimension(dimensions, item.width_cm, type("300055647", "Width"), cm);
  addDimension(dimensions, item.depth_cm, type("300072633", "Depth"), cm);
  addDimension(dimensions, item.diameter_cm, type("300055624", "Diameter"), cm);
  addDimension(dimensions, item.weight_g, type("300056240", "Weight"), g);
  if (!dimensions.empty()) object["dimension"] = std::move(dimensions);

  if (json production = productionOf(item); production.is_object()) object["produced_by"] = std::move(production);
  if (const Facility* facility = findFacility(*record.collection, item.facility)) {
    json keeper = {{"type", "Group"}, {"_label", facility->name.begin()->second}, {"identified_by", json::array()}};
    for (const auto& [language, name] : facility->name) keeper["identified_by"].push_back(named("Name", name, language, nullptr));
    if (isWebAddress(facility->url)) keeper["id"] = facility->url;
    object["current_keeper"] = json::array({std::move(keeper)});
  }
  object["subject_of"] = digitalObjects(record);
  json pictures = json::array();
  for (const json& image : record.item_json.value("images", json::array())) {
    if (!image.contains("large")) continue;
    json picture = {{"type", "DigitalObject"}, {"format", "image/jpeg"}, {"access_point", {{{"id", record.address + image["large"].value("uri", "")}, {"type", "DigitalObject"}}}}};
    if (const std::string rights = rightsUri(record, AssetClass::kImage); !rights.empty()) {
      picture["subject_to"] = json::array({{{"type", "Right"}, {"classified_as", {{{"id", rights}, {"type", "Type"}}}}}});
    }
    pictures.push_back({{"type", "VisualItem"}, {"digitally_shown_by", {picture}}});
  }
  if (!pictures.empty()) object["representation"] = std::move(pictures);
  return object;
}

}  // namespace kura

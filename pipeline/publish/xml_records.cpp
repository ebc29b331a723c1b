// pugixml adapter.
#include "publish/xml_records.h"

#include <algorithm>
#include <pugixml.hpp>

#include "publish/item_record.h"
#include "publish/languages.h"
#include "publish/page_frame.h"
#include "publish/page_text.h"
#include "publish/xml_text.h"

namespace kura {
namespace {

using pugi::xml_node;

xml_node add(xml_node parent, const char* name, const std::string& text = {}, const std::string& language = {}) {
  xml_node node = parent.append_child(name);
  if (!language.empty()) node.append_attribute("xml:lang") = language == "ja-easy" ? "ja" : language.c_str();
  if (!text.empty()) node.text().set(xmlText(text).c_str());
  return node;
}

xml_node within(xml_node parent, std::initializer_list<const char*> path) {
  for (const char* name : path) parent = parent.append_child(name);
  return parent;
}

void addTerms(xml_node parent, const char* wrap, const LanguageMap& texts) {
  if (texts.empty()) return;
  xml_node node = add(parent, wrap);
  for (const auto& [language, text] : texts) add(node, "lido:term", text, language);
}

void addAppellations(xml_node parent, const LanguageMap& names) {
  for (const auto& [language, name] : names) add(parent, "lido:appellationValue", name, language);
}

void addMeasurements(xml_node identification, const Item& item) {
  struct Measure {
    const char *type, *unit;
    std::optional<double> value;
  };
  const Measure measures[] = {{"height", "cm", item.height_cm}, {"width", "cm", item.width_cm}, {"depth", "cm", item.depth_cm}, {"diameter", "cm", item.diameter_cm}, {"weight", "g", item.weight_g}};
  const bool has_any = std::any_of(std::begin(measures), std::end(measures), [](const Measure& m) { return m.value.has_value(); });
  if (!has_any && item.dimensions.empty()) return;
  xml_node wrap = add(identification, "lido:objectMeasurementsWrap");
  if (!item.dimensions.empty()) add(add(wrap, "lido:objectMeasurementsSet"), "lido:displayObjectMeasurements", item.dimensions, "ja");
  for (const Measure& measure : measures) {
    if (!measure.value) continue;
    xml_node set = within(wrap, {"lido:objectMeasurementsSet", "lido:objectMeasurements", "lido:measurementSet"});
    add(set, "lido:measurementType", measure.type, "en");
    add(set, "lido:measurementUnit", measure.unit, "en");
    add(set, "lido:measurementValue", formatNumber(*measure.value));
  }
}

void addProduction(xml_node descriptive, const Item& item) {
  xml_node event = within(descriptive, {"lido:eventWrap", "lido:eventSet", "lido:event"});
  xml_node type = add(event, "lido:eventType");
  add(type, "lido:conceptID", "http://terminology.lido-schema.org/lido00007").append_attribute("lido:type") = "http://terminology.lido-schema.org/lido00099";
  add(type, "lido:term", "Production", "en");
  const LanguageMap makers = withJapanese(item.maker, item.maker_by_language);
  if (!makers.empty()) {
    xml_node actor = within(event, {"lido:eventActor", "lido:actorInRole", "lido:actor", "lido:nameActorSet"});
    addAppellations(actor, makers);
  }
  const LanguageMap periods = withJapanese(item.period, item.period_by_language);
  if (!periods.empty() || item.year_from || item.year_to) {
    xml_node date = add(event, "lido:eventDate");
    for (const auto& [language, text] : periods) add(date, "lido:displayDate", text, language);
    if (item.year_from || item.year_to) {
      xml_node range = add(date, "lido:date");
      add(range, "lido:earliestDate", std::to_string(*(item.year_from ? item.year_from : item.year_to)));
      add(range, "lido:latestDate", std::to_string(*(item.year_to ? item.year_to : item.year_from)));
    }
  }
  const LanguageMap places = withJapanese(item.place, item.place_by_language);
  if (!places.empty()) addAppellations(within(event, {"lido:eventPlace", "lido:place", "lido:namePlaceSet"}), places);
  const LanguageMap materials = withJapanese(item.material, item.material_by_language), techniques = withJapanese(item.technique, item.technique_by_language);
  if (!materials.empty() || !techniques.empty()) {
    xml_node set = within(event, {"lido:eventMaterialsTech", "lido:materialsTech"});
    addTerms(set, "lido:termMaterialsTech", materials);
    addTerms(set, "lido:termMaterialsTech", techniques);
  }
}

void addResource(xml_node wrap, const std::string& link, const char* format, const std::string& rights, const std::string& credit) {
  xml_node set = add(wrap, "lido:resourceSet");
  xml_node resource = add(add(set, "lido:resourceRepresentation"), "lido:linkResource", link);
  resource.append_attribute("lido:formatResource") = format;
  if (rights.empty() && credit.empty()) return;
  xml_node of = add(set, "lido:rightsResource");
  if (!rights.empty()) add(add(of, "lido:rightsType"), "lido:conceptID", rights).append_attribute("lido:type") = "http://terminology.lido-schema.org/lido00099";
  if (!credit.empty()) add(of, "lido:creditLine", credit);
}

void addAdministrative(xml_node lido, const OpenRecord& record) {
  xml_node administrative = add(lido, "lido:administrativeMetadata");
  administrative.append_attribute("xml:lang") = "ja";
  const std::string credit = creditOf(record);
  xml_node of_record = within(administrative, {"lido:recordWrap"});
  add(of_record, "lido:recordID", record.item->id).append_attribute("lido:type") = "http://terminology.lido-schema.org/lido00100";
  add(add(of_record, "lido:recordType"), "lido:term", "item-level record", "en");
  xml_node source = within(of_record, {"lido:recordSource", "lido:legalBodyName"});
  if (const Facility* facility = findFacility(*record.collection, record.item->facility)) addAppellations(source, facility->name);
  add(add(of_record, "lido:recordInfoSet"), "lido:recordInfoLink", siteAddress(*record.collection) + record.folder);

  xml_node resources = add(administrative, "lido:resourceWrap");
  for (const nlohmann::json& image : record.item_json.value("images", nlohmann::json::array())) {
    if (image.contains("large")) addResource(resources, record.address + image["large"].value("uri", ""), "image/jpeg", rightsUri(record, AssetClass::kImage), credit);
  }
  if (record.item_json.contains("model") && record.item_json["model"].contains("plain")) {
    addResource(resources, record.address + record.item_json["model"]["plain"].value("uri", ""), "model/gltf-binary", rightsUri(record, AssetClass::kModel), credit);
  }
  addResource(resources, record.address + "manifest.json", "application/ld+json", "", "");
}

}  // namespace

std::string makeLidoXml(const OpenRecord& record) {
  const Item& item = *record.item;
  pugi::xml_document document = makeXmlDocument();
  xml_node wrap = document.append_child("lido:lidoWrap");
  wrap.append_attribute("xmlns:lido") = "http://www.lido-schema.org";
  wrap.append_attribute("xmlns:xsi") = "http://www.w3.org/2001/XMLSchema-instance";
  wrap.append_attribute("xsi:schemaLocation") = "http://www.lido-schema.org http://lido-schema.org/schema/v1.1/lido-v1.1.xsd";
  xml_node lido = add(wrap, "lido:lido");
  xml_node id = add(lido, "lido:lidoRecID", record.address);
  id.append_attribute("lido:type") = "http://terminology.lido-schema.org/lido00099";

  xml_node descriptive = add(lido, "lido:descriptiveMetadata");
  descriptive.append_attribute("xml:lang") = "ja";
  xml_node classification = add(descriptive, "lido:objectClassificationWrap");
  LanguageMap kinds = withJapanese(item.category, item.category_by_language);
  if (kinds.empty()) kinds = {{"en", "object"}};  // a work type is obligatory
  addTerms(add(classification, "lido:objectWorkTypeWrap"), "lido:objectWorkType", kinds);

  xml_node identification = add(descriptive, "lido:objectIdentificationWrap");
  xml_node title = within(identification, {"lido:titleWrap", "lido:titleSet"});
  addAppellations(title, item.title);
  if (!item.inscription.empty()) add(within(identification, {"lido:inscriptionsWrap", "lido:inscriptions"}), "lido:inscriptionTranscription", item.inscription, "ja");
  if (const Facility* facility = findFacility(*record.collection, item.facility)) {
    xml_node repository = within(identification, {"lido:repositoryWrap", "lido:repositorySet"});
    xml_node body = add(repository, "lido:repositoryName");
    addAppellations(add(body, "lido:legalBodyName"), facility->name);
    if (isWebAddress(facility->url)) add(body, "lido:legalBodyWeblink", facility->url);
    add(repository, "lido:workID", item.id).append_attribute("lido:type") = "http://terminology.lido-schema.org/lido00113";
  }
  if (!item.description.empty()) {
    xml_node set = within(identification, {"lido:objectDescriptionWrap", "lido:objectDescriptionSet"});
    for (const auto& [language, text] : item.description) add(set, "lido:descriptiveNoteValue", text, language);
  }
  addMeasurements(identification, item);
  addProduction(descriptive, item);
  addAdministrative(lido, record);
  return textOfXml(document);
}

std::string makeDublinCoreXml(const OpenRecord& record) {
  const Item& item = *record.item;
  pugi::xml_document document = makeXmlDocument();
  xml_node dc = document.append_child("oai_dc:dc");
  dc.append_attribute("xmlns:oai_dc") = "http://www.openarchives.org/OAI/2.0/oai_dc/";
  dc.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
  dc.append_attribute("xmlns:xsi") = "http://www.w3.org/2001/XMLSchema-instance";
  dc.append_attribute("xsi:schemaLocation") = "http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd";
  const auto addAll = [&](const char* name, const LanguageMap& texts) {
    for (const auto& [language, text] : texts) add(dc, name, text, language);
  };
  addAll("dc:title", item.title);
  addAll("dc:creator", withJapanese(item.maker, item.maker_by_language));
  addAll("dc:subject", withJapanese(item.category, item.category_by_language));
  addAll("dc:description", item.description);
  if (const Facility* facility = findFacility(*record.collection, item.facility)) addAll("dc:publisher", facility->name);
  addAll("dc:date", withJapanese(item.period, item.period_by_language));
  add(dc, "dc:type", "PhysicalObject");
  addAll("dc:format", withJapanese(item.material, item.material_by_language));
  addAll("dc:format", withJapanese(item.technique, item.technique_by_language));
  if (!item.dimensions.empty()) add(dc, "dc:format", item.dimensions, "ja");
  add(dc, "dc:identifier", item.id);
  add(dc, "dc:identifier", siteAddress(*record.collection) + record.folder);
  add(dc, "dc:relation", record.address + "manifest.json");
  addAll("dc:coverage", withJapanese(item.place, item.place_by_language));
  const std::string rights = rightsUri(record, AssetClass::kImage);
  if (!rights.empty()) add(dc, "dc:rights", rights);
  if (const std::string credit = creditOf(record); !credit.empty()) add(dc, "dc:rights", credit);
  return textOfXml(document);
}

std::string makeSitemapXml(const Collection& collection, const std::vector<std::string>& folders) {
  if (collection.base_url.empty()) return {};
  pugi::xml_document document = makeXmlDocument();
  xml_node urls = document.append_child("urlset");
  urls.append_attribute("xmlns") = "http://www.sitemaps.org/schemas/sitemap/0.9";
  urls.append_attribute("xmlns:xhtml") = "http://www.w3.org/1999/xhtml";
  const auto addPlace = [&](const std::string& folder) {
    for (const std::string& language : collection.languages) {
      xml_node url = add(urls, "url");
      add(url, "loc", collection.base_url + languageFolder(collection, language) + folder);
      for (const std::string& other : collection.languages) {
        xml_node link = add(url, "xhtml:link");
        link.append_attribute("rel") = "alternate";
        link.append_attribute("hreflang") = htmlTag(other).c_str();
        link.append_attribute("href") = (collection.base_url + languageFolder(collection, other) + folder).c_str();
      }
    }
  };
  for (const std::string& folder : folders) addPlace(folder);
  return textOfXml(document);
}

}  // namespace kura

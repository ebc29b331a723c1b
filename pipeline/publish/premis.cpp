// pugixml adapter.
#include "publish/premis.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <vector>

#include "publish/xml_text.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using pugi::xml_node;

constexpr const char* kLocal = "local";

xml_node add(xml_node parent, const char* name, const std::string& text = {}) {
  xml_node node = parent.append_child(name);
  if (!text.empty()) node.text().set(xmlText(text).c_str());
  return node;
}

// <NAME><NAMEType>local</NAMEType><NAMEValue>VALUE</NAMEValue></NAME>
void addIdentifier(xml_node parent, const std::string& name, const std::string& value) {
  xml_node node = add(parent, name.c_str());
  add(node, (name + "Type").c_str(), kLocal);
  add(node, (name + "Value").c_str(), value);
}

// A term of the Library of Congress's vocabulary of event types.
void addEventType(xml_node event, const std::string& term, const std::string& code) {
  xml_node type = add(event, "eventType", term);
  const std::string vocabulary = "http://id.loc.gov/vocabulary/preservation/eventType";
  type.append_attribute("authority") = "eventType";
  type.append_attribute("authorityURI") = vocabulary.c_str();
  type.append_attribute("valueURI") = (vocabulary + "/" + code).c_str();
}

std::string captureDetail(const Item& item) {
  std::string detail;
  const std::pair<const char*, const std::string&> parts[] = {{"device", item.device}, {"software", item.software}, {"basis of the scale", item.scale_basis}};
  for (const auto& [name, value] : parts) {
    if (!value.empty()) detail += (detail.empty() ? "" : "; ") + std::string(name) + ": " + value;
  }
  return detail;
}

struct Event {
  std::string id, term, code, date, detail, agent;
};

void addEvent(xml_node premis, const Event& told, const std::vector<std::string>& files) {
  xml_node event = add(premis, "event");
  addIdentifier(event, "eventIdentifier", told.id);
  addEventType(event, told.term, told.code);
  add(event, "eventDateTime", told.date);
  if (!told.detail.empty()) add(add(event, "eventDetailInformation"), "eventDetail", told.detail);
  if (!told.agent.empty()) addIdentifier(event, "linkingAgentIdentifier", told.agent);
  for (const std::string& file : files) addIdentifier(event, "linkingObjectIdentifier", file);
}

void addObject(xml_node premis, const std::string& path) {
  xml_node object = add(premis, "object");
  object.append_attribute("xsi:type") = "file";
  addIdentifier(object, "objectIdentifier", path);
  std::string ending = fs::path(path).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  xml_node format = add(add(object, "objectCharacteristics"), "format");
  add(add(format, "formatDesignation"), "formatName", ending.empty() ? "unknown" : ending.substr(1));
  add(object, "originalName", fs::path(path).filename().string());
}

}  // namespace

std::string makePremisXml(const Collection& collection, const PremisOptions& options) {
  pugi::xml_document document = makeXmlDocument();
  xml_node premis = document.append_child("premis");
  premis.append_attribute("xmlns") = "http://www.loc.gov/premis/v3";
  premis.append_attribute("xmlns:xsi") = "http://www.w3.org/2001/XMLSchema-instance";
  premis.append_attribute("version") = "3.0";

  // Objects, then events, then agents: the order of the schema.
  std::vector<std::pair<Event, std::vector<std::string>>> events;
  std::map<std::string, const char*> agents;  // name -> agentType
  for (const Item& item : collection.items) {
    std::vector<std::string> files;
    for (const auto* list : {&item.scans, &item.images}) {
      for (const fs::path& file : *list) files.push_back(options.prefix + file.lexically_relative(collection.root).generic_string());
    }
    for (const std::string& file : files) addObject(premis, file);
    if (!files.empty()) {
      events.push_back({{item.id + "/capture", "capture", "cap", item.capture_date.empty() ? "unknown" : item.capture_date, captureDetail(item), item.photographer}, files});
      if (!item.photographer.empty()) agents[item.photographer] = "person";
    }
    if (options.date.empty()) continue;
    events.push_back({{item.id + "/ingestion", "ingestion", "ing", options.date, {}, options.software}, files});
    agents[options.software] = "software";
  }
  for (const auto& [event, files] : events) addEvent(premis, event, files);
  for (const auto& [name, type] : agents) {
    xml_node agent = add(premis, "agent");
    addIdentifier(agent, "agentIdentifier", name);
    add(agent, "agentName", name);
    add(agent, "agentType", type);
  }
  return textOfXml(document);
}

}  // namespace kura

#include "publish/premis.h"

#include <gmock/gmock.h>
#include <pugixml.hpp>

namespace kura {
namespace {

using ::testing::ElementsAre;

Collection collectionOfOne() {
  Collection collection;
  collection.root = "/c";
  Item item;
  item.id = "K-001";
  item.scans = {"/c/items/K-001/鉢.OBJ"};
  item.images = {"/c/items/K-001/photos/01.jpg"};
  item.photographer = "撮影者 & 助手";
  item.device = "Structured light";
  item.scale_basis = "計測\x01";
  collection.items = {item};
  return collection;
}

std::vector<std::string> valuesOf(const pugi::xml_document& document, const char* path) {
  std::vector<std::string> values;
  for (const auto& found : document.select_nodes(path)) values.push_back(found.node().text().get());
  return values;
}

pugi::xml_document parsed(const std::string& xml) {
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(xml.c_str()));
  return document;
}

TEST(Premis, LinksFilesTheirEventsAndAgents) {
  const pugi::xml_document document = parsed(makePremisXml(collectionOfOne(), {"data/collection/", "2026-11-23", "kura 1.2"}));
  EXPECT_THAT(valuesOf(document, "//object/objectIdentifier/objectIdentifierValue"),
              ElementsAre("data/collection/items/K-001/鉢.OBJ", "data/collection/items/K-001/photos/01.jpg"));
  EXPECT_THAT(valuesOf(document, "//formatName"), ElementsAre("obj", "jpg"));
  EXPECT_THAT(valuesOf(document, "//eventType"), ElementsAre("capture", "ingestion"));
  EXPECT_THAT(valuesOf(document, "//eventDateTime"), ElementsAre("unknown", "2026-11-23"));
  EXPECT_THAT(valuesOf(document, "//eventDetail"), ElementsAre("device: Structured light; basis of the scale: 計測"));
  EXPECT_THAT(valuesOf(document, "//linkingAgentIdentifierValue"), ElementsAre("撮影者 & 助手", "kura 1.2"));
  EXPECT_THAT(valuesOf(document, "//agent/agentType"), ElementsAre("software", "person"));
}

TEST(Premis, WithoutADateTellsNoIngestion) {
  const pugi::xml_document document = parsed(makePremisXml(collectionOfOne(), {}));
  EXPECT_THAT(valuesOf(document, "//eventType"), ElementsAre("capture"));
  EXPECT_THAT(valuesOf(document, "//agent/agentName"), ElementsAre("撮影者 & 助手"));
}

}  // namespace
}  // namespace kura

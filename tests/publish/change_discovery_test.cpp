#include "publish/change_discovery.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace kura {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kSite = "https://museum.example/";
const std::string kDay1 = "2026-11-01T00:00:00Z", kDay2 = "2026-11-02T00:00:00Z";

PublishedItem item(const std::string& id, const std::string& digest) { return {id, kSite + "item/" + id + "/manifest.json", digest}; }

std::vector<std::string> told(const std::vector<Change>& log) {
  std::vector<std::string> lines;
  for (const Change& change : log) lines.push_back(change.date.substr(8, 2) + " " + change.type + " " + change.item);
  return lines;
}

TEST(Changes, BeginWithTheCreationOfEverything) {
  EXPECT_THAT(told(withChanges({}, {item("K-1", "a"), item("K-2", "b")}, kDay1)), testing::ElementsAre("01 Create K-1", "01 Create K-2"));
}

TEST(Changes, AddOnlyWhatIsNewOrOther) {
  const auto log = withChanges({}, {item("K-1", "a"), item("K-2", "b")}, kDay1);
  EXPECT_THAT(told(withChanges(log, {item("K-1", "a"), item("K-2", "B"), item("K-3", "c")}, kDay2)),
              testing::ElementsAre("01 Create K-1", "01 Create K-2", "02 Update K-2", "02 Create K-3"));
  EXPECT_EQ(withChanges(log, {item("K-1", "a"), item("K-2", "b")}, kDay2).size(), log.size());
}

TEST(Changes, ForgetWhatIsNoLongerPublic) {
  const auto log = withChanges(withChanges({}, {item("K-1", "a"), item("K-2", "b")}, kDay1), {item("K-1", "a")}, kDay2);
  EXPECT_THAT(told(log), testing::ElementsAre("02 Refresh ", "02 Create K-1"));
  for (const auto& [path, text] : makeChangeFiles(log, kSite)) EXPECT_THAT(text, Not(HasSubstr("K-2"))) << path;
}

TEST(Changes, AreReadBackAsTheyWereWritten) {
  const auto log = withChanges({}, {item("漆 \"1\"", "a")}, kDay1);
  const auto read = readChanges(makeChangeFiles(log, kSite).at(kChangeLog) + "rubbish\n{\"type\": 7}\n[]\n");
  ASSERT_EQ(read.size(), 1u);
  EXPECT_EQ(read[0].item, "漆 \"1\"");
  EXPECT_EQ(read[0].digest, "a");
}

TEST(Changes, ComeInPagesThatLeadToEachOther) {
  std::vector<PublishedItem> items;
  for (int i = 0; i < 2500; ++i) items.push_back(item("K-" + std::to_string(i), "a"));
  const auto files = makeChangeFiles(withChanges({}, items, kDay1), kSite);
  const auto collection = nlohmann::json::parse(files.at("iiif/changes/collection.json"));
  EXPECT_EQ(collection["totalItems"], 2500);
  EXPECT_EQ(collection["last"]["id"], kSite + "iiif/changes/page-2.json");
  const auto page = nlohmann::json::parse(files.at("iiif/changes/page-1.json"));
  EXPECT_EQ(page["orderedItems"].size(), 1000u);
  EXPECT_EQ(page["next"]["id"], kSite + "iiif/changes/page-2.json");
  EXPECT_EQ(page["prev"]["id"], kSite + "iiif/changes/page-0.json");
  EXPECT_EQ(page["orderedItems"][0]["object"]["id"], kSite + "item/K-1000/manifest.json");
  EXPECT_EQ(page["orderedItems"][0]["endTime"], kDay1);
}

}  // namespace
}  // namespace kura

#include "recipe/collection_recipe.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/file.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

Item makeItem(const std::string& id, bool is_public) {
  Item item;
  item.id = id;
  item.title = {{"ja", "鉢"}, {"en", "Bowl"}};
  item.is_public = is_public;
  return item;
}

Collection makeCollection(const std::filesystem::path& root) {
  Collection collection;
  collection.root = root;
  collection.languages = {"ja", "en"};
  return collection;
}

std::set<std::string> stepIds(const BuildPlan& plan) {
  std::set<std::string> ids;
  for (const Step& step : plan.steps) ids.insert(step.id);
  return ids;
}

std::set<std::string> places(const BuildPlan& plan) {
  std::set<std::string> all;
  for (const Publication& publication : plan.publications) all.insert(publication.to.generic_string());
  return all;
}

TEST(PlanCollection, MakesModelPosterPhotographsAndPagesOfAnItem) {
  TemporaryFolder folder;
  Collection collection = makeCollection(folder.path());
  Item item = makeItem("K-001", true);
  item.scans = {folder.path() / "items/K-001/bowl.obj"};
  item.images = {folder.path() / "items/K-001/photos/1.jpg", folder.path() / "items/K-001/photos/2.jpg"};
  ASSERT_TRUE(writeFile(item.scans.front(), asBytes("o bowl")));
  collection.items = {item};
  Result<BuildPlan> plan = planCollection(collection, {});
  ASSERT_TRUE(plan);
  const std::set<std::string> expected = {"static", "index", "search", "K-001/model", "K-001/poster", "K-001/photograph-01", "K-001/photograph-02", "K-001/pages"};
  EXPECT_EQ(stepIds(*plan), expected);
  EXPECT_TRUE(places(*plan).count("item/K-001/model"));
  EXPECT_TRUE(places(*plan).count("en/item/K-001/index.html"));
}

TEST(PlanCollection, PublishesTheScanItselfOnlyWhereItsRightsPermit) {
  TemporaryFolder folder;
  Collection collection = makeCollection(folder.path());
  Item item = makeItem("K-001", true);
  item.scans = {folder.path() / "items/K-001/bowl.obj"};
  ASSERT_TRUE(writeFile(item.scans.front(), asBytes("o bowl")));
  ASSERT_TRUE(writeFile(folder.path() / "items/K-001/bowl.mtl", asBytes("newmtl a")));
  for (const char* uri : {"", "http://rightsstatements.org/vocab/InC/1.0/", "http://creativecommons.org/licenses/by/4.0/"}) {
    item.rights[AssetClass::kHighDefinition] = {uri};
    collection.items = {item};
    Result<BuildPlan> plan = planCollection(collection, {});
    ASSERT_TRUE(plan);
    EXPECT_EQ(places(*plan).count("item/K-001/original"), std::string(uri).find("creativecommons") != std::string::npos ? 1u : 0u) << uri;
    for (const Step& step : plan->steps) {
      if (step.name != "original") continue;
      EXPECT_EQ(step.files.size(), 2u) << "the scan and its material file";
    }
  }
}

TEST(PlanCollection, EveryNeedIsAStepOfThePlan) {
  TemporaryFolder folder;
  Collection collection = makeCollection(folder.path());
  Item item = makeItem("絵/12", true);
  item.images = {folder.path() / "1.jpg"};
  collection.items = {item, makeItem("K-002", true)};
  Result<BuildPlan> plan = planCollection(collection, {});
  ASSERT_TRUE(plan);
  const std::set<std::string> ids = stepIds(*plan);
  for (const Step& step : plan->steps) {
    for (const auto* needed : {&step.needs, &step.wants}) {
      for (const std::string& id : *needed) EXPECT_TRUE(ids.count(id)) << step.id << " needs " << id;
    }
  }
  for (const Publication& publication : plan->publications) EXPECT_TRUE(ids.count(publication.step)) << publication.step;
  EXPECT_TRUE(places(*plan).count("item/~E7~B5~B5~2F12/image"));
}

TEST(PlanCollection, LeavesNoTraceOfAnItemThatIsNotPublic) {
  TemporaryFolder folder;
  Collection collection = makeCollection(folder.path());
  collection.items = {makeItem("open", true), makeItem("secret", false)};
  Result<BuildPlan> plan = planCollection(collection, {});
  ASSERT_TRUE(plan);
  for (const Step& step : plan->steps) {
    EXPECT_EQ(step.id.find("secret"), std::string::npos);
    EXPECT_EQ(step.parameters.dump().find("secret"), std::string::npos) << step.id;
  }
  for (const std::string& place : places(*plan)) EXPECT_EQ(place.find("secret"), std::string::npos);
}

TEST(PlanCollection, ChangesOnlyThePagesTheIndexAndTheSearchWhenACellChanges) {
  TemporaryFolder folder;
  Collection collection = makeCollection(folder.path());
  Item item = makeItem("K-001", true);
  item.scans = {folder.path() / "items/K-001/bowl.obj"};
  ASSERT_TRUE(writeFile(item.scans.front(), asBytes("o bowl")));
  collection.items = {item, makeItem("K-002", true)};
  const BuildPlan before = *planCollection(collection, {});
  collection.items[0].description["ja"] = "新しい解説";
  const BuildPlan after = *planCollection(collection, {});
  std::set<std::string> changed;
  for (size_t i = 0; i < before.steps.size(); ++i) {
    if (before.steps[i].parameters != after.steps[i].parameters) changed.insert(before.steps[i].id);
  }
  EXPECT_EQ(changed, (std::set<std::string>{"K-001/pages", "index", "search"}));
}

TEST(PlanConvert, NamesTheItemAfterItsScan) {
  TemporaryFolder folder;
  ASSERT_TRUE(writeFile(folder.path() / "壺.ply", asBytes("ply")));
  Result<BuildPlan> plan = planConvert({folder.path() / "壺.ply"}, {}, {});
  ASSERT_TRUE(plan);
  EXPECT_TRUE(stepIds(*plan).count("壺/model"));
  EXPECT_TRUE(places(*plan).count("index.html"));
  EXPECT_TRUE(places(*plan).count("item/~E5~A3~BA/model"));
}

}  // namespace
}  // namespace kura

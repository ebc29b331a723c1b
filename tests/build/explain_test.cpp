#include "build/explain.h"

#include <gtest/gtest.h>

#include "build/explain_plan.h"
#include "support/build_folder.h"

namespace kura {
namespace {

const nlohmann::json kBefore = {{"version", 2},
                                {"parameters", {{"tiers", {{"low", 100000}}}, {"unit", "mm"}}},
                                {"files", nlohmann::json::array({nlohmann::json::array({"bowl.obj", "aa"}), nlohmann::json::array({"bowl.jpg", "bb"})})},
                                {"needs", {{"K-001/scan", "k1"}}}};

TEST(Explain, CallsTheFirstRunNew) { EXPECT_EQ(explainRun(nullptr, kBefore).en, "new"); }

TEST(Explain, NamesEachChange) {
  nlohmann::json now = kBefore;
  now["version"] = 3;
  EXPECT_EQ(explainRun(kBefore, now).en, "step version 2 -> 3");
  now = kBefore;
  now["parameters"]["tiers"]["low"] = 50000;
  EXPECT_EQ(explainRun(kBefore, now).en, "parameter changed: tiers/low 100000 -> 50000");
  now = kBefore;
  now["parameters"].erase("unit");
  now["files"][0][1] = "cc";
  EXPECT_EQ(explainRun(kBefore, now).en, "parameter removed: unit; file changed: bowl.obj");
  now = kBefore;
  now["files"].erase(1);
  now["files"].push_back(nlohmann::json::array({"rim.jpg", "dd"}));
  EXPECT_EQ(explainRun(kBefore, now).en, "file added: rim.jpg; file removed: bowl.jpg");
  now = kBefore;
  now["needs"] = {{"K-001/scan", "k2"}, {"K-001/poster", "p"}};
  EXPECT_EQ(explainRun(kBefore, now).en, "needed step added: K-001/poster; needed step changed: K-001/scan");
}

TEST(Explain, SaysWhereTheResultIsGone) { EXPECT_EQ(explainRun(kBefore, kBefore).en, "its result is gone from the cache"); }

// An item made of one file in two steps.
BuildPlan bowl(const BuildFolder& folder) {
  BuildPlan plan;
  plan.steps.push_back(copyStep("A/scan", "A", {folder.input("A")}));
  plan.steps.push_back(copyStep("A/model", "A", {}, {"A/scan"}));
  plan.steps.push_back(copyStep("index", "", {}, {"A/model"}));
  plan.publications.push_back({"A/model", ".", "item/A/model"});
  plan.publications.push_back({"index", "out.txt", "index.html"});
  return plan;
}

std::string told(const Result<std::vector<StepExplanation>>& steps) {
  if (!steps) return steps.error().message.en;
  std::string text;
  for (const StepExplanation& step : *steps) {
    text += step.step_id + (step.would_run ? " would run: " + step.why.en : " ran: " + step.last_reason.en) + "\n";
  }
  return text;
}

TEST(ExplainPlan, SaysWhyEachStepRanAndWhatWouldRunNow) {
  BuildFolder folder;
  writeText(folder.input("A"), "a");
  EXPECT_EQ(told(explainPlan(bowl(folder), folder.cache(), "A")), "A/scan would run: new\nA/model would run: new\n");
  ASSERT_TRUE(folder.build(bowl(folder)).ok());
  EXPECT_EQ(told(explainPlan(bowl(folder), folder.cache(), "A")), "A/scan ran: new\nA/model ran: new\n");
  writeText(folder.input("A"), "b");
  EXPECT_EQ(told(explainPlan(bowl(folder), folder.cache(), "A")),
            "A/scan would run: file changed: A\nA/model would run: needed step changed: A/scan\n");
  ASSERT_TRUE(folder.build(bowl(folder)).ok());
  EXPECT_EQ(told(explainPlan(bowl(folder), folder.cache(), {})),
            "A/scan ran: file changed: A\nA/model ran: needed step changed: A/scan\nindex ran: needed step changed: A/model\n");
}

TEST(ExplainPlan, ChangesNothing) {
  BuildFolder folder;
  writeText(folder.input("A"), "a");
  ASSERT_TRUE(explainPlan(bowl(folder), folder.cache(), "A").ok());
  EXPECT_FALSE(std::filesystem::exists(folder.cache()));
  EXPECT_FALSE(std::filesystem::exists(folder.site()));
}

}  // namespace
}  // namespace kura

#include "build/explain.h"

#include <gtest/gtest.h>

namespace kura {
namespace {

const nlohmann::json kBefore = {{"version", 2},
                                {"parameters", {{"tiers", {{"low", 100000}}}, {"unit", "mm"}}},
                                {"files", nlohmann::json::array({nlohmann::json::array({"bowl.obj", "aa"}), nlohmann::json::array({"bowl.jpg", "bb"})})},
                                {"needs", {{"K-001/scan", "k1"}}}};

TEST(Explain, CallsTheFirstRunNew) { EXPECT_EQ(explainRun(nullptr, kBefore), "new"); }

TEST(Explain, NamesEachChange) {
  nlohmann::json now = kBefore;
  now["version"] = 3;
  EXPECT_EQ(explainRun(kBefore, now), "step version 2 -> 3");
  now = kBefore;
  now["parameters"]["tiers"]["low"] = 50000;
  EXPECT_EQ(explainRun(kBefore, now), "parameter changed: tiers/low 100000 -> 50000");
  now = kBefore;
  now["parameters"].erase("unit");
  now["files"][0][1] = "cc";
  EXPECT_EQ(explainRun(kBefore, now), "parameter removed: unit; file changed: bowl.obj");
  now = kBefore;
  now["files"].erase(1);
  now["files"].push_back(nlohmann::json::array({"rim.jpg", "dd"}));
  EXPECT_EQ(explainRun(kBefore, now), "file added: rim.jpg; file removed: bowl.jpg");
  now = kBefore;
  now["needs"] = {{"K-001/scan", "k2"}, {"K-001/poster", "p"}};
  EXPECT_EQ(explainRun(kBefore, now), "needed step added: K-001/poster; needed step changed: K-001/scan");
}

TEST(Explain, SaysWhereTheResultIsGone) { EXPECT_EQ(explainRun(kBefore, kBefore), "its result is gone from the cache"); }

}  // namespace
}  // namespace kura

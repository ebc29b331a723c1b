#include "build/run_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "support/build_folder.h"

namespace kura {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

BuildReport built(const Result<BuildReport>& report) {
  EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().subject + ": " + report.error().message.en);
  return report.ok() ? *report : BuildReport{};
}

// Two items, each a scan and a model made of it, and an index of both.
BuildPlan museum(const BuildFolder& folder) {
  BuildPlan plan;
  for (const std::string id : {"A", "B"}) {
    plan.steps.push_back(copyStep(id + "/scan", id, {folder.input(id)}));
    plan.steps.push_back(copyStep(id + "/model", id, {}, {id + "/scan"}));
    plan.steps.back().parameters = {{"size", 1}};
    plan.publications.push_back({id + "/model", ".", "item/" + id + "/model"});
  }
  plan.steps.push_back(copyStep("index", "", {}, {"A/model", "B/model"}));
  plan.publications.push_back({"index", "out.txt", "index.html"});
  return plan;
}

std::vector<std::string> ranSteps(const BuildReport& report) {
  std::vector<std::string> ran;
  for (const StepOutcome& outcome : report.outcomes) {
    if (outcome.ran) ran.push_back(outcome.step_id + ": " + outcome.reason.en);
  }
  return ran;
}

TEST(RunPlan, RunsStepsInOrderAndPublishes) {
  BuildFolder folder;
  writeText(folder.input("A"), "a");
  writeText(folder.input("B"), "b");
  const BuildReport report = built(folder.build(museum(folder)));
  EXPECT_EQ(filesBelow(folder.site()), (std::map<std::string, std::string>{
                                           {"item/A/model/out.txt", "[a]"}, {"item/B/model/out.txt", "[b]"}, {"index.html", "[[a]][[b]]"}}));
  for (const StepOutcome& outcome : report.outcomes) EXPECT_EQ(outcome.reason.en, "new");
}

TEST(RunPlan, NeverRunsAStepTwice) {
  BuildFolder folder;
  writeText(folder.input("A"), "a");
  writeText(folder.input("B"), "b");
  built(folder.build(museum(folder)));
  EXPECT_THAT(ranSteps(built(folder.build(museum(folder)))), IsEmpty());
}

TEST(RunPlan, RunsOnlyWhatAChangeTouchesAndSaysWhy) {
  BuildFolder folder;
  writeText(folder.input("A"), "a");
  writeText(folder.input("B"), "b");
  built(folder.build(museum(folder)));
  writeText(folder.input("B"), "changed");
  EXPECT_THAT(ranSteps(built(folder.build(museum(folder)))),
              ElementsAre("B/scan: file changed: B", "B/model: needed step changed: B/scan", "index: needed step changed: B/model"));
  EXPECT_EQ(readText(folder.site() / "index.html"), "[[a]][[changed]]");
  BuildPlan plan = museum(folder);
  plan.steps[1].parameters["size"] = 2;
  plan.steps[4].version = 7;
  EXPECT_THAT(ranSteps(built(folder.build(plan))),
              ElementsAre("A/model: parameter changed: size 1 -> 2", "index: step version 1 -> 7; needed step changed: A/model"));
  std::filesystem::remove_all(folder.cache() / "steps");
  EXPECT_THAT(ranSteps(built(folder.build(plan))), ::testing::Each(HasSubstr("gone from the cache")));
}

TEST(RunPlan, AFailureStopsOnlyWhatNeedsIt) {
  BuildFolder folder;
  writeText(folder.input("A"), "a");
  writeText(folder.input("B"), "b");
  built(folder.build(museum(folder)));
  writeText(folder.input("A"), "a2");
  writeText(folder.input("B"), "b2");
  BuildPlan plan = museum(folder);
  plan.steps[1].run = [](StepContext&) -> Result<Diagnostics> { return badInput("bowl.obj", {"壊れています。", "It is broken."}); };
  const BuildReport report = built(folder.build(plan));
  EXPECT_TRUE(outcomeOf(report, "A/model").failed);
  EXPECT_TRUE(outcomeOf(report, "index").failed);
  EXPECT_FALSE(outcomeOf(report, "index").ran);
  EXPECT_FALSE(outcomeOf(report, "B/model").failed);
  ASSERT_EQ(report.diagnostics.size(), 1u);
  EXPECT_EQ(report.diagnostics[0].item_id, "A");
  EXPECT_EQ(report.diagnostics[0].error.subject, "bowl.obj");
  // The failed item keeps its old folder, the others are new.
  EXPECT_EQ(readText(folder.site() / "item/A/model/out.txt"), "[a]");
  EXPECT_EQ(readText(folder.site() / "item/B/model/out.txt"), "[b2]");
  EXPECT_EQ(readText(folder.site() / "index.html"), "[[a]][[b]]");
}

TEST(RunPlan, AnIndexMayDoWithoutWhatFailed) {
  BuildFolder folder;
  writeText(folder.input("A"), "a");
  writeText(folder.input("B"), "b");
  BuildPlan plan = museum(folder);
  plan.steps[4].wants.swap(plan.steps[4].needs);
  const auto sound = plan.steps[0].run;
  plan.steps[0].run = [](StepContext&) -> Result<Diagnostics> { return badInput("a", {"だめ", "no"}); };
  built(folder.build(plan));
  EXPECT_EQ(filesBelow(folder.site()), (std::map<std::string, std::string>{{"item/B/model/out.txt", "[b]"}, {"index.html", "[[b]]"}}));
  plan.steps[0].run = sound;
  built(folder.build(plan));
  EXPECT_EQ(readText(folder.site() / "index.html"), "[[a]][[b]]");
}

TEST(RunPlan, ExceptionsAndMissingFilesAreFailures) {
  BuildFolder folder;
  writeText(folder.input("B"), "b");
  BuildPlan plan = museum(folder);
  plan.steps[3].run = [](StepContext&) -> Result<Diagnostics> { throw std::runtime_error("library says no"); };
  const BuildReport report = built(folder.build(plan));
  ASSERT_EQ(report.diagnostics.size(), 2u);
  EXPECT_EQ(report.diagnostics[0].error.code, ErrorCode::kIo);
  EXPECT_EQ(report.diagnostics[0].error.subject, folder.input("A").string());
  EXPECT_EQ(report.diagnostics[1].error.code, ErrorCode::kInternal);
  EXPECT_THAT(report.diagnostics[1].error.message.en, HasSubstr("library says no"));
}

TEST(RunPlan, CachedStepsRepeatTheirDiagnostics) {
  BuildFolder folder;
  BuildPlan plan;
  plan.steps.push_back(copyStep("A/x", "A", {}));
  plan.steps[0].run = [](StepContext&) -> Result<Diagnostics> {
    Error error = badInput("scan.ply line 3", {"単位を mm と推定", "unit guessed: mm"}, {"書く", "write it"});
    error.place = {.file = "scan.ply", .row = 0, .column = "", .line = 3, .value = "12"};
    return Diagnostics{{Severity::kNote, "", error}};
  };
  built(folder.build(plan));
  const BuildReport again = built(folder.build(plan));
  EXPECT_FALSE(again.outcomes[0].ran);
  ASSERT_EQ(again.diagnostics.size(), 1u);
  EXPECT_EQ(again.diagnostics[0].severity, Severity::kNote);
  EXPECT_EQ(again.diagnostics[0].item_id, "A");
  EXPECT_EQ(again.diagnostics[0].error.message.ja, "単位を mm と推定");
  EXPECT_EQ(again.diagnostics[0].error.place.line, 3u);
}

TEST(RunPlan, EqualWorkIsDoneOnce) {
  BuildFolder folder;
  writeText(folder.input("same"), "s");
  std::atomic<int> runs{0};
  BuildPlan plan;
  for (int i = 0; i < 8; ++i) {
    plan.steps.push_back(copyStep("step" + std::to_string(i), "", {folder.input("same")}));
    plan.steps.back().run = [&runs, run = plan.steps.back().run](StepContext& context) {
      ++runs;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      return run(context);
    };
    plan.publications.push_back({plan.steps.back().id, "out.txt", std::to_string(i)});
  }
  built(folder.build(plan));
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(filesBelow(folder.site()).size(), 8u);
}

TEST(RunPlan, KeepsWithinTheMemoryBudget) {
  BuildFolder folder;
  std::atomic<int> running{0}, most{0};
  BuildPlan plan;
  for (int i = 0; i < 6; ++i) {
    plan.steps.push_back(copyStep("step" + std::to_string(i), "", {}));
    plan.steps.back().parameters = i;
    plan.steps.back().expected_memory = 60;
    plan.steps.back().run = [&](StepContext&) -> Result<Diagnostics> {
      most = std::max<int>(most, ++running);
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      --running;
      return Diagnostics{};
    };
  }
  RunOptions options = folder.options();
  options.memory_budget = 100;
  built(runPlan(plan, options, {}));
  EXPECT_EQ(most, 1);  // two would need 120
  options.cache_dir += "2";
  options.memory_budget = 120;
  built(runPlan(plan, options, {}));
  EXPECT_EQ(most, 2);
}

TEST(RunPlan, CancelLeavesTheSiteAndNoTemporaryFiles) {
  BuildFolder folder;
  writeText(folder.input("A"), "a");
  writeText(folder.input("B"), "b");
  built(folder.build(museum(folder)));
  writeText(folder.input("A"), "a2");
  std::atomic<bool> cancelled{false};
  BuildPlan plan = museum(folder);
  plan.steps[1].run = [&](StepContext& context) -> Result<Diagnostics> {
    writeText(context.output_dir / "half.txt", "half");
    cancelled = true;
    EXPECT_TRUE(context.is_cancelled());
    return Error{ErrorCode::kCancelled, "A/model", {"中止", "cancelled"}, {}};
  };
  RunOptions options = folder.options();
  options.cancelled = &cancelled;
  const BuildReport report = built(runPlan(plan, options, {}));
  EXPECT_TRUE(report.cancelled);
  EXPECT_EQ(readText(folder.site() / "item/A/model/out.txt"), "[a]");
  EXPECT_TRUE(std::filesystem::is_empty(folder.cache() / "tmp"));
  // What was finished before is not made again.
  EXPECT_THAT(ranSteps(built(folder.build(museum(folder)))), ElementsAre(HasSubstr("A/model"), HasSubstr("index")));
}

TEST(RunPlan, AFileThatChangesMeanwhileIsNotCached) {
  BuildFolder folder;
  writeText(folder.input("A"), "a");
  writeText(folder.input("B"), "b");
  BuildPlan plan = museum(folder);
  plan.steps[0].run = [&](StepContext& context) -> Result<Diagnostics> {
    writeText(folder.input("A"), "longer than before");
    writeText(context.output_dir / "out.txt", "torn");
    return Diagnostics{};
  };
  const BuildReport report = built(folder.build(plan));
  ASSERT_EQ(report.diagnostics.size(), 1u);
  EXPECT_THAT(report.diagnostics[0].error.message.en, HasSubstr("changed while"));
  EXPECT_FALSE(std::filesystem::exists(folder.site() / "item/A"));
}

TEST(RunPlan, TwoBuildsKeepApart) {
  BuildFolder folder;
  BuildPlan plan;
  plan.steps.push_back(copyStep("outer", "", {}));
  plan.steps[0].run = [&](StepContext&) -> Result<Diagnostics> {
    const Result<BuildReport> inner = folder.build(BuildPlan{});
    EXPECT_THAT(inner.ok() ? "it ran" : inner.error().message.en, HasSubstr("Another kura"));
    return Diagnostics{};
  };
  built(folder.build(plan));
  built(folder.build(plan));
}

TEST(RunPlan, ReportsProgressThatNeverFallsAndEndsAtOne) {
  BuildFolder folder;
  writeText(folder.input("A"), "a");
  writeText(folder.input("B"), "b");
  std::vector<double> fractions;
  std::vector<BuildEvent::Kind> kinds;
  built(runPlan(museum(folder), folder.options(), [&](const BuildEvent& event) {
    fractions.push_back(event.total_fraction);
    kinds.push_back(event.kind);
  }));
  EXPECT_TRUE(std::is_sorted(fractions.begin(), fractions.end()));
  EXPECT_EQ(fractions.back(), 1.0);
  EXPECT_EQ(std::count(kinds.begin(), kinds.end(), BuildEvent::Kind::kStepDone), 5);
  EXPECT_EQ(std::count(kinds.begin(), kinds.end(), BuildEvent::Kind::kPublished), 3);
}

TEST(RunPlan, OneItemAloneLeavesTheRestOfTheSite) {
  BuildFolder folder;
  writeText(folder.input("A"), "a");
  writeText(folder.input("B"), "b");
  built(folder.build(museum(folder)));
  writeText(folder.input("A"), "a2");
  writeText(folder.input("B"), "b2");
  RunOptions options = folder.options();
  options.only_item = "A";
  EXPECT_THAT(ranSteps(built(runPlan(museum(folder), options, {}))), ElementsAre(HasSubstr("A/scan"), HasSubstr("A/model")));
  EXPECT_EQ(filesBelow(folder.site()), (std::map<std::string, std::string>{
                                           {"item/A/model/out.txt", "[a2]"}, {"item/B/model/out.txt", "[b]"}, {"index.html", "[[a]][[b]]"}}));
}

TEST(RunPlan, RefusesPlansThatContradictThemselves) {
  BuildFolder folder;
  BuildPlan twice;
  twice.steps = {copyStep("x", "", {}), copyStep("x", "", {})};
  BuildPlan circle;
  circle.steps = {copyStep("x", "", {}, {"y"}), copyStep("y", "", {}, {"x"})};
  BuildPlan unknown;
  unknown.steps = {copyStep("x", "", {}, {"z"})};
  BuildPlan outside;
  outside.steps = {copyStep("x", "", {})};
  outside.publications = {{"x", ".", "../up"}};
  for (const BuildPlan& plan : {twice, circle, unknown, outside}) {
    const Result<BuildReport> report = folder.build(plan);
    ASSERT_FALSE(report.ok());
    EXPECT_EQ(report.error().code, ErrorCode::kInternal);
  }
}

TEST(RunPlan, SaysWhereTheDiskFails) {
  BuildFolder folder;
  writeText(folder.cache(), "a file where the folder should be");
  const Result<BuildReport> report = folder.build(BuildPlan{});
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, ErrorCode::kIo);
  EXPECT_EQ(report.error().subject, folder.cache().string());
}

}  // namespace
}  // namespace kura

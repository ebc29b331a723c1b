// A build that is killed anywhere is completed by the next one, with the bytes that an undisturbed build gives.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "support/build_folder.h"

namespace kura {
namespace {

constexpr int kItems = 6;

// Items of several files; kill_at: the process dies at the nth event.
BuildPlan planOf(const BuildFolder& folder) {
  BuildPlan plan;
  for (int i = 0; i < kItems; ++i) {
    const std::string id = std::to_string(i);
    writeText(folder.input(id), "scan " + id);
    Step step = copyStep(id + "/model", id, {folder.input(id)});
    step.run = [id, run = step.run](StepContext& context) {
      context.report({0.5, ""});
      for (int tile = 0; tile < 30; ++tile) writeText(context.output_dir / "tiles" / std::to_string(tile), id + "-" + std::to_string(tile));
      return run(context);
    };
    plan.steps.push_back(step);
    plan.publications.push_back({step.id, ".", "item/" + id});
  }
  return plan;
}

void buildAndDieAt(const BuildFolder& folder, int event_number) {
  const pid_t child = ::fork();
  if (child == 0) {
    int seen = 0;
    (void)runPlan(planOf(folder), folder.options(), [&](const BuildEvent&) {
      if (++seen == event_number) ::raise(SIGKILL);
    });
    ::_exit(0);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
}

TEST(Survival, AKilledBuildIsCompletedWithIdenticalBytes) {
  BuildFolder undisturbed;
  ASSERT_TRUE(undisturbed.build(planOf(undisturbed)).ok());
  const auto expected = filesBelow(undisturbed.site());
  ASSERT_EQ(expected.size(), kItems * 31u);

  for (int event = 1; event <= 24; event += 2) {
    BuildFolder folder;
    buildAndDieAt(folder, event);
    // What stands in the site already is whole.
    if (std::filesystem::exists(folder.site() / "item")) {
      for (const auto& item : std::filesystem::directory_iterator(folder.site() / "item")) {
        EXPECT_EQ(filesBelow(item.path()).size(), 31u) << item.path() << " after event " << event;
      }
    }
    ASSERT_TRUE(folder.build(planOf(folder)).ok()) << "after event " << event;
    EXPECT_EQ(filesBelow(folder.site()), expected) << "after event " << event;
    EXPECT_TRUE(std::filesystem::is_empty(folder.cache() / "tmp"));
    EXPECT_FALSE(std::filesystem::exists(folder.site() / ".kura-staging"));
  }
}

TEST(Survival, AFullDiskIsAClearErrorAndTheOldSiteStays) {
  BuildFolder folder;
  BuildPlan plan = planOf(folder);
  ASSERT_TRUE(folder.build(plan).ok());
  const auto before = filesBelow(folder.site());
  // A limit on the size of files stands for the disk that is full: writing fails in the same place.
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit nothing_fits{16, 16};
    ::setrlimit(RLIMIT_FSIZE, &nothing_fits);
    plan.steps[0].version = 2;
    const Result<BuildReport> report = folder.build(plan);
    const bool told = report.ok() ? !report->diagnostics.empty() && report->diagnostics[0].error.code == ErrorCode::kIo
                                  : report.error().code == ErrorCode::kIo;
    ::_exit(told ? 7 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(WEXITSTATUS(status), 7);
  EXPECT_EQ(filesBelow(folder.site()), before);
}

}  // namespace
}  // namespace kura

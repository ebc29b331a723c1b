// What a build does to the site folder, and what it leaves alone.
#include "build/publish_outputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/build_folder.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using Files = std::map<std::string, std::string>;

// One step for each file, whose text is its content.
BuildPlan siteOf(const Files& files) {
  BuildPlan plan;
  for (const auto& [to, text] : files) {
    Step step;
    step.id = to;
    step.name = "write";
    step.parameters = text;
    step.run = [text = text](StepContext& context) -> Result<Diagnostics> {
      writeText(context.output_dir / "out.txt", text);
      return Diagnostics{};
    };
    plan.steps.push_back(step);
    plan.publications.push_back({to, "out.txt", to});
  }
  return plan;
}

BuildReport built(const Result<BuildReport>& report) {
  EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().subject + ": " + report.error().message.en);
  return report.ok() ? *report : BuildReport{};
}

const Files kSite = {{"index.html", "i"}, {"item/A/index.html", "a"}, {"item/A/model/low.glb", "m"}, {"en/item/A/index.html", "ea"}, {"item/B/index.html", "b"}, {"styles/site.css", "c"}};

TEST(Publish, NamesTheUnitOfAPlace) {
  EXPECT_EQ(unitOf("item/A/model/low.glb"), "item/A");
  EXPECT_EQ(unitOf("en/item/A/index.html"), "en/item/A");
  EXPECT_EQ(unitOf("styles/site.css"), "styles/site.css");
  EXPECT_EQ(unitOf("./viewer/"), "viewer");
}

TEST(Publish, RemovesWhatIsNoLongerMade) {
  BuildFolder folder;
  built(folder.build(siteOf(kSite)));
  EXPECT_EQ(filesBelow(folder.site()), kSite);
  Files fewer = kSite;
  fewer.erase("item/B/index.html");
  fewer.erase("item/A/model/low.glb");
  fewer.erase("styles/site.css");
  built(folder.build(siteOf(fewer)));
  EXPECT_EQ(filesBelow(folder.site()), fewer);
  EXPECT_FALSE(fs::exists(folder.site() / "item/B"));
  EXPECT_FALSE(fs::exists(folder.site() / "styles"));
}

TEST(Publish, KeepsFilesOfOthers) {
  BuildFolder folder;
  built(folder.build(siteOf(kSite)));
  writeText(folder.site() / "CNAME", "museum.example");
  writeText(folder.site() / "item/A/mine/notes.txt", "keep");
  writeText(folder.site() / "item/B/notes.txt", "keep");
  Files next = kSite;
  next["item/A/index.html"] = "a2";
  next.erase("item/B/index.html");
  built(folder.build(siteOf(next)));
  next["CNAME"] = "museum.example";
  next["item/A/mine/notes.txt"] = "keep";
  next["item/B/notes.txt"] = "keep";
  EXPECT_EQ(filesBelow(folder.site()), next);
  EXPECT_FALSE(fs::exists(folder.site() / ".kura-staging"));
}

TEST(Publish, NeverWritesIntoAFolderOfOthers) {
  BuildFolder folder;
  writeText(folder.site() / "index.html", "made by hand");
  const Result<BuildReport> report = folder.build(siteOf(kSite));
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, ErrorCode::kIo);
  EXPECT_THAT(report.error().message.en, HasSubstr("kura did not make"));
  EXPECT_EQ(filesBelow(folder.site()), (Files{{"index.html", "made by hand"}}));
}

TEST(Publish, MendsWhatWasDeletedOrOverwritten) {
  BuildFolder folder;
  built(folder.build(siteOf(kSite)));
  fs::remove_all(folder.site() / "item/A");
  fs::remove(folder.site() / "styles/site.css");
  fs::remove(folder.site() / "index.html");
  writeText(folder.site() / "index.html", "scribble");
  built(folder.build(siteOf(kSite)));
  EXPECT_EQ(filesBelow(folder.site()), kSite);
}

TEST(Publish, TouchesNothingThatStaysTheSame) {
  BuildFolder folder;
  built(folder.build(siteOf(kSite)));
  const auto inode = [&](const char* name) { return fs::last_write_time(folder.site() / name).time_since_epoch().count(); };
  const auto before = inode("item/A");
  Files next = kSite;
  next["item/B/index.html"] = "b2";
  std::vector<std::string> published;
  built(runPlan(siteOf(next), folder.options(), [&](const BuildEvent& event) {
    if (event.kind == BuildEvent::Kind::kPublished) published.push_back(event.label.en);
  }));
  EXPECT_THAT(published, ::testing::ElementsAre("item/B"));
  EXPECT_EQ(inode("item/A"), before);
}

TEST(Publish, WarnsOfItemsThatNobodyKnows) {
  BuildFolder folder;
  built(folder.build(siteOf(kSite)));
  fs::remove_all(folder.cache());  // with it went the record of what was published
  Files next = kSite;
  next.erase("item/B/index.html");
  const BuildReport report = built(folder.build(siteOf(next)));
  ASSERT_EQ(report.diagnostics.size(), 1u);
  EXPECT_THAT(report.diagnostics[0].error.subject, HasSubstr("item/B"));
}

TEST(Publish, PutsAWholeOutputIntoTheRoot) {
  BuildFolder folder;
  BuildPlan plan = siteOf({});
  Step step;
  step.id = "assets";
  step.run = [](StepContext& context) -> Result<Diagnostics> {
    writeText(context.output_dir / "viewer/a.js", "a");
    writeText(context.output_dir / "notices.txt", "n");
    return Diagnostics{};
  };
  plan.steps.push_back(step);
  plan.publications.push_back({"assets", ".", "."});
  built(folder.build(plan));
  EXPECT_EQ(filesBelow(folder.site()), (Files{{"viewer/a.js", "a"}, {"notices.txt", "n"}}));
  EXPECT_FALSE(built(folder.build(plan)).outcomes[0].ran);
}

TEST(Publish, TwoStepsMayNotPublishOneFile) {
  BuildFolder folder;
  BuildPlan plan = siteOf({{"item/A/a", "1"}, {"item/A/b", "2"}});
  plan.publications[1].to = "item/A/a";
  const Result<BuildReport> report = folder.build(plan);
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, ErrorCode::kInternal);
}

}  // namespace
}  // namespace kura

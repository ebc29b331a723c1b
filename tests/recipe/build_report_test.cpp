#include "recipe/build_report.h"

#include <gmock/gmock.h>

#include "base/file.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string textOf(const fs::path& file) {
  const Result<Bytes> bytes = readFile(file);
  return bytes ? std::string(bytes->begin(), bytes->end()) : "";
}

Collection oneBowl() {
  Collection collection;
  Item item;
  item.id = "K 1";
  item.title = {{"ja", "鉢"}};
  item.is_public = true;
  collection.items = {item};
  return collection;
}

class BuildReportTest : public testing::Test {
 protected:
  Status write(const BuildReport& report, std::vector<std::string> left_out = {}) {
    const Collection collection = oneBowl();
    RecipeOptions options;
    options.share_dir = KURA_SOURCE_DIR "/site";
    return writeBuildReport({collection, report, {}, std::move(left_out), 1.5, folder_.path() / "site", folder_.path() / "site.report.html"}, options);
  }
  std::string html() const { return textOf(folder_.path() / "site.report.html"); }

  TemporaryFolder folder_;
};

TEST_F(BuildReportTest, LinksToTheSitesPicturesWhateverTheNumberIsWrittenLike) {
  ASSERT_TRUE(writeFile(folder_.path() / "site/item/K~201/poster-600.webp", asBytes("picture")));
  ASSERT_TRUE(writeFile(folder_.path() / "site/item/K~201/item.json", asBytes(R"({"model":{"tiers":[{"name":"thumb","triangles":12}]}})")));
  ASSERT_TRUE(write({}).ok());
  EXPECT_THAT(html(), HasSubstr("src=\"site/item/K~201/poster-600.webp\""));
  EXPECT_THAT(html(), HasSubstr("<td>12</td>"));
}

TEST_F(BuildReportTest, ShowsThePicturesThatTheModelStepLeft) {
  const fs::path output = folder_.path() / "cache/steps/ab/abcd/output";
  ASSERT_TRUE(writeFile(output / "report/scan.webp", asBytes("picture")));
  BuildReport report;
  report.outcomes.push_back({.step_id = "K 1/model", .item_id = "K 1", .output = output});
  ASSERT_TRUE(write(report).ok());
  EXPECT_THAT(html(), HasSubstr("src=\"cache/steps/ab/abcd/output/report/scan.webp\""));
}

TEST_F(BuildReportTest, ListsTheSlowestStepsFirstWithTheirReason) {
  BuildReport report;
  report.outcomes.push_back({.step_id = "a", .label = {"速い段", "quick"}, .ran = true, .seconds = 1, .reason = {"初めて", "new"}});
  report.outcomes.push_back({.step_id = "b", .label = {"遅い段", "slow"}, .ran = true, .seconds = 9, .reason = {"初めて", "new"}});
  ASSERT_TRUE(write(report).ok());
  EXPECT_LT(html().find("遅い段"), html().find("速い段"));
}

TEST_F(BuildReportTest, ListsItemsWhoseRecordCouldNotBeRead) {
  ASSERT_TRUE(write({}, {"K-009"}).ok());
  EXPECT_THAT(html(), HasSubstr("K-009"));
}

}  // namespace
}  // namespace kura

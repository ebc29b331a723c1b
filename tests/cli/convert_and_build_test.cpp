// What build, convert and info do around the recipe; what the recipe makes is tested in tests/recipe and tests/e2e.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/collection_folder.h"
#include "support/program_run.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

TEST(Build, BuildsNothingWhereTheWholeIsFaulty) {
  CollectionFolder folder;
  TemporaryFolder target;
  folder.write("items.csv", "資料番号,資料名\nK-001,鉢\n");
  const ProgramOutcome outcome = runProgram({"build", folder.path(), "-o", target.path() / "site"});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.out, HasSubstr("Nothing was built"));
  EXPECT_FALSE(fs::exists(target.path() / "site"));
}

TEST(Build, OnlyOfAnUnknownItemSaysSo) {
  CollectionFolder folder;
  TemporaryFolder target;
  const ProgramOutcome outcome = runProgram({"build", folder.path(), "-o", target.path() / "site", "--only", "K-999"});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("K-999: There is no public item"));
}

TEST(Build, SaysWhereItsOwnPartsAreMissing) {
  CollectionFolder folder;
  TemporaryFolder target;
  ::setenv("KURA_SHARE", "/nonexistent/share", 1);
  const ProgramOutcome outcome = runProgram({"build", folder.path(), "-o", target.path() / "site"});
  ::unsetenv("KURA_SHARE");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("KURA_SHARE"));
}

TEST(Info, CountsTheTrianglesOfAScan) {
  CollectionFolder folder;
  const fs::path bowl = folder.path() / "items/K-001/bowl.obj";
  const ProgramOutcome outcome = runProgram({"info", bowl});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("triangles             1\n"));
  const ProgramOutcome json = runProgram({"info", bowl, "--json"});
  EXPECT_THAT(json.out, HasSubstr("\"triangles\":1"));
}

TEST(Info, SaysWhyAFileCannotBeRead) {
  CollectionFolder folder;
  folder.write("broken.glb", "glTF nothing more");
  const ProgramOutcome outcome = runProgram({"info", folder.path() / "broken.glb"});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("broken.glb"));
}

TEST(Info, GivesThePixelsOfAnImage) {
  const fs::path image = fs::path(KURA_SHARED_DATA_DIR) / "images-exif-orientation";
  if (!fs::exists(image)) GTEST_SKIP() << "the shared images are not beside this checkout";
  for (const auto& entry : fs::recursive_directory_iterator(image)) {
    if (entry.path().extension() != ".jpg") continue;
    const ProgramOutcome outcome = runProgram({"info", entry.path()});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.out, HasSubstr("pixels"));
    return;
  }
  GTEST_SKIP() << "no JPEG among the shared images";
}

}  // namespace
}  // namespace kura

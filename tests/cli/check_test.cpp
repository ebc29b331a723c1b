#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "support/collection_folder.h"
#include "support/program_run.h"

namespace kura {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using nlohmann::json;

std::vector<json> eventsOf(const std::string& out) {
  std::vector<json> events;
  std::istringstream stream(out);
  for (std::string line; std::getline(stream, line);) {
    events.push_back(json::parse(line, nullptr, false));
    EXPECT_TRUE(events.back().is_object()) << line;
  }
  return events;
}

TEST(Check, ASoundCollectionIsZero) {
  CollectionFolder folder;
  const ProgramOutcome outcome = runProgram({"check", folder.path()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.out;
  EXPECT_EQ(outcome.out, "\nChecked 1 item: 0 errors, 0 warnings, 0 notes\n");
}

TEST(Check, FaultsAreTablesByFileInBothLanguages) {
  CollectionFolder folder;
  folder.writeRecords("K-001,鉢,約20,kura,,," + kCc0 + ",蔵,公開\n");
  const ProgramOutcome english = runProgram({"check", folder.path()});
  EXPECT_EQ(english.exit_code, 3);
  EXPECT_THAT(english.out, HasSubstr("\nitems.csv\n  error    row 2  高さ_cm  '約20' is not a number.\n"));
  EXPECT_THAT(english.out, HasSubstr("→ Write 20 here and put '約20' in 寸法(表示).\n"));
  const ProgramOutcome japanese = runProgram({"check", folder.path()}, "ja_JP.UTF-8");
  EXPECT_EQ(japanese.exit_code, 3);
  EXPECT_THAT(japanese.out, HasSubstr("\nitems.csv\n  誤り      2 行目  高さ_cm  「約20」は数ではありません。\n"));
  EXPECT_THAT(japanese.out, HasSubstr("→ ここには 20 と書き、「約20」は 寸法(表示) に書いてください。\n"));
  EXPECT_THAT(japanese.out, HasSubstr("誤り 1、注意 0、お知らせ 0"));
}

TEST(Check, OpensEveryFile) {
  CollectionFolder folder;
  folder.write("items/K-001/broken.glb", "this is no GLB");
  folder.write("items/K-001/empty.ply", "");
  folder.write("items/K-001/fake.stl", "x");
  folder.write("items/K-001/photos/1.jpg", "no JPEG");
  const ProgramOutcome outcome = runProgram({"check", folder.path()});
  EXPECT_EQ(outcome.exit_code, 3);
  for (const char* name : {"items/K-001/broken.glb", "items/K-001/empty.ply", "items/K-001/fake.stl", "items/K-001/photos/1.jpg"}) EXPECT_THAT(outcome.out, HasSubstr(name));
  EXPECT_THAT(outcome.out, Not(HasSubstr("bowl.obj")));
}

TEST(Check, JsonHasOneEventALine) {
  CollectionFolder folder;
  folder.writeRecords("K-001,鉢,約20,kura,,," + kCc0 + ",蔵,公開\n");
  const ProgramOutcome outcome = runProgram({"check", folder.path(), "--json"});
  const std::vector<json> events = eventsOf(outcome.out);
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0]["event"], "diagnostic");
  EXPECT_EQ(events[0]["diagnostic"]["place"], (json{{"file", "items.csv"}, {"row", 2}, {"column", "高さ_cm"}, {"value", "約20"}}));
  EXPECT_EQ(events[0]["diagnostic"]["item"], "K-001");
  EXPECT_EQ(events[1], (json{{"event", "finished"}, {"exit_code", 3}, {"items", 0}, {"items_left_out", {"K-001"}}}));
}

TEST(Check, BrokenTomlNamesItsLine) {
  CollectionFolder folder;
  folder.write("collection.toml", "[title]\nja = \"九谷\n");
  const ProgramOutcome outcome = runProgram({"check", folder.path()}, "ja_JP.UTF-8");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.out, HasSubstr("collection.toml\n"));
  EXPECT_THAT(outcome.out, HasSubstr("2 行目"));
}

TEST(Init, MakesACollectionThatChecksWithoutAnError) {
  for (const char* locale : {"ja_JP.UTF-8", "C.UTF-8"}) {
    TemporaryFolder folder;
    const std::string collection = (folder.path() / "九谷の蔵").string();
    EXPECT_EQ(runProgram({"init", collection}, locale).exit_code, 0);
    const ProgramOutcome check = runProgram({"check", collection}, locale);
    EXPECT_EQ(check.exit_code, 0) << check.out << check.err;
    EXPECT_THAT(check.out, HasSubstr(std::string(locale) == "C.UTF-8" ? "0 errors" : "誤り 0"));
    EXPECT_EQ(runProgram({"init", collection}, locale).exit_code, 2) << "nobody's work is written over";
  }
}

TEST(Bag, OfACollectionVerifiesUntilAFileChanges) {
  CollectionFolder folder;
  TemporaryFolder target;
  const std::string bag = (target.path() / "bag").string();
  EXPECT_EQ(runProgram({"bag", folder.path(), "-o", bag}).exit_code, 0);
  EXPECT_EQ(runProgram({"verify", bag}).exit_code, 0);
  std::ofstream(bag + "/data/collection/items.csv", std::ios::app) << "x";
  const ProgramOutcome outcome = runProgram({"verify", bag});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.out, HasSubstr("data/collection/items.csv"));
}

}  // namespace
}  // namespace kura

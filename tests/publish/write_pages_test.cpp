#include "publish/write_pages.h"

#include <gmock/gmock.h>

#include "base/file.h"
#include "publish/support/sample_item.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const fs::path kTemplates = KURA_SOURCE_DIR "/site/templates";

std::string textOf(const fs::path& path) {
  const auto bytes = readFile(path);
  return bytes.ok() ? std::string(asText(*bytes)) : "missing: " + path.string();
}

TEST(WriteItemPages, WritesOnePageForEachLanguageAndOneJson) {
  const TemporaryFolder folder;
  ASSERT_TRUE(writeItemPages(test::makeBowl(), test::makeCollection(), test::makeScanAssets(), kTemplates, folder.path()).ok());
  EXPECT_THAT(textOf(folder.path() / "index.html"), HasSubstr("<html lang=\"ja\">"));
  EXPECT_THAT(textOf(folder.path() / "en/index.html"), HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(textOf(folder.path() / "item.json"), HasSubstr("\"id\": \"K-001\""));
}

TEST(WriteItemPages, TheFirstLanguageOfTheCollectionHasThePlainAddress) {
  const TemporaryFolder folder;
  Collection collection = test::makeCollection();
  collection.languages = {"en", "ja"};
  ASSERT_TRUE(writeItemPages(test::makeBowl(), collection, test::makeScanAssets(), kTemplates, folder.path()).ok());
  EXPECT_THAT(textOf(folder.path() / "index.html"), HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(textOf(folder.path() / "ja/index.html"), HasSubstr("<html lang=\"ja\">"));
}

TEST(WriteItemPages, TheSameInputGivesTheSameBytes) {
  const TemporaryFolder first, second;
  for (const auto* folder : {&first, &second}) {
    ASSERT_TRUE(writeItemPages(test::makeBowl(), test::makeCollection(), test::makeScanAssets(), kTemplates, folder->path()).ok());
  }
  for (const char* file : {"index.html", "en/index.html", "item.json"}) {
    EXPECT_EQ(textOf(first.path() / file), textOf(second.path() / file)) << file;
  }
}

TEST(WriteItemPages, ALanguageWithoutPageWordsIsAnErrorThatNamesIt) {
  const TemporaryFolder folder;
  Collection collection = test::makeCollection();
  collection.languages = {"ja", "eo"};
  const Status status = writeItemPages(test::makeBowl(), collection, test::makeScanAssets(), kTemplates, folder.path());
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().subject, "strings/eo.json");
}

TEST(WriteIndexPages, WritesTheIndexesAndTheList) {
  const TemporaryFolder folder;
  ASSERT_TRUE(writeIndexPages(test::makeCollection(), {makeItemCard(test::makeBowl(), test::makeScanAssets())}, kTemplates, folder.path()).ok());
  EXPECT_THAT(textOf(folder.path() / "index.html"), HasSubstr("href=\"item/K-001/\""));
  EXPECT_THAT(textOf(folder.path() / "en/index.html"), HasSubstr("href=\"../en/item/K-001/\""));
  EXPECT_THAT(textOf(folder.path() / "collection.json"), HasSubstr("\"folder\": \"K-001\""));
}

TEST(WriteConvertPages, ShowsTheTiersOfTheScan) {
  const TemporaryFolder folder;
  const ConvertPageInput input{"venus.glb", {"ja", "en"}, "item/venus/", test::makeScanAssets()};
  ASSERT_TRUE(writeConvertPages(input, kTemplates, folder.path()).ok());
  const std::string html = textOf(folder.path() / "index.html");
  EXPECT_THAT(html, HasSubstr("<kura-viewer src=\"item/venus/item.json\""));
  EXPECT_THAT(html, HasSubstr("19,998"));
  EXPECT_THAT(html, HasSubstr("34 × 12 × 34 cm"));
  EXPECT_THAT(textOf(folder.path() / "en/index.html"), HasSubstr("<kura-viewer src=\"../item/venus/item.json\""));
}

}  // namespace
}  // namespace kura

#include "catalog/columns.h"
#include "catalog/read_collection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/collection_folder.h"

namespace kura {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

CollectionReading read(const CollectionFolder& folder) {
  Result<CollectionReading> reading = readCollection(folder.path());
  EXPECT_TRUE(reading.ok()) << (reading.ok() ? "" : reading.error().message.en);
  return reading.ok() ? *reading : CollectionReading{};
}

std::vector<std::string> subjects(const CollectionReading& reading, Severity severity) {
  std::vector<std::string> found;
  for (const Diagnostic& diagnostic : reading.diagnostics) {
    if (diagnostic.severity == severity) found.push_back(diagnostic.error.subject);
  }
  return found;
}

TEST(ReadCollection, ReadsASoundFolderWithoutComment) {
  CollectionFolder folder;
  const CollectionReading reading = read(folder);
  EXPECT_TRUE(reading.diagnostics.empty());
  EXPECT_TRUE(reading.can_be_built);
  ASSERT_EQ(reading.collection.items.size(), 1u);
  const Item& item = reading.collection.items[0];
  EXPECT_EQ(item.id, "K-001");
  EXPECT_EQ(item.row, 2u);
  EXPECT_EQ(item.title.at("ja"), "鉢");
  EXPECT_EQ(item.height_cm, 12.0);
  EXPECT_EQ(item.facility, "kura");
  EXPECT_EQ(item.rights.at(AssetClass::kImage).uri, kCc0);
  EXPECT_TRUE(item.is_public);
  EXPECT_THAT(item.scans, ElementsAre(folder.path() / "items/K-001/bowl.obj"));
}

TEST(ReadCollection, NamesEveryFaultAtOnce) {
  CollectionFolder folder;
  folder.writeRecords("K-001,鉢,約20,nowhere,,,だめ,,たぶん\n"
                      "K-001,,,kura,missing.obj,,,蔵,公開,余り\n");
  const CollectionReading reading = read(folder);
  EXPECT_TRUE(reading.collection.items.empty());
  EXPECT_THAT(reading.left_out, ElementsAre("K-001", "K-001"));
  EXPECT_THAT(subjects(reading, Severity::kError),
              UnorderedElementsAre("items.csv row 2, column 高さ_cm", "items.csv row 2, column 所蔵館",
                                   "items.csv row 2, column 権利URI_通常画像", "items.csv row 2, column クレジット",
                                   "items.csv row 2, column 公開", "items.csv row 2, column 資料番号",
                                   "items.csv row 3, column 10", "items.csv row 3, column 資料名",
                                   "items.csv row 3, column 権利URI_通常画像", "items.csv row 3, column 3Dファイル",
                                   "items.csv row 3, column 資料番号"));
  for (const Diagnostic& diagnostic : reading.diagnostics) {
    for (const std::string* text : {&diagnostic.error.message.ja, &diagnostic.error.message.en, &diagnostic.error.remedy.ja,
                                    &diagnostic.error.remedy.en}) {
      EXPECT_FALSE(text->empty()) << diagnostic.error.subject;
    }
  }
}

TEST(ReadCollection, OneBadItemNeverStopsTheOthers) {
  CollectionFolder folder;
  folder.write("items/K-003/a.ply", "ply\n");
  folder.writeRecords("K-001,鉢,12,kura,,," + kCc0 + ",蔵,公開\n" +  //
                      "K-002,皿,x,kura,,," + kCc0 + ",蔵,公開\n" +   //
                      "K-003,壺,,kura,,," + kCc0 + ",蔵,非公開\n");
  const CollectionReading reading = read(folder);
  ASSERT_EQ(reading.collection.items.size(), 2u);
  EXPECT_EQ(reading.collection.items[1].id, "K-003");
  EXPECT_FALSE(reading.collection.items[1].is_public);
  EXPECT_THAT(reading.left_out, ElementsAre("K-002"));
  EXPECT_TRUE(reading.can_be_built);
}

TEST(ReadCollection, UsesTheDefaultsOfTheCollection) {
  CollectionFolder folder;
  folder.write("collection.toml", "credit = \"市\"\nunit = \"mm\"\nup_axis = \"z\"\n" + kSoundSettings + "[rights]\nimage = \"" + kCc0 +
                                      "\"\nmodel = \"https://creativecommons.org/licenses/by/4.0/\"\n");
  folder.write("items.csv", "ID,Title,Facility,Public\nK-001,鉢,九谷の蔵美術館,true\n");
  const CollectionReading reading = read(folder);
  ASSERT_EQ(reading.collection.items.size(), 1u);
  const Item& item = reading.collection.items[0];
  EXPECT_EQ(item.credit, "市");
  EXPECT_EQ(item.facility, "kura");
  EXPECT_EQ(item.rights.at(AssetClass::kModel).uri, "http://creativecommons.org/licenses/by/4.0/");
  EXPECT_EQ(reading.collection.meters_per_unit, 0.001);
  EXPECT_EQ(reading.collection.up_axis, 'Z');
  EXPECT_THAT(subjects(reading, Severity::kNote), ElementsAre("collection.toml line 13"));
}

TEST(ReadCollection, NotesFullWidthDigitsAndUnknownColumns) {
  CollectionFolder folder;
  folder.write("items.csv", "資料番号,資料名,高さ_cm,所蔵館,権利URI_通常画像,クレジット,公開,備考\nK-001,鉢,１２,kura," + kCc0 + ",蔵,公開,メモ\n");
  const CollectionReading reading = read(folder);
  EXPECT_EQ(reading.collection.items.at(0).height_cm, 12.0);
  EXPECT_THAT(subjects(reading, Severity::kNote), ElementsAre("items.csv row 1, column 備考", "items.csv row 2, column 高さ_cm"));
  EXPECT_TRUE(subjects(reading, Severity::kError).empty());
}

TEST(ReadCollection, StopsTheBuildWhereTheHeaderIsWrong) {
  CollectionFolder folder;
  folder.write("items.csv", "資料番号,資料名,資料名\nK-001,鉢,鉢\n");
  const CollectionReading reading = read(folder);
  EXPECT_FALSE(reading.can_be_built);
  EXPECT_THAT(subjects(reading, Severity::kError),
              UnorderedElementsAre("items.csv row 1, column 資料名", "items.csv row 1, column 所蔵館",
                                   "items.csv row 1, column 権利URI_通常画像", "items.csv row 1, column クレジット", "items.csv row 1, column 公開"));
}

TEST(ReadCollection, NamesLineAndColumnOfBrokenToml) {
  CollectionFolder folder;
  folder.write("collection.toml", "[title]\nja = \"九谷\n");
  folder.write("items.csv", "a,\"b\n");
  const CollectionReading reading = read(folder);
  EXPECT_FALSE(reading.can_be_built);
  const std::vector<std::string> found = subjects(reading, Severity::kError);
  ASSERT_EQ(found.size(), 2u);  // both files are judged
  EXPECT_THAT(found[0], HasSubstr("collection.toml line 2, column "));
  EXPECT_EQ(found[1], "items.csv row 1");
}

TEST(ReadCollection, ReportsWrongSettingsWithTheirLine) {
  CollectionFolder folder;
  folder.write("collection.toml", "languages = [\"ja\", \"fr\"]\nunit = \"尺\"\nup_axis = 3\nbase_url = \"ftp://x\"\nunti = 1\n"
                                  "[rights]\nimage = \"CC BY 4.0\"\n[[facility]]\nid = \"a\"\n");
  const CollectionReading reading = read(folder);
  EXPECT_THAT(subjects(reading, Severity::kError),
              UnorderedElementsAre("collection.toml line 1", "collection.toml line 1", "collection.toml line 2", "collection.toml line 3", "collection.toml line 4",
                                   "collection.toml line 7", "collection.toml line 8", "items.csv row 2, column 所蔵館"));
  EXPECT_THAT(subjects(reading, Severity::kWarning), ElementsAre("collection.toml line 5"));
}

TEST(ReadCollection, FailsWhereThereIsNoCollection) {
  TemporaryFolder empty;
  EXPECT_EQ(readCollection(empty.path()).error().code, ErrorCode::kIo);
  EXPECT_EQ(readCollection(empty.path() / "none").error().code, ErrorCode::kIo);
  CollectionFolder folder;
  std::filesystem::remove(folder.path() / "items.csv");
  EXPECT_THAT(readCollection(folder.path()).error().message.ja, HasSubstr("items.xlsx"));
  EXPECT_THAT(readCollection(folder.path()).error().remedy.ja, HasSubstr("kura init"));
}

TEST(ReadCollection, ReadsAllLanguagesOfTheRecord) {
  CollectionFolder folder;
  folder.write("items.csv", "資料番号,資料名,資料名_英語,解説_ja,解説_easy,解説_ko,作者,作者_en,代替テキスト,年_始,年_終,所蔵館,権利URI_通常画像,クレジット,公開\n"
                            "K-001,鉢,Bowl,\"一行\n二行\",やさしい,한국어,九谷庄三,Kutani Shoza,鉢の絵,1655,1660,kura," + kCc0 + ",蔵,○\n");
  const CollectionReading reading = read(folder);
  ASSERT_EQ(reading.collection.items.size(), 1u);
  const Item& item = reading.collection.items[0];
  EXPECT_EQ(item.title.at("en"), "Bowl");
  EXPECT_EQ(item.description.at("ja"), "一行\n二行");
  EXPECT_EQ(item.description.at("ja-easy"), "やさしい");
  EXPECT_EQ(item.description.at("ko"), "한국어");
  EXPECT_EQ(item.maker, "九谷庄三");
  EXPECT_EQ(item.maker_by_language.at("en"), "Kutani Shoza");
  EXPECT_EQ(item.alt_text.at("ja"), "鉢の絵");
  EXPECT_EQ(item.year_to, 1660);
}

TEST(ReadCollection, ReadsTenThousandRowsQuickly) {
  CollectionFolder folder;
  std::string rows;
  for (int i = 1; i <= 10000; ++i) rows += "N-" + std::to_string(i) + ",鉢,x,kura,,," + kCc0 + ",蔵,公開\n";
  folder.writeRecords(rows);
  const auto started = std::chrono::steady_clock::now();
  const CollectionReading reading = read(folder);
  EXPECT_EQ(reading.left_out.size(), 10000u);
  EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count(), 10.0);
}

TEST(ReadRecords, AsksWhetherANearHeaderWasMeant) {
  EXPECT_EQ(suggestHeader("高さ(cm)"), "高さ_cm");
  EXPECT_EQ(suggestHeader("公開状況"), "公開");
  EXPECT_EQ(suggestHeader("Height [mm]"), "高さ_cm");
  EXPECT_EQ(suggestHeader("備考"), "");
}

TEST(ReadRecords, TellsTheFaultsOfRowsThoughTheHeaderLacksAColumn) {
  CollectionFolder folder;
  folder.write("items.csv", "資料番号,資料名,高さ_cm,所蔵館,権利URI_通常画像,クレジット\nK-001,鉢,約20,kuraichi,http://creativecommons.org/publicdomain/zero/1.0/,館\n");
  const Result<CollectionReading> reading = readCollection(folder.path());
  ASSERT_TRUE(reading.ok());
  std::string said;
  for (const Diagnostic& diagnostic : reading->diagnostics) said += diagnostic.error.message.en + "\n";
  EXPECT_NE(said.find("The required column '公開' is missing"), std::string::npos) << said;
  EXPECT_NE(said.find("約20"), std::string::npos) << said;
  EXPECT_EQ(said.find("The required cell '公開'"), std::string::npos) << "once is enough";
  EXPECT_FALSE(reading->can_be_built);
}

}  // namespace
}  // namespace kura

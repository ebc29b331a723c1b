// Spreadsheets that were made to do harm, or that a slip has spoilt: an error or a safe value, never more.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include <cstdlib>
#include <cstring>

#include "catalog/read_collection.h"
#include "catalog/read_tables.h"
#include "support/collection_folder.h"

namespace kura {
namespace {

using ::testing::HasSubstr;

// A workbook of one sheet with this XML, and shared strings where given.
std::filesystem::path workbookOf(const TemporaryFolder& folder, const std::string& sheet, const std::string& strings = "<sst/>") {
  const std::filesystem::path path = folder.path() / "hostile.xlsx";
  int failed = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &failed);
  const auto add = [&](const char* name, const std::string& text) {
    char* copy = static_cast<char*>(std::malloc(text.size()));
    std::memcpy(copy, text.data(), text.size());
    zip_file_add(archive, name, zip_source_buffer(archive, copy, text.size(), 1), ZIP_FL_ENC_UTF_8);
  };
  add("xl/workbook.xml", R"(<workbook xmlns:r="n"><sheets><sheet name="一覧" sheetId="1" r:id="rId1"/></sheets></workbook>)");
  add("xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)");
  add("xl/sharedStrings.xml", strings);
  add("xl/worksheets/sheet1.xml", sheet);
  EXPECT_EQ(zip_close(archive), 0);
  return path;
}

const std::string kHeaderRow = R"(<row r="1"><c r="A1" t="inlineStr"><is><t>資料番号</t></is></c><c r="B1" t="inlineStr"><is><t>資料名</t></is></c></row>)";

Result<std::vector<Table>> tablesOf(const std::filesystem::path& path) {
  Diagnostics diagnostics;
  return readTables(path, "hostile.xlsx", {}, diagnostics);
}

TEST(HostileXlsx, RefusesABombBeforeItUnpacks) {
  TemporaryFolder folder;
  const auto path = workbookOf(folder, "<worksheet><sheetData>" + kHeaderRow + "</sheetData></worksheet>", std::string((size_t{512} << 20) + 1, ' '));
  ASSERT_LT(std::filesystem::file_size(path), size_t{4} << 20);
  const auto tables = tablesOf(path);
  ASSERT_FALSE(tables.ok());
  EXPECT_EQ(tables.error().code, ErrorCode::kLimit);
  EXPECT_FALSE(tables.error().remedy.ja.empty());
}

TEST(HostileXlsx, RefusesRowsThatReachIntoTheLastColumn) {
  TemporaryFolder folder;
  std::string rows = kHeaderRow;
  for (int row = 2; row < 3000; ++row) rows += "<row r=\"" + std::to_string(row) + "\"><c r=\"XFD" + std::to_string(row) + "\"><v>1</v></c></row>";
  const auto tables = tablesOf(workbookOf(folder, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"));
  ASSERT_FALSE(tables.ok());
  EXPECT_EQ(tables.error().code, ErrorCode::kLimit);
  EXPECT_THAT(tables.error().message.en, HasSubstr("一覧"));
  EXPECT_FALSE(tables.error().remedy.ja.empty());
}

TEST(HostileXlsx, AMergeOfTheWholeSheetEndsToo) {
  TemporaryFolder folder;
  const auto tables = tablesOf(workbookOf(folder, "<worksheet><sheetData>" + kHeaderRow + "</sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>"));
  ASSERT_TRUE(tables.ok()) << tables.error().message.en;
  EXPECT_LE(tables->at(0).rows.size(), 200u);
}

TEST(HostileXlsx, AMillionEmptyRowsAreNoRows) {
  TemporaryFolder folder;
  std::string rows = kHeaderRow;
  for (int row = 2; row <= 1'000'000; ++row) rows += "<row r=\"" + std::to_string(row) + "\"/>";
  rows += R"(<row r="1000001"><c r="A1000001"><v>7</v></c></row>)";
  const auto tables = tablesOf(workbookOf(folder, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"));
  ASSERT_TRUE(tables.ok()) << tables.error().message.en;
  ASSERT_EQ(tables->at(0).rows.size(), 2u);
  EXPECT_EQ(tables->at(0).rows[1].number, 1'000'001u);
}

TEST(HostileXlsx, NeitherExpandsEntitiesNorOpensFiles) {
  TemporaryFolder folder;
  const auto tables = tablesOf(workbookOf(folder,
      "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData>" + kHeaderRow +
          R"(<row r="2"><c r="A2" t="inlineStr"><is><t>&b;&f;</t></is></c></row></sheetData></worksheet>)"));
  ASSERT_TRUE(tables.ok()) << tables.error().message.en;
  EXPECT_EQ(tables->at(0).rows.at(1).cells.at(0), "&b;&f;");
}

TEST(HostileXlsx, AFormulaIsItsStoredResult) {
  TemporaryFolder folder;
  const auto tables = tablesOf(workbookOf(folder, "<worksheet><sheetData>" + kHeaderRow +
      R"(<row r="2"><c r="A2" t="str"><f>WEBSERVICE("http://example.org")</f><v>K-7</v></c></row></sheetData></worksheet>)"));
  ASSERT_TRUE(tables.ok()) << tables.error().message.en;
  EXPECT_EQ(tables->at(0).rows.at(1).cells.at(0), "K-7");
}

TEST(HostileCells, ANumberUsedTwiceIsToldWithBothRows) {
  CollectionFolder folder;
  folder.writeRecords("K-001,鉢,12,kura,,," + kCc0 + ",蔵,公開\nK-001,皿,13,kura,,," + kCc0 + ",蔵,公開\n");
  const Result<CollectionReading> reading = readCollection(folder.path());
  ASSERT_TRUE(reading.ok());
  bool is_told = false;
  for (const Diagnostic& d : reading->diagnostics) {
    is_told |= d.severity == Severity::kError && d.error.place.row == 3 && d.error.message.en.find("row 2") != std::string::npos;
  }
  EXPECT_TRUE(is_told);
}

TEST(HostileCells, AFormulaInATextIsAText) {
  for (const char* title : {"=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"}) {
    CollectionFolder folder;
    folder.writeRecords(std::string("K-001,") + title + ",12,kura,,," + kCc0 + ",蔵,公開\n");
    const Result<CollectionReading> reading = readCollection(folder.path());
    ASSERT_TRUE(reading.ok());
    ASSERT_EQ(reading->collection.items.size(), 1u) << title;
    EXPECT_EQ(reading->collection.items[0].title.at("ja"), title);
  }
}

}  // namespace
}  // namespace kura

#include "catalog/read_csv.h"

#include <gtest/gtest.h>

namespace kura {
namespace {

Table tableOf(std::string_view text) {
  Result<Table> table = readCsv(asBytes(text), "items.csv");
  EXPECT_TRUE(table.ok()) << (table.ok() ? "" : table.error().message.en);
  return table.ok() ? *table : Table{};
}

TEST(ReadCsv, KeepsCommasQuotesAndNewlinesInQuotedCells) {
  const Table table = tableOf("a,b\r\n\"x,y\",\"he said \"\"hi\"\"\r\nand left\"\r\n");
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[1].cells, (std::vector<std::string>{"x,y", "he said \"hi\"\r\nand left"}));
}

TEST(ReadCsv, CountsRowsAsASpreadsheetDoes) {
  const Table table = tableOf("a,b\r\n\r\n\"1\n2\n3\",x\r\n,\r\nlast,y");
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(table.rows[0].number, 1u);
  EXPECT_EQ(table.rows[1].number, 3u);  // row 2 is empty
  EXPECT_EQ(table.rows[2].number, 5u);  // three lines in row 3, row 4 has no text
  EXPECT_EQ(tableOf("a\n\n\nb\n").rows[1].number, 4u);
  EXPECT_EQ(tableOf("a\rb\r").rows[1].number, 2u);
}

TEST(ReadCsv, TakesAByteOrderMarkAway) { EXPECT_EQ(tableOf("\xEF\xBB\xBF資料番号,x\n").rows[0].cells[0], "資料番号"); }

TEST(ReadCsv, NamesTheRowOfAnOpenQuotationMark) {
  const Result<Table> open = readCsv(asBytes("a,b\n1,2\n\"3,4\n5,6\n"), "items.csv");
  ASSERT_FALSE(open.ok());
  EXPECT_EQ(open.error().place.row, 3u);
  EXPECT_EQ(open.error().subject, "items.csv row 3");
  const Result<Table> inside = readCsv(asBytes("a,b\n1,5\"\n"), "items.csv");
  ASSERT_FALSE(inside.ok());
  EXPECT_EQ(inside.error().place.row, 2u);
}

TEST(ReadCsv, SaysHowToSaveOtherEncodings) {
  const Result<Table> sjis = readCsv(asBytes("id\n\x8E\x91\x97\xBF\n"), "items.csv");
  ASSERT_FALSE(sjis.ok());
  EXPECT_EQ(sjis.error().place.line, 2u);
  EXPECT_NE(sjis.error().remedy.ja.find("CSV UTF-8"), std::string::npos);
  EXPECT_NE(readCsv(asBytes(std::string_view("\xFF\xFE" "a\0", 4)), "x").error().message.en.find("UTF-16"), std::string::npos);
  EXPECT_NE(readCsv(asBytes("PK\x03\x04..."), "x").error().message.en.find("workbook"), std::string::npos);
  EXPECT_NE(readCsv(asBytes(std::string_view("a\0b", 3)), "x").error().message.en.find("NUL"), std::string::npos);
}

TEST(ReadCsv, ReadsAnEmptyFileAsNoRows) { EXPECT_TRUE(tableOf("").rows.empty()); }

TEST(ReadCsv, TakesSemicolonsAndTabsWhereTheFirstLineHasNoComma) {
  for (const std::string mark : {";", "\t"}) {
    const std::string text = "資料番号" + mark + "資料名\r\nK-001" + mark + "鉢, 大\r\n";
    const Result<Table> table = readCsv({reinterpret_cast<const uint8_t*>(text.data()), text.size()}, "items.csv");
    ASSERT_TRUE(table.ok());
    ASSERT_EQ(table->rows.size(), 2u);
    EXPECT_EQ(table->rows[1].cells, (std::vector<std::string>{"K-001", "鉢, 大"}));
  }
}

}  // namespace
}  // namespace kura

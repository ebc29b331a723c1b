#include "catalog/parse_cell.h"

#include <gtest/gtest.h>

#include "catalog/columns.h"
#include "catalog/text.h"

namespace kura {
namespace {

TEST(ParseNumber, ReadsPlainAndFullWidthDigits) {
  EXPECT_EQ(*parseNumber(" 12.5 ", "").value, 12.5);
  EXPECT_EQ(*parseNumber("-0.25", "").value, -0.25);
  EXPECT_FALSE(parseNumber("12", "").was_full_width);
  EXPECT_EQ(*parseNumber("１２．５", "").value, 12.5);
  EXPECT_TRUE(parseNumber("１２．５", "").was_full_width);
}

TEST(ParseNumber, SaysWhatToWriteInstead) {
  const CellReading<double> about = parseNumber("約20", "寸法(表示)");
  EXPECT_FALSE(about.value);
  EXPECT_EQ(about.fault.ja, "「約20」は数ではありません。");
  EXPECT_EQ(about.fault.en, "'約20' is not a number.");
  EXPECT_EQ(about.remedy.ja, "ここには 20 と書き、「約20」は 寸法(表示) に書いてください。");
  EXPECT_EQ(about.remedy.en, "Write 20 here and put '約20' in 寸法(表示).");
  EXPECT_NE(parseNumber("1,200", "寸法(表示)").remedy.en.find("Write 1200"), std::string::npos);
  EXPECT_NE(parseNumber("20-30", "寸法(表示)").remedy.en.find("one number"), std::string::npos);
}

TEST(ParseNumber, RefusesWhatIsNoDecimalNumber) {
  for (const char* text : {"nan", "inf", "0x10", "1e3", "--1", "1 2", "", "20cm", "+-1"}) EXPECT_FALSE(parseNumber(text, "").value) << text;
}

TEST(ParsePositive, RefusesZeroAndLess) {
  EXPECT_TRUE(parsePositive("0.1", "").value);
  EXPECT_FALSE(parsePositive("0", "").value);
  EXPECT_FALSE(parsePositive("-3", "").fault.en.empty());
}

TEST(ParseYear, WantsAWholeYear) {
  EXPECT_EQ(*parseYear("1655", "").value, 1655);
  EXPECT_EQ(*parseYear("-300", "").value, -300);
  EXPECT_EQ(*parseYear("１６５５", "").value, 1655);
  for (const char* text : {"明治33年", "1655.5", "99999", "17世紀"}) EXPECT_FALSE(parseYear(text, "時代(表示)").value) << text;
}

TEST(ParsePublic, KnowsTheWordsOfCurators) {
  for (const char* text : {"公開", "はい", "TRUE", "1", "○", "１", "yes"}) EXPECT_EQ(parsePublic(text).value, true) << text;
  for (const char* text : {"非公開", "いいえ", "False", "0", "×", "０"}) EXPECT_EQ(parsePublic(text).value, false) << text;
  EXPECT_FALSE(parsePublic("たぶん").value);
  EXPECT_EQ(parsePublic("たぶん").fault.ja, "「たぶん」では公開するかどうかわかりません。");
}

TEST(SplitFileNames, TakesSemicolonsAndLines) {
  EXPECT_EQ(splitFileNames(" a.obj; b c.obj\n；\r\n裏.jpg；"), (std::vector<std::string>{"a.obj", "b c.obj", "裏.jpg"}));
}

TEST(Columns, HaveJapaneseAndEnglishNames) {
  EXPECT_EQ(findColumn("資料番号*")->field, Field::kId);
  EXPECT_EQ(findColumn("ID")->field, Field::kId);
  EXPECT_EQ(findColumn("時代（表示）")->field, Field::kPeriod);
  EXPECT_EQ(findColumn("３Ｄファイル")->field, Field::kScans);
  EXPECT_EQ(findColumn("解説_easy")->language, "ja-easy");
  EXPECT_EQ(findColumn("資料名_英語")->language, "en");
  EXPECT_EQ(findColumn("maker_ko")->language, "ko");
  EXPECT_EQ(findColumn("作者")->language, "ja");
  EXPECT_FALSE(findColumn("備考"));
  EXPECT_FALSE(findColumn("高さ_cm_en"));
}

TEST(Utf8, FindsTheFirstBadByte) {
  EXPECT_FALSE(findInvalidUtf8("九谷 𠮷"));
  EXPECT_EQ(findInvalidUtf8("ab\x8E\x91"), 2u);
  EXPECT_EQ(findInvalidUtf8("\xC0\xAF"), 0u);      // overlong
  EXPECT_EQ(findInvalidUtf8("\xED\xA0\x80"), 0u);  // surrogate
  EXPECT_EQ(findInvalidUtf8("x\xE4\xB9"), 1u);     // cut off
}

}  // namespace
}  // namespace kura

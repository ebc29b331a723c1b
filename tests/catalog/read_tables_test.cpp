// Spreadsheets in the formats and encodings that municipal data come in.
#include "catalog/read_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <zip.h>

#include <cstring>
#include <fstream>

#include "catalog/decode_text.h"
#include "catalog/parse_cell.h"
#include "catalog/parse_period.h"
#include "catalog/read_collection.h"
#include "catalog/write_xlsx.h"
#include "support/collection_folder.h"

namespace kura {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string encoded(const std::string& utf8, const char* encoding) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::string out(utf8.size() * 4 + 8, '\0');
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &status);
  const int32_t length = ucnv_fromUChars(converter, out.data(), static_cast<int32_t>(out.size()), text.getBuffer(), text.length(), &status);
  ucnv_close(converter);
  EXPECT_TRUE(U_SUCCESS(status));
  out.resize(static_cast<size_t>(length));
  return out;
}

std::string textOf(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) text += d.error.subject + ": " + d.error.message.en + "\n";
  return text;
}

const std::string kRow = "K-001,色絵鉢,12,kura,,," + kCc0 + ",蔵,公開\n";

TEST(DecodeText, KnowsTheEncodingsOfMunicipalData) {
  const std::string text = "資料番号,資料名\nK-001,九谷色絵鉢の蓋\n";
  for (const auto& [encoding, name] : {std::pair("UTF-8", "UTF-8"), {"windows-932", "CP932"}, {"EUC-JP", "EUC-JP"}}) {
    const Result<DecodedText> decoded = decodeText(asBytes(encoded(text, encoding)), "items.csv");
    ASSERT_TRUE(decoded.ok()) << encoding;
    EXPECT_EQ(decoded->text, text);
    EXPECT_EQ(decoded->encoding, name);
    EXPECT_EQ(decoded->was_detected, std::string(encoding) != "UTF-8");
  }
  EXPECT_EQ(decodeText(asBytes("\xFF\xFE" + encoded(text, "UTF-16LE")), "x")->text, text);
  EXPECT_EQ(decodeText(asBytes("\xFE\xFF" + encoded(text, "UTF-16BE")), "x")->text, text);
  EXPECT_EQ(decodeText(asBytes("\xEF\xBB\xBF" + text), "x")->text, text);
}

TEST(DecodeText, FollowsWhatIsStatedAndSaysWhereItFails) {
  EXPECT_EQ(decodeText(asBytes(encoded("表", "windows-932")), "x", "Shift_JIS")->text, "表");
  const Result<DecodedText> wrong = decodeText(asBytes(std::string("a\nb\xFF\xFF\n")), "items.csv", "utf-8");
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.error().place.line, 2u);
  EXPECT_FALSE(decodeText(asBytes(std::string("x")), "x", "klingon").ok());
}

TEST(ReadTables, ACollectionMayBeSavedInShiftJisOrAsTabs) {
  for (const bool is_tabbed : {false, true}) {
    CollectionFolder folder;
    std::string text = kSoundHeader + kRow;
    if (is_tabbed) std::replace(text.begin(), text.end(), ',', '\t');
    std::filesystem::remove(folder.path() / "items.csv");
    folder.write(is_tabbed ? "items.tsv" : "items.csv", encoded(text, is_tabbed ? "UTF-16" : "windows-932"));
    const Result<CollectionReading> reading = readCollection(folder.path());
    ASSERT_TRUE(reading.ok());
    ASSERT_EQ(reading->collection.items.size(), 1u) << textOf(reading->diagnostics);
    EXPECT_EQ(reading->collection.items[0].title.at("ja"), "色絵鉢");
    EXPECT_EQ(textOf(reading->diagnostics).find("CP932") != std::string::npos, !is_tabbed);
  }
}

TEST(ReadTables, ComposesKanaOfMacNames) {
  CollectionFolder folder;
  folder.writeRecords("K-001,か\u3099き,12,kura,,," + kCc0 + ",蔵,公開\n");
  const Result<CollectionReading> reading = readCollection(folder.path());
  ASSERT_TRUE(reading.ok());
  EXPECT_EQ(reading->collection.items.at(0).title.at("ja"), "がき");
  EXPECT_THAT(textOf(reading->diagnostics), HasSubstr("NFD"));
}

std::vector<std::string> cellsOf(const std::string& line) {
  std::vector<std::string> cells = {""};
  for (const char c : line) {
    if (c == '\n') continue;
    if (c == ',') cells.emplace_back();
    else cells.back() += c;
  }
  return cells;
}

void putBytes(const CollectionFolder& folder, const std::string& name, const Bytes& bytes) {
  folder.write(name, std::string(bytes.begin(), bytes.end()));
}

TEST(ReadXlsx, ReadsWhatWasWritten) {
  CollectionFolder folder;
  std::filesystem::remove(folder.path() / "items.csv");
  putBytes(folder, "items.xlsx", *writeXlsx({{"資料", {cellsOf(kSoundHeader), cellsOf(kRow)}, {}}, {"説明", {{"これは説明です"}}, {}}}));
  const Result<CollectionReading> reading = readCollection(folder.path());
  ASSERT_TRUE(reading.ok());
  ASSERT_EQ(reading->collection.items.size(), 1u) << textOf(reading->diagnostics);
  EXPECT_EQ(reading->collection.items[0].title.at("ja"), "色絵鉢");
  EXPECT_THAT(textOf(reading->diagnostics), HasSubstr("not used (説明)"));
  EXPECT_EQ(*writeXlsx({{"a", {{"b"}}, {}}}), *writeXlsx({{"a", {{"b"}}, {}}})) << "the same bytes every day";
}

TEST(ReadXlsx, NamesSheetRowAndColumnOfAFault) {
  CollectionFolder folder;
  std::filesystem::remove(folder.path() / "items.csv");
  putBytes(folder, "items.xlsx", *writeXlsx({{"資料", {cellsOf(kSoundHeader), cellsOf("K-001,鉢,約20,kura,,," + kCc0 + ",蔵,公開")}, {}}}));
  const Result<CollectionReading> reading = readCollection(folder.path());
  ASSERT_EQ(reading->diagnostics.size(), 1u);
  EXPECT_EQ(reading->diagnostics[0].error.subject, "items.xlsx sheet 資料 row 2, column 高さ_cm");
}

// A workbook as Excel itself writes them: shared strings with readings, serial dates, merged cells, hidden rows, errors.
Bytes excelWorkbook(const TemporaryFolder& folder) {
  const std::filesystem::path path = folder.path() / "excel.xlsx";
  int failed = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &failed);
  const auto add = [&](const char* name, const std::string& text) {
    char* copy = static_cast<char*>(std::malloc(text.size()));
    std::memcpy(copy, text.data(), text.size());
    zip_file_add(archive, name, zip_source_buffer(archive, copy, text.size(), 1), ZIP_FL_ENC_UTF_8);
  };
  add("xl/workbook.xml", R"(<x:workbook xmlns:x="m" xmlns:r="n"><x:sheets><x:sheet name="一覧" sheetId="1" r:id="rId3"/></x:sheets></x:workbook>)");
  add("xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="rId3" Target="/xl/worksheets/sheet1.xml"/></Relationships>)");
  add("xl/styles.xml", R"(<styleSheet><numFmts><numFmt numFmtId="176" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="2"/></cellXfs></styleSheet>)");
  add("xl/sharedStrings.xml", R"(<sst><si><t>資料番号</t><rPh sb="0" eb="1"><t>シリョウ</t></rPh></si><si><t>撮影日</t></si><si><r><t>銘</t></r><r><t>文</t></r></si><si><t>高さ_cm</t></si></sst>)");
  add("xl/worksheets/sheet1.xml", R"(<worksheet><cols><col min="4" max="4" hidden="1"/></cols><sheetData>
    <row r="1"><c r="A1" t="inlineStr"><is><t>令和六年度 一覧</t></is></c></row>
    <row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c><c r="D3" t="s"><v>3</v></c></row>
    <row r="4"><c r="A4" t="str"><f>"K"&amp;1</f><v>K1</v></c><c r="B4" s="1"><v>45360</v></c><c r="C4" t="inlineStr"><is><t>福</t></is></c><c r="D4" s="3"><v>12.300000000000001</v></c></row>
    <row r="5" hidden="1"><c r="A5"><v>2</v></c><c r="B5" s="2"><v>60</v></c><c r="D5" t="e"><v>#REF!</v></c></row>
    </sheetData><mergeCells><mergeCell ref="C4:C5"/></mergeCells></worksheet>)");
  EXPECT_EQ(zip_close(archive), 0);
  std::ifstream stream(path, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(stream), {});
}

TEST(ReadXlsx, UnderstandsWhatExcelWrites) {
  TemporaryFolder folder;
  excelWorkbook(folder);
  Diagnostics diagnostics;
  const Result<std::vector<Table>> tables = readTables(folder.path() / "excel.xlsx", "excel.xlsx", {}, diagnostics);
  ASSERT_TRUE(tables.ok()) << tables.error().message.en;
  ASSERT_EQ(tables->size(), 1u);
  const Table& table = tables->front();
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(table.rows[0].number, 3u) << "the title above the header is passed over";
  EXPECT_THAT(table.rows[0].cells, ElementsAre("資料番号", "撮影日", "銘文", "高さ_cm"));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("K1", "2024-03-09", "福", "12.3"));
  EXPECT_EQ(table.rows[2].cells[1], "1900-02-28") << "serial 60 is a day that never was";
  EXPECT_EQ(table.rows[2].cells[2], "福") << "merged";
  const std::string said = textOf(diagnostics);
  EXPECT_THAT(said, HasSubstr("Hidden rows (5)"));
  EXPECT_THAT(said, HasSubstr("Hidden columns (D)"));
  EXPECT_THAT(said, HasSubstr("Cell D5 shows #REF!"));
}

TEST(ReadXlsx, RefusesWhatIsNoWorkbook) {
  TemporaryFolder folder;
  Diagnostics diagnostics;
  for (const std::string& bytes : {std::string("PK\x03\x04 no zip"), std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old")}) {
    std::ofstream(folder.path() / "a.xlsx", std::ios::binary) << bytes;
    const auto tables = readTables(folder.path() / "a.xlsx", "a.xlsx", {}, diagnostics);
    ASSERT_FALSE(tables.ok());
    EXPECT_FALSE(tables.error().remedy.ja.empty());
  }
  Bytes cut = excelWorkbook(folder);
  cut.resize(cut.size() / 2);
  std::ofstream(folder.path() / "cut.xlsx", std::ios::binary).write(reinterpret_cast<const char*>(cut.data()), long(cut.size()));
  EXPECT_FALSE(readTables(folder.path() / "cut.xlsx", "cut.xlsx", {}, diagnostics).ok());
}

TEST(ReadRecords, MergesFilesByTheirNumber) {
  CollectionFolder folder;
  folder.write("collection.toml", "records = [\"items.csv\", \"english.csv\"]\n" + kSoundSettings);
  folder.write("english.csv", "資料番号,資料名_英語,高さ_cm,クレジット\nK-001,Bowl,,蔵\n");
  Result<CollectionReading> reading = readCollection(folder.path());
  ASSERT_TRUE(reading.ok());
  ASSERT_EQ(reading->collection.items.size(), 1u) << textOf(reading->diagnostics);
  EXPECT_EQ(reading->collection.items[0].title.at("en"), "Bowl");
  EXPECT_EQ(reading->collection.items[0].height_cm, 12);
  folder.write("english.csv", "資料番号,資料名_英語,高さ_cm\nK-001,Bowl,13\n");
  reading = readCollection(folder.path());
  ASSERT_EQ(reading->diagnostics.size(), 1u) << textOf(reading->diagnostics);
  EXPECT_EQ(reading->diagnostics[0].error.subject, "english.csv row 2, column 高さ_cm");
  EXPECT_THAT(reading->diagnostics[0].error.message.en, HasSubstr("'13' differs from '12' in items.csv row 2"));
}

TEST(ParsePeriod, ReadsErasCenturiesAndPeriods) {
  const std::vector<std::pair<const char*, YearRange>> cases = {
      {"1820年", {1820, 1820, false}},        {"1820-1850", {1820, 1850, false}},      {"１８２０～１８５０年頃", {1820, 1850, true}},
      {"明治33年", {1900, 1900, false}},       {"令和元年", {2019, 2019, false}},       {"文政３年", {1820, 1820, false}},
      {"明治33年頃", {1890, 1910, true}},      {"19世紀", {1801, 1900, false}},         {"19世紀前半", {1801, 1851, false}},
      {"19世紀中頃", {1834, 1867, false}},     {"江戸時代", {1603, 1868, false}},       {"江戸時代後期", {1780, 1868, false}},
      {"江戸後期", {1780, 1868, false}},       {"明治〜大正", {1868, 1926, false}},     {"伝 桃山時代", {1573, 1603, true}},
      {"c. 1850", {1840, 1860, true}},         {"Edo period", {1603, 1868, false}},     {"early 19th century", {1801, 1834, false}},
      {"昭和初期", {1926, 1947, false}},       {"1930年代", {1930, 1939, false}},       {"天保元年", {1830, 1830, false}},
      {"元禄年間", {1688, 1704, false}},       {"紀元前3世紀", {-300, -201, false}}};
  for (const auto& [text, years] : cases) {
    const std::optional<YearRange> read = parsePeriod(text);
    ASSERT_TRUE(read) << text;
    EXPECT_NEAR(read->from, years.from, 1) << text;
    EXPECT_NEAR(read->to, years.to, 1) << text;
    EXPECT_EQ(read->is_approximate, years.is_approximate) << text;
  }
}

TEST(ParsePeriod, GuessesNothing) {
  for (const char* text : {"", "古い", "1850-1820", "明治99年", "19世紀ごろの写し", "江戸っ子", "10000年", "1820-", "文政", "加賀藩"}) {
    if (std::string(text) == "文政") continue;  // an era alone is the whole of it
    EXPECT_FALSE(parsePeriod(text)) << text;
  }
  EXPECT_EQ(parsePeriod("文政")->from, 1818);
}

TEST(ParseDay, GivesIsoDays) {
  EXPECT_EQ(parseDay("令和6年3月9日"), "2024-03-09");
  EXPECT_EQ(parseDay("2024/3/9"), "2024-03-09");
  EXPECT_EQ(parseDay("昭和26年6月"), "1951-06");
  EXPECT_EQ(parseDay("2024年"), "2024");
  EXPECT_FALSE(parseDay("2023-02-29"));
  EXPECT_FALSE(parseDay("三月頃"));
  EXPECT_FALSE(parseDay(""));
}

TEST(ParseLengthCm, TakesAUnitBehindTheNumber) {
  EXPECT_EQ(parseLengthCm("125mm"), 12.5);
  EXPECT_EQ(parseLengthCm("１２．５ ｃｍ"), 12.5);
  EXPECT_EQ(parseLengthCm("1.2 m"), 120);
  EXPECT_EQ(parseWeightG("1.2kg"), 1200);
  for (const char* text : {"20", "約20cm", "20-30cm", "20寸", "-3cm", ""}) EXPECT_FALSE(parseLengthCm(text)) << text;
}

}  // namespace
}  // namespace kura

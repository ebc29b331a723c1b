// Tables of others read through [[table]] in collection.toml: small ones of our own, and real registers of cities and museums.
#include "catalog/table_mapping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/file.h"
#include "catalog/read_collection.h"
#include "catalog/write_xlsx.h"
#include "support/collection_folder.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const std::string kSettings = "credit = \"蔵\"\n" + kSoundSettings + "[rights]\nimage = \"" + kCc0 + "\"\n";

const Diagnostic* find(const Diagnostics& diagnostics, const std::string& words) {
  for (const Diagnostic& d : diagnostics) {
    if (d.error.message.en.find(words) != std::string::npos) return &d;
  }
  return nullptr;
}

std::string textOf(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) text += d.error.subject + ": " + d.error.message.en + "\n";
  return text;
}

CollectionReading read(const CollectionFolder& folder, const std::string& mapping) {
  folder.write("collection.toml", kSettings + mapping);
  Result<CollectionReading> reading = readCollection(folder.path());
  EXPECT_TRUE(reading.ok());
  return reading.ok() ? std::move(*reading) : CollectionReading{};
}

struct EmptyFolder : CollectionFolder {
  EmptyFolder() { fs::remove(path() / "items.csv"); }
};

constexpr const char* kRegister = "No,名称,副題,たかさ(mm),重さ,区分,備考\n7,色絵鉢,牡丹,125,1.5,可,こわれもの\n8,茶碗,,約80,0.3,否,\n";

constexpr const char* kMapping = R"toml(
[[table]]
file = "台帳*.csv"
ignore = ["備考"]
[table.columns]
"資料番号" = { template = "D-{No}" }
"資料名" = ["名称", "副題"]
"高さ_cm" = { from = "たかさ(mm)", unit = "mm" }
"重量_g" = { from = "重さ", unit = "kg" }
"所蔵館" = { value = "kura" }
"公開" = { from = "区分", values = { "可" = "公開", "否" = "非公開" } }
)toml";

TEST(TableMapping, JoinsNumbersAndTranslates) {
  const EmptyFolder folder;
  folder.write("台帳2026.csv", kRegister);
  folder.write("items/D-7/a.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
  const CollectionReading reading = read(folder, kMapping);
  ASSERT_EQ(reading.collection.items.size(), 1u) << textOf(reading.diagnostics);
  const Item& item = reading.collection.items.front();
  EXPECT_EQ(item.id, "D-7");
  EXPECT_EQ(item.title.at("ja"), "色絵鉢 牡丹");
  EXPECT_DOUBLE_EQ(item.height_cm.value_or(0), 12.5);
  EXPECT_DOUBLE_EQ(item.weight_g.value_or(0), 1500);
  EXPECT_TRUE(item.is_public);
  // 約80 is no number: the fault names the curator's own column, row and value.
  EXPECT_EQ(reading.left_out, (std::vector<std::string>{"D-8"}));
  const Diagnostic* fault = find(reading.diagnostics, "約80");
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->error.place.file, "台帳2026.csv");
  EXPECT_EQ(fault->error.place.row, 3u);
  EXPECT_EQ(fault->error.place.column, "たかさ(mm)");
  const Diagnostic* told = find(reading.diagnostics, "Read 2 rows by the mapping");
  ASSERT_TRUE(told);
  EXPECT_THAT(told->error.message.ja, HasSubstr("資料名 ← 名称 + 副題"));
  EXPECT_FALSE(find(reading.diagnostics, "Columns without a mapping"));
}

TEST(TableMapping, TellsWhatIsNotMappedWithALineToPaste) {
  const EmptyFolder folder;
  folder.write("台帳.csv", "No,名称,副題,たかさ(mm),重さ,区分,備考,所見\n7,鉢,,1,1,未定,,x\n");
  const CollectionReading reading = read(folder, kMapping);
  const Diagnostic* unmapped = find(reading.diagnostics, "Columns without a mapping");
  ASSERT_TRUE(unmapped);
  EXPECT_EQ(unmapped->severity, Severity::kWarning);
  EXPECT_THAT(unmapped->error.remedy.ja, HasSubstr("ignore = [\"備考\", \"所見\"]"));
  const Diagnostic* value = find(reading.diagnostics, "not listed");
  ASSERT_TRUE(value);
  EXPECT_THAT(value->error.remedy.en, HasSubstr("\"未定\" = \"…\""));
}

TEST(TableMapping, FaultsOfTheMappingNameLineValueAndRemedy) {
  const EmptyFolder folder;
  folder.write("台帳.csv", kRegister);
  const auto lineOf = [&](const std::string& text) { return static_cast<uint32_t>(std::count(kSettings.begin(), kSettings.end(), '\n') + std::count(text.begin(), text.end(), '\n')); };
  struct Case {
    const char* column;
    const char* message;
    const char* remedy;
  };
  for (const Case& each : {Case{"\"資料\" = \"No\"", "no column '資料'", "資料番号"}, Case{"\"高さ_cm\" = { from = \"たかさ(mm)\", unit = \"尺\" }", "尺", "mm"},
                           Case{"\"公開\" = { value = \"たぶん\" }", "たぶん", "公開"}, Case{"\"権利URI_3D\" = { value = \"CC\" }", "'CC'", "creativecommons"},
                           Case{"\"所蔵館\" = { value = \"どこか\" }", "どこか", "[[facility]]"}, Case{"\"資料番号\" = { template = \"A-{No\" }", "brace", "{row}"},
                           Case{"\"資料名\" = { from = \"名称\", value = \"x\" }", "one of", "from"}, Case{"\"資料名\" = 3", "no header", "their header"},
                           Case{"\"資料名\" = \"なまえ\"", "has no column 'なまえ'", "名称"}}) {
    const std::string mapping = std::string("\n[[table]]\nfile = \"台帳.csv\"\n[table.columns]\n") + each.column + "\n\"員数\" = \"備考\"\n";
    const CollectionReading reading = read(folder, mapping);
    const Diagnostic* fault = find(reading.diagnostics, each.message);
    ASSERT_TRUE(fault) << each.column << "\n" << textOf(reading.diagnostics);
    EXPECT_EQ(fault->severity, Severity::kError) << each.column;
    EXPECT_EQ(fault->error.place.file, "collection.toml");
    EXPECT_EQ(fault->error.place.line, lineOf(mapping) - 1) << each.column;
    EXPECT_THAT(fault->error.remedy.en, HasSubstr(each.remedy)) << each.column;
    EXPECT_FALSE(fault->error.message.ja.empty());
    EXPECT_FALSE(reading.can_be_built) << each.column;
  }
  const CollectionReading reading = read(folder, "\n[[table]]\nfile = \"ない.csv\"\n[table.columns]\n\"資料名\" = \"名称\"\n");
  const Diagnostic* fault = find(reading.diagnostics, "There is no file 'ない.csv'");
  ASSERT_TRUE(fault) << textOf(reading.diagnostics);
  EXPECT_THAT(fault->error.remedy.en, HasSubstr("台帳.csv"));
  for (const char* outside : {"../台帳.csv", "/etc/passwd"}) {
    EXPECT_TRUE(find(read(folder, std::string("\n[[table]]\nfile = \"") + outside + "\"\n[table.columns]\n\"資料名\" = \"名称\"\n").diagnostics, "outside of the collection")) << outside;
  }
}

TEST(TableMapping, FindsTheHeaderOfASheetBelowItsTitle) {
  const EmptyFolder folder;
  const Result<Bytes> book = writeXlsx({{"表紙", {{"登録簿"}}, {}}, {"一覧", {{"登録簿 2026"}, {"番号", "作品名"}, {"3", "花入"}}, {}}});
  ASSERT_TRUE(book.ok());
  folder.write("登録簿.xlsx", std::string(asText(*book)));
  folder.write("items/R3/a.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
  const std::string columns = "[table.columns]\n\"資料番号\" = { template = \"R{番号}\" }\n\"資料名\" = \"作品名\"\n\"所蔵館\" = { value = \"kura\" }\n\"公開\" = { value = \"公開\" }\n";
  for (const char* where : {"", "sheet = \"一覧\"\n", "sheet = \"一覧\"\nheader_row = 2\n"}) {
    const CollectionReading reading = read(folder, std::string("\n[[table]]\nfile = \"登録簿.xlsx\"\n") + where + columns);
    ASSERT_EQ(reading.collection.items.size(), 1u) << where << textOf(reading.diagnostics);
    EXPECT_EQ(reading.collection.items.front().id, "R3");
    EXPECT_EQ(reading.collection.items.front().row, 3u);
  }
  const CollectionReading none = read(folder, "\n[[table]]\nfile = \"登録簿.xlsx\"\nsheet = \"裏\"\n" + columns);
  const Diagnostic* fault = find(none.diagnostics, "No sheet of 登録簿.xlsx");
  ASSERT_TRUE(fault);
  EXPECT_THAT(fault->error.remedy.en, HasSubstr("一覧"));
}

TEST(TableMapping, IsSuggestedForATableThatIsNotOurs) {
  const EmptyFolder folder;
  folder.write("items.csv", "JASID,遺跡名,種別,メモ\n1,城跡,城館,x\n");
  const CollectionReading reading = read(folder, "");
  const Diagnostic* suggestion = find(reading.diagnostics, "not those of our records");
  ASSERT_TRUE(suggestion);
  const std::string& remedy = suggestion->error.remedy.ja;
  const size_t block = remedy.find("[[table]]");
  ASSERT_NE(block, std::string::npos);
  // What is suggested works when it is pasted, but for the places that only the curator can fill.
  std::string pasted = remedy.substr(block);
  EXPECT_THAT(pasted, HasSubstr("\"資料番号\" = \"JASID\"\n"));
  EXPECT_THAT(pasted, HasSubstr("ignore = [\"メモ\"]"));
  pasted.replace(pasted.find("…"), std::string("…").size(), "kura");
  const CollectionReading mapped = read(folder, "\n" + pasted);
  ASSERT_EQ(mapped.collection.items.size(), 1u) << textOf(mapped.diagnostics);
  EXPECT_EQ(mapped.collection.items.front().category, "城館");
  EXPECT_FALSE(mapped.collection.items.front().is_public);
}

// A register of others: what went in comes out as an item, or is reported by its row. Nothing is lost between.
struct Register {
  const char* file;
  size_t rows;
  const char* mapping;
  const char* id;     // of one of its items
  const char* title;
  size_t left_out;       // rows that share their number with another, or have no name
};

class RealRegister : public testing::TestWithParam<Register> {};

TEST_P(RealRegister, LosesNoRow) {
  const Register& given = GetParam();
  const fs::path source = fs::path(KURA_SHARED_DATA_DIR) / given.file;
  if (!fs::exists(source)) GTEST_SKIP() << source << " is not here";
  const EmptyFolder folder;
  fs::create_directories((folder.path() / given.file).parent_path());
  fs::copy_file(source, folder.path() / given.file);
  const CollectionReading reading = read(folder, std::string("\n[[table]]\nfile = \"") + given.file + "\"\n" + given.mapping);
  EXPECT_TRUE(reading.can_be_built) << textOf(reading.diagnostics).substr(0, 2000);
  EXPECT_EQ(reading.collection.items.size() + reading.left_out.size(), given.rows);
  EXPECT_EQ(reading.left_out.size(), given.left_out);
  std::set<std::string> reported;
  for (const Diagnostic& d : reading.diagnostics) {
    if (d.severity == Severity::kError) reported.insert(d.item_id.empty() ? "row " + std::to_string(d.error.place.row) : d.item_id);
  }
  for (const std::string& id : reading.left_out) EXPECT_TRUE(reported.count(id)) << id;
  const auto found = std::find_if(reading.collection.items.begin(), reading.collection.items.end(), [&](const Item& item) { return item.id == given.id; });
  ASSERT_NE(found, reading.collection.items.end()) << textOf(reading.diagnostics).substr(0, 2000);
  EXPECT_EQ(found->title.at("ja"), given.title);
}

constexpr const char* kKeptBack = "\"所蔵館\" = { value = \"kura\" }\n\"公開\" = { value = \"非公開\" }\n";
const std::string kSites = std::string("ignore = [\"自治体コード\", \"遺跡番号\"]\n[table.columns]\n\"資料番号\" = \"JASID\"\n\"資料名\" = \"遺跡名\"\n\"資料名_カナ\" = \"ふりがな\"\n\"産地\" = \"所在地\"\n"
                                       "\"時代(表示)\" = \"時代\"\n\"分類\" = \"種別\"\n") + kKeptBack;
const std::string kHeritage = std::string("[table.columns]\n\"資料番号\" = { template = \"JH-{jhno}\" }\n\"資料名\" = [\"name\", \"subname\"]\n\"産地\" = \"areas\"\n") + kKeptBack;
const std::string kTate = std::string("[table.columns]\n\"資料番号\" = \"accession_number\"\n\"資料名\" = { template = \"Tate {accession_number}\" }\n") + kKeptBack;
const std::string kArtists = std::string("[table.columns]\n\"資料番号\" = { template = \"artist-{id}\" }\n\"資料名\" = \"name\"\n\"時代(表示)\" = \"dates\"\n\"年_始\" = \"yearOfBirth\"\n\"年_終\" = \"yearOfDeath\"\n\"産地\" = \"placeOfBirth\"\n") + kKeptBack;

INSTANTIATE_TEST_SUITE_P(
    Shared, RealRegister,
    testing::Values(Register{"meta-jp-archaeology/SJS/13Tokyo_totalcoordSJS.csv", 2626, kSites.c_str(), "1310100100", "江戸城跡", 0},
                    Register{"meta-jp-archaeology/source/13201_Hachioji-shi.csv", 1019, kSites.c_str(), "13201000100", "恩方地区№18遺跡", 45},
                    Register{"meta-jp-archaeology/JASOSR/MyMapResources/中世城館.csv", 125, kSites.c_str(), "13103000700", "今井城山遺跡", 0},
                    Register{"meta-jp-heritage/japan-heritage.csv", 104, kHeritage.c_str(), "JH-2", "かかあ天下 －ぐんまの絹物語－", 0},
                    Register{"meta-jp-heritage/japan-heritage_withpos.csv", 104, kHeritage.c_str(), "JH-2", "かかあ天下 －ぐんまの絹物語－", 0},
                    Register{"meta-tate/processed/simplified_artwork_data.csv", 69201, kTate.c_str(), "A00002", "Tate A00002", 0},
                    Register{"meta-tate/artist_data.csv", 3532, kArtists.c_str(), "artist-0", "Abbey, Edwin Austin", 0}),
    [](const auto& each) { return "Number" + std::to_string(each.index); });

}  // namespace
}  // namespace kura

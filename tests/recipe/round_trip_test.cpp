// read(write(records)) == records: some thousand records of odd texts through the open tables and back through the reader of records.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <random>

#include "base/compose_text.h"
#include "base/file.h"
#include "catalog/parse_period.h"
#include "catalog/read_tables.h"
#include "catalog/record_reader.h"
#include "catalog/record_tables.h"
#include "catalog/text.h"
#include "catalog/write_xlsx.h"
#include "publish/open_record.h"
#include "publish/open_tables.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

using nlohmann::json;

constexpr uint32_t kBatches = 30, kInBatch = 100;
const char* const kLanguages[] = {"ja", "ja-easy", "en", "zh", "ko"};

class Generator {
 public:
  explicit Generator(uint32_t seed) : random_(seed) {}

  Item item(size_t number) {
    Item item;
    item.id = (chance(3) ? piece() : std::string("K-")) + std::to_string(number);
    if (item.id.size() > 90 || item.id.find('\n') != std::string::npos) item.id = "長い" + std::to_string(number);
    item.id = tidyText(isComposed(item.id) ? item.id : composeText(item.id));
    item.title = languages(true);
    item.description = languages(false);
    item.alt_text = languages(false);
    item.display_place = languages(false);
    for (auto [plain, more] : kByLanguage) {
      item.*more = languages(false);
      // The record keeps the Japanese words in a field of their own.
      if (const auto japanese = (item.*more).find("ja"); japanese != (item.*more).end()) {
        item.*plain = japanese->second;
        (item.*more).erase(japanese);
      }
    }
    for (std::string Item::*field : kPlain) {
      if (chance(2)) item.*field = text();
    }
    for (std::optional<double> Item::*number_field : {&Item::height_cm, &Item::width_cm, &Item::depth_cm, &Item::diameter_cm, &Item::weight_g}) {
      if (chance(2)) item.*number_field = std::uniform_int_distribution(1, 999999)(random_) / std::pow(10.0, upTo(5));
    }
    if (chance(2)) item.year_from = static_cast<int>(upTo(4000)) - 1500;
    if (item.year_from && chance(2)) item.year_to = *item.year_from + static_cast<int>(upTo(300));
    item.designation_date = chance(2) ? "1868-10-23" : chance(2) ? "2024-03" : "";
    item.capture_date = chance(2) ? "令和の初め頃" : "";
    if (chance(3)) item.display = {{"", ""}};
    else if (chance(2)) item.display = {{"2026-04-01", "2026-06-30"}, {"2026-10-01", ""}};
    item.facility = chance(2) ? "m" : "=2";
    item.rights = {{AssetClass::kImage, {"http://creativecommons.org/publicdomain/zero/1.0/"}}, {AssetClass::kModel, {"http://rightsstatements.org/vocab/InC/1.0/"}}};
    item.credit = text();
    item.is_public = true;
    return item;
  }

  static constexpr std::pair<std::string Item::*, LanguageMap Item::*> kByLanguage[] = {
      {&Item::category, &Item::category_by_language}, {&Item::maker, &Item::maker_by_language}, {&Item::period, &Item::period_by_language},
      {&Item::place, &Item::place_by_language}, {&Item::material, &Item::material_by_language}, {&Item::technique, &Item::technique_by_language}};
  static constexpr std::string Item::*kPlain[] = {&Item::title_kana, &Item::dimensions, &Item::count, &Item::inscription, &Item::designation,
                                                  &Item::scale_basis, &Item::photographer, &Item::device, &Item::software};

 private:
  uint32_t upTo(uint32_t end) { return std::uniform_int_distribution<uint32_t>(0, end - 1)(random_); }
  bool chance(uint32_t one_in) { return upTo(one_in) == 0; }

  std::string piece() {
    static const std::vector<std::string> kPieces = {
        "=", "+", "-", "@", "'", "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", " ", "　", "'=1+1", "=HYPERLINK(\"x\")", "-12.5", "@SUM(A1)", "#REF!", "九谷", "か\u3099き", "ハ\u309A", "e\u0301", "が",
        "１２．５", "文政３年〜天保元年", "江戸後期", "約20", "伝 桃山", "明治33年頃", "𠮷野家", "👩‍🎨", "\u200B", "\uFEFF", "\u2028", "\u202Eabc", "한국", "中文", "é", "<b>", "&amp;", "{{x}}", "a;b", "0012", "1e5",
        "TRUE", "|", "\\", "\\n", "%", "資料番号", "id", "--", "''", "null", "\u00A0", "Ω", "豈"};
    return kPieces[upTo(static_cast<uint32_t>(kPieces.size()))];
  }
  // Canonical, as the record reader leaves a cell.
  std::string text() {
    std::string out;
    for (uint32_t i = 0, n = 1 + upTo(5); i < n; ++i) out += piece();
    out = tidyText(isComposed(out) ? out : composeText(out));
    return out.empty() ? "無" : out;
  }
  LanguageMap languages(bool has_japanese) {
    LanguageMap map;
    for (const char* language : kLanguages) {
      if (chance(2)) map[language] = text();
    }
    if (has_japanese && !map.count("ja")) map["ja"] = text();
    return map;
  }

  std::mt19937 random_;
};

// Everything of a record that its tables tell, by name; so a difference names its field.
std::map<std::string, std::string> toldOf(const Item& item) {
  std::map<std::string, std::string> told = {{"id", item.id}, {"facility", item.facility}, {"credit", item.credit}, {"designation_date", item.designation_date}, {"capture_date", item.capture_date}};
  const auto addTexts = [&](const std::string& name, const LanguageMap& texts) {
    for (const auto& [language, text] : texts) told[name + " " + language] = text;
  };
  addTexts("title", item.title);
  addTexts("description", item.description);
  addTexts("alt", item.alt_text);
  addTexts("display_place", item.display_place);
  for (size_t i = 0; i < std::size(Generator::kByLanguage); ++i) {
    told["words " + std::to_string(i)] = item.*Generator::kByLanguage[i].first;
    addTexts("words " + std::to_string(i), item.*Generator::kByLanguage[i].second);
  }
  for (size_t i = 0; i < std::size(Generator::kPlain); ++i) told["plain " + std::to_string(i)] = item.*Generator::kPlain[i];
  const std::pair<const char*, std::optional<double>> kNumbers[] = {{"height", item.height_cm}, {"width", item.width_cm}, {"depth", item.depth_cm}, {"diameter", item.diameter_cm}, {"weight", item.weight_g}};
  for (const auto& [name, value] : kNumbers) told[name] = value ? json(*value).dump() : "";
  // Where no year is stated the reader understands the period.
  const std::optional<YearRange> years = item.year_from || item.year_to ? std::nullopt : parsePeriod(item.period);
  told["year_from"] = item.year_from ? std::to_string(*item.year_from) : years ? std::to_string(years->from) : "";
  told["year_to"] = item.year_to ? std::to_string(*item.year_to) : years ? std::to_string(years->to) : "";
  for (const DaySpan& span : item.display) told["display"] += span.from + "/" + span.to + ";";
  for (const auto& [asset_class, rights] : item.rights) told["rights " + std::to_string(static_cast<int>(asset_class))] = rights.uri;
  return told;
}

// The national rule for tables that machines read: one record, one line.
std::map<std::string, std::string> onOneLine(std::map<std::string, std::string> told) {
  for (auto& [name, text] : told) {
    std::string line;
    for (const char c : text) {
      const bool is_break = c == '\n' || c == '\r' || c == '\t';
      if (!(is_break && !line.empty() && line.back() == ' ')) line += is_break ? ' ' : c;
    }
    text = line;
  }
  return told;
}

Collection makeCollection() {
  Collection collection;
  collection.languages = {"ja"};
  collection.facilities = {{.id = "m", .name = {{"ja", "美術館, \"本館\""}}}, {.id = "=2", .name = {{"ja", "=館"}}}};
  return collection;
}

std::vector<Item> readBack(const std::vector<Table>& tables, const Collection& collection) {
  Diagnostics diagnostics;
  const std::vector<TableReading> readings = readHeaders(tables, collection, diagnostics);
  RecordReader reader(readings, collection, diagnostics);
  std::vector<Item> items;
  for (const std::vector<RowPart>& parts : gatherRows(readings)) items.push_back(reader.read(parts));
  for (const Diagnostic& d : diagnostics) {
    if (d.severity == Severity::kError && d.error.message.en != "There is neither a scan nor an image.") ADD_FAILURE() << d.error.subject << " " << d.error.message.en << " [" << d.error.place.value << "]";
  }
  return items;
}

void expectSame(const std::map<std::string, std::string>& written, const std::map<std::string, std::string>& read, const char* way, uint32_t seed) {
  for (const auto& [name, text] : written) {
    const auto found = read.find(name);
    EXPECT_EQ(json(text).dump(), json(found == read.end() ? "" : found->second).dump()) << way << ", seed " << seed << ", record " << written.at("id") << ": " << name;
  }
  for (const auto& [name, text] : read) EXPECT_TRUE(text.empty() || written.count(name)) << way << ", seed " << seed << ", record " << written.at("id") << ": " << name << " is new: " << text;
}

class RoundTrip : public testing::Test {
 protected:
  template <typename Body>
  void eachBatch(Body body) {
    for (uint32_t seed = 1; seed <= kBatches && !HasFailure(); ++seed) {
      Generator generator(seed);
      std::vector<Item> items;
      for (size_t i = 0; i < kInBatch; ++i) items.push_back(generator.item(i));
      std::vector<OpenRecord> records;
      for (const Item& item : items) records.push_back(makeOpenRecord(item, collection_, {}));
      body(seed, items, records);
    }
  }
  std::vector<Table> tablesOf(const std::string& name, std::string_view bytes) {
    EXPECT_TRUE(writeFile(folder_.path() / name, asBytes(bytes)).ok());
    Diagnostics ignored;
    Result<std::vector<Table>> tables = readTables(folder_.path() / name, name, {}, ignored);
    EXPECT_TRUE(tables.ok()) << tables.error().message.en;
    return tables.ok() ? std::move(*tables) : std::vector<Table>{};
  }
  TemporaryFolder folder_;
  const Collection collection_ = makeCollection();
};

TEST_F(RoundTrip, ThroughTheOpenTable) {
  eachBatch([&](uint32_t seed, const std::vector<Item>& items, const std::vector<OpenRecord>& records) {
    const std::vector<Item> back = readBack(tablesOf("items.csv", makeCollectionCsv(records)), collection_);
    ASSERT_EQ(back.size(), items.size()) << "seed " << seed;
    for (size_t i = 0; i < items.size(); ++i) expectSame(onOneLine(toldOf(items[i])), toldOf(back[i]), "CSV", seed);
  });
}

TEST_F(RoundTrip, ThroughAWorkbook) {
  eachBatch([&](uint32_t seed, const std::vector<Item>& items, const std::vector<OpenRecord>& records) {
    const std::vector<Table> tables = tablesOf("items.csv", makeCollectionCsv(records));
    std::vector<std::vector<std::string>> rows;
    for (const TableRow& row : tables.at(0).rows) rows.push_back(row.cells);
    const Result<Bytes> book = writeXlsx({{"資料", rows, {}}});
    ASSERT_TRUE(book.ok());
    const std::vector<Item> back = readBack(tablesOf("items.xlsx", asText(*book)), collection_);
    ASSERT_EQ(back.size(), items.size()) << "seed " << seed;
    for (size_t i = 0; i < items.size(); ++i) expectSame(onOneLine(toldOf(items[i])), toldOf(back[i]), "XLSX", seed);
  });
}

// Line breaks and all: JSON needs no rule for cells.
TEST_F(RoundTrip, ThroughJsonLines) {
  eachBatch([&](uint32_t seed, const std::vector<Item>& items, const std::vector<OpenRecord>& records) {
    const std::string text = makeCollectionJsonLines(records);
    size_t line_begin = 0;
    for (const Item& item : items) {
      const size_t line_end = text.find('\n', line_begin);
      ASSERT_NE(line_end, std::string::npos);
      const json object = json::parse(text.substr(line_begin, line_end - line_begin));
      line_begin = line_end + 1;
      std::map<std::string, std::string> written, read;
      const auto expect = [&](const std::string& key, const LanguageMap& texts) {
        for (const auto& [language, words] : texts) {
          if (!words.empty()) written[key + " " + language] = words;
        }
        const json told = object.value(key, json::object());
        for (const auto& [language, words] : told.items()) read[key + " " + language] = words.get<std::string>();
      };
      const auto withJapanese = [](const std::string& japanese, LanguageMap others) {
        others["ja"] = japanese;
        return others;
      };
      written["id"] = item.id;
      read["id"] = object["id"];
      expect("title", item.title);
      expect("description", item.description);
      expect("alt", item.alt_text);
      expect("title_kana", {{"ja", item.title_kana}});
      expect("category", withJapanese(item.category, item.category_by_language));
      expect("maker", withJapanese(item.maker, item.maker_by_language));
      expect("period", withJapanese(item.period, item.period_by_language));
      expect("place", withJapanese(item.place, item.place_by_language));
      expect("material", withJapanese(item.material, item.material_by_language));
      expect("technique", withJapanese(item.technique, item.technique_by_language));
      expect("dimensions", {{"ja", item.dimensions}});
      expect("count", {{"ja", item.count}});
      expect("inscription", {{"ja", item.inscription}});
      expect("designation", {{"ja", item.designation}});
      expect("scale_basis", {{"ja", item.scale_basis}});
      expect("photographer", {{"ja", item.photographer}});
      expect("device", {{"ja", item.device}});
      expect("software", {{"ja", item.software}});
      expectSame(written, read, "JSON Lines", seed);
      EXPECT_EQ(object.value("credit", ""), item.credit);
      if (item.year_from) {
        EXPECT_EQ(object.value("year_from", 0), *item.year_from);
      }
    }
    EXPECT_EQ(line_begin, text.size());
  });
}

}  // namespace
}  // namespace kura

// The search index: what is found under which term, and what its files hold.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "publish/search/fold_text.h"
#include "publish/search/item_facets.h"
#include "publish/search/item_set.h"
#include "publish/search/item_terms.h"
#include "publish/search/search_index.h"
#include "publish/support/sample_item.h"

namespace kura {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string folded(std::string_view text) { return toUtf8(foldText(text)); }

TEST(FoldText, TakesVariantsOfACharacterAsOne) {
  EXPECT_EQ(folded("國寶"), folded("国宝"));
  EXPECT_EQ(folded("澤"), folded("沢"));
  EXPECT_EQ(folded("泽"), folded("沢")) << "simplified Chinese";
  EXPECT_EQ(folded("髙﨑"), folded("高崎"));
  EXPECT_EQ(folded("佐々木"), folded("佐佐木"));
}

TEST(FoldText, KeepsJapaneseWordsApartThatAreOneInChinese) {
  EXPECT_NE(folded("后"), folded("後"));
  EXPECT_NE(folded("里"), folded("裏"));
}

TEST(FoldText, TakesWidthCaseAccentsAndKanaAsOne) {
  EXPECT_EQ(folded("ﾎﾞﾀﾝ"), "ぼたん");
  EXPECT_EQ(folded("ボタン"), "ぼたん");
  EXPECT_EQ(folded("Ｋ－００１"), "k-001");
  EXPECT_EQ(folded("Taishō É"), "taisho e");
  EXPECT_EQ(folded("도자기"), "도자기") << "Hangul stays whole";
}

TEST(FoldReading, TakesLongVowelsAsShort) {
  EXPECT_EQ(toUtf8(foldReading(foldText("トウキョウ"))), "ときょ");
  EXPECT_EQ(toUtf8(foldReading(foldText("おおさか"))), "おさか");
  EXPECT_EQ(toUtf8(foldReading(foldText("コーヒー"))), "こひ");
  EXPECT_EQ(toUtf8(foldReading(foldText("うえ"))), "うえ");
}

TEST(TextTerms, AreCharactersAndPairsOfJapaneseAndWordsOfEnglish) {
  TermWeights terms;
  addTextTerms("九谷の bowls", true, terms);
  for (const char* term : {"九", "谷", "の", "九谷", "谷の", "bowl", "b*", "bo*", "bow*", "bowl*"}) EXPECT_TRUE(terms.contains(term)) << term;
  EXPECT_EQ(terms.size(), 10u);
}

TEST(TextTerms, StrongFieldsStayStrong) {
  TermWeights terms;
  addTextTerms("鉢", true, terms);
  addTextTerms("鉢", false, terms);
  EXPECT_TRUE(terms.at("鉢"));
}

TEST(PlainWord, LeavesOutTheEnglishPlural) {
  const auto plain = [](std::u32string_view word) { return toUtf8(plainWord(word)); };
  EXPECT_EQ(plain(U"bowls"), "bowl");
  EXPECT_EQ(plain(U"dishes"), "dish");
  EXPECT_EQ(plain(U"boxes"), "box");
  EXPECT_EQ(plain(U"berries"), "berry");
  EXPECT_EQ(plain(U"glass"), "glass");
  EXPECT_EQ(plain(U"lotus"), "lotus");
}

TEST(ItemSet, TakesTheShortestWriting) {
  const auto written = [](const std::vector<uint32_t>& members, uint32_t universe) {
    Bytes bytes;
    appendSet(bytes, members, universe);
    return bytes;
  };
  EXPECT_THAT(written({3, 200}, 1000), ElementsAre(0, 3, 3, 0xC4, 0x01)) << "gaps";
  std::vector<uint32_t> many, scattered;
  for (uint32_t i = 10; i < 900; ++i) many.push_back(i);
  for (uint32_t i = 0; i < 1000; i += 2) scattered.push_back(i);
  EXPECT_THAT(written(many, 1000), ElementsAre(1, 3, 10, 0xFA, 0x06)) << "one run";
  EXPECT_EQ(written(scattered, 1000)[0], 2) << "a bit each";
  EXPECT_EQ(written(scattered, 1000).size(), 125u + 2);
}

TEST(ItemTerms, HoldEveryFieldInEveryLanguage) {
  Item item = test::makeBowl();
  item.maker_by_language = {{"ko", "구타니"}};
  item.annotations = {{.id = "mark", .label = {{"ja", "高台銘"}}, .body = {{"en", "A seal mark"}}}};
  item.inscription = "角福";
  const TermWeights terms = termsOfItem(item, test::makeCollection());
  for (const char* term : {"牡丹", "peony", "磁器", "色絵", "kutani", "구타", "高台", "seal", "角福", "1820", "storehouse", "k001", "~ごさ", "~もん"}) {
    EXPECT_TRUE(terms.contains(term)) << term;
  }
  EXPECT_TRUE(terms.at("五彩"));
  EXPECT_FALSE(terms.at("磁器")) << "a field that does not name the piece";
}

TEST(ItemFacets, PeriodsAreThoseThatTheYearsTouch) {
  const auto periods = [](std::optional<int> from, std::optional<int> to) {
    Item item;
    item.year_from = from;
    item.year_to = to;
    std::vector<std::string> keys;
    const auto facets = facetsOf(item, {}, {});
    for (const FacetValue& value : facets[static_cast<size_t>(Facet::kPeriod)]) keys.push_back(value.key);
    return keys;
  };
  EXPECT_THAT(periods(1820, 1850), ElementsAre("edo"));
  EXPECT_THAT(periods(1603, 1868), ElementsAre("edo")) << "the whole period, and no other";
  EXPECT_THAT(periods(1850, 1880), ElementsAre("edo", "meiji"));
  EXPECT_THAT(periods(1868, 1868), ElementsAre("meiji"));
  EXPECT_THAT(periods(std::nullopt, 1920), ElementsAre("taisho"));
  EXPECT_THAT(periods(std::nullopt, std::nullopt), ElementsAre());
}

TEST(ItemFacets, PartsOfAFieldKeepTheirTranslation) {
  Item item = test::makeBowl();
  item.material = "木、漆、金箔";
  item.material_by_language = {{"en", "wood, lacquer, gold leaf"}};
  const auto materials = facetsOf(item, test::makeCollection(), {})[static_cast<size_t>(Facet::kMaterial)];
  ASSERT_EQ(materials.size(), 3u);
  EXPECT_EQ(materials[2].key, "金箔");
  EXPECT_EQ(materials[2].label.at("en"), "gold leaf");
}

class SearchIndexFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    collection_ = test::makeCollection();
    for (int i = 0; i < 9; ++i) {
      Item item = test::makeBowl();
      item.id = "K-" + std::to_string(i);
      item.year_from = item.year_to = 1900 - i;
      if (i == 4) item.year_from = item.year_to = std::nullopt;
      collection_.items.push_back(item);
    }
    for (const Item& item : collection_.items) entries_.push_back({&item, test::makeScanAssets()});
  }
  Collection collection_;
  std::vector<SearchEntry> entries_;
};

TEST_F(SearchIndexFiles, AreTheSameForTheSameRecords) { EXPECT_EQ(makeSearchIndex(collection_, entries_), makeSearchIndex(collection_, entries_)); }

TEST_F(SearchIndexFiles, HoldFirstTermsInOrderAndAllCards) {
  const auto files = makeSearchIndex(collection_, entries_, {.shard_bytes = 100});
  const auto meta = nlohmann::json::parse(files.at("meta.json"));
  EXPECT_EQ(meta["items"], 9);
  const auto terms = meta["terms"].get<std::vector<std::string>>();
  EXPECT_GT(terms.size(), 10u);
  EXPECT_TRUE(std::is_sorted(terms.begin(), terms.end()));
  for (size_t i = 0; i < terms.size(); ++i) EXPECT_TRUE(files.contains("terms/" + std::to_string(i) + ".bin"));
  EXPECT_EQ(nlohmann::json::parse(files.at("cards/2.json")).size(), 1u) << "nine items, four in a file";
  EXPECT_EQ(meta["order"]["keys"][1]["key"], "year");
  EXPECT_EQ(meta["order"]["keys"][1]["known"], 8) << "one has no year";
}

TEST_F(SearchIndexFiles, OrdersNumbersByTheirValue) {
  collection_.items[0].id = "K-10";
  const auto files = makeSearchIndex(collection_, entries_);
  for (const auto& card : nlohmann::json::parse(files.at("cards/0.json"))) {
    if (card["folder"] != "K-10") continue;
    EXPECT_EQ(card["ranks"][0], 8) << "after K-8";
  }
}

TEST_F(SearchIndexFiles, OfNothingAreThere) {
  const auto files = makeSearchIndex(collection_, {});
  EXPECT_EQ(nlohmann::json::parse(files.at("meta.json"))["items"], 0);
}

TEST_F(SearchIndexFiles, BrokenTextDoesNoHarm) {
  collection_.items[0].title["ja"] = "\xFF\xC3 鉢 \xE3\x81";
  collection_.items[0].description["ja"] = std::string(200000, 'x');
  EXPECT_NO_THROW(makeSearchIndex(collection_, entries_));
}

}  // namespace
}  // namespace kura

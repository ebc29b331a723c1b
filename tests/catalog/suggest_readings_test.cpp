#include "catalog/suggest_readings.h"

#include <gmock/gmock.h>

namespace kura {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> shown(const std::vector<SuggestedReading>& suggestions) {
  std::vector<std::string> lines;
  for (const auto& [word, reading, count] : suggestions) lines.push_back(word + "=" + reading + "*" + std::to_string(count));
  return lines;
}

TEST(SuggestReadings, TakesOkuriganaOffAndCountsTheMostFrequentFirst) {
  EXPECT_THAT(shown(suggestReadings("鉢\tハチ\n描い\tエガイ\nお茶\tオチャ\n描い\tエガイ\nです\tデス\nKutani\t\n謎\t\n", {})), ElementsAre("描=えが*2", "茶=ちゃ*1", "鉢=はち*1"));
}

TEST(SuggestReadings, LeavesOutWhatTheCuratorHasConfirmed) {
  Collection collection;
  collection.readings["鉢"] = "はち";
  EXPECT_THAT(shown(suggestReadings("鉢\tハチ\n牡丹\tボタン\n", collection)), ElementsAre("牡丹=ぼたん*1"));
}

TEST(SuggestReadings, AWordWithTwoReadingsStandsTwice) {
  EXPECT_THAT(shown(suggestReadings("蔵\tクラ\n蔵\tゾウ\n", {})), ElementsAre("蔵=くら*1", "蔵=ぞう*1"));
}

TEST(SuggestReadings, SurvivesAnyOutput) {
  for (const char* text : {"", "\n", "\t", "鉢", "鉢\t", "鉢\txyz\n", "\xE9\t\xE3\n"}) EXPECT_THAT(shown(suggestReadings(text, {})), ElementsAre()) << text;
}

TEST(SuggestReadings, ReadsPublicItemsOnly) {
  Collection collection;
  Item shown_item, hidden;
  shown_item.is_public = true;
  shown_item.title["ja"] = "鉢";
  shown_item.title["en"] = "Bowl";
  hidden.title["ja"] = "秘密";
  collection.items = {shown_item, hidden};
  EXPECT_EQ(japaneseTextOf(collection), "鉢\n");
}

TEST(SuggestReadings, IsATableForExcelWithNothingConfirmed) {
  EXPECT_EQ(suggestedReadingsCsv({{"鉢", "はち", 3}}), "\xEF\xBB\xBF語,よみ,確認,回数\r\n鉢,はち,,3\r\n");
}

}  // namespace
}  // namespace kura

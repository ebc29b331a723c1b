#include "publish/work_groups.h"

#include <gtest/gtest.h>

#include "publish/periods.h"

namespace kura {
namespace {

TEST(Periods, FollowEachOtherWithoutAGap) {
  for (size_t i = 1; i < kPeriods.size(); ++i) EXPECT_EQ(kPeriods[i].from, kPeriods[i - 1].to) << kPeriods[i].key;
}

TEST(PeriodKey, IsThatOfTheMiddleOfTheYears) {
  EXPECT_EQ(periodKey(1603, 1868), "edo");
  EXPECT_EQ(periodKey(1590, 1640), "edo");
  EXPECT_EQ(periodKey(1573, 1602), "momoyama");
  EXPECT_EQ(periodKey(-1000, -901), "jomon");
  EXPECT_EQ(periodKey(-900, -800), "yayoi");
}

TEST(PeriodKey, TakesOneYearWhereThereIsOne) {
  EXPECT_EQ(periodKey(1867, std::nullopt), "edo");
  EXPECT_EQ(periodKey(std::nullopt, 1868), "meiji");
  EXPECT_EQ(periodKey(std::nullopt, std::nullopt), "unknown");
}

TEST(PeriodKey, NeverLeavesTheTable) {
  EXPECT_EQ(periodKey(-2000000, -1000000), "jomon");
  EXPECT_EQ(periodKey(9998, 12000), "reiwa");
}

TEST(SplitTerms, TakesEachOfTheMarksThatPeopleWrite) {
  EXPECT_EQ(splitTerms("色絵、金彩・染付，赤絵；銹絵／金襴手, gold; leaf / foil\n 青手 "),
            (std::vector<std::string>{"色絵", "金彩", "染付", "赤絵", "銹絵", "金襴手", "gold", "leaf", "foil", "青手"}));
}

TEST(SplitTerms, LeavesNoEmptyTerm) {
  EXPECT_TRUE(splitTerms(" 、, \n").empty());
  EXPECT_TRUE(splitTerms("").empty());
}

TEST(GroupByPeriod, ListsThemInTheOrderOfTime) {
  std::vector<ItemCard> cards(4);
  cards[0].period_key = "meiji";
  cards[1].period_key = "unknown";
  cards[2].period_key = "edo";
  cards[3].period_key = "meiji";
  const std::vector<WorkGroup> groups = groupByPeriod(cards);
  ASSERT_EQ(groups.size(), 3u);
  EXPECT_EQ(groups[0].folder, "edo");
  EXPECT_EQ(groups[1].folder, "meiji");
  EXPECT_EQ(groups[1].cards, (std::vector<const ItemCard*>{&cards[0], &cards[3]}));
  EXPECT_EQ(groups[2].folder, "unknown");
}

}  // namespace
}  // namespace kura

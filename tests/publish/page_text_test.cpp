#include "publish/page_text.h"

#include <gmock/gmock.h>

namespace kura {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(PickText, FallsBackToJapaneseThenEnglish) {
  EXPECT_EQ(pickText({{"ja", "鉢"}, {"en", "Bowl"}}, "en").text, "Bowl");
  EXPECT_EQ(pickText({{"ja", "鉢"}, {"zh", "钵"}}, "en").language, "ja");
  EXPECT_EQ(pickText({{"en", "Bowl"}, {"zh", "钵"}}, "ja").language, "en");
  EXPECT_EQ(pickText({{"ja", ""}, {"en", "Bowl"}}, "ja").text, "Bowl");
}

TEST(PickText, NeverTakesEasyJapaneseForAnotherLanguage) { EXPECT_TRUE(pickText({{"ja-easy", "はち"}}, "en").empty()); }

TEST(Paragraphs, AreLinesWithoutEmptyOnes) {
  EXPECT_THAT(paragraphs("一\r\n\n  二 \n"), ElementsAre("一", "二"));
  EXPECT_THAT(paragraphs(" \n\n"), IsEmpty());
}

TEST(SplitLead, TakesTheFirstJapaneseSentence) {
  const LeadAndStory parts = splitLead({"牡丹です。緑の葉もあります。\n裏に銘。", "ja"});
  EXPECT_EQ(parts.lead, "牡丹です。");
  EXPECT_THAT(parts.story, ElementsAre("緑の葉もあります。", "裏に銘。"));
}

TEST(SplitLead, DoesNotStopAtAbbreviationsOrNumbers) {
  EXPECT_EQ(splitLead({"Made c. 1820 by H. Doi in Kaga. It shines.", "en"}).lead, "Made c. 1820 by H. Doi in Kaga.");
  EXPECT_EQ(splitLead({"It is 3.5 cm tall. It shines.", "en"}).lead, "It is 3.5 cm tall.");
}

TEST(SplitLead, LeavesALongFirstSentenceInTheStory) {
  const std::string sentence(300, 'x');
  const LeadAndStory parts = splitLead({sentence + ". Short.", "en"});
  EXPECT_EQ(parts.lead, "");
  EXPECT_THAT(parts.story, ElementsAre(sentence + ". Short."));
}

TEST(SplitLead, ASingleSentenceIsALeadWithoutStory) {
  const LeadAndStory parts = splitLead({"A bowl", "en"});
  EXPECT_EQ(parts.lead, "A bowl");
  EXPECT_THAT(parts.story, IsEmpty());
}

TEST(FormatNumber, HasAtMostTwoDecimals) {
  EXPECT_EQ(formatNumber(12), "12");
  EXPECT_EQ(formatNumber(7.80), "7.8");
  EXPECT_EQ(formatNumber(0.126), "0.13");
  EXPECT_EQ(formatNumber(100), "100");
}

TEST(FormatBytes, UsesPowersOfThousand) {
  EXPECT_EQ(formatBytes(0), "0 B");
  EXPECT_EQ(formatBytes(812), "812 B");
  EXPECT_EQ(formatBytes(999'600), "1.0 MB");
  EXPECT_EQ(formatBytes(3'210'345), "3.2 MB");
  EXPECT_EQ(formatBytes(134'217'728), "134 MB");
  EXPECT_EQ(formatBytes(5'000'000'000), "5.0 GB");
}

TEST(FormatMillimetres, KeepsTwoDigitsOfWhatCanBeMeasured) {
  EXPECT_EQ(formatMillimetres(0), "< 0.001 mm");
  EXPECT_EQ(formatMillimetres(0.0003422), "< 0.001 mm");
  EXPECT_EQ(formatMillimetres(0.001214), "0.0012 mm");
  EXPECT_EQ(formatMillimetres(0.0996), "0.10 mm");
  EXPECT_EQ(formatMillimetres(0.1471), "0.15 mm");
  EXPECT_EQ(formatMillimetres(3.639), "3.6 mm");
  EXPECT_EQ(formatMillimetres(9.97), "10 mm");
  EXPECT_EQ(formatMillimetres(1239.4), "1239 mm");
}

TEST(FormatCount, GroupsByThree) {
  EXPECT_EQ(formatCount(7), "7");
  EXPECT_EQ(formatCount(1000), "1,000");
  EXPECT_EQ(formatCount(1234567), "1,234,567");
}

}  // namespace
}  // namespace kura

#include "publish/furigana.h"

#include <gtest/gtest.h>

namespace kura {
namespace {

std::string ruby(const std::string& word, const std::string& reading) { return "<ruby>" + word + "<rp>（</rp><rt>" + reading + "</rt><rp>）</rp></ruby>"; }

Furigana known() { return Furigana({{"五彩", "ごさい"}, {"五彩牡丹", "ごさいぼたん"}, {"牡丹", "ぼたん"}, {"鉢", "ハチ"}, {"茶碗", "ちゃわん"}}); }

std::string inPage(const std::string& body) { return known().annotate("<html lang=\"ja\"><p>" + body + "</p></html>"); }
std::string page(const std::string& body) { return "<html lang=\"ja\"><p>" + body + "</p></html>"; }

TEST(Furigana, LongestWordsCarryTheirReadingInHiragana) {
  EXPECT_EQ(inPage("五彩牡丹の鉢、五彩"), page(ruby("五彩牡丹", "ごさいぼたん") + "の" + ruby("鉢", "はち") + "、" + ruby("五彩", "ごさい")));
}

TEST(Furigana, LeavesASingleKanjiInsideACompoundAlone) { EXPECT_EQ(inPage("植木鉢と鉢植え"), page("植木鉢と鉢植え")); }

TEST(Furigana, LeavesWhatIsNotTextAlone) {
  for (const char* body : {"<img alt=\"五彩\">", "<a title='五彩 > 鉢'>-</a>", "<script>五彩</script>", "<title>五彩</title>", "<option>五彩</option>", "<!-- 五彩 <b> -->", "<code>五彩</code>",
                           "<ruby>五彩<rt>いろえ</rt></ruby>", "&lt;b&gt;&amp;"}) {
    EXPECT_EQ(inPage(body), page(body));
  }
}

TEST(Furigana, GoesByTheLanguageOfThePassage) {
  EXPECT_EQ(inPage("<span lang=\"zh-Hans\">牡丹<br><i>五彩</i></span>牡丹"), page("<span lang=\"zh-Hans\">牡丹<br><i>五彩</i></span>" + ruby("牡丹", "ぼたん")));
  EXPECT_EQ(known().annotate("<html lang=\"en\"><p>牡丹</p><p lang=\"ja-x-easy\">牡丹</p></html>"), "<html lang=\"en\"><p>牡丹</p><p lang=\"ja-x-easy\">" + ruby("牡丹", "ぼたん") + "</p></html>");
}

TEST(Furigana, ATagThatHtmlLetsStandOpenEndsWithItsParent) {
  EXPECT_EQ(known().annotate("<html lang=\"ja\"><ul><li lang=\"en\">牡丹</ul>牡丹</html>"), "<html lang=\"ja\"><ul><li lang=\"en\">牡丹</ul>" + ruby("牡丹", "ぼたん") + "</html>");
}

TEST(Furigana, ATitleWhoseWordsMakeItsReadingIsReadWordByWord) {
  Furigana furigana = known();
  furigana.addTitle("五彩茶碗", "ゴサイチャワン");
  EXPECT_EQ(furigana.annotate("<p lang=\"ja\">五彩茶碗</p>"), "<p lang=\"ja\">" + ruby("五彩", "ごさい") + ruby("茶碗", "ちゃわん") + "</p>");
}

TEST(Furigana, WhatIsLeftOfATitleIsReadAsWhatIsLeftOfItsReading) {
  Furigana furigana = known();
  furigana.addTitle("五彩牡丹文鉢", "ゴサイボタンモンバチ");
  furigana.addTitle("かな", "カナ");
  EXPECT_EQ(furigana.annotate("<p lang=\"ja\">五彩牡丹文鉢 かな</p>"), "<p lang=\"ja\">" + ruby("五彩牡丹", "ごさいぼたん") + ruby("文鉢", "もんばち") + " かな</p>");
}

TEST(Furigana, ATitleThatIsReadDifferentlyIsLeftToItsWords) {
  Furigana furigana = known();
  furigana.addTitle("牡丹図", "ボウタンズ");  // ぼたん is not in it
  EXPECT_EQ(furigana.annotate("<p lang=\"ja\">牡丹図</p>"), "<p lang=\"ja\">" + ruby("牡丹", "ぼたん") + "図</p>");
}

TEST(Furigana, ALongPartWithoutWordsGetsNone) {
  Furigana furigana({});
  furigana.addTitle("金地松梅竹流水図屏風", "キンジショウバイチクリュウスイズビョウブ");
  furigana.addTitle("松図", "マツズ");
  EXPECT_EQ(furigana.annotate("<p lang=\"ja\">金地松梅竹流水図屏風、松図</p>"), "<p lang=\"ja\">金地松梅竹流水図屏風、" + ruby("松図", "まつず") + "</p>");
}

TEST(Furigana, SurvivesBrokenHtml) {
  for (const char* html : {"<", "<p lang=\"ja", "<p lang=\"ja\">\xE4", "</p></p>", "<!--", "<script>"}) EXPECT_EQ(known().annotate(html), html);
}

}  // namespace
}  // namespace kura

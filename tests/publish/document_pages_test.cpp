#include "publish/document_pages.h"

#include <gmock/gmock.h>

#include "publish/iiif_manifest.h"
#include "publish/item_page.h"
#include "publish/ruby.h"
#include "publish/support/sample_item.h"

namespace kura {
namespace {

using test::makeBowl;
using test::makeCollection;
using test::makeFlatAssets;
using testing::HasSubstr;
using testing::Not;

TEST(Ruby, StandsOnTheKanjiBeforeIt) {
  EXPECT_EQ(rubyHtml("加賀《かが》の漆"), "<ruby>加賀<rp>（</rp><rt>かが</rt><rp>）</rp></ruby>の漆");
  EXPECT_EQ(rubyHtml("その佐々木《ささき》"), "その<ruby>佐々木<rp>（</rp><rt>ささき</rt><rp>）</rp></ruby>");
}

TEST(Ruby, BeginsAtTheMarkWhereThereIsOne) {
  EXPECT_EQ(rubyHtml("まず｜お書付《おかきつけ》を"), "まず<ruby>お書付<rp>（</rp><rt>おかきつけ</rt><rp>）</rp></ruby>を");
}

TEST(Ruby, LeavesMarksThatStandForNoReading) {
  EXPECT_EQ(rubyHtml("かな《x》"), "かな《x》");
  EXPECT_EQ(rubyHtml("金《"), "金《");
  EXPECT_EQ(rubyHtml("｜"), "｜");
  EXPECT_EQ(rubyHtml("》金《》"), "》金《》");
}

TEST(Ruby, EscapesBaseReadingAndAllElse) {
  EXPECT_EQ(rubyHtml("<b>｜<i>《<u>》"), "&lt;b&gt;<ruby>&lt;i&gt;<rp>（</rp><rt>&lt;u&gt;</rt><rp>）</rp></ruby>");
}

TEST(Ruby, IsLeftOutOfPlainText) { EXPECT_EQ(withoutRuby("加賀《かが》の｜お蔵《おくら》\n次"), "加賀のお蔵\n次"); }

Item makeLetter() {
  Item item = makeBowl();
  item.scans.clear();
  item.images = {"01.jpg"};
  item.pages = {{{{"ja", "一枚目"}}, "一筆《いっぴつ》啓上\n候\n\n九月", {{"ja", "お手紙を差し上げます。"}, {"en", "I write to you."}}}};
  return item;
}

std::string render(const Item& item, const std::string& language) {
  const auto templates = readPageTemplates(KURA_SOURCE_DIR "/site/templates");
  const ItemAssets assets = makeFlatAssets();
  const auto html = renderItemPage({item, makeCollection(), assets}, language, *templates);
  EXPECT_TRUE(html.ok());
  return html.ok() ? *html : "";
}

TEST(DocumentPages, StandBesideTheirPhotographWithoutJavaScript) {
  const std::string html = render(makeLetter(), "ja");
  EXPECT_THAT(html, HasSubstr("<p><ruby>一筆<rp>（</rp><rt>いっぴつ</rt><rp>）</rp></ruby>啓上<br>候</p><p>九月</p>"));
  EXPECT_THAT(html, HasSubstr("<div lang=\"en\"><p>I write to you.</p></div>"));
  EXPECT_THAT(html, HasSubstr("一枚目"));
  EXPECT_THAT(render(makeBowl(), "ja"), Not(HasSubstr("class=\"part part--ai pages\"")));
}

TEST(DocumentPages, SupplementTheirCanvas) {
  const Item item = makeLetter();
  Collection collection = makeCollection();
  const nlohmann::json manifest = makeIiifManifest(makeOpenRecord(item, collection, makeFlatAssets()));
  const nlohmann::json& canvas = manifest["items"][0];
  EXPECT_EQ(canvas["label"]["ja"][0], "一枚目");
  const nlohmann::json& annotations = canvas["annotations"][0]["items"];
  ASSERT_EQ(annotations.size(), 3u);
  EXPECT_EQ(annotations[0]["motivation"], "supplementing");
  EXPECT_EQ(annotations[0]["body"]["value"], "一筆啓上\n候\n\n九月");
  EXPECT_EQ(annotations[0]["target"], canvas["id"]);
  EXPECT_EQ(annotations[1]["body"]["language"], "en");
}

TEST(DocumentPages, SayInWhichDirectionABookIsRead) {
  Item item = makeLetter();
  item.reads_right_to_left = true;
  const Collection collection = makeCollection();
  EXPECT_EQ(makeIiifManifest(makeOpenRecord(item, collection, makeFlatAssets()))["viewingDirection"], "right-to-left");
}

TEST(DocumentPages, MayBeTakenOnlyWhereTheRightsOfTheTranscriptionPermit) {
  Item item = makeLetter();
  const Collection collection = makeCollection();  // states nothing of transcriptions
  EXPECT_FALSE(makePlainTranscription(item, collection));
  item.rights[AssetClass::kTranscription] = {"http://rightsstatements.org/vocab/InC/1.0/"};
  EXPECT_FALSE(makePlainTranscription(item, collection));
  item.rights[AssetClass::kTranscription] = {"http://creativecommons.org/licenses/by/4.0/"};
  const auto text = makePlainTranscription(item, collection);
  ASSERT_TRUE(text);
  EXPECT_THAT(*text, HasSubstr("http://creativecommons.org/licenses/by/4.0/"));
  EXPECT_THAT(*text, HasSubstr("一筆啓上\n候"));
  EXPECT_THAT(render(item, "ja"), HasSubstr("href=\"transcription.txt\""));
}

}  // namespace
}  // namespace kura

#include "publish/item_page.h"

#include <gmock/gmock.h>

#include "publish/support/sample_item.h"

namespace kura {
namespace {

using test::makeBowl;
using test::makeCollection;
using test::makeFlatAssets;
using test::makeScanAssets;
using testing::HasSubstr;
using testing::Not;

std::string render(const Item& item, const Collection& collection, const ItemAssets& assets, const std::string& language) {
  const auto templates = readPageTemplates(KURA_SOURCE_DIR "/site/templates");
  EXPECT_TRUE(templates.ok());
  const auto html = renderItemPage({item, collection, assets}, language, *templates);
  EXPECT_TRUE(html.ok());
  return html.ok() ? *html : "";
}

size_t countOf(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

TEST(ItemPage, HoldsTheRecordWithoutJavaScript) {
  const std::string html = render(makeBowl(), makeCollection(), makeScanAssets(), "ja");
  EXPECT_THAT(html, HasSubstr("<html lang=\"ja\">"));
  EXPECT_THAT(html, HasSubstr("<h1>五彩牡丹文鉢</h1>"));
  for (const char* value : {"K-001", "九谷焼", "江戸時代後期", "1820–1850", "磁器", "色絵", "高さ 12.0、口径 34.0 cm", "ノギス実測", "九谷の蔵美術館"}) {
    EXPECT_THAT(html, HasSubstr(value));
  }
  EXPECT_THAT(html, HasSubstr("<kura-viewer src=\"item.json\" lang=\"ja\" permalink start=\"interaction\"><img src=\"poster.webp\" width=\"1200\" height=\"1500\" alt=\"白い鉢に紫の牡丹\""));
}

TEST(ItemPage, SaysHowFarEachTierIsFromTheScan) {
  ItemAssets assets = makeScanAssets();
  assets.model["tiers"][0]["error"] = {{"max_mm", 0.1234}, {"rms_mm", 0.0321}, {"samples", 200000}};
  EXPECT_THAT(render(makeBowl(), makeCollection(), assets, "ja"), HasSubstr("<dt>スキャンとの誤差：いちばん軽いもの</dt><dd>最大 0.12 mm・平均（二乗） 0.032 mm</dd>"));
  EXPECT_THAT(render(makeBowl(), makeCollection(), assets, "en"), HasSubstr("<dt>Distance from the scan (lightest)</dt><dd>max 0.12 mm, RMS 0.032 mm</dd>"));
  EXPECT_THAT(render(makeBowl(), makeCollection(), makeScanAssets(), "en"), Not(HasSubstr("RMS")));
}

TEST(ItemPage, EscapesTextOfTheRecord) {
  Item item = makeBowl();
  item.title["ja"] = "<script>alert(1)</script> & \"鉢\"";
  item.description["ja"] = "</script><img src=x onerror=alert(1)>";
  const std::string html = render(item, makeCollection(), makeScanAssets(), "ja");
  EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(html, Not(HasSubstr("<img src=x")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;鉢&quot;"));
  EXPECT_THAT(html, HasSubstr("\\u003c/script\\u003e"));
}

TEST(ItemPage, NeverLinksToOtherSchemesThanTheWeb) {
  Item item = makeBowl();
  item.rights[AssetClass::kImage] = {"javascript:alert(1)"};
  Collection collection = makeCollection();
  collection.facilities[0].url = "javascript:alert(2)";
  EXPECT_THAT(render(item, collection, makeScanAssets(), "ja"), Not(HasSubstr("href=\"javascript")));
}

TEST(ItemPage, MakesParagraphsOfLinesAndALeadOfTheFirstSentence) {
  const std::string html = render(makeBowl(), makeCollection(), makeScanAssets(), "ja");
  EXPECT_THAT(html, HasSubstr("<p class=\"lead\">牡丹が咲いています。</p>"));
  EXPECT_THAT(html, HasSubstr("<p>裏には銘があります。</p>"));
}

TEST(ItemPage, MarksJapaneseTextOnTheEnglishPageAndSaysSo) {
  const std::string html = render(makeBowl(), makeCollection(), makeScanAssets(), "en");
  EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(html, HasSubstr("<h1>Bowl with peonies</h1>"));
  EXPECT_THAT(html, HasSubstr("<p class=\"lead\" lang=\"ja\">牡丹が咲いています。</p>"));
  EXPECT_THAT(html, HasSubstr("This text has not been translated yet"));
  EXPECT_THAT(html, HasSubstr("<dt>Technique</dt><dd lang=\"ja\">色絵</dd>"));
  EXPECT_THAT(html, HasSubstr("<dt>Size</dt><dd>H 12 cm, Diam. 34 cm</dd>"));
}

TEST(ItemPage, EnglishPageUsesTheFilesBesideTheJapaneseOne) {
  const std::string html = render(makeBowl(), makeCollection(), makeScanAssets(), "en");
  EXPECT_THAT(html, HasSubstr("<kura-viewer src=\"../../../item/K-001/item.json\""));
  EXPECT_THAT(html, HasSubstr("href=\"../../../item/K-001/model/plain.glb\""));
  EXPECT_THAT(html, HasSubstr("href=\"../../../styles/site.css\""));
  EXPECT_THAT(html, HasSubstr("<a href=\"../../../item/K-001/\" hreflang=\"ja\""));
}

// Search engines follow whole addresses only: docs/publishing.md, "base_url".
TEST(ItemPage, NamesNoAlternateAddressWhereItDoesNotKnowItsOwn) {
  EXPECT_THAT(render(makeBowl(), makeCollection(), makeScanAssets(), "en"), Not(HasSubstr("rel=\"alternate\" hreflang")));
}

TEST(ItemPage, OffersItsPictureInSeveralSizes) {
  ItemAssets assets = makeScanAssets();
  assets.poster_sizes = {{"poster-400.webp", 400, 500}, {"poster.webp", 1200, 1500}};
  EXPECT_THAT(render(makeBowl(), makeCollection(), assets, "en"),
              HasSubstr("srcset=\"../../../item/K-001/poster-400.webp 400w, ../../../item/K-001/poster.webp 1200w\""));
}

TEST(ItemPage, FlatWorkStandsInTheSameViewer) {
  const std::string html = render(makeBowl(), makeCollection(), makeFlatAssets(), "ja");
  EXPECT_THAT(html, HasSubstr("<kura-viewer picture=\"image/01/info.json\" src=\"item.json\" lang="));
  EXPECT_THAT(html, HasSubstr("kura-viewer.js"));
  EXPECT_THAT(html, Not(HasSubstr("width-mm")));
  EXPECT_THAT(html, HasSubstr("<noscript><p class=\"stage__note\"><a href=\"image/01-1200.jpg\">"));
  EXPECT_EQ(countOf(html, "data-tiles-open"), 0u);
  EXPECT_THAT(html, HasSubstr("<template id=\"tile-viewer\">")) << "where the viewer cannot show it";
}

TEST(ItemPage, FlatWorkHasAScaleWhereItsSizeIsMeasured) {
  Item screen = makeBowl();
  screen.width_cm = 361.2;
  screen.scale_basis.clear();
  EXPECT_THAT(render(screen, makeCollection(), makeFlatAssets(), "en"), Not(HasSubstr("width-mm")));
  screen.scale_basis = "巻尺で実測";
  EXPECT_THAT(render(screen, makeCollection(), makeFlatAssets(), "en"), HasSubstr(" width-mm=\"3612.0\""));
}

TEST(ItemPage, PhotographsOfAScannedPieceOpenInTiles) {
  ItemAssets assets = makeScanAssets();
  assets.photographs = {test::makePhotograph(), test::makePhotograph()};
  const std::string html = render(makeBowl(), makeCollection(), assets, "ja");
  EXPECT_EQ(countOf(html, "data-tiles-open"), 2u);
  EXPECT_THAT(html, HasSubstr("<a href=\"image/01-1200.jpg\" data-tiles=\"image/01\" data-tiles-open>"));
}

TEST(ItemPage, StatesRightsInPlainWordsForEachClassThatIsThere) {
  const std::string scan = render(makeBowl(), makeCollection(), makeScanAssets(), "ja");
  EXPECT_THAT(scan, HasSubstr("<a href=\"http://creativecommons.org/licenses/by/4.0/\" rel=\"license\">CC BY 4.0</a>"));
  EXPECT_THAT(scan, HasSubstr("クレジットを書けば、自由に使えます"));
  EXPECT_THAT(scan, HasSubstr("#rights-by"));
  EXPECT_THAT(scan, Not(HasSubstr("高精細画像")));
  const std::string flat = render(makeBowl(), makeCollection(), makeFlatAssets(), "ja");
  EXPECT_THAT(flat, Not(HasSubstr("CC BY 4.0")));
  EXPECT_THAT(flat, Not(HasSubstr("高精細画像"))) << "nobody has said anything of it";
  Collection generous = makeCollection();
  generous.default_rights[AssetClass::kHighDefinition] = {"http://rightsstatements.org/vocab/InC/1.0/"};
  EXPECT_THAT(render(makeBowl(), generous, makeFlatAssets(), "ja"), HasSubstr("高精細画像"));
}

TEST(ItemPage, DownloadsSayFormatAndSize) {
  const std::string html = render(makeBowl(), makeCollection(), makeScanAssets(), "en");
  EXPECT_THAT(html, HasSubstr("GLB (glTF 2.0) · 100,000 triangles · 3.2 MB"));
}

TEST(ItemPage, OffersNoDownloadThatTheRightsDoNotPermit) {
  Item item = makeBowl();
  item.rights[AssetClass::kModel] = {"http://rightsstatements.org/vocab/InC/1.0/"};
  const std::string html = render(item, makeCollection(), makeScanAssets(), "en");
  EXPECT_THAT(html, Not(HasSubstr("GLB (glTF 2.0)")));
  EXPECT_THAT(html, Not(HasSubstr("plain.glb\" download")));
}

TEST(ItemPage, OffersArWithTheFilesMadeForIt) {
  ItemAssets assets = makeScanAssets();
  assets.model["ar"] = {{"glb", {{"uri", "ar.glb"}, {"bytes", 1}}}, {"usdz", {{"uri", "ar.usdz"}, {"bytes", 1}, {"triangles", 1}}}};
  Item item = makeBowl();
  EXPECT_THAT(render(item, makeCollection(), assets, "en"), HasSubstr("data-glb=\"../../../item/K-001/model/ar.glb\""));
  EXPECT_THAT(render(item, makeCollection(), assets, "ja"), HasSubstr(" data-measured "));
  item.scale_basis.clear();
  EXPECT_THAT(render(item, makeCollection(), assets, "ja"), Not(HasSubstr("data-measured"))) << "true size is claimed only where it was measured";
  EXPECT_THAT(render(item, makeCollection(), makeScanAssets(), "ja"), Not(HasSubstr("data-ar")));
}

TEST(ItemPage, ListsAnnotationsForEverybodyWhoReads) {
  Item item = makeBowl();
  item.annotations = {{.id = "mark", .label = {{"ja", "銘"}}, .body = {{"ja", "二重角に「福」。"}}}};
  EXPECT_THAT(render(item, makeCollection(), makeScanAssets(), "ja"), HasSubstr("<li id=\"detail-mark\"><h3>銘</h3><p>二重角に「福」。</p><button class=\"onto\" type=\"button\" data-pin=\"mark\" hidden>立体で見る</button></li>"));
  EXPECT_THAT(render(item, makeCollection(), makeScanAssets(), "en"), HasSubstr("<h3 lang=\"ja\">銘</h3>"));
}

TEST(ItemPage, TellsToursToThoseWithoutTheViewer) {
  Item item = makeBowl();
  item.views = {{.id = "front", .label = {{"ja", "正面"}, {"en", "Front"}}}};
  item.tours = {{"around", {{"ja", "ひとめぐり"}, {"en", "Around"}}, {{.view = "front", .text = {{"ja", "牡丹です。"}}, .image = 0}}}};
  ItemAssets assets = makeScanAssets();
  assets.photographs = {test::makePhotograph()};
  const std::string html = render(item, makeCollection(), assets, "ja");
  EXPECT_THAT(html, HasSubstr("<h2 id=\"tours\">案内</h2>"));
  EXPECT_THAT(html, HasSubstr("<li><h4>正面</h4><p>牡丹です。</p><img class=\"tour__picture\""));
  const std::string english = render(item, makeCollection(), assets, "en");
  EXPECT_THAT(english, HasSubstr("<h4>Front</h4><p lang=\"ja\">牡丹です。</p>"));
  EXPECT_THAT(render(makeBowl(), makeCollection(), assets, "en"), Not(HasSubstr("Guided tours")));
}

TEST(ItemPage, CanonicalAddressOnlyWhereTheSiteKnowsItsOwn) {
  Collection collection = makeCollection();
  EXPECT_THAT(render(makeBowl(), collection, makeScanAssets(), "ja"), Not(HasSubstr("canonical")));
  collection.base_url = "https://museum.example.jp/kura";
  const std::string html = render(makeBowl(), collection, makeScanAssets(), "en");
  EXPECT_THAT(html, HasSubstr("<link rel=\"canonical\" href=\"https://museum.example.jp/kura/en/item/K-001/\">"));
  EXPECT_THAT(html, HasSubstr("<link rel=\"alternate\" hreflang=\"ja\" href=\"https://museum.example.jp/kura/item/K-001/\">"));
  EXPECT_THAT(html, HasSubstr("content=\"https://museum.example.jp/kura/item/K-001/poster.webp\""));
}

TEST(ItemPage, HasNoInlineScriptStyleOrForeignHost) {
  ItemAssets assets = makeScanAssets();
  assets.photographs = {test::makePhotograph()};
  const std::string html = render(makeBowl(), makeCollection(), assets, "ja");
  EXPECT_THAT(html, Not(HasSubstr(" style=")));
  EXPECT_THAT(html, Not(HasSubstr("<style")));
  EXPECT_THAT(html, Not(HasSubstr(" onclick=")));
  EXPECT_THAT(html, Not(HasSubstr("src=\"http")));
  EXPECT_EQ(countOf(html, "<script>"), 0u);
}

TEST(ItemPage, SaysSoWhereThereIsNothingToShowYet) {
  EXPECT_THAT(render(makeBowl(), makeCollection(), {}, "en"), HasSubstr("There is no photograph or 3D scan of this work yet."));
}

TEST(ItemPage, EasyJapaneseIsOfferedOnTheJapanesePageOnly) {
  Item item = makeBowl();
  item.description["ja-easy"] = "はなの えが あります。";
  item.description["zh"] = "牡丹盛开。";
  EXPECT_THAT(render(item, makeCollection(), makeScanAssets(), "ja"), HasSubstr("<div class=\"story\" lang=\"ja-x-easy\">"));
  const std::string english = render(item, makeCollection(), makeScanAssets(), "en");
  EXPECT_THAT(english, Not(HasSubstr("はなの えが あります。")));
  EXPECT_THAT(english, HasSubstr("<div class=\"story\" lang=\"zh-Hans\">"));
}

}  // namespace
}  // namespace kura

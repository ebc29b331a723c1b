#include "publish/embed_page.h"

#include <gmock/gmock.h>

#include "publish/support/sample_item.h"
#include "publish/tool_pages.h"

namespace kura {
namespace {

using test::makeBowl;
using test::makeCollection;
using test::makeFlatAssets;
using test::makeScanAssets;
using testing::HasSubstr;
using testing::Not;

PageTemplates templates() {
  auto read = readPageTemplates(KURA_SOURCE_DIR "/site/templates");
  EXPECT_TRUE(read.ok());
  return read.ok() ? std::move(*read) : PageTemplates{};
}

std::string render(const Item& item, const Collection& collection, const ItemAssets& assets, const std::string& language) {
  const auto html = renderEmbedPage({item, collection, assets}, language, templates());
  EXPECT_TRUE(html.ok());
  return html.ok() ? *html : "";
}

TEST(EmbedPage, NamesThePieceItsKeeperAndItsTerms) {
  const std::string html = render(makeBowl(), makeCollection(), makeScanAssets(), "ja");
  EXPECT_THAT(html, HasSubstr("<kura-viewer src=\"item.json\" lang=\"ja\">"));
  EXPECT_THAT(html, HasSubstr(">五彩牡丹文鉢</a>"));
  EXPECT_THAT(html, HasSubstr("九谷の蔵美術館"));
  EXPECT_THAT(html, HasSubstr("href=\"http://creativecommons.org/licenses/by/4.0/\""));
}

TEST(EmbedPage, ShowsThePhotographOfAFlatWorkUnderThePhotographsTerms) {
  const std::string html = render(makeBowl(), makeCollection(), makeFlatAssets(), "en");
  EXPECT_THAT(html, HasSubstr("<kura-viewer picture=\"../../../item/K-001/image/01/info.json\" src="));
  EXPECT_THAT(html, HasSubstr("src=\"../../../item/K-001/image/01-1200.jpg\""));
  EXPECT_THAT(html, HasSubstr("publicdomain/zero"));
}

TEST(EmbedPage, EscapesTextOfTheRecord) {
  Item item = makeBowl();
  item.title["ja"] = "\"><script>alert(1)</script>";
  EXPECT_THAT(render(item, makeCollection(), makeScanAssets(), "ja"), Not(HasSubstr("<script>alert")));
}

TEST(OEmbed, AnswersWithAFrameOfTheEmbedPage) {
  Collection collection = makeCollection();
  collection.base_url = "https://museum.example/kura";
  Item item = makeBowl();
  item.id = "漆/1";
  item.title["en"] = "A \"bowl\" & lid";
  const ItemAssets assets = makeScanAssets();
  const nlohmann::json answer = makeOEmbed({item, collection, assets}, "en");
  EXPECT_EQ(answer["version"], "1.0");
  EXPECT_EQ(answer["type"], "rich");
  EXPECT_EQ(answer["provider_url"], "https://museum.example/kura/en/");
  EXPECT_THAT(answer["html"].get<std::string>(),
              HasSubstr("<iframe src=\"https://museum.example/kura/en/item/~E6~BC~86~2F1/embed.html\" title=\"A &quot;bowl&quot; &amp; lid\" width=\"640\" height=\"800\""));
}

TEST(OEmbed, IsAbsentWhereTheSitesAddressIsNotKnown) {
  const Item item = makeBowl();
  const Collection collection = makeCollection();
  const ItemAssets assets = makeScanAssets();
  EXPECT_TRUE(makeOEmbed({item, collection, assets}, "ja").is_null());
}

TEST(ToolPages, KnowTheWayToTheRootAndTheirLanguage) {
  const PageTemplates pages = templates();
  for (const ToolPage& page : kToolPages) {
    const auto japanese = renderToolPage(makeCollection(), page, "ja", pages);
    const auto english = renderToolPage(makeCollection(), page, "en", pages);
    ASSERT_TRUE(japanese.ok() && english.ok()) << page.name;
    EXPECT_THAT(*japanese, HasSubstr("data-root=\"../\"")) << page.name;
    EXPECT_THAT(*english, HasSubstr("data-root=\"../../\"")) << page.name;
    EXPECT_THAT(*english, HasSubstr("data-language-folder=\"en/\"")) << page.name;
    const bool needs_script = std::string(page.name) != "accessibility";
    EXPECT_EQ(english->find("<noscript>") != std::string::npos, needs_script) << page.name;
  }
}

}  // namespace
}  // namespace kura

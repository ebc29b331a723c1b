#include "publish/index_page.h"

#include <gmock/gmock.h>

#include "publish/support/check_schema.h"
#include "publish/support/sample_item.h"

namespace kura {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string render(const Collection& collection, const std::vector<ItemCard>& cards, const std::string& language) {
  const auto templates = readPageTemplates(KURA_SOURCE_DIR "/site/templates");
  EXPECT_TRUE(templates.ok());
  const auto html = renderIndexPage(collection, cards, language, *templates);
  EXPECT_TRUE(html.ok());
  return html.ok() ? *html : "";
}

TEST(IndexPage, EveryItemHasACardWithPosterTitleAndWhatCanBeDone) {
  const ItemCard card = makeItemCard(test::makeBowl(), test::makeScanAssets());
  const std::string html = render(test::makeCollection(), {card}, "ja");
  EXPECT_THAT(html, HasSubstr("<a href=\"item/K-001/\">五彩牡丹文鉢</a>"));
  EXPECT_THAT(html, HasSubstr("<img src=\"item/K-001/poster-600.webp\" width=\"600\" height=\"750\""));
  EXPECT_THAT(html, HasSubstr("data-turntable=\"item/K-001/turntable.webp\""));
  EXPECT_THAT(html, HasSubstr("回す"));
  EXPECT_THAT(html, Not(HasSubstr("#mark-zoom\"")));
}

TEST(IndexPage, EnglishCardsLeadToEnglishPages) {
  const ItemCard card = makeItemCard(test::makeBowl(), test::makeScanAssets());
  const std::string html = render(test::makeCollection(), {card}, "en");
  EXPECT_THAT(html, HasSubstr("<a href=\"../en/item/K-001/\">Bowl with peonies</a>"));
  EXPECT_THAT(html, HasSubstr("src=\"../item/K-001/poster-600.webp\""));
  EXPECT_THAT(html, HasSubstr("<span lang=\"ja\">江戸時代後期</span>"));
}

TEST(IndexPage, FlatWorkShowsItsPhotographAndCanBeZoomed) {
  const ItemCard card = makeItemCard(test::makeBowl(), test::makeFlatAssets());
  EXPECT_FALSE(card.can_turn);
  EXPECT_TRUE(card.can_zoom);
  const std::string html = render(test::makeCollection(), {card}, "ja");
  EXPECT_THAT(html, HasSubstr("card__stage--photograph"));
  EXPECT_THAT(html, HasSubstr("item/K-001/image/01-1200.jpg"));
}

TEST(IndexPage, CardsBelowTheHeroAreLoadedAsTheyComeNear) {
  std::vector<ItemCard> cards(6, makeItemCard(test::makeBowl(), test::makeScanAssets()));
  const std::string html = render(test::makeCollection(), cards, "ja");
  const size_t first_lazy = html.find("loading=\"lazy\"");
  ASSERT_NE(first_lazy, std::string::npos);
  size_t before = 0;
  for (size_t at = html.find("<li class=\"card\""); at < first_lazy; at = html.find("<li class=\"card\"", at + 1)) ++before;
  EXPECT_EQ(before, 0u);  // the hero is the one picture that counts
}

TEST(IndexPage, AnEmptyCollectionSaysSo) {
  EXPECT_THAT(render(test::makeCollection(), {}, "ja"), HasSubstr("公開している作品は、まだありません。"));
}

TEST(CollectionJson, MatchesItsSchemaAndKeepsTheOrder) {
  Item strange = test::makeBowl();
  strange.id = "金/1";
  const std::vector<ItemCard> cards = {makeItemCard(strange, test::makeFlatAssets()), makeItemCard(test::makeBowl(), test::makeScanAssets())};
  const nlohmann::json json = makeCollectionJson(test::makeCollection(), cards);
  EXPECT_THAT(test::schemaFaults(json, test::readSchema("collection.schema.json")), IsEmpty());
  EXPECT_EQ(json["items"][0]["folder"], "~E9~87~91~2F1");
  EXPECT_EQ(json["items"][0]["can"], nlohmann::json({"zoom"}));
  EXPECT_EQ(json["items"][1]["id"], "K-001");
  EXPECT_EQ(json["items"][1]["can"], nlohmann::json({"turn"}));
}

}  // namespace
}  // namespace kura

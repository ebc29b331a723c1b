// One record, many formats: they must say the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <pugixml.hpp>

#include "publish/iiif_manifest.h"
#include "publish/linked_art.h"
#include "publish/open_tables.h"
#include "publish/xml_records.h"
#include "publish/support/sample_item.h"

namespace kura {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

Collection knownCollection() {
  Collection collection = test::makeCollection();
  collection.base_url = "https://museum.example.jp/kura/";
  return collection;
}

OpenRecord recordOf(const Item& item, const Collection& collection) {
  ItemAssets assets = test::makeScanAssets();
  assets.photographs = {test::makePhotograph(), test::makePhotograph()};
  return makeOpenRecord(item, collection, assets);
}

TEST(IiifManifest, HoldsWhatPresentation3Wants) {
  const Collection collection = knownCollection();
  const Item item = test::makeBowl();
  const json manifest = makeIiifManifest(recordOf(item, collection));
  EXPECT_EQ(manifest["@context"], "http://iiif.io/api/presentation/3/context.json");
  EXPECT_EQ(manifest["id"], "https://museum.example.jp/kura/item/K-001/manifest.json");
  EXPECT_EQ(manifest["type"], "Manifest");
  EXPECT_EQ(manifest["label"]["ja"], json::array({"五彩牡丹文鉢"}));
  ASSERT_EQ(manifest["items"].size(), 2u);
  const json& canvas = manifest["items"][0];
  EXPECT_GT(canvas["width"], 0);
  const json& painting = canvas["items"][0]["items"][0];
  EXPECT_EQ(painting["motivation"], "painting");
  EXPECT_EQ(painting["target"], canvas["id"]);
  EXPECT_EQ(painting["body"]["service"][0]["type"], "ImageService3");
  EXPECT_EQ(painting["body"]["id"], painting["body"]["service"][0]["id"].get<std::string>() + "/full/max/0/default.jpg");
  EXPECT_EQ(manifest["structures"][0]["items"].size(), 2u);
  EXPECT_EQ(manifest["rights"].get<std::string>().rfind("http://creativecommons.org/", 0), 0u) << "http, as IIIF wants";
  EXPECT_TRUE(manifest.contains("thumbnail"));
  EXPECT_EQ(manifest["homepage"].size(), collection.languages.size());
  for (const json& row : manifest["metadata"]) {
    EXPECT_FALSE(row["label"].empty());
    EXPECT_FALSE(row["value"].empty());
  }
}

TEST(IiifManifest, RendersOnlyWhatTheRightsPermit) {
  const Collection collection = knownCollection();
  Item item = test::makeBowl();
  EXPECT_TRUE(makeIiifManifest(recordOf(item, collection)).contains("rendering"));
  item.rights[AssetClass::kModel] = {"http://rightsstatements.org/vocab/InC/1.0/"};
  EXPECT_FALSE(makeIiifManifest(recordOf(item, collection)).contains("rendering"));
}

TEST(IiifScene, TellsAnnotationsAndToursInEveryLanguage) {
  const Collection collection = knownCollection();
  Item item = test::makeBowl();
  item.annotations = {{.id = "mark", .position_m = {1, 2, 3}, .label = {{"ja", "銘"}}, .body = {{"ja", "福"}, {"ja-easy", "ふく"}}}};
  item.tours = {{"around", {{"ja", "ひとめぐり"}}, {{.annotation = "mark", .text = {{"en", "Look."}}}}}};
  const json pages = makeIiifScene(recordOf(item, collection))["items"][0]["annotations"];
  ASSERT_EQ(pages.size(), 2u);
  ASSERT_EQ(pages[0]["items"].size(), 2u);
  EXPECT_EQ(pages[0]["items"][1]["body"]["language"], "ja-x-easy");
  EXPECT_EQ(pages[1]["label"], json({{"ja", {"ひとめぐり"}}}));
  EXPECT_EQ(pages[1]["items"][0]["body"]["value"], "Look.");
  EXPECT_EQ(pages[1]["items"][0]["target"]["selector"][0]["y"], 2);
}

TEST(IiifScene, PaintsTheModelInMetresOnlyWhereItWasMeasured) {
  const Collection collection = knownCollection();
  Item item = test::makeBowl();
  json scene = makeIiifScene(recordOf(item, collection));
  EXPECT_EQ(scene["items"][0]["type"], "Scene");
  EXPECT_EQ(scene["items"][0]["items"][0]["items"][0]["motivation"], json::array({"painting"}));
  EXPECT_EQ(scene["items"][0]["items"][0]["items"][0]["body"]["type"], "Model");
  EXPECT_TRUE(scene["items"][0].contains("spatialScale"));
  item.scale_basis.clear();
  EXPECT_FALSE(makeIiifScene(recordOf(item, collection))["items"][0].contains("spatialScale"));
  EXPECT_TRUE(makeIiifScene(makeOpenRecord(item, collection, test::makeFlatAssets())).is_null());
}

TEST(OpenFormats, SayTheSame) {
  const Collection collection = knownCollection();
  const Item item = test::makeBowl();
  const OpenRecord record = recordOf(item, collection);
  const std::string page = "https://museum.example.jp/kura/item/K-001/";
  const json art = makeLinkedArt(record);
  const std::string lido = makeLidoXml(record), dublin = makeDublinCoreXml(record), csv = makeCollectionCsv({record}), lines = makeCollectionJsonLines({record}),
                    japan = makeJapanSearchCsv({record});
  for (const std::string& text : {makeIiifManifest(record).dump(), art.dump(), lido, dublin, csv, lines, japan}) {
    EXPECT_THAT(text, HasSubstr("五彩牡丹文鉢"));
    EXPECT_THAT(text, HasSubstr("K-001"));
    EXPECT_THAT(text, HasSubstr(page));
  }
  for (const std::string& text : {makeIiifManifest(record).dump(), lido, dublin, csv, lines}) EXPECT_THAT(text, HasSubstr("creativecommons.org/publicdomain/zero/1.0/"));
  EXPECT_EQ(art["produced_by"]["timespan"]["begin_of_the_begin"], "1820-01-01T00:00:00Z");
  EXPECT_THAT(lido, HasSubstr("<lido:earliestDate>1820</lido:earliestDate>"));
  EXPECT_THAT(csv, HasSubstr(",1820,1850,"));
  EXPECT_EQ(json::parse(lines)["year_from"], 1820);
  EXPECT_EQ(json::parse(lines)["height_cm"], "12 cm");
  for (const std::string& xml : {lido, dublin}) {
    pugi::xml_document document;
    EXPECT_TRUE(document.load_string(xml.c_str()));
  }
}

TEST(CollectionCsv, IsOneLineARecordAndNoFormula) {
  const Collection collection = knownCollection();
  Item item = test::makeBowl();
  item.description["ja"] = "一行目\r\n二行目、\"引用\"";
  item.technique = "=HYPERLINK(\"x\")";
  item.maker = "-5";
  const std::string csv = makeCollectionCsv({recordOf(item, collection)});
  EXPECT_EQ(csv.substr(0, 3), "\xEF\xBB\xBF");
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 2);
  EXPECT_THAT(csv, HasSubstr("\"一行目 二行目、\"\"引用\"\"\""));
  EXPECT_THAT(csv, HasSubstr("'=HYPERLINK"));
  EXPECT_THAT(csv, HasSubstr(",-5,")) << "a number is no formula";
  EXPECT_THAT(makeCollectionJsonLines({recordOf(item, collection)}), HasSubstr("一行目\\r\\n二行目"));
}

TEST(CulturalProperties, ListsDesignatedItemsOnly) {
  const Collection collection = knownCollection();
  Item item = test::makeBowl(), plain = test::makeBowl();
  item.designation = "市指定有形文化財";
  item.count = "1口";
  plain.id = "K-002";
  plain.designation.clear();
  const std::string csv = makeCulturalPropertiesCsv({recordOf(item, collection), recordOf(plain, collection)});
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 2);
  EXPECT_THAT(csv, HasSubstr(",1,口,"));
}

TEST(Sitemap, NamesEveryPageInEveryLanguageOnlyWhereTheAddressIsKnown) {
  Collection collection = knownCollection();
  const std::vector<std::string> folders = {"", "feature/gold/", "item/K-001/"};
  const std::string xml = makeSitemapXml(collection, folders);
  for (const std::string& folder : folders) {
    EXPECT_THAT(xml, HasSubstr("<loc>https://museum.example.jp/kura/" + folder + "</loc>"));
  }
  EXPECT_THAT(xml, HasSubstr("<loc>https://museum.example.jp/kura/en/item/K-001/</loc>"));
  EXPECT_THAT(xml, HasSubstr("hreflang=\"ja\""));
  collection.base_url.clear();
  EXPECT_EQ(makeSitemapXml(collection, folders), "");
}

TEST(Dcat, NamesTheLicenceThatTheCuratorStatedForTheData) {
  Collection collection = knownCollection();
  const auto distribution = [&] { return makeDcat(collection)["dcat:dataset"][0]["dcat:distribution"][0]; };
  EXPECT_FALSE(distribution().contains("dct:license"));  // that of the pictures is not that of the record
  collection.metadata_rights = Rights{"http://creativecommons.org/publicdomain/zero/1.0/"};
  EXPECT_EQ(distribution()["dct:license"]["@id"], "http://creativecommons.org/publicdomain/zero/1.0/");
}

TEST(Dcat, TheCatalogueAlwaysHasAPublisher) {
  Collection collection = knownCollection();
  collection.facilities.clear();
  EXPECT_EQ(makeDcat(collection)["dct:publisher"]["foaf:name"][0]["@value"], collection.title.begin()->second);
}

}  // namespace
}  // namespace kura

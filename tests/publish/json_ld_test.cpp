#include "publish/json_ld.h"

#include <gtest/gtest.h>

#include "publish/support/sample_item.h"

namespace kura {
namespace {

using nlohmann::json;

TEST(JsonLd, DescribesTheWorkInTheTermsOfSchemaOrg) {
  const json work = makeJsonLd(test::makeBowl(), test::makeCollection(), test::makeScanAssets(), "en");
  EXPECT_EQ(work["@type"], "VisualArtwork");
  EXPECT_EQ(work["identifier"], "K-001");
  EXPECT_EQ(work["name"], "Bowl with peonies");
  EXPECT_EQ(work["artform"], "Kutani ware");
  EXPECT_EQ(work["dateCreated"], json({{"@value", "江戸時代後期"}, {"@language", "ja"}}));
  EXPECT_EQ(work["height"], json({{"@type", "QuantitativeValue"}, {"value", 12.0}, {"unitCode", "CMT"}}));
  EXPECT_EQ(work["license"], "http://creativecommons.org/publicdomain/zero/1.0/");
  EXPECT_EQ(work["creditText"], "九谷の蔵美術館");
  EXPECT_EQ(work["provider"]["name"], "Kutani Storehouse");
}

TEST(JsonLd, NamesTheModelWithItsFormatAndItsOwnLicense) {
  Collection collection = test::makeCollection();
  collection.base_url = "https://museum.example.jp/";
  const json model = makeJsonLd(test::makeBowl(), collection, test::makeScanAssets(), "ja")["associatedMedia"][0];
  EXPECT_EQ(model["@type"], "3DModel");
  EXPECT_EQ(model["encodingFormat"], "model/gltf-binary");
  EXPECT_EQ(model["contentUrl"], "https://museum.example.jp/item/K-001/model/plain.glb");
  EXPECT_EQ(model["license"], "http://creativecommons.org/licenses/by/4.0/");
}

TEST(JsonLd, AddressesAreRelativeWhereTheSiteDoesNotKnowItsOwn) {
  const json work = makeJsonLd(test::makeBowl(), test::makeCollection(), test::makeFlatAssets(), "en");
  EXPECT_EQ(work["image"], "../../../item/K-001/image/01-1200.jpg");
  EXPECT_FALSE(work.contains("url"));
}

}  // namespace
}  // namespace kura

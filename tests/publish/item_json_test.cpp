#include "publish/item_json.h"

#include <gmock/gmock.h>

#include "publish/support/check_schema.h"
#include "publish/support/sample_item.h"

namespace kura {
namespace {

using nlohmann::json;
using test::makeBowl;
using test::makeCollection;
using test::makeFlatAssets;
using test::makeScanAssets;
using testing::IsEmpty;

TEST(ItemJson, MatchesItsSchemaWithScanPhotographViewsAndAnnotations) {
  Item item = makeBowl();
  item.views = {{.id = "footring", .label = {{"ja", "高台"}}, .target_m = {0, 0.01, 0}, .pitch_deg = -60, .distance_m = 0.3}};
  item.annotations = {{.id = "mark", .normal = {0, -1, 0}, .label = {{"ja", "銘"}}, .view = "footring"}};
  ItemAssets assets = makeScanAssets();
  assets.photographs = {test::makePhotograph()};
  EXPECT_THAT(test::schemaFaults(makeItemJson(item, makeCollection(), assets), test::readSchema("item.schema.json")), IsEmpty());
}

TEST(ItemJson, TellsToursWithWhatTheirStopsLeaveToAnnotations) {
  Item item = makeBowl();
  item.views = {{.id = "low", .label = {{"ja", "寝た光"}}, .is_orthographic = true,
                 .look = {.environment = "raking", .exposure_ev = 0.5, .key = ViewLook::KeyLight{70, 8, 2}, .mode = "relief", .section = ViewLook::Section{'x', 0.25, true}}}};
  item.annotations = {{.id = "mark", .normal = {0, -1, 0}, .label = {{"ja", "銘"}}, .body = {{"ja", "福"}}, .view = "low", .image = 0}};
  item.tours = {{"around", {{"ja", "ひとめぐり"}}, {{.view = "low", .text = {{"ja", "光"}}}, {.annotation = "mark"}}}};
  ItemAssets assets = makeScanAssets();
  assets.photographs = {test::makePhotograph()};
  const json object = makeItemJson(item, makeCollection(), assets);
  EXPECT_THAT(test::schemaFaults(object, test::readSchema("item.schema.json")), IsEmpty());
  EXPECT_EQ(object["model"]["views"][0]["look"], json::parse(R"({"environment": "raking", "exposure": 0.5, "key": {"yaw": 70.0, "pitch": 8.0, "intensity": 2.0},
    "mode": "relief", "section": {"axis": "x", "at": 0.25, "flip": true}})"));
  EXPECT_EQ(object["model"]["tours"][0]["stops"], json::parse(R"([{"view": "low", "label": {"ja": "寝た光"}, "text": {"ja": "光"}},
    {"view": "low", "annotation": "mark", "label": {"ja": "銘"}, "text": {"ja": "福"}, "image": 0}])"));
}

TEST(ItemJson, MatchesItsSchemaForAFlatWork) {
  const json item = makeItemJson(makeBowl(), makeCollection(), makeFlatAssets());
  EXPECT_THAT(test::schemaFaults(item, test::readSchema("item.schema.json")), IsEmpty());
  EXPECT_FALSE(item.contains("model"));
  EXPECT_FALSE(item.contains("poster"));
}

TEST(ItemJson, MatchesItsSchemaForAConvertedScan) {
  const json item = makeConvertedItemJson("venus.glb", "item/venus/", makeScanAssets());
  EXPECT_THAT(test::schemaFaults(item, test::readSchema("item.schema.json")), IsEmpty());
  EXPECT_EQ(item["$schema"], "../../schema/item.schema.json");
}

TEST(ItemJson, PutsModelUrisUnderTheModelFolder) {
  const json item = makeItemJson(makeBowl(), makeCollection(), makeScanAssets());
  EXPECT_EQ(item["model"]["tiers"][0]["uri"], "model/thumb.glb");
  EXPECT_EQ(item["model"]["plain"]["uri"], "model/plain.glb");
  EXPECT_EQ(item["downloads"][0], json({{"kind", "model"}, {"uri", "model/plain.glb"}, {"format", "model/gltf-binary"}, {"bytes", 3210345}}));
}

TEST(ItemJson, ClaimsTrueSizeOnlyWhereTheRecordStatesItsBasis) {
  Item item = makeBowl();
  EXPECT_EQ(makeItemJson(item, makeCollection(), makeScanAssets())["model"]["scale_basis"], "ノギス実測");
  item.scale_basis.clear();
  EXPECT_FALSE(makeItemJson(item, makeCollection(), makeScanAssets())["model"].contains("scale_basis"));
}

TEST(ItemJson, DescribesThePieceByItsTitleInLanguagesWithoutAltText) {
  const json item = makeItemJson(makeBowl(), makeCollection(), makeScanAssets());
  EXPECT_EQ(item["alt"]["ja"], "白い鉢に紫の牡丹");
  EXPECT_EQ(item["alt"]["en"], "Bowl with peonies");
}

TEST(ItemJson, LeavesOutTheDistanceOfAViewThatFitsThePiece) {
  Item item = makeBowl();
  item.views = {{.id = "front", .label = {{"ja", "正面"}}}};
  const json camera = makeItemJson(item, makeCollection(), makeScanAssets())["model"]["views"][0]["camera"];
  EXPECT_FALSE(camera.contains("distance"));
  EXPECT_EQ(camera["pitch"], 15);
}

TEST(ItemJson, RightsOfTheItemComeBeforeThoseOfTheCollection) {
  Item item = makeBowl();
  item.rights[AssetClass::kModel] = {"http://rightsstatements.org/vocab/InC/1.0/"};
  const json rights = makeItemJson(item, makeCollection(), makeScanAssets())["rights"];
  EXPECT_EQ(rights["model"]["uri"], "http://rightsstatements.org/vocab/InC/1.0/");
  EXPECT_EQ(rights["image"]["uri"], "http://creativecommons.org/publicdomain/zero/1.0/");
}

}  // namespace
}  // namespace kura

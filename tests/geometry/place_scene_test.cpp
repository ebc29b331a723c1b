#include "geometry/place_scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shapes.h"

namespace kura {
namespace {

using shapes::sceneOf;

void expectNear(const Float3& a, const Float3& b, float tolerance) {
  for (int axis = 0; axis < 3; ++axis) EXPECT_NEAR(a[axis], b[axis], tolerance) << "axis " << axis;
}

TEST(PlaceScene, PutsTheBaseCentreAtTheOrigin) {
  const PlacedScene placed = placeScene(sceneOf({shapes::makeBox({2, 4, 6})}), {.meters_per_unit = 0.01, .up_axis = 'Y'});
  const Bounds bounds = boundsOf(placed.scene);
  expectNear(bounds.min, {-0.01f, 0, -0.03f}, 1e-8f);
  expectNear(bounds.max, {0.01f, 0.04f, 0.03f}, 1e-8f);
  EXPECT_TRUE(placed.guessed.empty());
  EXPECT_TRUE(placed.diagnostics.empty());
}

TEST(PlaceScene, TurnsZUpWithItsFrontToPlusZ) {
  // In a Z-up file the front is -Y and right is +X.
  Primitive arrow;
  arrow.positions = {{0, 0, 0}, {1, 0, 0}, {0, -2, 0}, {0, 0, 3}};
  arrow.normals.assign(4, {0, -1, 0});
  arrow.indices = {0, 1, 2, 0, 2, 3};
  const PlacedScene placed = placeScene(sceneOf({arrow}), {.meters_per_unit = 1, .up_axis = 'Z'});
  const auto& p = placed.scene.primitives[0].positions;
  expectNear(p[1] - p[0], {1, 0, 0}, 1e-6f);
  expectNear(p[2] - p[0], {0, 0, 2}, 1e-6f);
  expectNear(p[3] - p[0], {0, 3, 0}, 1e-6f);
  expectNear(placed.scene.primitives[0].normals[0], {0, 0, 1}, 1e-6f);
}

TEST(PlaceScene, NeverMirrorsThePiece) {
  for (char axis : {'X', 'Y', 'Z'}) {
    const PlacedScene placed = placeScene(sceneOf({shapes::makeBox({1, 2, 3})}), {.meters_per_unit = 1, .up_axis = axis});
    EXPECT_NEAR(shapes::volumeOf(placed.scene), 6, 1e-4) << axis;
  }
}

TEST(PlaceScene, BelievesTheRecordBeforeTheFile) {
  Scene scene = sceneOf({shapes::makeBox({1, 1, 2})});
  scene.meters_per_unit = 1;
  scene.up_axis = 'Y';
  const PlacedScene by_file = placeScene(scene);
  EXPECT_EQ(boundsOf(by_file.scene).max[1], 1);
  const PlacedScene by_record = placeScene(scene, {.meters_per_unit = 0.5, .up_axis = 'Z'});
  EXPECT_EQ(boundsOf(by_record.scene).max[1], 1);
  EXPECT_EQ(boundsOf(by_record.scene).max[0], 0.25f);
  EXPECT_TRUE(by_file.guessed.empty());
}

TEST(PlaceScene, GuessesTheUnitFromTheSizeAndSaysSo) {
  struct Case {
    float size;
    double meters_per_unit;
  };
  for (const Case& c : {Case{0.2f, 1}, Case{2.5f, 1}, Case{15, 0.01}, Case{120, 0.001}, Case{1500, 0.001}}) {
    const PlacedScene placed = placeScene(sceneOf({shapes::makeBox({c.size, 0.01f * c.size, 0.01f * c.size})}),
                                          {.up_axis = 'Y', .subject = "bowl.ply"});
    EXPECT_EQ(placed.placement.meters_per_unit, c.meters_per_unit) << c.size;
    EXPECT_EQ(placed.guessed, std::vector<std::string>{"unit"});
    ASSERT_EQ(placed.diagnostics.size(), 1u);
    EXPECT_EQ(placed.diagnostics[0].severity, Severity::kNote);
    EXPECT_EQ(placed.diagnostics[0].error.subject, "bowl.ply");
    EXPECT_FALSE(placed.diagnostics[0].error.message.ja.empty());
    EXPECT_NE(placed.diagnostics[0].error.remedy.en.find("item.toml"), std::string::npos);
  }
}

TEST(PlaceScene, SaysWhenItGuessesTheAxis) {
  const PlacedScene placed = placeScene(sceneOf({shapes::makeBox({1, 1, 1})}), {.meters_per_unit = 1});
  EXPECT_EQ(placed.guessed, std::vector<std::string>{"up_axis"});
  EXPECT_EQ(placed.placement.up_axis, 'Y');
}

TEST(PlaceScene, WarnsWhereTheStatedUnitGivesAGiant) {
  const PlacedScene placed = placeScene(sceneOf({shapes::makeBox({300, 200, 300})}), {.meters_per_unit = 1, .up_axis = 'Y'});
  ASSERT_EQ(placed.diagnostics.size(), 1u);
  EXPECT_EQ(placed.diagnostics[0].severity, Severity::kWarning);
}

TEST(PlaceScene, KeepsDetailFarFromTheOrigin) {
  // 5 micrometres of relief, 3 km from the survey's origin: float alone has 0.24 mm there.
  Primitive relief;
  relief.positions = {{0, 0, 0}, {0.1f, 0, 0}, {0, 0, 0.1f}, {0.05f, 0.000005f, 0.05f}};
  relief.indices = {0, 2, 3, 0, 3, 1};
  Scene scene = sceneOf({relief});
  scene.origin = {3000, -17, 2000};
  const PlacedScene placed = placeScene(scene, {.meters_per_unit = 1, .up_axis = 'Y'});
  EXPECT_NEAR(boundsOf(placed.scene).max[1], 0.000005f, 1e-9f);
  const Double3 again = placed.placement.apply({3000.1, -17, 2000});
  EXPECT_NEAR(again[0], placed.scene.primitives[0].positions[1][0], 1e-8);
  EXPECT_NEAR(again[1], 0, 1e-9);
}

// A box of 20 x 30 x 10 units.
Scene boxScene() { return sceneOf({shapes::makeBox({20, 30, 10})}); }

TEST(PlaceScene, FollowsTheRecordedHeightWhereNoUnitIsStated) {
  const PlacedScene placed = placeScene(boxScene(), {.up_axis = 'Y', .recorded = {.height_m = 0.31}});
  EXPECT_DOUBLE_EQ(placed.placement.meters_per_unit, 0.01);
  EXPECT_EQ(placed.guessed, std::vector<std::string>{"unit"});
}

TEST(PlaceScene, GuessesFromTheScanWhereNoUnitFitsTheRecord) {
  const PlacedScene placed = placeScene(boxScene(), {.up_axis = 'Y', .recorded = {.height_m = 0.6}});
  EXPECT_DOUBLE_EQ(placed.placement.meters_per_unit, 0.001);
}

TEST(PlaceScene, DoesNotBelieveAFileThatContradictsTheRecord) {
  Scene scene = boxScene();
  scene.meters_per_unit = 0.001;
  const PlacedScene placed = placeScene(scene, {.up_axis = 'Y', .recorded = {.height_m = 0.3, .longest_m = 0.3}});
  EXPECT_DOUBLE_EQ(placed.placement.meters_per_unit, 0.01);
  ASSERT_EQ(placed.diagnostics.size(), 1u);
  EXPECT_EQ(placed.diagnostics[0].severity, Severity::kWarning);
  EXPECT_THAT(placed.diagnostics[0].error.message.en, ::testing::HasSubstr("3 cm"));
}

TEST(PlaceScene, BelievesAFileThatTheRecordDoesNotContradictByMuch) {
  Scene scene = boxScene();
  scene.meters_per_unit = 0.01;
  const PlacedScene placed = placeScene(scene, {.up_axis = 'Y', .recorded = {.height_m = 0.15}});
  EXPECT_DOUBLE_EQ(placed.placement.meters_per_unit, 0.01);
  EXPECT_TRUE(placed.guessed.empty());
}

TEST(PlaceScene, NeverOverrulesTheUnitOfItemToml) {
  const PlacedScene placed = placeScene(boxScene(), {.meters_per_unit = 0.001, .up_axis = 'Y', .recorded = {.height_m = 0.3}});
  EXPECT_DOUBLE_EQ(placed.placement.meters_per_unit, 0.001);
}

TEST(PlaceScene, TakesZForUpWhereTheRecordedHeightFitsItAndNotY) {
  const PlacedScene lying = placeScene(boxScene(), {.meters_per_unit = 0.01, .recorded = {.height_m = 0.1}});
  EXPECT_EQ(lying.placement.up_axis, 'Z');
  const PlacedScene standing = placeScene(boxScene(), {.meters_per_unit = 0.01, .recorded = {.height_m = 0.3}});
  EXPECT_EQ(standing.placement.up_axis, 'Y');
}

TEST(PlaceScene, IgnoresVerticesThatNoTriangleUses) {
  Primitive box = shapes::makeBox({1, 1, 1});
  box.positions.push_back({500, -500, 500});
  const PlacedScene placed = placeScene(sceneOf({box}), {.meters_per_unit = 1, .up_axis = 'Y'});
  expectNear(placed.scene.primitives[0].positions[0], {-0.5f, 0, -0.5f}, 1e-6f);
}

TEST(PlaceScene, WarnsWhereRecordAndScanDifferByMoreThanATenth) {
  Scene scene;
  scene.primitives.resize(1);
  scene.primitives[0].positions = {{0, 0, 0}, {100, 0, 0}, {0, 154, 0}};
  scene.primitives[0].indices = {0, 1, 2};
  PlaceOptions options{.meters_per_unit = 0.001, .up_axis = 'Y', .subject = "cup.ply", .recorded = {}};
  options.recorded.height_m = 0.154;
  EXPECT_TRUE(placeScene(scene, options).diagnostics.empty());
  options.recorded.height_m = 1.54;
  const PlacedScene placed = placeScene(scene, options);
  ASSERT_EQ(placed.diagnostics.size(), 1u);
  EXPECT_EQ(placed.diagnostics[0].severity, Severity::kWarning);
  EXPECT_NE(placed.diagnostics[0].error.message.ja.find("記録の高さは 1.54 m、スキャンは 15.4 cm"), std::string::npos) << placed.diagnostics[0].error.message.ja;
}

}  // namespace
}  // namespace kura

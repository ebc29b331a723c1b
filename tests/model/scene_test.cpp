#include "model/scene.h"

#include <gtest/gtest.h>

namespace kura {
namespace {

Scene triangle(float x, std::optional<double> meters_per_unit) {
  Primitive primitive;
  primitive.positions = {{x, 0, 0}, {x + 1, 0, 0}, {x, 1, 0}};
  primitive.indices = {0, 1, 2};
  primitive.material = 0;
  Material material;
  material.base_color_texture = TextureReference{0};
  Scene scene;
  scene.primitives = {primitive};
  scene.materials = {material};
  scene.images = {{"a.png", {}}};
  scene.meters_per_unit = meters_per_unit;
  return scene;
}

TEST(BoundsOf, IsEmptyWithoutPositions) { EXPECT_TRUE(boundsOf(Scene{}).empty()); }

TEST(AppendScene, MovesReferencesBehindThoseThatAreThere) {
  Scene scene = triangle(0, {});
  appendScene(scene, triangle(5, {}));
  ASSERT_EQ(scene.primitives.size(), 2u);
  EXPECT_EQ(scene.primitives[1].material, 1u);
  EXPECT_EQ(scene.materials[1].base_color_texture->image, 1u);
  EXPECT_EQ(scene.images.size(), 2u);
  EXPECT_FLOAT_EQ(boundsOf(scene).max[0], 6);
}

TEST(AppendScene, BringsPartsToTheUnitAndOriginOfTheFirst) {
  Scene scene = triangle(0, 1.0);
  scene.origin = {100, 0, 0};
  Scene part = triangle(0, 0.001);
  part.origin = {101'000, 0, 0};
  appendScene(scene, part);
  EXPECT_FLOAT_EQ(scene.primitives[1].positions[0][0], 1);
  EXPECT_NEAR(scene.primitives[1].positions[1][0], 1.001, 1e-6);
}

TEST(AppendScene, ToNothingIsThePartItself) {
  Scene scene;
  appendScene(scene, triangle(2, 0.01));
  EXPECT_EQ(scene.meters_per_unit, 0.01);
  EXPECT_FLOAT_EQ(scene.primitives[0].positions[0][0], 2);
}

}  // namespace
}  // namespace kura

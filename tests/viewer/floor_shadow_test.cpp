#include "viewer/space/floor_shadow.h"

#include <gtest/gtest.h>

#include <cmath>

#include "viewer/model/read_glb.h"
#include "viewer/support/glb_builder.h"

namespace kura::viewer {
namespace {

Model modelOf(const test::GlbMesh& mesh) {
  auto model = readGlb(test::makeGlb(mesh));
  EXPECT_TRUE(model);
  return std::move(*model);
}

// 0..1 at a place on the floor, metres.
float keyAt(const FloorShadow& shadow, int direction, float x, float z) {
  const float left = shadow.centre.x - shadow.edge / 2, back = shadow.centre.z - shadow.edge / 2;
  const int column = int((x - left) / shadow.edge * FloorShadow::kCell), row = int((z - back) / shadow.edge * FloorShadow::kCell);
  const int cell_left = direction % FloorShadow::kColumns * FloorShadow::kCell;
  const int cell_top = direction / FloorShadow::kColumns * FloorShadow::kCell;
  return shadow.key[size_t(cell_top + row) * FloorShadow::kColumns * FloorShadow::kCell + cell_left + column] / 255.0f;
}

float roomAt(const FloorShadow& shadow, float x, float z) {
  const float left = shadow.centre.x - shadow.edge / 2, back = shadow.centre.z - shadow.edge / 2;
  const int column = int((x - left) / shadow.edge * FloorShadow::kRoom), row = int((z - back) / shadow.edge * FloorShadow::kRoom);
  return shadow.room[size_t(row) * FloorShadow::kRoom + column] / 255.0f;
}

FloorShadow shadowOfBox() {  // 0.2 m wide and deep, 0.2 m high
  return bakeFloorShadow(voxelize(modelOf(test::box(0.2f, 0.2f, 0.2f)), 64, 3), {.key_elevation = 45, .key_radius = 10});
}

TEST(FloorShadow, LiesAtTheFootOfThePiece) {
  test::GlbMesh box = test::box(0.2f, 0.2f, 0.2f);
  for (auto& position : box.positions) position[1] += 3;
  const FloorShadow shadow = bakeFloorShadow(voxelize(modelOf(box), 64, 3));
  EXPECT_NEAR(shadow.centre.y, 3, 1e-4);
}

TEST(FloorShadow, FallsAwayFromTheLight) {
  const FloorShadow shadow = shadowOfBox();
  // Direction 0 comes from +Z: the shadow lies towards -Z. Direction 6 comes from +X.
  EXPECT_GT(keyAt(shadow, 0, 0, -0.2f), 0.9f);
  EXPECT_LT(keyAt(shadow, 0, 0, 0.2f), 0.05f);
  EXPECT_GT(keyAt(shadow, 6, -0.2f, 0), 0.9f);
  EXPECT_LT(keyAt(shadow, 6, 0.2f, 0), 0.05f);
}

TEST(FloorShadow, IsAsLongAsTheLightIsHigh) {
  const FloorShadow shadow = shadowOfBox();  // at 45 degrees: 0.2 m behind the box's back at 0.1 m
  EXPECT_GT(keyAt(shadow, 0, 0, -0.25f), 0.6f);
  EXPECT_LT(keyAt(shadow, 0, 0, -0.40f), 0.1f);
}

TEST(FloorShadow, GrowsSofterAwayFromTheFoot) {
  const FloorShadow shadow = shadowOfBox();
  int half_lit_mm = 0;
  for (int mm = 100; mm < 450; ++mm) {
    const float hidden = keyAt(shadow, 0, 0, float(mm) * -0.001f);
    if (hidden > 0.1f && hidden < 0.9f) ++half_lit_mm;
  }
  EXPECT_GT(half_lit_mm, 40) << "a lamp as large as a window has no hard edge";
}

TEST(FloorShadow, DarkensTheFootAllAround) {
  const FloorShadow shadow = shadowOfBox();
  for (const auto& [x, z] : {std::pair{0.11f, 0.0f}, {-0.11f, 0.0f}, {0.0f, 0.11f}, {0.0f, -0.11f}}) {
    EXPECT_GT(roomAt(shadow, x, z), 0.25f);
  }
  EXPECT_GT(roomAt(shadow, 0, 0), 0.95f);
  EXPECT_LT(roomAt(shadow, 0.28f, 0), 0.12f);
}

TEST(FloorShadow, IsTheSameEachTime) {
  const FloorShadow a = shadowOfBox(), b = shadowOfBox();
  EXPECT_EQ(a.key, b.key);
  EXPECT_EQ(a.room, b.room);
}

TEST(FloorShadow, TakesAPictureFlatOnTheFloor) {
  test::GlbMesh sheet;
  sheet.positions = {{-1, 0, -1}, {1, 0, -1}, {1, 0, 1}, {-1, 0, 1}};
  sheet.indices = {0, 2, 1, 0, 3, 2};
  const FloorShadow shadow = bakeFloorShadow(voxelize(modelOf(sheet), 64, 3));
  EXPECT_GT(roomAt(shadow, 0, 0), 0.9f);
}

}  // namespace
}  // namespace kura::viewer

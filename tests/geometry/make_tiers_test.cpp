#include "geometry/make_tiers.h"

#include <gtest/gtest.h>

#include <cmath>

#include "shapes.h"

namespace kura {
namespace {

using shapes::sceneOf;

std::vector<std::string> namesOf(const Tiers& tiers) {
  std::vector<std::string> names;
  for (const TierGeometry& tier : tiers.tiers) names.push_back(tier.name);
  return names;
}

TEST(MakeTiers, MakesThemAscendingWithinTheirBudgets) {
  const Tiers tiers = makeTiers(sceneOf({shapes::makeBumpyBowl(500, 300)}), {.source_texture_edge = 4096});
  ASSERT_EQ(namesOf(tiers), (std::vector<std::string>{"thumb", "low", "medium", "high"}));
  EXPECT_LE(tiers.tiers[0].scene.triangleCount(), 20'000u);
  EXPECT_LE(tiers.tiers[1].scene.triangleCount(), 100'000u);
  EXPECT_EQ(tiers.tiers[2].scene.triangleCount(), 300'000u);
  EXPECT_GT(tiers.tiers[0].error_m, tiers.tiers[1].error_m);
  EXPECT_EQ(tiers.tiers[3].error_m, 0);
  EXPECT_EQ(tiers.tiers[0].texture_max_edge, 512u);
  EXPECT_EQ(tiers.tiers[3].texture_max_edge, 4096u);
}

TEST(MakeTiers, LeavesOutATierThatAddsNothing) {
  const Scene bowl = sceneOf({shapes::makeBumpyBowl(300, 100)});  // 60k triangles
  EXPECT_EQ(namesOf(makeTiers(bowl)), (std::vector<std::string>{"thumb", "low"}));
  EXPECT_EQ(namesOf(makeTiers(bowl, {.source_texture_edge = 1024})), (std::vector<std::string>{"thumb", "low"}));
  EXPECT_EQ(namesOf(makeTiers(bowl, {.source_texture_edge = 2048})), (std::vector<std::string>{"thumb", "low", "medium"}));
}

TEST(MakeTiers, MakesOneTierOfASimplePiece) {
  const Tiers tiers = makeTiers(sceneOf({shapes::makeBox({0.1f, 0.1f, 0.1f})}));
  EXPECT_EQ(namesOf(tiers), std::vector<std::string>{"thumb"});
  EXPECT_EQ(tiers.tiers[0].scene.triangleCount(), 12u);
}

TEST(MakeTiers, CountsNearlyAsManyTrianglesAsNoGain) {
  const Scene bowl = sceneOf({shapes::makeBumpyBowl(102, 100)});  // 20,400 triangles: two per cent over a thumb
  EXPECT_EQ(namesOf(makeTiers(bowl)), std::vector<std::string>{"thumb"});
}

TEST(MakeTiers, KeepsTheSizeOfThePieceInEveryTier) {
  const Scene torus = sceneOf({shapes::makeTorus(400, 200)});
  const Bounds whole = boundsOf(torus);
  for (const TierGeometry& tier : makeTiers(torus).tiers) {
    const Bounds bounds = boundsOf(tier.scene);
    for (int axis = 0; axis < 3; ++axis) {
      EXPECT_NEAR(bounds.size()[axis], whole.size()[axis], 0.0005) << tier.name;
    }
    EXPECT_EQ(shapes::countOpenEdges(tier.scene), 0u) << tier.name;
    for (const Primitive& primitive : tier.scene.primitives) {
      for (const Float3& normal : primitive.normals) ASSERT_NEAR(length(normal), 1, 1e-4);
    }
  }
}

TEST(MakeTiers, HandsNoImagesOn) {
  Scene scene = sceneOf({shapes::makeBox({1, 1, 1})});
  scene.images.push_back({"bowl.jpg", Bytes(1000)});
  scene.materials.push_back({});
  const Tiers tiers = makeTiers(scene, {.source_texture_edge = 64});
  EXPECT_TRUE(tiers.tiers[0].scene.images.empty());
  EXPECT_EQ(tiers.tiers[0].scene.materials.size(), 1u);
}

}  // namespace
}  // namespace kura

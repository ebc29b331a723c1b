// Texture coordinates for meshes that have none, and whether given ones can be baked into.
#include "surface/unwrap.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "surface/shapes.h"
#include "surface/tangent_space.h"

namespace kura {
namespace {

Primitive makeCube(float edge) {
  Primitive cube;
  for (int axis = 0; axis < 3; ++axis) {
    for (int side = 0; side < 2; ++side) {
      Float3 normal{}, u{}, v{};
      normal[axis] = side ? 1.0f : -1.0f;
      u[(axis + 1) % 3] = side ? 1.0f : -1.0f;
      v[(axis + 2) % 3] = 1;
      const auto first = uint32_t(cube.positions.size());
      for (const Float2& corner : {Float2{-1, -1}, Float2{1, -1}, Float2{1, 1}, Float2{-1, 1}}) {
        cube.positions.push_back((normal + u * corner[0] + v * corner[1]) * (edge / 2));
        cube.normals.push_back(normal);
      }
      for (uint32_t i : {0u, 1u, 2u, 0u, 2u, 3u}) cube.indices.push_back(first + i);
    }
  }
  return cube;
}

Primitive withoutTexcoords(Primitive primitive) {
  primitive.texcoords.clear();
  return primitive;
}

TEST(Unwrap, GivesEveryPlaceOfASphereTexelsOfItsOwn) {
  const Primitive sphere = withoutTexcoords(shapes::makeSphere(48, 24, 0.1f));
  const Result<Unwrapped> unwrapped = unwrap({sphere}, {.texture_edge = 512});
  ASSERT_TRUE(unwrapped.ok());
  EXPECT_TRUE(findAtlasFaults({&unwrapped->primitives[0]}).canBeBakedInto());
  EXPECT_GT(unwrapped->used_share, 0.5);
}

TEST(Unwrap, KeepsTrianglesAndTheirCorners) {
  const Primitive cube = makeCube(0.1f);
  const Result<Unwrapped> unwrapped = unwrap({cube}, {.texture_edge = 256});
  ASSERT_TRUE(unwrapped.ok());
  const Primitive& out = unwrapped->primitives[0];
  ASSERT_EQ(out.indices.size(), cube.indices.size());
  for (size_t i = 0; i < cube.indices.size(); ++i) {
    EXPECT_EQ(out.positions[out.indices[i]], cube.positions[cube.indices[i]]);
    EXPECT_EQ(out.normals[out.indices[i]], cube.normals[cube.indices[i]]);
  }
}

TEST(Unwrap, LaysTheSixFacesOfACubeSideBySideInTheirProportions) {
  const Result<Unwrapped> unwrapped = unwrap({makeCube(0.1f)}, {.texture_edge = 256});
  ASSERT_TRUE(unwrapped.ok());
  const Primitive& out = unwrapped->primitives[0];
  std::set<long> areas;
  for (size_t i = 0; i < out.indices.size(); i += 3) {
    const Float2 &a = out.texcoords[out.indices[i]], &b = out.texcoords[out.indices[i + 1]], &c = out.texcoords[out.indices[i + 2]];
    const float area = std::fabs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
    areas.insert(std::lround(area * 256 * 256 / 100));
  }
  EXPECT_LE(*areas.rbegin() - *areas.begin(), 5) << "twelve triangles of one size";
}

TEST(Unwrap, PutsTwoPrimitivesIntoOneAtlasWithoutOverlap) {
  Primitive left = withoutTexcoords(shapes::makeSphere(24, 12, 0.1f)), right = makeCube(0.2f);
  const Result<Unwrapped> unwrapped = unwrap({left, right}, {.texture_edge = 512});
  ASSERT_TRUE(unwrapped.ok());
  EXPECT_LT(findAtlasFaults({&unwrapped->primitives[0], &unwrapped->primitives[1]}).overlapping_share, 0.001);
}

TEST(Unwrap, GivesTheSameAtlasTwice) {
  const Primitive sphere = withoutTexcoords(shapes::makeSphere(64, 32, 0.1f, [](const Float3& d) { return 0.01f * std::sin(20 * d[0]); }));
  const Result<Unwrapped> one = unwrap({sphere}), two = unwrap({sphere});
  ASSERT_TRUE(one.ok() && two.ok());
  EXPECT_EQ(one->primitives[0].texcoords, two->primitives[0].texcoords);
  EXPECT_EQ(one->primitives[0].indices, two->primitives[0].indices);
}

TEST(Unwrap, CarriesColoursAndMaterialOver) {
  Primitive cube = makeCube(0.1f);
  for (size_t i = 0; i < cube.positions.size(); ++i) cube.colors.push_back({float(i) / 24, 0.5f, 0, 1});
  cube.material = 3;
  const Result<Unwrapped> unwrapped = unwrap({cube});
  ASSERT_TRUE(unwrapped.ok());
  const Primitive& out = unwrapped->primitives[0];
  EXPECT_EQ(out.material, 3u);
  for (size_t i = 0; i < cube.indices.size(); ++i) EXPECT_EQ(out.colors[out.indices[i]], cube.colors[cube.indices[i]]);
}

TEST(Unwrap, NamesTheFileOfAMeshWithoutArea) {
  Primitive needle;
  needle.positions = {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}};
  needle.indices = {0, 1, 2};
  const Result<Unwrapped> unwrapped = unwrap({needle}, {.subject = "needle.ply"});
  ASSERT_FALSE(unwrapped.ok());
  EXPECT_EQ(unwrapped.error().subject, "needle.ply");
  EXPECT_EQ(unwrapped.error().code, ErrorCode::kBadInput);
}

TEST(Islands, AreCountedAcrossVerticesThatOnlyNormalsSplit) {
  Primitive floor = shapes::makeFloor(1, 0, 2);
  EXPECT_EQ(countIslands(floor), 1u);
  Primitive two = floor;  // a second sheet elsewhere in the texture
  for (size_t i = 0; i < floor.positions.size(); ++i) {
    two.positions.push_back(floor.positions[i]);
    two.texcoords.push_back({floor.texcoords[i][0] + 2, floor.texcoords[i][1]});
  }
  for (uint32_t index : floor.indices) two.indices.push_back(index + uint32_t(floor.positions.size()));
  EXPECT_EQ(countIslands(two), 2u);
  EXPECT_EQ(countIslands(withoutTexcoords(floor)), 0u);
}

TEST(AtlasFaults, AreFoundWhereTheTextureIsUsedTwiceOrRepeats) {
  const Primitive floor = shapes::makeFloor(1, 0, 4);
  EXPECT_TRUE(findAtlasFaults({&floor}).canBeBakedInto());
  EXPECT_NEAR(findAtlasFaults({&floor, &floor}).overlapping_share, 1, 1e-6);
  Primitive tiled = floor;
  for (Float2& texcoord : tiled.texcoords) texcoord[0] *= 3;
  EXPECT_TRUE(findAtlasFaults({&tiled}).leaves_unit_square);
  const Primitive bare = withoutTexcoords(floor);
  EXPECT_FALSE(findAtlasFaults({&bare}).has_texcoords);
}

TEST(TangentSpace, PointsAlongUAndUpInThePicture) {
  const Primitive floor = shapes::makeFloor(1, 0);  // u along +X, v along +Z, so up in the picture is -Z
  for (const Float4& tangent : computeCornerTangents(floor)) {
    EXPECT_NEAR(tangent[0], 1, 1e-5);
    const Float3 bitangent = cross({0, 1, 0}, {tangent[0], tangent[1], tangent[2]}) * tangent[3];
    EXPECT_NEAR(bitangent[2], -1, 1e-5);
  }
}

TEST(TangentSpace, IsPerpendicularToTheNormalEvenWhereTheTextureIsFolded) {
  Primitive floor = shapes::makeFloor(1, 0);
  for (Float2& texcoord : floor.texcoords) texcoord = {0.5f, 0.5f};
  for (const Float4& tangent : computeCornerTangents(floor)) {
    EXPECT_NEAR(tangent[1], 0, 1e-5);
    EXPECT_NEAR(std::hypot(tangent[0], tangent[2]), 1, 1e-5);
  }
}

}  // namespace
}  // namespace kura

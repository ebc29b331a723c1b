#include "geometry/compute_normals.h"

#include <gtest/gtest.h>

#include <limits>

#include "geometry/weld.h"
#include "shapes.h"

namespace kura {
namespace {

using shapes::sceneOf;

float degreesBetween(const Float3& a, const Float3& b) {
  return std::acos(std::min(1.0f, dot(a, b))) * 180 / shapes::kPi;
}

TEST(ComputeNormals, FollowsASmoothSurface) {
  Primitive torus = shapes::makeTorus(200, 100);
  const std::vector<Float3> exact = torus.normals;
  torus.normals.clear();
  const SceneWithNormals result = computeNormals(sceneOf({torus}));
  const Primitive& smooth = result.scene.primitives[0];
  EXPECT_EQ(result.computed_primitives, 1u);
  ASSERT_EQ(smooth.normals.size(), exact.size()) << "nothing was split";
  for (size_t v = 0; v < exact.size(); ++v) {
    ASSERT_NEAR(length(smooth.normals[v]), 1, 1e-5);
    ASSERT_LT(degreesBetween(smooth.normals[v], exact[v]), 1) << v;
  }
}

TEST(ComputeNormals, IsEqualOnBothSidesOfATextureSeam) {
  Primitive torus = shapes::makeTorus(60, 30);
  torus.normals.clear();
  const Primitive smooth = computeNormals(sceneOf({torus})).scene.primitives[0];
  for (uint32_t row = 0; row <= 30; ++row) EXPECT_EQ(smooth.normals[row * 61], smooth.normals[row * 61 + 60]);
}

TEST(ComputeNormals, KeepsTheEdgesOfABoxHard) {
  const Primitive box = computeNormals(sceneOf({shapes::makeBox({1, 2, 3})})).scene.primitives[0];
  EXPECT_EQ(box.positions.size(), 24u);
  for (size_t i = 0; i < box.indices.size(); i += 3) {
    const auto& p = box.positions;
    const Float3 face = normalized(cross(p[box.indices[i + 1]] - p[box.indices[i]], p[box.indices[i + 2]] - p[box.indices[i]]));
    for (size_t c = 0; c < 3; ++c) EXPECT_LT(degreesBetween(box.normals[box.indices[i + c]], face), 0.1f);
  }
}

TEST(ComputeNormals, DoesNotTearANoisyScanIntoFacets) {
  // Every other vertex of a fine plate is raised by twice the spacing: neighbouring faces turn by far more than the crease.
  Primitive rough = shapes::makeGrid(200, 200, [](float u, float v) {
    const bool is_raised = (std::lround(u * 200) + std::lround(v * 200)) % 2;
    return std::pair(Float3{u * 0.2f, is_raised ? 0.002f : 0, v * 0.2f}, Float3{0, 1, 0});
  });
  for (size_t v = 0; v < rough.positions.size(); ++v) rough.positions[v][0] = static_cast<float>(v % 201) * 0.001f;
  rough.normals.clear();
  const size_t vertices = rough.positions.size();
  EXPECT_EQ(computeNormals(sceneOf({rough})).scene.primitives[0].positions.size(), vertices);
  // The same bumps as the shape of something large are edges that somebody made.
  EXPECT_GT(computeNormals(sceneOf({rough}), {.crease_size = 0}).scene.primitives[0].positions.size(), vertices);
}

TEST(ComputeNormals, GivesFacetedScansSmoothNormals) {
  const Primitive torus = shapes::makeTorus(100, 60);
  Primitive facets;  // as an STL file has it
  for (size_t i = 0; i < torus.indices.size(); i += 3) {
    std::array<Float3, 3> p;
    for (size_t c = 0; c < 3; ++c) p[c] = torus.positions[torus.indices[i + c]];
    for (const Float3& corner : p) {
      facets.indices.push_back(static_cast<uint32_t>(facets.positions.size()));
      facets.positions.push_back(corner);
      facets.normals.push_back(normalized(cross(p[1] - p[0], p[2] - p[0])));
    }
  }
  const SceneWithNormals result = computeNormals(weld(sceneOf({facets})), {.subject = "torus.stl"});
  const Primitive& smooth = result.scene.primitives[0];
  EXPECT_EQ(smooth.positions.size(), 100u * 60u);
  for (size_t v = 0; v < smooth.positions.size(); ++v) {
    const Float3& p = smooth.positions[v];
    const float ring = std::hypot(p[0], p[2]);
    const Float3 centre = {p[0] / ring * 0.1f, 0, p[2] / ring * 0.1f};
    ASSERT_LT(degreesBetween(smooth.normals[v], normalized(p - centre)), 2);
  }
  ASSERT_EQ(result.diagnostics.size(), 1u);
  EXPECT_EQ(result.diagnostics[0].error.subject, "torus.stl");
}

TEST(ComputeNormals, LeavesGoodNormalsAlone) {
  const Primitive torus = shapes::makeTorus(30, 20);
  const SceneWithNormals result = computeNormals(sceneOf({torus}));
  EXPECT_EQ(result.computed_primitives, 0u);
  for (size_t v = 0; v < torus.normals.size(); ++v) {
    EXPECT_LT(length(result.scene.primitives[0].normals[v] - torus.normals[v]), 1e-6f);
  }
}

TEST(ComputeNormals, RepairsNormalsThatAreNone) {
  Primitive torus = shapes::makeTorus(60, 40);
  const Float3 right = torus.normals[500], also_right = torus.normals[900];
  torus.normals[500] = {0, 0, 0};
  torus.normals[900] = {std::numeric_limits<float>::quiet_NaN(), 0, 1};
  torus.normals[300] = torus.normals[300] * 7;
  const SceneWithNormals result = computeNormals(sceneOf({torus}));
  const auto& normals = result.scene.primitives[0].normals;
  EXPECT_LT(degreesBetween(normals[500], right), 2);
  EXPECT_LT(degreesBetween(normals[900], also_right), 2);
  EXPECT_NEAR(length(normals[300]), 1, 1e-5);
  EXPECT_EQ(result.repaired_normals, 2u);
}

TEST(ComputeNormals, SmoothsAcrossPrimitives) {
  Primitive left, right;
  left.positions = {{0, 0, 0}, {1, 0, 0}, {0, 0, 1}};
  left.indices = {0, 2, 1};
  right.positions = {{1, 0, 0}, {0, 0, 1}, {1, -0.2f, 1}};
  right.indices = {0, 1, 2};
  const Scene scene = computeNormals(sceneOf({left, right})).scene;
  EXPECT_EQ(scene.primitives[0].normals[1], scene.primitives[1].normals[0]);
  EXPECT_GT(degreesBetween(scene.primitives[0].normals[1], scene.primitives[0].normals[0]), 1);
}

}  // namespace
}  // namespace kura

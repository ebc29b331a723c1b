#include "geometry/simplify.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "geometry/compute_normals.h"
#include "geometry/weld.h"
#include "shapes.h"

namespace kura {
namespace {

using shapes::sceneOf;

TEST(Simplify, ReachesItsTarget) {
  const SimplifiedScene result = simplify(sceneOf({shapes::makeBumpyBowl(300, 200)}), {.target_triangles = 5000});
  EXPECT_LE(result.scene.triangleCount(), 5000u);
  EXPECT_GT(result.scene.triangleCount(), 4900u);
  EXPECT_EQ(result.method, SimplifyMethod::kSeamsKept);
}

TEST(Simplify, LeavesASceneAloneThatIsSmallEnough) {
  const Scene box = sceneOf({shapes::makeBox({1, 1, 1})});
  const SimplifiedScene result = simplify(box, {.target_triangles = 12});
  EXPECT_EQ(result.scene.primitives[0].indices, box.primitives[0].indices);
  EXPECT_EQ(result.error_m, 0);
  EXPECT_EQ(result.method, SimplifyMethod::kNone);
}

TEST(Simplify, KeepsAClosedPieceClosedAndItsVolume) {
  const Scene torus = sceneOf({shapes::makeTorus(300, 150)});
  const SimplifiedScene result = simplify(torus, {.target_triangles = 2000});
  EXPECT_EQ(shapes::countOpenEdges(result.scene), 0u);
  EXPECT_NEAR(shapes::volumeOf(result.scene) / shapes::volumeOf(torus), 1, 0.02) << "and its outside stays outside";
}

TEST(Simplify, MovesTheSurfaceNoFurtherThanItSays) {
  // A torus tells the distance of any point from it.
  const SimplifiedScene result = simplify(sceneOf({shapes::makeTorus(300, 150)}), {.target_triangles = 3000});
  double worst = 0;
  for (const Primitive& primitive : result.scene.primitives) {
    for (size_t i = 0; i < primitive.indices.size(); i += 3) {
      const auto& p = primitive.positions;
      const uint32_t* v = &primitive.indices[i];
      const Float3 middle = (p[v[0]] + p[v[1]] + p[v[2]]) * (1 / 3.0f);
      const double ring = std::hypot(middle[0], middle[2]) - 0.1;
      worst = std::max(worst, std::fabs(std::hypot(ring, middle[1]) - 0.04));
    }
  }
  EXPECT_GT(result.error_m, 0);
  EXPECT_LT(worst, result.error_m * 3);
  EXPECT_LT(worst, 0.001);
}

TEST(Simplify, StopsAtTheErrorLimit) {
  const Scene bowl = sceneOf({shapes::makeBumpyBowl(300, 200)});
  const SimplifiedScene result = simplify(bowl, {.target_triangles = 10, .max_error_m = 0.0002});
  EXPECT_GT(result.scene.triangleCount(), 500u);
  EXPECT_LT(result.scene.triangleCount(), bowl.triangleCount());
  EXPECT_LE(result.error_m, 0.0002 * 1.01);
}

TEST(Simplify, TakesEveryVertexFromTheScanUnchanged) {
  const Primitive bowl = shapes::makeBumpyBowl(120, 80);
  std::set<std::pair<Float3, Float2>> known;
  for (size_t v = 0; v < bowl.positions.size(); ++v) known.insert({bowl.positions[v], bowl.texcoords[v]});
  const Primitive less = simplify(sceneOf({bowl}), {.target_triangles = 1500}).scene.primitives[0];
  ASSERT_EQ(less.normals.size(), less.positions.size());
  for (size_t v = 0; v < less.positions.size(); ++v) {
    EXPECT_TRUE(known.count({less.positions[v], less.texcoords[v]})) << v;
  }
}

TEST(Simplify, KeepsTextureSeams) {
  // No triangle may reach across the picture from u near 1 to u near 0.
  const Primitive less = simplify(sceneOf({shapes::makeTorus(300, 150)}), {.target_triangles = 3000}).scene.primitives[0];
  double covered = 0;
  for (size_t i = 0; i < less.indices.size(); i += 3) {
    const Float2 &a = less.texcoords[less.indices[i]], &b = less.texcoords[less.indices[i + 1]],
                 &c = less.texcoords[less.indices[i + 2]];
    const double area = 0.5 * ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]));
    EXPECT_LE(area, 0) << "turned over in the picture";
    covered -= area;
  }
  EXPECT_NEAR(covered, 1, 0.001) << "the picture is covered once";
}

TEST(Simplify, KeepsTheRimOfABowl) {
  const Scene bowl = sceneOf({shapes::makeBumpyBowl(300, 200, 0)});
  const Scene less = simplify(bowl, {.target_triangles = 2000}).scene;
  const Bounds before = boundsOf(bowl), after = boundsOf(less);
  for (int axis = 0; axis < 3; ++axis) {
    EXPECT_NEAR(after.max[axis], before.max[axis], 0.0005) << axis;
    EXPECT_NEAR(after.min[axis], before.min[axis], 0.0005) << axis;
  }
  EXPECT_NEAR(shapes::areaOf(less) / shapes::areaOf(bowl), 1, 0.01);
}

TEST(Simplify, KeepsTwoMaterialsJoinedWithoutACrack) {
  // The torus in two halves, one for each material, that share their borders.
  const Primitive torus = shapes::makeTorus(300, 150);
  Primitive upper = torus, lower = torus;
  upper.material = 0;
  lower.material = 1;
  upper.indices.assign(torus.indices.begin(), torus.indices.begin() + torus.indices.size() / 2);
  lower.indices.assign(torus.indices.begin() + torus.indices.size() / 2, torus.indices.end());
  const Scene less = simplify(sceneOf({upper, lower}), {.target_triangles = 2000}).scene;
  ASSERT_EQ(less.primitives.size(), 2u);
  EXPECT_EQ(less.primitives[0].material, 0u);
  EXPECT_EQ(less.primitives[1].material, 1u);
  EXPECT_EQ(shapes::countOpenEdges(less), 0u);
}

TEST(Simplify, SpendsTheBudgetWhereTheDetailIs) {
  Primitive smooth = shapes::makeTorus(200, 100), rough = shapes::makeBumpyBowl(200, 100, 0.002f);
  smooth.material = 0;
  rough.material = 1;
  const Scene less = simplify(sceneOf({smooth, rough}), {.target_triangles = 10'000}).scene;
  ASSERT_EQ(less.primitives.size(), 2u);
  EXPECT_GT(less.primitives[1].triangleCount(), 2 * less.primitives[0].triangleCount());
}

TEST(Simplify, KeepsAPaintedLineOnAFlatPlate) {
  // Geometry alone would leave two triangles.
  Primitive plate = shapes::makeGrid(200, 200, [](float u, float v) {
    return std::pair(Float3{u * 0.2f - 0.1f, 0, v * 0.2f}, Float3{0, 1, 0});
  });
  plate.texcoords.clear();
  for (size_t v = 0; v < plate.positions.size(); ++v) {
    plate.positions[v][0] = static_cast<float>(v % 201) * 0.001f - 0.1f;
    const bool is_line = v / 201 >= 98 && v / 201 <= 102;
    plate.colors.push_back(is_line ? Float4{0.6f, 0, 0, 1} : Float4{1, 1, 1, 1});
  }
  const Primitive less = simplify(sceneOf({plate}), {.target_triangles = 2000}).scene.primitives[0];
  size_t red = 0;
  for (const Float4& color : less.colors) red += color[1] == 0;
  EXPECT_GT(red, 4u);
  for (size_t i = 0; i < less.indices.size(); i += 3) {
    // A triangle from line to plate may only be as wide as the grid was, or colour would smear.
    float lo = 1, hi = 0, red_share = 0;
    for (size_t c = 0; c < 3; ++c) {
      lo = std::min(lo, less.positions[less.indices[i + c]][2]);
      hi = std::max(hi, less.positions[less.indices[i + c]][2]);
      red_share += less.colors[less.indices[i + c]][1] == 0;
    }
    if (red_share == 0 || red_share == 3) continue;
    EXPECT_LT(hi - lo, 0.008f);
  }
}

TEST(Simplify, SmoothsHardEdgesOnlyWhereTheyHoldTheMeshFast) {
  // Every vertex has as many normals as triangles.
  const Primitive torus = shapes::makeTorus(100, 60);
  Primitive facets;
  for (size_t i = 0; i < torus.indices.size(); ++i) {
    const size_t first = i / 3 * 3;
    const auto& p = torus.positions;
    facets.indices.push_back(static_cast<uint32_t>(i));
    facets.positions.push_back(p[torus.indices[i]]);
    facets.normals.push_back(normalized(cross(p[torus.indices[first + 1]] - p[torus.indices[first]],
                                              p[torus.indices[first + 2]] - p[torus.indices[first]])));
  }
  const SimplifiedScene result = simplify(weld(sceneOf({facets})), {.target_triangles = 2000, .subject = "torus.obj"});
  EXPECT_EQ(result.method, SimplifyMethod::kSmoothed);
  EXPECT_LE(result.scene.triangleCount(), 2000u);
  ASSERT_FALSE(result.diagnostics.empty());
  EXPECT_EQ(result.diagnostics[0].error.subject, "torus.obj");
}

// Every quad of the torus is its own piece of the picture: nothing can collapse without breaking a seam.
Scene makeMosaic() {
  const Primitive torus = shapes::makeTorus(100, 60);
  Primitive mosaic;
  for (size_t i = 0; i < torus.indices.size(); ++i) {
    const uint32_t v = torus.indices[i];
    mosaic.indices.push_back(static_cast<uint32_t>(i));
    mosaic.positions.push_back(torus.positions[v]);
    mosaic.normals.push_back(torus.normals[v]);
    mosaic.texcoords.push_back({static_cast<float>(i / 6), torus.texcoords[v][1]});
  }
  return weld(sceneOf({mosaic}));
}

TEST(Simplify, BreaksSeamsOnlyWhereItIsAllowedAndSaysSo) {
  const SimplifiedScene kept = simplify(makeMosaic(), {.target_triangles = 1000});
  EXPECT_GT(kept.scene.triangleCount(), 4000u);
  EXPECT_EQ(kept.diagnostics.at(0).severity, Severity::kNote);
  const SimplifiedScene broken = simplify(makeMosaic(), {.target_triangles = 1000, .break_seams_above = 2});
  EXPECT_EQ(broken.method, SimplifyMethod::kClustered);
  EXPECT_LE(broken.scene.triangleCount(), 1000u);
  EXPECT_GT(broken.scene.triangleCount(), 250u);
  EXPECT_EQ(broken.diagnostics.at(0).severity, Severity::kWarning);
}

TEST(Simplify, DoesNotLoseAWholeStuckPiece) {
  // Meshoptimizer's pruning goes on to the last component where nothing else helps.
  const SimplifiedScene result = simplify(makeMosaic(), {.target_triangles = 10});
  EXPECT_GT(result.scene.triangleCount(), 1000u);
}

TEST(Simplify, IsTheSameEveryTime) {
  const Scene bowl = sceneOf({shapes::makeBumpyBowl(200, 100)});
  const Scene a = simplify(bowl, {.target_triangles = 3000}).scene, b = simplify(bowl, {.target_triangles = 3000}).scene;
  EXPECT_EQ(a.primitives[0].indices, b.primitives[0].indices);
  EXPECT_EQ(a.primitives[0].positions, b.primitives[0].positions);
}

TEST(Simplify, TakesAboutASecondForAMillionTriangles) {
  const Scene bowl = sceneOf({shapes::makeBumpyBowl(1000, 500)});
  ASSERT_EQ(bowl.triangleCount(), 1'000'000u);
  const auto start = std::chrono::steady_clock::now();
  const SimplifiedScene result = simplify(bowl, {.target_triangles = 300'000});
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  EXPECT_LE(result.scene.triangleCount(), 300'000u);
  EXPECT_LT(seconds, 10) << "the margin is for busy machines and debug builds";
}

}  // namespace
}  // namespace kura

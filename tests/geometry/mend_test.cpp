// weld, clean, merge_primitives, optimize, prepare_scene
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "geometry/clean.h"
#include "geometry/merge_primitives.h"
#include "geometry/optimize.h"
#include "geometry/prepare_scene.h"
#include "geometry/weld.h"
#include "shapes.h"

namespace kura {
namespace {

using shapes::sceneOf;

// Two triangles that meet at an edge, each with its own three vertices.
Primitive makeTwoTriangles() {
  Primitive p;
  p.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}};
  p.texcoords = {{0, 0}, {1, 0}, {0, 1}, {1, 0}, {1, 1}, {0, 1}};
  p.indices = {0, 1, 2, 3, 4, 5};
  return p;
}

TEST(Weld, JoinsEqualVertices) {
  const Scene welded = weld(sceneOf({makeTwoTriangles()}));
  EXPECT_EQ(welded.primitives[0].positions.size(), 4u);
  EXPECT_EQ(welded.primitives[0].texcoords.size(), 4u);
  EXPECT_EQ(welded.primitives[0].triangleCount(), 2u);
}

TEST(Weld, KeepsSeamsWhereTexcoordsDiffer) {
  Primitive p = makeTwoTriangles();
  p.texcoords[3] = {0.9f, 0};
  EXPECT_EQ(weld(sceneOf({p})).primitives[0].positions.size(), 5u);
}

TEST(Weld, KeepsHardEdgesWhereNormalsDiffer) {
  Primitive p = makeTwoTriangles();
  p.normals.assign(6, {0, 0, 1});
  p.normals[4] = p.normals[3] = {0, 1, 0};
  EXPECT_EQ(weld(sceneOf({p})).primitives[0].positions.size(), 5u);
}

TEST(Weld, TakesMinusZeroForZero) {
  Primitive p = makeTwoTriangles();
  p.positions[5] = {-0.0f, 1, -0.0f};
  EXPECT_EQ(weld(sceneOf({p})).primitives[0].positions.size(), 4u);
}

TEST(Weld, NeverMovesACorner) {
  const Primitive torus = shapes::makeTorus(40, 20);
  const Primitive welded = weld(sceneOf({torus})).primitives[0];
  ASSERT_EQ(welded.indices.size(), torus.indices.size());
  for (size_t i = 0; i < torus.indices.size(); ++i) {
    EXPECT_EQ(welded.positions[welded.indices[i]], torus.positions[torus.indices[i]]);
    EXPECT_EQ(welded.texcoords[welded.indices[i]], torus.texcoords[torus.indices[i]]);
  }
}

TEST(Clean, DropsTrianglesWithoutAreaAndSaysSo) {
  Primitive p;
  p.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {1, 0, 0}};
  p.indices = {0, 1, 2, 0, 1, 1, 0, 1, 3};
  const CleanedScene cleaned = clean(sceneOf({p}), {.subject = "bowl.ply"});
  EXPECT_EQ(cleaned.scene.triangleCount(), 1u);
  EXPECT_EQ(cleaned.degenerate_triangles, 2u);
  EXPECT_EQ(cleaned.unreferenced_vertices, 1u);
  ASSERT_EQ(cleaned.diagnostics.size(), 1u);
  EXPECT_EQ(cleaned.diagnostics[0].severity, Severity::kNote);
  EXPECT_EQ(cleaned.diagnostics[0].error.subject, "bowl.ply");
  EXPECT_NE(cleaned.diagnostics[0].error.message.en.find("2"), std::string::npos);
}

TEST(Clean, DropsTheSameTriangleTwiceButKeepsItsBack) {
  Primitive p;
  p.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}};
  p.indices = {0, 1, 2, 1, 2, 0, 2, 1, 0};
  const CleanedScene cleaned = clean(sceneOf({p}));
  EXPECT_EQ(cleaned.scene.primitives[0].indices, (std::vector<uint32_t>{0, 1, 2, 2, 1, 0}));
  EXPECT_EQ(cleaned.duplicate_triangles, 1u);
}

TEST(Clean, DropsWhatIsNoNumberOrPointsNowhere) {
  Primitive p;
  p.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {std::numeric_limits<float>::quiet_NaN(), 0, 0},
                 {0, std::numeric_limits<float>::infinity(), 0}};
  p.indices = {0, 1, 2, 0, 1, 3, 1, 2, 4, 0, 1, 99};
  const CleanedScene cleaned = clean(sceneOf({p}));
  EXPECT_EQ(cleaned.scene.triangleCount(), 1u);
  EXPECT_EQ(cleaned.unusable_triangles, 3u);
  EXPECT_EQ(cleaned.scene.primitives[0].positions.size(), 3u);
}

TEST(Clean, KeepsSliversThatCloseAGap) {
  Primitive p;
  p.positions = {{0, 0, 0}, {1, 0, 0}, {0.5f, 0, 0}};
  p.indices = {0, 1, 2};
  EXPECT_EQ(clean(sceneOf({p})).scene.triangleCount(), 1u);
}

TEST(Clean, DropsPrimitivesThatAreLeftEmpty) {
  Primitive empty;
  empty.positions = {{0, 0, 0}};
  EXPECT_EQ(clean(sceneOf({empty, shapes::makeBox({1, 1, 1})})).scene.primitives.size(), 1u);
}

TEST(MergePrimitives, JoinsThoseOfOneMaterialInOrder) {
  Primitive a = makeTwoTriangles(), b = makeTwoTriangles(), c = makeTwoTriangles();
  a.material = c.material = 1;
  b.material = 0;
  a.name = "lid";
  const Scene merged = mergePrimitives(sceneOf({a, b, c}));
  ASSERT_EQ(merged.primitives.size(), 2u);
  EXPECT_EQ(merged.primitives[0].name, "lid");
  EXPECT_EQ(merged.primitives[0].triangleCount(), 4u);
  EXPECT_EQ(merged.primitives[0].indices[6], 6u);
}

TEST(MergePrimitives, FillsInWhatOneOfThemLacks) {
  Primitive plain = makeTwoTriangles(), painted = makeTwoTriangles();
  plain.texcoords.clear();
  painted.colors.assign(6, {0.5f, 0, 0, 1});
  const Primitive merged = mergePrimitives(sceneOf({plain, painted})).primitives.at(0);
  ASSERT_EQ(merged.texcoords.size(), 12u);
  ASSERT_EQ(merged.colors.size(), 12u);
  EXPECT_EQ(merged.colors[0], (Float4{1, 1, 1, 1}));
  EXPECT_EQ(merged.colors[6], (Float4{0.5f, 0, 0, 1}));
  EXPECT_EQ(merged.texcoords[7], (Float2{1, 0}));
}

TEST(Optimize, KeepsEveryTriangleAndItsWayRound) {
  const Primitive bowl = shapes::makeBumpyBowl(50, 30);
  const Primitive ordered = optimize(sceneOf({bowl})).primitives[0];
  const auto corners = [](const Primitive& p) {
    std::vector<std::array<Float3, 3>> all;
    for (size_t i = 0; i < p.indices.size(); i += 3) {
      std::array<Float3, 3> t = {p.positions[p.indices[i]], p.positions[p.indices[i + 1]], p.positions[p.indices[i + 2]]};
      std::rotate(t.begin(), std::min_element(t.begin(), t.end()), t.end());
      all.push_back(t);
    }
    std::sort(all.begin(), all.end());
    return all;
  };
  EXPECT_EQ(corners(ordered), corners(bowl));
}

TEST(Optimize, PutsVerticesInTheOrderOfTheirFirstUse) {
  const Primitive ordered = optimize(sceneOf({shapes::makeTorus(30, 30)})).primitives[0];
  uint32_t next = 0;
  for (uint32_t index : ordered.indices) {
    ASSERT_LE(index, next);
    if (index == next) ++next;
  }
  EXPECT_EQ(next, ordered.positions.size());
}

TEST(PrepareScene, TurnsALooseSoupIntoAClosedPieceOnTheGround) {
  Scene soup = sceneOf({shapes::makeBox({100, 40, 60}, false)});
  const Result<PreparedScene> prepared = prepareScene(soup, {.meters_per_unit = 0.001, .up_axis = 'Z', .subject = "box.stl"});
  ASSERT_TRUE(prepared.ok());
  EXPECT_EQ(shapes::countOpenEdges(prepared->scene), 0u);
  EXPECT_NEAR(shapes::volumeOf(prepared->scene), 0.1 * 0.04 * 0.06, 1e-9);
  EXPECT_EQ(boundsOf(prepared->scene).min, (Float3{-0.05f, 0, -0.02f}));
  EXPECT_EQ(prepared->scene.primitives[0].positions.size(), 24u) << "hard edges";
  EXPECT_TRUE(prepared->guessed.empty());
}

TEST(PrepareScene, FailsWhereNothingIsLeft) {
  Primitive p;
  p.positions = {{0, 0, 0}, {1, 0, 0}};
  p.indices = {0, 1, 1};
  const Result<PreparedScene> prepared = prepareScene(sceneOf({p}), {.subject = "line.obj"});
  ASSERT_FALSE(prepared.ok());
  EXPECT_EQ(prepared.error().code, ErrorCode::kBadInput);
  EXPECT_EQ(prepared.error().subject, "line.obj");
}

}  // namespace
}  // namespace kura

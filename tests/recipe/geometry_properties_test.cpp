// Promises that hold for any piece on its way from the scan to its tiers: forty generated ones, each broken in its own way.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "geometry/make_tiers.h"
#include "geometry/prepare_scene.h"
#include "geometry/simplify.h"
#include "geometry/weld.h"
#include "model/vector_math.h"
#include "surface/bake_maps.h"
#include "surface/fit_surface.h"
#include "surface/unwrap.h"
#include "tests/geometry/shapes.h"

namespace kura {
namespace {

// A closed ring with random waves, sizes and density; texcoords with a seam each way round.
Primitive makePiece(std::mt19937& random) {
  std::uniform_real_distribution<float> unit(0, 1);
  const float ring = 0.03f + 0.3f * unit(random), tube = ring * (0.2f + 0.3f * unit(random)), wave = tube * 0.12f * unit(random);
  const float k = std::floor(1 + 8 * unit(random)), l = std::floor(1 + 6 * unit(random));
  const auto columns = static_cast<uint32_t>(40 + 60 * unit(random)), rows = static_cast<uint32_t>(24 + 40 * unit(random));
  return shapes::makeGrid(columns, rows, [=](float u, float v) {
    const float a = u * 2 * shapes::kPi, b = (v == 1 ? 0 : v) * 2 * shapes::kPi;
    const Float3 normal = {std::cos(a) * std::cos(b), -std::sin(b), -std::sin(a) * std::cos(b)};
    const Float3 centre = {std::cos(a) * ring, 0, -std::sin(a) * ring};
    return std::pair(centre + normal * (tube + wave * std::sin(k * a) * std::cos(l * b)), normal);
  });
}

// As scanners and their software leave things.
void breakPiece(Primitive& piece, std::mt19937& random) {
  const auto count = static_cast<uint32_t>(piece.positions.size());
  const auto any = [&](uint32_t below) { return static_cast<uint32_t>(random() % below); };
  if (random() % 2) piece.normals.clear();
  if (random() % 3 == 0) piece.texcoords.clear();
  for (uint32_t i = 0; i < any(50); ++i) {  // the same triangle once more, and slivers of two corners
    const size_t t = any(static_cast<uint32_t>(piece.triangleCount())) * size_t{3};
    piece.indices.insert(piece.indices.end(), {piece.indices[t], piece.indices[t + 1], piece.indices[t + 2]});
    piece.indices.insert(piece.indices.end(), {piece.indices[t], piece.indices[t + 1], piece.indices[t]});
  }
  if (random() % 2) {  // every triangle with corners of its own
    Primitive soup;
    for (const uint32_t index : piece.indices) {
      soup.positions.push_back(piece.positions[index]);
      if (!piece.normals.empty()) soup.normals.push_back(piece.normals[index]);
      if (!piece.texcoords.empty()) soup.texcoords.push_back(piece.texcoords[index]);
      soup.indices.push_back(static_cast<uint32_t>(soup.indices.size()));
    }
    piece = std::move(soup);
  } else {  // vertices that nothing uses, far away
    for (int i = 0; i < 5; ++i) {
      piece.positions.push_back({50, float(any(count)), -70});
      if (!piece.normals.empty()) piece.normals.push_back({0, 1, 0});
      if (!piece.texcoords.empty()) piece.texcoords.push_back({0, 0});
    }
  }
}

Bounds usedBounds(const Scene& scene) {
  Bounds bounds;
  bool is_first = true;
  for (const Primitive& p : scene.primitives) {
    for (const uint32_t index : p.indices) {
      const Float3& at = p.positions[index];
      if (is_first) bounds.min = bounds.max = at;
      is_first = false;
      for (int axis = 0; axis < 3; ++axis) {
        bounds.min[axis] = std::min(bounds.min[axis], at[axis]);
        bounds.max[axis] = std::max(bounds.max[axis], at[axis]);
      }
    }
  }
  return bounds;
}

double signedVolume(const Scene& scene) {
  double volume = 0;
  for (const Primitive& p : scene.primitives) {
    for (size_t i = 0; i + 2 < p.indices.size(); i += 3) {
      volume += dot(p.positions[p.indices[i]], cross(p.positions[p.indices[i + 1]], p.positions[p.indices[i + 2]])) / 6.0;
    }
  }
  return volume;
}

// Edges by place that do not run as often one way as the other.
size_t openEdges(const Scene& scene) {
  std::map<std::pair<Float3, Float3>, int> balance;
  for (const Primitive& p : scene.primitives) {
    for (size_t i = 0; i < p.indices.size(); ++i) {
      const Float3 &a = p.positions[p.indices[i]], &b = p.positions[p.indices[i / 3 * 3 + (i + 1) % 3]];
      if (a < b) ++balance[{a, b}];
      if (b < a) --balance[{b, a}];
    }
  }
  return static_cast<size_t>(std::count_if(balance.begin(), balance.end(), [](const auto& edge) { return edge.second != 0; }));
}

void expectNumbers(const Scene& scene, const std::string& what) {
  for (const Primitive& p : scene.primitives) {
    for (const Float3& at : p.positions) ASSERT_TRUE(std::isfinite(at[0] + at[1] + at[2])) << what;
    for (const Float3& n : p.normals) ASSERT_NEAR(length(n), 1, 1e-3) << what;
    for (const Float2& t : p.texcoords) ASSERT_TRUE(std::isfinite(t[0] + t[1])) << what;
    for (const uint32_t index : p.indices) ASSERT_LT(index, p.positions.size()) << what;
  }
}

// No triangle reaches over the seam: from u = 0.99 back to 0.01.
void expectSeamsKept(const Scene& scene, const std::string& what) {
  for (const Primitive& p : scene.primitives) {
    if (p.texcoords.empty()) continue;
    for (size_t i = 0; i + 2 < p.indices.size(); i += 3) {
      for (int axis = 0; axis < 2; ++axis) {
        const auto at = [&](size_t c) { return p.texcoords[p.indices[i + c]][axis]; };
        ASSERT_LT(std::max({at(0), at(1), at(2)}) - std::min({at(0), at(1), at(2)}), 0.5f) << what;
      }
    }
  }
}

// Shading normals on the side of the faces, but for a few slivers.
void expectOriented(const Scene& scene, const std::string& what) {
  double wrong = 0, all = 0;
  for (const Primitive& p : scene.primitives) {
    for (size_t i = 0; !p.normals.empty() && i + 2 < p.indices.size(); i += 3) {
      const uint32_t* v = &p.indices[i];
      const Float3 face = cross(p.positions[v[1]] - p.positions[v[0]], p.positions[v[2]] - p.positions[v[0]]);
      const double area = length(face);
      all += area;
      if (dot(face, p.normals[v[0]] + p.normals[v[1]] + p.normals[v[2]]) < 0) wrong += area;
    }
  }
  EXPECT_LE(wrong, 0.01 * all) << what;
}

class EveryPiece : public ::testing::TestWithParam<int> {};

TEST_P(EveryPiece, StaysWholeFromScanToTiers) {
  std::mt19937 random(static_cast<unsigned>(GetParam()));
  Scene scan;
  scan.primitives = {makePiece(random)};
  const bool is_closed = openEdges(scan) == 0;
  ASSERT_TRUE(is_closed) << "the fixture is";
  breakPiece(scan.primitives[0], random);
  scan.meters_per_unit = 1;
  scan.up_axis = 'Y';
  const Float3 size = usedBounds(scan).size();

  Result<PreparedScene> prepared = prepareScene(scan);
  ASSERT_TRUE(prepared.ok());
  const Scene& whole = prepared->scene;
  expectNumbers(whole, "prepared");
  expectSeamsKept(whole, "prepared");
  expectOriented(whole, "prepared");
  EXPECT_EQ(openEdges(whole), 0u) << "closed stays closed";
  const Bounds bounds = usedBounds(whole);
  for (int axis = 0; axis < 3; ++axis) EXPECT_NEAR(bounds.size()[axis], size[axis], 1e-5) << "nothing grows or shrinks";
  EXPECT_NEAR(bounds.min[1], 0, 1e-6) << "it stands on the ground";
  const double volume = signedVolume(whole);
  EXPECT_GT(volume, 0) << "faces look outwards";

  for (const size_t triangles : {whole.triangleCount() / 2, whole.triangleCount() / 6}) {
    const std::string what = std::to_string(triangles) + " triangles";
    Scene tier = simplify(whole, {.target_triangles = triangles}).scene;
    fitSurface(tier.primitives, whole.primitives);
    expectNumbers(tier, what);
    expectSeamsKept(tier, what);
    expectOriented(tier, what);
    EXPECT_LE(tier.triangleCount(), whole.triangleCount());
    EXPECT_EQ(openEdges(tier), 0u) << what;
    EXPECT_NEAR(signedVolume(tier) / volume, 1, 0.06) << what;
    const Bounds after = usedBounds(tier);
    const float slack = 0.02f * length(size);
    for (int axis = 0; axis < 3; ++axis) {
      EXPECT_GT(after.min[axis], bounds.min[axis] - slack) << what;
      EXPECT_LT(after.max[axis], bounds.max[axis] + slack) << what;
    }
  }
}

TEST_P(EveryPiece, WeldsTheSameAgain) {
  std::mt19937 random(static_cast<unsigned>(GetParam()));
  Scene scan;
  scan.primitives = {makePiece(random)};
  breakPiece(scan.primitives[0], random);
  const Scene once = weld(scan), twice = weld(once);
  ASSERT_EQ(once.primitives.size(), twice.primitives.size());
  EXPECT_EQ(once.primitives[0].positions, twice.primitives[0].positions);
  EXPECT_EQ(once.primitives[0].indices, twice.primitives[0].indices);
  ASSERT_EQ(once.primitives[0].indices.size(), scan.primitives[0].indices.size());
  for (size_t i = 0; i < once.primitives[0].indices.size(); ++i) {
    ASSERT_EQ(once.primitives[0].positions[once.primitives[0].indices[i]], scan.primitives[0].positions[scan.primitives[0].indices[i]]);
  }
}

INSTANTIATE_TEST_SUITE_P(Geometry, EveryPiece, ::testing::Range(0, 40));

class BakedPiece : public ::testing::TestWithParam<int> {};

TEST_P(BakedPiece, FillsItsMapsAndFacesOutwards) {
  std::mt19937 random(static_cast<unsigned>(GetParam()));
  Scene scan;
  scan.primitives = {makePiece(random)};
  scan.primitives[0].colors.assign(scan.primitives[0].positions.size(), Float4{0.25f, 0.5f, 0.75f, 1});
  scan.meters_per_unit = 1;
  scan.up_axis = 'Y';
  const Result<PreparedScene> prepared = prepareScene(scan);
  ASSERT_TRUE(prepared.ok());
  Scene tier = simplify(prepared->scene, {.target_triangles = prepared->scene.triangleCount() / 4}).scene;
  fitSurface(tier.primitives, prepared->scene.primitives);
  const Result<Unwrapped> unwrapped = unwrap(tier.primitives, {.texture_edge = 128});
  ASSERT_TRUE(unwrapped.ok());
  const ShadedSurface source(prepared->scene, {});
  const BakedMaps maps = bakeMaps(source, unwrapped->primitives, {.width = 128, .height = 128, .cage_m = 0.02f, .samples = 1, .occlusion_rays = 4});
  EXPECT_GT(maps.covered_texels, 128u * 128 / 5);
  EXPECT_LE(maps.unhit_texels, maps.covered_texels / 100);
  EXPECT_TRUE(std::isfinite(maps.mean_bend_deg));
  for (size_t i = 2; i < maps.normal.pixels.size(); i += 3) {
    const bool is_filled = maps.normal.pixels[i] != 0;
    if (is_filled) { ASSERT_GE(maps.normal.pixels[i], 127) << "no normal looks into the surface"; }
  }
}

INSTANTIATE_TEST_SUITE_P(Geometry, BakedPiece, ::testing::Range(0, 6));

}  // namespace
}  // namespace kura

// What a coarse surface shows with baked maps, against what the fine one shows.
#include "surface/bake_maps.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "model/srgb.h"
#include "surface/bake_gutters.h"
#include "surface/bake_texels.h"
#include "surface/shapes.h"
#include "surface/tangent_space.h"
#include "surface/unwrap.h"

namespace kura {
namespace {

constexpr float kRadius = 0.1f;

float bump(const Float3& d) { return 0.002f * std::sin(9 * d[0]) * std::sin(9 * d[1]) * std::sin(9 * d[2]); }

// Of the surface |p| = kRadius + bump(p / |p|): the gradient of |p| - bump(p / |p|), by central differences.
Float3 normalOfBumpySphere(const Float3& direction) {
  const auto level = [](const Float3& p) { return length(p) - bump(normalized(p)); };
  const Float3 p = direction * (kRadius + bump(direction));
  constexpr float kStep = 1e-3f;
  Float3 gradient{};
  for (size_t axis = 0; axis < 3; ++axis) {
    Float3 above = p, below = p;
    above[axis] += kStep;
    below[axis] -= kStep;
    gradient[axis] = level(above) - level(below);
  }
  return normalized(gradient);
}

Scene sceneOf(Primitive primitive) {
  Scene scene;
  scene.primitives = {std::move(primitive)};
  return scene;
}

Scene makeBumpySphere() {
  Primitive sphere = shapes::makeSphere(400, 200, kRadius, bump);
  for (size_t i = 0; i < sphere.positions.size(); ++i) sphere.normals[i] = normalOfBumpySphere(normalized(sphere.positions[i]));
  return sceneOf(std::move(sphere));
}

std::vector<Primitive> makeUnwrappedSphere(uint32_t columns, uint32_t rows, uint32_t texture_edge) {
  Primitive sphere = shapes::makeSphere(columns, rows, kRadius);
  sphere.texcoords.clear();
  Result<Unwrapped> unwrapped = unwrap({sphere}, {.texture_edge = texture_edge});
  return unwrapped.ok() ? unwrapped->primitives : std::vector<Primitive>{};
}

// The normal that a renderer would shade with at the texel, and the direction from the centre there.
struct Shaded {
  Float3 normal, direction;
};

Shaded shade(const Primitive& primitive, const std::vector<Float4>& tangents, const Image& map, const TexelPlace& place, uint32_t x, uint32_t y) {
  Float3 position{}, normal{}, tangent{}, bitangent{};
  for (size_t i = 0; i < 3; ++i) {
    const size_t corner = size_t{place.triangle} * 3 + i;
    const uint32_t v = primitive.indices[corner];
    const Float4& t = tangents[corner];
    position = position + primitive.positions[v] * place.weights[i];
    normal = normal + primitive.normals[v] * place.weights[i];
    tangent = tangent + Float3{t[0], t[1], t[2]} * place.weights[i];
    bitangent = bitangent + cross(primitive.normals[v], {t[0], t[1], t[2]}) * (t[3] * place.weights[i]);
  }
  const uint8_t* texel = &map.pixels[(size_t{y} * map.width + x) * 3];
  const Float3 n = {texel[0] / 127.5f - 1, texel[1] / 127.5f - 1, texel[2] / 127.5f - 1};
  return {normalized(tangent * n[0] + bitangent * n[1] + normal * n[2]), normalized(position)};
}

double degreesBetween(const Float3& a, const Float3& b) {
  return std::acos(std::clamp(dot(a, b), -1.0f, 1.0f)) * 180 / std::numbers::pi;
}

TEST(BakeMaps, NormalsOfABumpySphereComeBackFromTierAndMap) {
  const Scene fine = makeBumpySphere();
  const std::vector<Primitive> coarse = makeUnwrappedSphere(40, 20, 512);
  ASSERT_EQ(coarse.size(), 1u);
  const BakedMaps maps = bakeMaps(ShadedSurface(fine, {}), coarse, {.width = 512, .height = 512, .cage_m = 0.006f});
  const std::vector<Float4> tangents = computeCornerTangents(coarse[0]);
  const TexelMap texels(coarse, 512, 512);
  double with_map = 0, without = 0, worst = 0;
  size_t count = 0;
  for (uint32_t y = 0; y < 512; ++y) {
    for (uint32_t x = 0; x < 512; ++x) {
      const std::optional<TexelPlace> place = texels.placeAt(x, y);
      if (!place) continue;
      const Shaded shaded = shade(coarse[0], tangents, maps.normal, *place, x, y);
      const Float3 truth = normalOfBumpySphere(shaded.direction);
      const double angle = degreesBetween(shaded.normal, truth);
      with_map += angle;
      without += degreesBetween(shaded.direction, truth);
      worst = std::max(worst, angle);
      ++count;
    }
  }
  ASSERT_GT(count, 100'000u);
  EXPECT_GT(without / double(count), 4) << "the bumps must matter for the test to say anything";
  EXPECT_LT(with_map / double(count), 0.6);
  EXPECT_LT(worst, 6);
  EXPECT_NEAR(maps.mean_bend_deg, without / double(count), 0.5);
}

TEST(BakeMaps, FindsASourceForEveryTexelOfAClosedPiece) {
  const Scene fine = makeBumpySphere();
  const std::vector<Primitive> coarse = makeUnwrappedSphere(40, 20, 256);
  const BakedMaps maps = bakeMaps(ShadedSurface(fine, {}), coarse, {.width = 256, .height = 256, .cage_m = 0.006f});
  EXPECT_GT(maps.covered_texels, 30'000u);
  EXPECT_EQ(maps.unhit_texels, 0u);
}

TEST(BakeMaps, CountsTexelsBeyondTheReachOfTheCage) {
  const Scene half_floor = sceneOf(shapes::makeFloor(1, 0.01f));
  Primitive wide = shapes::makeFloor(2, 0);  // a quarter of it lies under the source
  const BakedMaps maps = bakeMaps(ShadedSurface(half_floor, {}), {wide}, {.width = 100, .height = 100, .cage_m = 0.02f, .samples = 1});
  EXPECT_EQ(maps.covered_texels, 10'000u);
  // Straight above lies a quarter; the closest place within twice the cage adds 3.9 cm around it: (1.077 / 2)^2 = 29%.
  EXPECT_NEAR(double(maps.unhit_texels), 7100, 60);
}

TEST(BakeMaps, TakesNothingFromFacesThatTurnAway) {
  Primitive ceiling = shapes::makeFloor(1, 0.001f);
  for (size_t i = 0; i < ceiling.indices.size(); i += 3) std::swap(ceiling.indices[i], ceiling.indices[i + 1]);
  const Scene source = sceneOf(ceiling);
  const BakedMaps maps = bakeMaps(ShadedSurface(source, {}), {shapes::makeFloor(1, 0)}, {.width = 16, .height = 16, .cage_m = 0.01f});
  EXPECT_EQ(maps.unhit_texels, maps.covered_texels);
}

bool isWhite(const Float3& d) { return (int(std::floor(d[0] * 6 + 100)) + int(std::floor(d[1] * 6 + 100)) + int(std::floor(d[2] * 6 + 100))) % 2; }

// Within one quad of the fine sphere a border of the checks is a gradient.
bool isBesideBorder(const Float3& d) {
  for (float value : d) {
    const float x = value * 6;
    if (std::fabs(x - std::round(x)) < 0.12f) return true;
  }
  return false;
}

TEST(BakeMaps, ColoursOfACheckeredSphereSurviveReUnwrapping) {
  Primitive fine = shapes::makeSphere(400, 200, kRadius);
  for (const Float3& position : fine.positions) {
    const float value = isWhite(normalized(position)) ? 0.8f : 0.05f;
    fine.colors.push_back({value, value, value, 1});
  }
  const Scene scene = sceneOf(fine);
  const std::vector<Primitive> coarse = makeUnwrappedSphere(80, 40, 512);
  const BakedMaps maps = bakeMaps(ShadedSurface(scene, {}), coarse, {.width = 512, .height = 512, .cage_m = 0.003f});
  const TexelMap texels(coarse, 512, 512);
  double difference = 0;
  size_t count = 0;
  for (uint32_t y = 0; y < 512; ++y) {
    for (uint32_t x = 0; x < 512; ++x) {
      const std::optional<TexelPlace> place = texels.placeAt(x, y);
      if (!place) continue;
      Float3 p{};
      for (size_t i = 0; i < 3; ++i) p = p + coarse[0].positions[coarse[0].indices[size_t{place->triangle} * 3 + i]] * place->weights[i];
      if (isBesideBorder(normalized(p))) continue;
      const int wanted = srgbOfLinear(isWhite(normalized(p)) ? 0.8f : 0.05f);
      difference += std::abs(maps.base_color.pixels[(size_t{y} * 512 + x) * 3] - wanted);
      ++count;
    }
  }
  ASSERT_GT(count, 50'000u);
  EXPECT_LT(difference / double(count), 0.5) << "of 255; black and white are 167 apart";
}

TEST(BakeMaps, AveragesColoursAsLight) {
  Scene floor = sceneOf(shapes::makeFloor(1, 0, 2));
  floor.primitives[0].material = 0;
  floor.materials.resize(1);
  floor.materials[0].base_color_texture = TextureReference{0};
  floor.images.resize(1);
  Image stripes{64, 64, 3, {}};
  for (int i = 0; i < 64 * 64; ++i) stripes.pixels.insert(stripes.pixels.end(), 3, uint8_t(i % 2 ? 255 : 0));
  const BakedMaps maps = bakeMaps(ShadedSurface(floor, {stripes}), {shapes::makeFloor(1, 0)}, {.width = 8, .height = 8, .cage_m = 0.01f});
  for (uint8_t value : maps.base_color.pixels) EXPECT_NEAR(value, 188, 2) << "half of the light, not half of the number";
}

TEST(BakeMaps, FlatSurfaceGivesAFlatNormalMap) {
  const Scene floor = sceneOf(shapes::makeFloor(1, 0, 4));
  const BakedMaps maps = bakeMaps(ShadedSurface(floor, {}), {shapes::makeFloor(1, 0)}, {.width = 16, .height = 16, .cage_m = 0.01f});
  for (size_t i = 0; i < maps.normal.pixels.size(); i += 3) {
    EXPECT_EQ(maps.normal.pixels[i], 128);
    EXPECT_EQ(maps.normal.pixels[i + 1], 128);
    EXPECT_EQ(maps.normal.pixels[i + 2], 255);
  }
}

TEST(BakeMaps, SlopeToTheRightIsRedAndSlopeUpIsGreen) {
  Primitive tilted = shapes::makeFloor(1, 0, 1);
  for (Float3& normal : tilted.normals) normal = normalized(Float3{0.5f, 1, -0.25f});  // +X is right, -Z is up in the picture
  const Scene source = sceneOf(tilted);
  const BakedMaps maps = bakeMaps(ShadedSurface(source, {}), {shapes::makeFloor(1, 0)}, {.width = 4, .height = 4, .cage_m = 0.01f});
  const float size = std::sqrt(0.25f + 1 + 0.0625f);
  EXPECT_NEAR(maps.normal.pixels[0], 127.5f * (1 + 0.5f / size), 1);
  EXPECT_NEAR(maps.normal.pixels[1], 127.5f * (1 + 0.25f / size), 1);
}

TEST(BakeMaps, OcclusionIsDarkInACornerAndLightOnTheOpenFloor) {
  Primitive corner = shapes::makeFloor(1, 0, 1);
  const auto first = uint32_t(corner.positions.size());
  for (const Float3& p : {Float3{-0.5f, 0, -0.5f}, Float3{-0.5f, 0, 0.5f}, Float3{-0.5f, 1, 0.5f}, Float3{-0.5f, 1, -0.5f}}) {
    corner.positions.push_back(p);
    corner.normals.push_back({1, 0, 0});
    corner.texcoords.push_back({0, 0});
  }
  for (uint32_t i : {0u, 2u, 1u, 0u, 3u, 2u}) corner.indices.push_back(first + i);
  const Scene source = sceneOf(corner);
  const BakedMaps maps = bakeMaps(ShadedSurface(source, {}), {shapes::makeFloor(1, 0)},
                                  {.width = 32, .height = 32, .cage_m = 0.01f, .occlusion_rays = 64});
  const auto at = [&](uint32_t x) { return int(maps.occlusion.pixels[16 * 32 + x]); };
  EXPECT_NEAR(at(0), 128, 20) << "the wall takes half of the sky";
  EXPECT_GT(at(31), 235);
  EXPECT_LT(at(0), at(8));
}

TEST(BakeMaps, GivesTheSameBytesTwice) {
  const Scene fine = makeBumpySphere();
  const std::vector<Primitive> coarse = makeUnwrappedSphere(24, 12, 128);
  const ShadedSurface source(fine, {});
  const BakeOptions options{.width = 128, .height = 128, .cage_m = 0.006f, .occlusion_rays = 8};
  const BakedMaps one = bakeMaps(source, coarse, options), two = bakeMaps(source, coarse, options);
  EXPECT_EQ(one.normal.pixels, two.normal.pixels);
  EXPECT_EQ(one.occlusion.pixels, two.occlusion.pixels);
}

TEST(Gutters, RepeatTheEdgeOfTheirIslandAndLeaveNothingUnfilled) {
  Image image{32, 32, 1, std::vector<uint8_t>(32 * 32, 0)};
  std::vector<bool> is_filled(32 * 32);
  for (uint32_t y = 0; y < 32; ++y) {
    for (uint32_t x = 0; x < 32; ++x) {
      if (x < 6 || x > 25) is_filled[y * 32 + x] = true, image.pixels[y * 32 + x] = x < 6 ? 50 : 250;
    }
  }
  fillGutters(image, is_filled, {.rings = 4});
  for (uint32_t x = 0; x < 10; ++x) EXPECT_EQ(image.pixels[16 * 32 + x], 50);
  for (uint32_t x = 22; x < 32; ++x) EXPECT_EQ(image.pixels[16 * 32 + x], 250);
  for (uint8_t value : image.pixels) EXPECT_GE(value, 50);
}

TEST(Gutters, KeepNormalsAtLengthOne) {
  Image image{16, 16, 3, std::vector<uint8_t>(16 * 16 * 3, 0)};
  std::vector<bool> is_filled(16 * 16);
  const auto set = [&](size_t texel, std::array<uint8_t, 3> value) {
    is_filled[texel] = true;
    std::copy(value.begin(), value.end(), image.pixels.begin() + std::ptrdiff_t(texel * 3));
  };
  set(0, {255, 128, 128});
  set(15 * 16 + 15, {128, 128, 255});
  fillGutters(image, is_filled, {.rings = 2, .is_normal = true});
  for (size_t i = 0; i < image.pixels.size(); i += 3) {
    const Float3 n = {image.pixels[i] / 127.5f - 1, image.pixels[i + 1] / 127.5f - 1, image.pixels[i + 2] / 127.5f - 1};
    EXPECT_NEAR(length(n), 1, 0.02);
  }
}

}  // namespace
}  // namespace kura

// What streams onto a piece: which tiles a picture needs, which the cache keeps, what the shader finds.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

#include "viewer/streaming/demand.h"
#include "viewer/streaming/page_cache.h"
#include "viewer/streaming/page_table.h"

namespace kura::viewer {
namespace {

using filament::math::float2;
using filament::math::float3;
using filament::math::mat4f;

const TilePyramid kAtlas{16384, 16384, 512};

// A square of 1 m that carries the whole picture, seen straight on: `share` of its edge fills the screen.
struct Wall {
  std::array<float3, 4> positions = {float3{0, 0, 0}, float3{1, 0, 0}, float3{1, 1, 0}, float3{0, 1, 0}};
  std::array<float2, 4> texcoords = {float2{0, 1}, float2{1, 1}, float2{1, 0}, float2{0, 0}};
  std::array<uint32_t, 6> indices = {0, 1, 2, 0, 2, 3};

  std::vector<TileKey> seen(float share, DemandOptions options = {.width_px = 1024, .height_px = 1024}, float2 middle = 0.5f,
                            const TilePyramid& pyramid = kAtlas) const {
    const float h = share / 2;
    const mat4f clip = mat4f::ortho(middle.x - h, middle.x + h, middle.y - h, middle.y + h, -1, 1);
    const TexturedTriangles triangles[] = {{positions, texcoords, indices, clip}};
    return findDemand(pyramid, triangles, options);
  }
};

bool has(const std::vector<TileKey>& tiles, TileKey key) { return std::find(tiles.begin(), tiles.end(), key) != tiles.end(); }

uint32_t finestOf(const std::vector<TileKey>& tiles) { return std::min_element(tiles.begin(), tiles.end())->level; }

TEST(TilePyramid, EndsWithOneTile) {
  EXPECT_EQ(kAtlas.levels(), 6u);
  const TilePyramid screen{100000, 40000, 512};
  EXPECT_EQ(screen.columns(0), 196u);
  EXPECT_EQ(screen.rows(0), 79u);
  EXPECT_EQ(screen.columns(screen.levels() - 1), 1u);
  EXPECT_EQ(screen.levels(), 9u);
  EXPECT_EQ((TilePyramid{100, 60, 512}).levels(), 1u);
}

TEST(Demand, AsksForSourceTexelsWhereAPixelIsATexel) {
  const auto tiles = Wall().seen(1024.0f / 16384);
  // The middle lies on the corner of four tiles.
  for (const TileKey key : {TileKey{0, 15, 15}, TileKey{0, 16, 15}, TileKey{0, 15, 16}, TileKey{0, 16, 16}}) EXPECT_TRUE(has(tiles, key));
  EXPECT_LT(tiles.size(), 30u);
}

TEST(Demand, TakesACoarserLevelFromFarther) {
  EXPECT_EQ(finestOf(Wall().seen(4096.0f / 16384 * 1.01f)), 2u);
  EXPECT_EQ(finestOf(Wall().seen(2048.0f / 16384 * 1.01f)), 1u);
}

TEST(Demand, IncludesTheLevelThatTrilinearFilteringMixesIn) {
  const auto tiles = Wall().seen(1024.0f / 16384);
  for (const TileKey& key : tiles) {
    if (key.level == 0) {
      EXPECT_TRUE(has(tiles, key.above(1)));
    }
  }
}

TEST(Demand, NeedsNothingThatTheCoarseTextureHas) {
  EXPECT_TRUE(Wall().seen(1, {.width_px = 1024, .height_px = 1024, .coarse_level = 3}).empty());
  for (const TileKey& key : Wall().seen(4096.0f / 16384 * 1.01f, {.width_px = 1024, .height_px = 1024, .coarse_level = 3})) {
    EXPECT_LT(key.level, 3u);
  }
}

TEST(Demand, NeverExceedsTheCache) {
  for (const uint32_t most : {1u, 4u, 12u}) {
    const auto tiles = Wall().seen(2048.0f / 16384, {.width_px = 2048, .height_px = 2048, .most = most});
    EXPECT_LE(tiles.size(), most);
    EXPECT_FALSE(tiles.empty());
  }
}

TEST(Demand, PutsTheMiddleOfTheScreenFirst) {
  const auto tiles = Wall().seen(4096.0f / 16384, {.width_px = 4096, .height_px = 4096, .most = 1000}, float2{0.51f, 0.51f});
  const auto finest = std::find_if(tiles.begin(), tiles.end(), [](const TileKey& key) { return key.level == 0; });
  ASSERT_NE(finest, tiles.end());
  EXPECT_NEAR(float(finest->x), 0.51f * 32 - 0.5f, 1);
  EXPECT_NEAR(float(finest->y), 0.49f * 32 - 0.5f, 1);
}

TEST(Demand, PutsTheNearEndOfASlantingFloorFirst) {
  // The eye stands over the edge y = 0 and looks along the floor.
  const mat4f clip = mat4f::perspective(40, 1, 0.01f, 10) * inverse(mat4f::lookAt(float3{0.5f, -0.05f, 0.1f}, float3{0.5f, 0.6f, 0}, float3{0, 0, 1}));
  const Wall wall;
  const TexturedTriangles triangles[] = {{wall.positions, wall.texcoords, wall.indices, clip}};
  const auto tiles = findDemand(kAtlas, triangles, {.width_px = 800, .height_px = 800, .most = 200});
  ASSERT_GT(tiles.size(), 4u);
  EXPECT_GT((tiles.front().y + 0.5f) * float(512u << tiles.front().level), 0.8f * 16384);
  // Far away a pixel holds more texels.
  EXPECT_LT(finestOf(tiles), std::max_element(tiles.begin(), tiles.end())->level);
}

TEST(Demand, LeavesOutWhatTurnsItsBackOrIsOutOfSight) {
  Wall turned;
  std::reverse(turned.indices.begin(), turned.indices.end());
  EXPECT_TRUE(turned.seen(0.1f).empty());
  EXPECT_TRUE(Wall().seen(0.1f, {.width_px = 512, .height_px = 512}, float2{5, 5}).empty());
}

TEST(Demand, SurvivesNumbersThatAreNone) {
  Wall broken;
  broken.positions[0].x = std::numeric_limits<float>::quiet_NaN();
  broken.texcoords[3].y = std::numeric_limits<float>::infinity();
  EXPECT_TRUE(broken.seen(0.1f).empty());
  Wall point;
  point.positions.fill(float3{0.5f, 0.5f, 0});
  EXPECT_TRUE(point.seen(0.1f).empty());
  EXPECT_TRUE(Wall().seen(0.1f, {}, 0.5f, TilePyramid{}).empty());
}

TEST(PageCache, GivesUpWhatWasWantedLongestAgo) {
  PageCache cache(2);
  const TileKey a{0, 0, 0}, b{0, 1, 0}, c{0, 2, 0};
  ASSERT_EQ(cache.take(a), std::optional<uint32_t>(0));
  ASSERT_EQ(cache.take(b), std::optional<uint32_t>(1));
  cache.want(std::array{b});
  cache.want(std::array{c});
  EXPECT_EQ(cache.take(c), std::optional<uint32_t>(0));
  EXPECT_FALSE(cache.holds(a));
  EXPECT_TRUE(cache.holds(b));
}

TEST(PageCache, NeverDrivesOutWhatIsSeen) {
  PageCache cache(1);
  cache.want(std::array{TileKey{0, 0, 0}});
  ASSERT_TRUE(cache.take({0, 0, 0}));
  EXPECT_FALSE(cache.take({0, 1, 0}));
  cache.want(std::array{TileKey{0, 1, 0}});
  EXPECT_TRUE(cache.take({0, 1, 0}));
}

TEST(PageTable, ShowsTheFinestTileThatIsHeld) {
  const TilePyramid pyramid{2048, 1024, 512};
  PageCache cache(300);
  for (uint32_t i = 0; i < 290; ++i) cache.take({0, 1000 + i, 0});  // so that places need their high byte
  const uint32_t whole = *cache.take({2, 0, 0}), fine = *cache.take({0, 3, 1});
  const PageTable table = makePageTable(pyramid, cache);
  ASSERT_EQ(table.levels.size(), 3u);
  const auto entry = [&](uint32_t level, uint32_t x, uint32_t y) { return &table.levels[level].texels[4 * (y * table.levels[level].width + x)]; };
  const uint8_t* at = entry(0, 3, 1);
  EXPECT_EQ(at[0] + 256u * at[1], fine);
  EXPECT_EQ(at[2], 0);
  at = entry(0, 0, 0);
  EXPECT_EQ(at[0] + 256u * at[1], whole);
  EXPECT_EQ(at[2], 2);
  EXPECT_EQ(at[3], 255);
}

TEST(PageTable, IsEmptyWhereOnlyTheCoarseTextureIs) {
  const PageTable table = makePageTable({1000, 40000, 512}, PageCache(4));
  EXPECT_EQ(table.levels[0].width, 2u);
  EXPECT_EQ(table.levels[0].height, 128u);
  for (const auto& level : table.levels) EXPECT_EQ(std::count(level.texels.begin(), level.texels.end(), 0), long(level.texels.size()));
}

}  // namespace
}  // namespace kura::viewer

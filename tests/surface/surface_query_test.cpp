#include "surface/surface_query.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "model/vector_math.h"

namespace kura {
namespace {

// A square of 1 x 1 m in the plane y = 0, facing up.
Primitive floorSquare() {
  Primitive square;
  square.positions = {{0, 0, 0}, {1, 0, 0}, {1, 0, 1}, {0, 0, 1}};
  square.indices = {0, 2, 1, 0, 3, 2};
  return square;
}

TEST(SurfaceQuery, FindsTheNearestPlaceInsideOnAnEdgeAndAtACorner) {
  const SurfaceQuery query({floorSquare()});
  const auto inside = query.closest({0.25f, 0.5f, 0.75f});
  ASSERT_TRUE(inside);
  EXPECT_FLOAT_EQ(inside->distance, 0.5f);
  EXPECT_EQ(inside->position, (Float3{0.25f, 0, 0.75f}));
  const auto edge = query.closest({0.5f, 0, -2});
  EXPECT_FLOAT_EQ(edge->distance, 2);
  const auto corner = query.closest({-3, 0, -4});
  EXPECT_FLOAT_EQ(corner->distance, 5);
}

TEST(SurfaceQuery, FindsNothingBeyondTheRadius) {
  const SurfaceQuery query({floorSquare()});
  EXPECT_FALSE(query.closest({0.5f, 0.2f, 0.5f}, 0.1f));
  EXPECT_TRUE(query.closest({0.5f, 0.2f, 0.5f}, 0.3f));
}

TEST(SurfaceQuery, CastsFromEitherSideAndGivesThePrimitive) {
  Primitive ceiling = floorSquare();
  for (Float3& position : ceiling.positions) position[1] = 2;
  const SurfaceQuery query({floorSquare(), ceiling});
  const auto up = query.cast({0.3f, 1, 0.3f}, {0, 1, 0}, 0, 10);
  ASSERT_TRUE(up);
  EXPECT_EQ(up->primitive, 1u);
  EXPECT_FLOAT_EQ(up->distance, 1);
  const auto down = query.cast({0.3f, 1, 0.3f}, {0, -1, 0}, 0, 10);
  ASSERT_TRUE(down);
  EXPECT_EQ(down->primitive, 0u);
  EXPECT_FALSE(query.cast({0.3f, 1, 0.3f}, {0, 1, 0}, 0, 0.5f));
}

TEST(SurfaceQuery, AgreesWithTryingEveryTriangle) {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> in_box(-1, 1);
  const auto point = [&] { return Float3{in_box(random), in_box(random), in_box(random)}; };
  Primitive soup;
  for (uint32_t i = 0; i < 300; ++i) {
    soup.positions.push_back(point());
    soup.indices.push_back(i);
  }
  const SurfaceQuery query({soup});
  for (int i = 0; i < 100; ++i) {
    const Float3 p = point();
    // Tried on a fine grid of each triangle: never nearer than the answer, and hardly farther.
    float best = 10;
    for (size_t t = 0; t < 100; ++t) {
      const Float3 *c = &soup.positions[t * 3];
      for (int a = 0; a <= 50; ++a) {
        for (int b = 0; a + b <= 50; ++b) {
          best = std::min(best, length(c[0] * (1 - (a + b) / 50.0f) + c[1] * (a / 50.0f) + c[2] * (b / 50.0f) - p));
        }
      }
    }
    const auto place = query.closest(p);
    ASSERT_TRUE(place);
    EXPECT_LE(place->distance, best + 1e-5f);
    EXPECT_GE(place->distance, best - 0.05f);
    EXPECT_NEAR(length(place->position - p), place->distance, 1e-5f);
  }
}

TEST(SurfaceQuery, AnswersNothingWhereThereIsNothing) {
  const SurfaceQuery query({Primitive{}});
  EXPECT_FALSE(query.closest({0, 0, 0}));
  EXPECT_FALSE(query.cast({0, 0, 0}, {0, 1, 0}, 0, 1));
}

}  // namespace
}  // namespace kura

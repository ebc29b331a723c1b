#include "surface/fit_surface.h"

#include <gtest/gtest.h>

#include "surface/measure_deviation.h"
#include "surface/shapes.h"

namespace kura {
namespace {

constexpr FitOptions kQuick = {.least_samples = 30'000};

double rmsTo(const Primitive& scan, const Primitive& tier) {
  return measureDeviation({scan}, SurfaceQuery({scan}), {tier}, {.samples = 20'000}).rms_m;
}

TEST(FitSurface, BringsTheFacesOfARoundSurfaceToIt) {
  const Primitive scan = shapes::makeSphere(256, 128, 0.1f);
  std::vector<Primitive> tier = {shapes::makeSphere(24, 12, 0.1f)};
  const double before = rmsTo(scan, tier[0]);
  const FitResult result = fitSurface(tier, {scan}, kQuick);
  EXPECT_LT(rmsTo(scan, tier[0]), 0.6 * before);
  EXPECT_GT(result.largest_move_m, 0);
  EXPECT_LT(result.largest_move_m, 0.005);
}

TEST(FitSurface, KeepsSeamsClosed) {
  const Primitive scan = shapes::makeSphere(256, 128, 0.1f);
  std::vector<Primitive> tier = {shapes::makeSphere(24, 12, 0.1f)};
  fitSurface(tier, {scan}, kQuick);
  for (uint32_t row = 0; row <= 12; ++row) EXPECT_EQ(tier[0].positions[row * 25], tier[0].positions[row * 25 + 24]);
}

TEST(FitSurface, LeavesWhatIsExactWhereItIs) {
  const Primitive scan = shapes::makeFloor(0.2f, 0, 64);
  std::vector<Primitive> tier = {shapes::makeFloor(0.2f, 0, 5)};
  const std::vector<Primitive> before = tier;
  fitSurface(tier, {scan}, kQuick);
  for (size_t v = 0; v < tier[0].positions.size(); ++v) EXPECT_LT(length(tier[0].positions[v] - before[0].positions[v]), 1e-8f);
  for (const Float3& normal : tier[0].normals) EXPECT_NEAR(normal[1], 1, 1e-6f);
}

TEST(FitSurface, NeverMovesAnOpenBorder) {
  Primitive scan = shapes::makeFloor(0.2f, 0, 64);
  for (Float3& p : scan.positions) p[1] = 0.01f * std::cos(p[0] * 20) * std::cos(p[2] * 20);
  std::vector<Primitive> tier = {shapes::makeFloor(0.2f, 0, 6)};
  for (Float3& p : tier[0].positions) p[1] = 0.01f * std::cos(p[0] * 20) * std::cos(p[2] * 20);
  const std::vector<Primitive> before = tier;
  fitSurface(tier, {scan}, kQuick);
  bool is_moved = false;
  for (uint32_t z = 0; z <= 6; ++z) {
    for (uint32_t x = 0; x <= 6; ++x) {
      const uint32_t v = z * 7 + x;
      const bool is_border = x == 0 || z == 0 || x == 6 || z == 6;
      if (is_border) {
        EXPECT_EQ(tier[0].positions[v], before[0].positions[v]);
      }
      is_moved |= tier[0].positions[v] != before[0].positions[v];
    }
  }
  EXPECT_TRUE(is_moved);
  EXPECT_LT(rmsTo(scan, tier[0]), rmsTo(scan, before[0]));
}

TEST(FitSurface, TurnsNormalsToWhatTheScanShowsBetweenThem) {
  const Primitive scan = shapes::makeSphere(256, 128, 0.1f);
  std::vector<Primitive> tier = {shapes::makeSphere(24, 12, 0.1f)};
  // As if the simplifier had kept the normals of single bumps.
  for (size_t v = 0; v < tier[0].normals.size(); ++v) {
    const float tilt = v % 2 ? 0.2f : -0.2f;
    tier[0].normals[v] = normalized(tier[0].normals[v] + Float3{tilt, tilt, -tilt});
  }
  const auto meanError = [&] {
    double sum = 0;
    for (size_t v = 0; v < tier[0].normals.size(); ++v) sum += length(tier[0].normals[v] - normalized(tier[0].positions[v]));
    return sum / double(tier[0].normals.size());
  };
  const double before = meanError();
  fitSurface(tier, {scan}, kQuick);
  EXPECT_LT(meanError(), 0.3 * before);
}

TEST(FitSurface, GivesVerticesTheColoursOfTheirSurroundings) {
  Primitive scan = shapes::makeFloor(0.2f, 0, 100);
  for (const Float3& p : scan.positions) scan.colors.push_back({0.5f + 2 * p[0], 0.5f, 0.5f, 1});
  std::vector<Primitive> tier = {shapes::makeFloor(0.2f, 0, 4)};
  tier[0].colors.assign(tier[0].positions.size(), {0, 1, 0.5f, 1});
  fitSurface(tier, {scan}, kQuick);
  for (size_t v = 0; v < tier[0].colors.size(); ++v) {
    EXPECT_NEAR(tier[0].colors[v][0], 0.5f + 2 * tier[0].positions[v][0], 0.05f);
    EXPECT_NEAR(tier[0].colors[v][1], 0.5f, 0.05f);
  }
}

TEST(FitSurface, GivesTheSameTwice) {
  const Primitive scan = shapes::makeSphere(128, 64, 0.1f);
  std::vector<Primitive> once = {shapes::makeSphere(24, 12, 0.1f)}, again = once;
  fitSurface(once, {scan}, kQuick);
  fitSurface(again, {scan}, kQuick);
  EXPECT_EQ(once[0].positions, again[0].positions);
  EXPECT_EQ(once[0].normals, again[0].normals);
}

TEST(FitSurface, SurvivesMeshesWithoutAnything) {
  std::vector<Primitive> empty = {Primitive{}};
  EXPECT_EQ(fitSurface(empty, {shapes::makeFloor(1, 0)}).samples, 0u);
  std::vector<Primitive> tier = {shapes::makeFloor(1, 0)};
  EXPECT_EQ(fitSurface(tier, {Primitive{}}).samples, 0u);
}

}  // namespace
}  // namespace kura

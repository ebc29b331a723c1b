#include "surface/measure_deviation.h"

#include <gtest/gtest.h>

#include "base/parallel_for.h"
#include "surface/shapes.h"

namespace kura {
namespace {

DeviationBothWays measure(const Primitive& scan, const Primitive& tier, size_t samples = 20'000) {
  return measureDeviation({scan}, SurfaceQuery({scan}), {tier}, {.samples = samples});
}

TriangleSource sourceOf(const Primitive& primitive) {
  return [&primitive](const auto& visit) {
    for (size_t i = 0; i < primitive.indices.size(); i += 3) {
      visit(primitive.positions[primitive.indices[i]], primitive.positions[primitive.indices[i + 1]], primitive.positions[primitive.indices[i + 2]]);
    }
    return true;
  };
}

TEST(MeasureDeviation, IsZeroForTheSameSurfaceCutOtherwise) {
  const DeviationBothWays same = measure(shapes::makeFloor(0.2f, 0, 1), shapes::makeFloor(0.2f, 0, 17));
  EXPECT_LT(same.max_m, 1e-8);
  EXPECT_EQ(same.samples, 40'000u);
}

TEST(MeasureDeviation, OfTwoParallelPlanesIsTheirDistance) {
  const DeviationBothWays apart = measure(shapes::makeFloor(0.2f, 0), shapes::makeFloor(0.2f, 0.0015f));
  EXPECT_NEAR(apart.max_m, 0.0015, 1e-8);
  EXPECT_NEAR(apart.rms_m, 0.0015, 1e-8);
}

TEST(MeasureDeviation, OfAFacettedSphereIsThatOfItsFacets) {
  // A chord over an angle t of a circle lies r (1 - cos(t/2)) inside it: with 64 x 32 facets of 5.6 degrees.
  const Primitive fine = shapes::makeSphere(512, 256, 0.1f), coarse = shapes::makeSphere(64, 32, 0.1f);
  const DeviationBothWays deviation = measure(fine, coarse, 50'000);
  const double chord = 0.1 * (1 - std::cos(std::numbers::pi / 64));
  EXPECT_GT(deviation.max_m, chord);
  EXPECT_LT(deviation.max_m, 2.2 * chord);  // the middle of a quad is off in both directions
  EXPECT_GT(deviation.rms_m, 0.3 * deviation.max_m);
  EXPECT_LT(deviation.rms_m, deviation.max_m);
}

TEST(MeasureDeviation, SeesWhatOnlyOneOfTheSurfacesHas) {
  Primitive with_handle = shapes::makeFloor(0.2f, 0);
  const Primitive handle = shapes::makeFloor(0.02f, 0.05f);
  for (uint32_t index : handle.indices) with_handle.indices.push_back(index + 4);
  with_handle.positions.insert(with_handle.positions.end(), handle.positions.begin(), handle.positions.end());
  const DeviationBothWays lost = measure(with_handle, shapes::makeFloor(0.2f, 0));
  EXPECT_NEAR(lost.of_scan.max_m, 0.05, 1e-6);
  EXPECT_LT(lost.of_tier.max_m, 1e-8);
  const DeviationBothWays invented = measure(shapes::makeFloor(0.2f, 0), with_handle);
  EXPECT_NEAR(invented.of_tier.max_m, 0.05, 1e-6);
  EXPECT_NEAR(invented.max_m, 0.05, 1e-6);
}

TEST(MeasureDeviation, FindsTheTipThatNoSampleHits) {
  Primitive with_needle = shapes::makeFloor(0.2f, 0, 50);
  const auto first = static_cast<uint32_t>(with_needle.positions.size());
  with_needle.positions.insert(with_needle.positions.end(), {{0, 0, 0}, {1e-6f, 0, 0}, {0, 0.03f, 0}});
  with_needle.indices.insert(with_needle.indices.end(), {first, first + 1, first + 2});
  const Primitive floor = shapes::makeFloor(0.2f, 0);
  EXPECT_NEAR(measure(with_needle, floor, 1000).of_scan.max_m, 0.03, 1e-7);
  EXPECT_NEAR(measure(floor, with_needle, 1000).of_tier.max_m, 0.03, 1e-7);
}

TEST(MeasureDeviation, OfAWedgeHasItsMeanAndRoot) {
  // A floor that rises from 0 to 2 mm over 200 mm: the mean is 1 mm, the root of the mean square 2 / sqrt(3).
  Primitive wedge = shapes::makeFloor(0.2f, 0, 1);
  for (Float3& position : wedge.positions) position[1] = position[0] > 0 ? 0.002f : 0;
  const DeviationBothWays rising = measure(wedge, shapes::makeFloor(0.4f, 0));
  EXPECT_NEAR(rising.of_scan.mean_m, 0.001, 1e-6);
  EXPECT_NEAR(rising.of_scan.rms_m, 0.002 / std::sqrt(3.0), 1e-6);
  EXPECT_NEAR(rising.of_scan.max_m, 0.002, 1e-8);
}

TEST(MeasureDeviation, IgnoresVerticesThatNoTriangleUses) {
  Primitive with_stray = shapes::makeFloor(0.2f, 0);
  with_stray.positions.push_back({0, 1, 0});
  EXPECT_LT(measure(with_stray, shapes::makeFloor(0.2f, 0)).max_m, 1e-8);
}

TEST(MeasureDeviation, AgreesWithTheScanThatOnlyPassesBy) {
  const Primitive fine = shapes::makeSphere(128, 64, 0.1f), coarse = shapes::makeSphere(24, 12, 0.1f);
  const DeviationBothWays whole = measure(fine, coarse, 5'000);
  const DeviationBothWays passing = measureDeviation(sourceOf(fine), {coarse}, 0.01, {.samples = 5'000});
  EXPECT_NEAR(passing.rms_m, whole.rms_m, whole.rms_m * 1e-4);
  EXPECT_NEAR(passing.mean_m, whole.mean_m, whole.mean_m * 1e-4);
  EXPECT_LE(passing.max_m, whole.max_m * (1 + 1e-4));  // the samples' alone
  EXPECT_GE(passing.max_m, whole.max_m * 0.8);
}

TEST(MeasureDeviation, MeasuresNothingAgainstAScanThatBreaksOff) {
  const Primitive sphere = shapes::makeSphere(24, 12, 0.1f);
  EXPECT_EQ(measureDeviation([](const auto&) { return false; }, {sphere}, 0.01).samples, 0u);
  EXPECT_EQ(measure(sphere, Primitive{}).samples, 0u);
}

TEST(SamplePlaces, GiveEachPartOfTheAreaItsShare) {
  // One large triangle and a strip of a thousand small ones of the same area together.
  Primitive surface = shapes::makeFloor(1, 0, 1);
  const Primitive dense = shapes::makeFloor(1, 5, 40);
  for (uint32_t index : dense.indices) surface.indices.push_back(index + 4);
  surface.positions.insert(surface.positions.end(), dense.positions.begin(), dense.positions.end());
  size_t below = 0, left = 0;
  const std::vector<Float3> places = samplePlaces({surface}, 10'000);
  for (const Float3& place : places) {
    below += place[1] < 1;
    left += place[0] < 0;
  }
  EXPECT_EQ(places.size(), 10'000u);
  EXPECT_NEAR(double(below), 5000, 2);
  EXPECT_NEAR(double(left), 5000, 100);
}

TEST(ParallelFor, VisitsEachPartOnceAndPassesOnWhatIsThrown) {
  std::vector<int> visits(1000);
  parallelFor(visits.size(), 7, [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) ++visits[i];
  });
  EXPECT_EQ(visits, std::vector<int>(1000, 1));
  EXPECT_THROW(parallelFor(100, 1, [](size_t begin, size_t) { if (begin == 40) throw std::runtime_error("40"); }), std::runtime_error);
}

}  // namespace
}  // namespace kura

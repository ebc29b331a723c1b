#include "viewer/light/read_environment.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

namespace kura::viewer {
namespace {

std::vector<uint8_t> gallery() {
  std::ifstream file(KURA_ENVIRONMENT, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Environment, TheGalleryIsReadWhole) {
  const auto environment = readEnvironment(gallery());
  ASSERT_TRUE(environment) << environment.failure().message;
  EXPECT_EQ(environment->edge, 128u);
  EXPECT_GE(environment->levels.size(), 4u);
  EXPECT_EQ(environment->levels[0].size(), 6u * 128 * 128 * 4);
}

TEST(Environment, TheGallerysLightComesFromAboveAndIsNeutral) {
  const auto environment = readEnvironment(gallery());
  ASSERT_TRUE(environment);
  const auto& mean = environment->irradiance[0];
  EXPECT_GT(mean.r, 0.3f);
  EXPECT_GT(environment->irradiance[1].g, 0.2f) << "the first harmonic along +Y";
  EXPECT_LT(mean.r / mean.b, 1.2f) << "white glaze must stay white";
  EXPECT_GT(mean.r / mean.b, 1.0f);
}

TEST(Environment, CutAtManyPlacesGivesAFailure) {
  const std::vector<uint8_t> whole = gallery();
  for (size_t length = 0; length < whole.size(); length += length < 400 ? 1 : 9973) {
    const auto environment = readEnvironment(std::span(whole.data(), length));
    ASSERT_FALSE(environment) << length;
    EXPECT_EQ(environment.failure().code, FailureCode::kBadEnvironment);
  }
}

TEST(Environment, DamagedHeadersGiveNoCrash) {
  const std::vector<uint8_t> whole = gallery();
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    std::vector<uint8_t> damaged(whole.begin(), whole.begin() + 2000);
    for (int flips = 0; flips < 3; ++flips) damaged[random() % 400] ^= uint8_t(1u << random() % 8);
    EXPECT_FALSE(readEnvironment(damaged));
  }
}

}  // namespace
}  // namespace kura::viewer

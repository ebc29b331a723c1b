#include "surface/render_view.h"

#include <gtest/gtest.h>

#include "model/srgb.h"
#include "surface/compare_pictures.h"
#include "surface/shapes.h"

namespace kura {
namespace {

// Squares of n x n texels in two colours.
Image checkers(uint32_t edge, uint32_t n) {
  Image image{edge, edge, 3, {}};
  for (uint32_t y = 0; y < edge; ++y) {
    for (uint32_t x = 0; x < edge; ++x) {
      const bool is_dark = (x / n + y / n) % 2;
      for (int c = 0; c < 3; ++c) image.pixels.push_back(is_dark ? 40 : 220);
    }
  }
  return image;
}

Scene sphereScene(uint32_t columns, uint32_t rows) {
  Scene scene;
  scene.primitives.push_back(shapes::makeSphere(columns, rows, 0.1f));
  scene.primitives.back().material = 0;
  scene.materials.emplace_back();
  return scene;
}

double similarity(const Scene& a, const std::vector<Image>& of_a, const Scene& b, const std::vector<Image>& of_b) {
  const ShadedSurface first(a, of_a), second(b, of_b);
  double sum = 0;
  for (const ViewFrame& frame : twelveViews(boundsOf(a), 96)) sum += structuralSimilarity(renderView(first, frame), renderView(second, frame)).value();
  return sum / 12;
}

TEST(RenderView, DrawsASphereAsADisc) {
  const Scene scene = sphereScene(96, 48);
  const ShadedSurface surface(scene, {});
  ViewFrame frame{{0, 0, 0}, 0.2f, {0, 0, 1}, 64};
  const Image picture = renderView(surface, frame);
  size_t covered = 0;
  for (size_t i = 3; i < picture.pixels.size(); i += 4) covered += picture.pixels[i];
  EXPECT_NEAR(double(covered) / 255, std::numbers::pi * 16 * 16, 25);
}

TEST(RenderView, LightComesFromTheUpperLeft) {
  const Scene scene = sphereScene(96, 48);
  const ShadedSurface surface(scene, {});
  const Image picture = renderView(surface, {{0, 0, 0}, 0.11f, {0, 0, 1}, 64});
  const auto green = [&](uint32_t x, uint32_t y) { return picture.pixels[(y * 64 + x) * 4 + 1]; };
  EXPECT_GT(green(20, 16), green(44, 48));
}

TEST(RenderView, DrawsTheTextureAndItsAverageFromAfar) {
  Scene scene;
  scene.primitives.push_back(shapes::makeFloor(0.2f, 0));
  scene.primitives[0].material = 0;
  scene.materials.emplace_back();
  scene.materials[0].base_color_texture = TextureReference{0};
  scene.images.resize(1);
  const ShadedSurface surface(scene, {checkers(512, 1)});
  const SurfacePlace middle{0, 0, {0.3f, 0.3f}, {0, 0, 0}, 0};
  const float linear = (linearOfSrgb()[40] + linearOfSrgb()[220]) / 2;
  EXPECT_NEAR(surface.lookAt(middle, 0.05f).base_color[0], linear, 0.01f);
}

TEST(RenderView, BendsNormalsTowardsTheMapsUp) {
  // A floor seen from above: u to the right, v towards the viewer's feet, so the map's up is -z.
  Scene scene;
  scene.primitives.push_back(shapes::makeFloor(0.2f, 0));
  scene.primitives[0].material = 0;
  scene.materials.emplace_back();
  scene.materials[0].normal_texture = TextureReference{0};
  scene.images.resize(1);
  Image up{4, 4, 3, {}};
  for (int i = 0; i < 16; ++i) up.pixels.insert(up.pixels.end(), {128, 218, 218});
  const ShadedSurface surface(scene, {up});
  const Float3 normal = surface.lookAt({0, 0, {0.3f, 0.3f}, {0, 0, 0}, 0}, 0.001f).normal;
  EXPECT_NEAR(normal[0], 0, 0.02f);
  EXPECT_NEAR(normal[1], std::sqrt(0.5f), 0.02f);
  EXPECT_NEAR(normal[2], -std::sqrt(0.5f), 0.02f);
}

TEST(StructuralSimilarity, IsOneForTheSameAndFallsWithDetail) {
  const Scene fine = sphereScene(128, 64), coarse = sphereScene(24, 12), crude = sphereScene(8, 4);
  EXPECT_DOUBLE_EQ(similarity(fine, {}, fine, {}), 1);
  const double of_coarse = similarity(fine, {}, coarse, {}), of_crude = similarity(fine, {}, crude, {});
  EXPECT_GT(of_coarse, 0.95);
  EXPECT_LT(of_coarse, 1);
  EXPECT_LT(of_crude, of_coarse);
}

TEST(StructuralSimilarity, IsNothingForEmptyPictures) {
  const Image empty{8, 8, 4, std::vector<uint8_t>(256, 0)};
  EXPECT_FALSE(structuralSimilarity(empty, empty));
}

}  // namespace
}  // namespace kura

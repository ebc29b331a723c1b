#include "recipe/measure_tiers.h"

#include <gtest/gtest.h>

#include <numbers>

#include "base/file.h"
#include "gltf/write_glb.h"
#include "image/decode_image.h"
#include "image/encode_png.h"
#include "model/vector_math.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// A grid of n x n quads over u, v in 0..1 with the texcoords (u, v).
template <typename Surface>  // std::pair<Float3 position, Float3 normal>(float u, float v)
Scene grid(uint32_t n, Surface surface) {
  Scene scene;
  Primitive& primitive = scene.primitives.emplace_back();
  for (uint32_t y = 0; y <= n; ++y) {
    for (uint32_t x = 0; x <= n; ++x) {
      const float u = float(x) / float(n), v = float(y) / float(n);
      const auto [position, normal] = surface(u, v);
      primitive.positions.push_back(position);
      primitive.normals.push_back(normal);
      primitive.texcoords.push_back({u, v});
    }
  }
  for (uint32_t y = 0; y < n; ++y) {
    for (uint32_t x = 0; x < n; ++x) {
      const uint32_t a = y * (n + 1) + x, b = a + 1, c = a + n + 1, d = c + 1;
      primitive.indices.insert(primitive.indices.end(), {a, c, b, b, c, d});
    }
  }
  primitive.material = 0;
  scene.materials.emplace_back();
  return scene;
}

// 200 mm square, facing up.
Scene floorAt(float height_m) {
  return grid(4, [&](float u, float v) { return std::pair<Float3, Float3>({(u - 0.5f) * 0.2f, height_m, (v - 0.5f) * 0.2f}, {0, 1, 0}); });
}

// Radius 100 mm.
Scene sphere(uint32_t n) {
  return grid(n, [](float u, float v) {
    const float a = u * 2 * std::numbers::pi_v<float>, b = v * std::numbers::pi_v<float>;
    const Float3 out = {std::cos(a) * std::sin(b), std::cos(b), -std::sin(a) * std::sin(b)};
    return std::pair<Float3, Float3>(out * 0.1f, out);
  });
}

fs::path writeTier(const TemporaryFolder& folder, const std::string& name, const Scene& scene, std::vector<EncodedTexture> textures = {}) {
  GltfAsset asset;
  asset.primitives = scene.primitives;
  asset.materials = scene.materials;
  asset.textures = std::move(textures);
  const Result<Bytes> glb = writeGlb(asset, {.precision = {.position_bits = 16}});
  EXPECT_TRUE(glb);
  EXPECT_TRUE(writeFile(folder.path() / name, *glb));
  return folder.path() / name;
}

json measured(const Scene& scan, const fs::path& glb) {
  const std::vector<Image> none;
  Result<json> error = TierMeasurer(scan, none).measure(glb);
  EXPECT_TRUE(error) << error.error().message.en;
  return error ? *error : json::object();
}

TEST(MeasureTiers, ReadsTwoMillimetresInTheFile) {
  TemporaryFolder folder;
  const json error = measured(floorAt(0), writeTier(folder, "tier.glb", floorAt(0.002f)));
  EXPECT_NEAR(error["max_mm"].get<double>(), 2, 0.004);
  EXPECT_NEAR(error["rms_mm"].get<double>(), 2, 0.004);
  EXPECT_GE(error["samples"].get<size_t>(), 200'000u);
  EXPECT_FALSE(error.contains("texel_mm"));
}

TEST(MeasureTiers, CountsWhatQuantizationMoved) {
  TemporaryFolder folder;
  GltfAsset asset;
  asset.primitives = sphere(64).primitives;
  asset.materials.resize(1);
  const auto rmsWith = [&](int bits) {
    const fs::path file = folder.path() / "tier.glb";
    EXPECT_TRUE(writeFile(file, *writeGlb(asset, {.precision = {.position_bits = bits}})));
    return measured(sphere(64), file)["rms_mm"].get<double>();
  };
  const double coarse = rmsWith(8), fine = rmsWith(14);
  EXPECT_GT(coarse, 0.05);  // 200 mm in 255 steps of 0.8 mm
  EXPECT_LT(coarse, 0.4);
  EXPECT_LT(fine, coarse / 30);
}

TEST(MeasureTiers, FindsTheFinerTierTruerAndMoreAlike) {
  TemporaryFolder folder;
  const Scene scan = sphere(160);
  const json crude = measured(scan, writeTier(folder, "crude.glb", sphere(10))), coarse = measured(scan, writeTier(folder, "coarse.glb", sphere(40)));
  EXPECT_LT(coarse["rms_mm"], crude["rms_mm"]);
  EXPECT_LT(coarse["max_mm"], crude["max_mm"]);
  EXPECT_GT(coarse["ssim"], crude["ssim"]);
  EXPECT_GT(measured(scan, writeTier(folder, "same.glb", scan))["ssim"], 0.999);
}

TEST(MeasureTiers, StatesTheTexelOfTheStoredTexture) {
  TemporaryFolder folder;
  Scene tier = floorAt(0);
  tier.materials[0].base_color_texture = TextureReference{0};
  const Image grey{64, 64, 3, std::vector<uint8_t>(64 * 64 * 3, 128)};
  const json error = measured(floorAt(0), writeTier(folder, "tier.glb", tier, {{"grey.png", "image/png", *encodePng(grey)}}));
  EXPECT_NEAR(error["texel_mm"].get<double>(), 200.0 / 64, 0.001);
}

TEST(MeasureTiers, SeesThatATextureIsMissing) {
  TemporaryFolder folder;
  Scene scan = floorAt(0);
  scan.materials[0].base_color_texture = TextureReference{0};
  scan.images.resize(1);
  Image checkers{64, 64, 3, {}};
  for (uint32_t i = 0; i < 64 * 64; ++i) checkers.pixels.insert(checkers.pixels.end(), 3, (i / 8 + i / 512) % 2 ? 40 : 230);
  const std::vector<Image> images = {checkers};
  TierMeasurer measurer(scan, images);
  const Result<json> textured = measurer.measure(writeTier(folder, "textured.glb", scan, {{"checkers.png", "image/png", *encodePng(checkers)}}));
  const Result<json> plain = measurer.measure(writeTier(folder, "plain.glb", floorAt(0)));
  ASSERT_TRUE(textured && plain);
  EXPECT_GT((*textured)["ssim"], 0.99);
  EXPECT_LT((*plain)["ssim"], 0.9);
}

TEST(MeasureTiers, DrawScanAndTierForTheReport) {
  TemporaryFolder folder;
  const Scene scan = sphere(64);
  const std::vector<Image> none;
  const TierMeasurer measurer(scan, none);
  ASSERT_TRUE(measurer.writePicture(folder.path() / "scan.webp"));
  ASSERT_TRUE(measurer.writePicture(writeTier(folder, "tier.glb", sphere(8)), folder.path() / "tier.webp"));
  const Result<Image> of_scan = decodeImage(*readFile(folder.path() / "scan.webp"), "scan.webp");
  const Result<Image> of_tier = decodeImage(*readFile(folder.path() / "tier.webp"), "tier.webp");
  ASSERT_TRUE(of_scan && of_tier);
  EXPECT_EQ(of_scan->width, of_tier->width);
  EXPECT_NE(of_scan->pixels, of_tier->pixels);
}

TEST(MeasureTiers, NameTheFileThatCannotBeRead) {
  TemporaryFolder folder;
  ASSERT_TRUE(writeFile(folder.path() / "broken.glb", asBytes("glTF but no more")));
  const Scene scan = floorAt(0);
  const std::vector<Image> none;
  const Result<json> error = TierMeasurer(scan, none).measure(folder.path() / "broken.glb");
  ASSERT_FALSE(error);
  EXPECT_NE(error.error().subject.find("broken.glb"), std::string::npos);
}

TEST(TexelEdge, IsThatOfTheTexturedPartAlone) {
  Scene scene = floorAt(0);
  scene.materials[0].base_color_texture = TextureReference{0};
  scene.primitives.push_back(floorAt(0.1f).primitives[0]);
  scene.primitives[1].material.reset();
  EXPECT_NEAR(texelEdge(scene, {{1000, 250}}).value(), 0.2 / 500, 1e-7);  // square texels of the same area
  EXPECT_FALSE(texelEdge(floorAt(0), {{1000, 250}}));
}

}  // namespace
}  // namespace kura

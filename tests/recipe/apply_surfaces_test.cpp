// What item.toml says of a surface, as numbers and maps of the glTF's materials.
#include "recipe/apply_surfaces.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "image/decode_image.h"
#include "image/encode_png.h"
#include "model/srgb.h"
#include "support/temporary_folder.h"
#include "surface/texture_pyramid.h"

namespace kura {
namespace {

// A square of two triangles with texcoords 0..1 and a picture: left half dull gold, right half blue.
Scene makeTile() {
  Scene scene;
  Primitive square;
  square.positions = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}};
  square.texcoords = {{0, 1}, {1, 1}, {1, 0}, {0, 0}};
  // Many triangles, so that their middles lie in both halves.
  square.indices = {0, 1, 2, 0, 2, 3};
  square.material = 0;
  scene.primitives = {square};
  scene.materials.resize(1);
  scene.materials[0].base_color_texture = TextureReference{0};
  Image picture{64, 64, 3, {}};
  for (int i = 0; i < 64 * 64; ++i) {
    const bool is_left = i % 64 < 32;
    const std::array<uint8_t, 3> color = is_left ? std::array<uint8_t, 3>{150, 110, 40} : std::array<uint8_t, 3>{30, 40, 160};
    picture.pixels.insert(picture.pixels.end(), color.begin(), color.end());
  }
  scene.images = {{"tile.png", *encodePng(picture)}};
  return scene;
}

SurfaceRegion regionOf(const char* kind) {
  SurfaceRegion region;
  region.preset = *findSurfacePreset(kind);
  return region;
}

Image imageOf(const Scene& scene, const std::optional<TextureReference>& reference, bool is_color) {
  EXPECT_TRUE(reference);
  if (!reference) return {};
  Result<Image> image = decodeImage(scene.images.at(reference->image).bytes, "x", {.is_color = is_color});
  EXPECT_TRUE(image.ok());
  return image.ok() ? *image : Image{};
}

std::array<uint8_t, 3> texel(const Image& image, uint32_t x, uint32_t y) {
  const uint8_t* p = &image.pixels[(size_t{y} * image.width + x) * image.channels];
  return image.channels >= 3 ? std::array<uint8_t, 3>{p[0], p[1], p[2]} : std::array<uint8_t, 3>{p[0], p[0], p[0]};
}

TEST(ApplySurfaces, WritesTheNumbersOfTheWholeWithoutMaps) {
  Scene scene = makeTile();
  Diagnostics diagnostics;
  applySurfaces(scene, {regionOf("lacquer")}, "tile.obj", diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  const Material& material = scene.materials.at(*scene.primitives.at(0).material);
  EXPECT_EQ(material.metallic, 0);
  EXPECT_NEAR(material.roughness, 0.35f, 0.003);
  EXPECT_EQ(material.clearcoat, 1);
  EXPECT_NEAR(material.clearcoat_roughness, 0.03f, 1e-6);
  EXPECT_FALSE(material.metallic_roughness_texture);
  EXPECT_FALSE(material.clearcoat_texture);
  EXPECT_EQ(material.base_color_texture->image, 0u) << "the photograph stays";
}

TEST(ApplySurfaces, MakesMapsWhereAColourIs) {
  Scene scene = makeTile();
  Diagnostics diagnostics;
  SurfaceRegion gold = regionOf("gold-leaf");
  gold.colors = {{150, 110, 40}};
  applySurfaces(scene, {regionOf("glaze"), gold}, "tile.obj", diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  const Material& material = scene.materials.at(*scene.primitives.at(0).material);
  const Image surface = imageOf(scene, material.metallic_roughness_texture, false);
  EXPECT_EQ(texel(surface, 5, 30)[2], 255) << "metal on the left";
  EXPECT_NEAR(texel(surface, 5, 30)[1], 0.32 * 255, 1);
  EXPECT_EQ(texel(surface, 60, 30)[2], 0) << "none on the right";
  EXPECT_NEAR(texel(surface, 60, 30)[1], 0.45 * 255, 1);
  const Image coat = imageOf(scene, material.clearcoat_texture, false);
  EXPECT_EQ(texel(coat, 5, 30)[0], 0);
  EXPECT_EQ(texel(coat, 60, 30)[0], 255);
  EXPECT_NEAR(material.anisotropy, 0.25f, 1e-6);
  EXPECT_EQ(texel(imageOf(scene, material.anisotropy_texture, false), 5, 30), (std::array<uint8_t, 3>{255, 128, 255}));
}

TEST(ApplySurfaces, GivesMetalItsMeasuredReflectanceAndLeavesTheRestAlone) {
  Scene scene = makeTile();
  Diagnostics diagnostics;
  SurfaceRegion gold = regionOf("gold-leaf");
  gold.colors = {{150, 110, 40}};
  applySurfaces(scene, {gold}, "tile.obj", diagnostics);
  const Image color = imageOf(scene, scene.materials.at(*scene.primitives.at(0).material).base_color_texture, true);
  const auto left = texel(color, 5, 30);
  EXPECT_EQ(left[0], 255);
  EXPECT_NEAR(left[1], srgbOfLinear(0.782f), 1);
  EXPECT_NEAR(left[2], srgbOfLinear(0.344f), 1);
  EXPECT_EQ(texel(color, 60, 30), (std::array<uint8_t, 3>{30, 40, 160}));
}

TEST(ApplySurfaces, FollowsAMask) {
  TemporaryFolder folder;
  Image mask{64, 64, 1, std::vector<uint8_t>(64 * 64)};
  for (size_t i = 0; i < mask.pixels.size() / 2; ++i) mask.pixels[i] = 255;  // the upper half
  const Bytes png = *encodePng(mask);
  std::ofstream(folder.path() / "mask.png", std::ios::binary).write(reinterpret_cast<const char*>(png.data()), long(png.size()));
  Scene scene = makeTile();
  Diagnostics diagnostics;
  SurfaceRegion silver = regionOf("銀");
  silver.mask = folder.path() / "mask.png";
  applySurfaces(scene, {regionOf("paper"), silver}, "tile.obj", diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  const Image surface = imageOf(scene, scene.materials.at(*scene.primitives.at(0).material).metallic_roughness_texture, false);
  EXPECT_EQ(texel(surface, 30, 5)[2], 255);
  EXPECT_EQ(texel(surface, 30, 60)[2], 0);
}

TEST(ApplySurfaces, CutsAScanWithVertexColoursByTriangle) {
  Scene scene;
  Primitive strip;
  for (int i = 0; i <= 10; ++i) {
    for (float y : {0.0f, 1.0f}) {
      strip.positions.push_back({float(i), y, 0});
      strip.colors.push_back(i < 5 ? Float4{0.3f, 0.15f, 0.02f, 1} : Float4{0.01f, 0.02f, 0.3f, 1});
    }
  }
  for (uint32_t i = 0; i < 10; ++i) strip.indices.insert(strip.indices.end(), {i * 2, i * 2 + 2, i * 2 + 3, i * 2, i * 2 + 3, i * 2 + 1});
  scene.primitives = {strip};
  Diagnostics diagnostics;
  SurfaceRegion gold = regionOf("gold-leaf");
  gold.colors = {{static_cast<uint8_t>(srgbOfLinear(0.3f)), static_cast<uint8_t>(srgbOfLinear(0.15f)), static_cast<uint8_t>(srgbOfLinear(0.02f))}};
  applySurfaces(scene, {gold}, "strip.ply", diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  ASSERT_EQ(scene.primitives.size(), 2u);
  EXPECT_EQ(scene.triangleCount(), 20u) << "nothing is lost";
  const Primitive* metal = nullptr;
  for (const Primitive& p : scene.primitives) {
    if (p.material && scene.materials[*p.material].metallic == 1) metal = &p;
  }
  ASSERT_TRUE(metal);
  for (const Float3& p : metal->positions) EXPECT_LE(p[0], 5);
  EXPECT_NEAR(metal->colors[0][2], 0.344f, 0.05) << "the reflectance of gold, where the mean was the scan's brown";
}

TEST(ApplySurfaces, WarnsOfARegionThatIsNowhere) {
  Scene scene = makeTile();
  Diagnostics diagnostics;
  SurfaceRegion gold = regionOf("gold-leaf");
  gold.colors = {{0, 255, 0}};
  applySurfaces(scene, {gold}, "tile.obj", diagnostics);
  ASSERT_EQ(diagnostics.size(), 1u);
  EXPECT_EQ(diagnostics[0].severity, Severity::kWarning);
  EXPECT_NE(diagnostics[0].error.message.en.find("gold-leaf"), std::string::npos);
}

TEST(AttachMaps, PacksRoughnessAndMetalAndDarkensHollows) {
  TemporaryFolder folder;
  const auto put = [&](const char* name, uint8_t value) {
    const Bytes png = *encodePng(Image{4, 4, 1, std::vector<uint8_t>(16, value)});
    std::ofstream(folder.path() / name, std::ios::binary).write(reinterpret_cast<const char*>(png.data()), long(png.size()));
    return folder.path() / name;
  };
  Scene scene = makeTile();
  ScanMaps maps;
  maps.roughness = put("rough.png", 100);
  maps.metallic = put("metal.png", 200);
  maps.occlusion = put("ao.png", 200);
  maps.curvature = put("curv.png", 0);
  maps.normal = put("n.png", 90);
  maps.is_normal_y_down = true;
  Diagnostics diagnostics;
  attachMaps(scene, maps, "tile.obj", diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  const Material& material = scene.materials[0];
  EXPECT_EQ(texel(imageOf(scene, material.metallic_roughness_texture, false), 1, 1), (std::array<uint8_t, 3>{255, 100, 200}));
  EXPECT_EQ(material.metallic, 1);
  EXPECT_NEAR(texel(imageOf(scene, material.occlusion_texture, false), 1, 1)[0], 200 * 0.4, 2);
  EXPECT_EQ(texel(imageOf(scene, material.normal_texture, false), 1, 1), (std::array<uint8_t, 3>{90, 165, 90})) << "Y turned up";
}

TEST(AttachMaps, SaysWhyMapsOfAScanWithoutTexcoordsAreOfNoUse) {
  Scene scene = makeTile();
  scene.primitives[0].texcoords.clear();
  ScanMaps maps;
  maps.normal = "n.png";
  Diagnostics diagnostics;
  attachMaps(scene, maps, "tile.obj", diagnostics);
  ASSERT_EQ(diagnostics.size(), 1u);
  EXPECT_NE(diagnostics[0].error.message.en.find("no texture coordinates"), std::string::npos);
}

}  // namespace
}  // namespace kura

#include "recipe/texture_pyramids.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "image/decode_image.h"
#include "image/encode_png.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

EncodedImage flatImage(const std::string& name, uint32_t width, uint32_t height, std::array<uint8_t, 3> color) {
  Image image{width, height, 3, {}};
  for (size_t i = 0; i < size_t{width} * height; ++i) image.pixels.insert(image.pixels.end(), color.begin(), color.end());
  return {name, *encodePng(image)};
}

// Two materials that share one picture, the second with a normal map of its own.
Scene twoMaterials(uint32_t edge) {
  Scene scene;
  scene.images = {flatImage("color.png", edge, 64, {180, 90, 20}), flatImage("normal.png", edge, 64, {128, 128, 255})};
  scene.materials.resize(2);
  for (Material& material : scene.materials) material.base_color_texture = TextureReference{0};
  scene.materials[1].normal_texture = TextureReference{1};
  return scene;
}

TEST(TexturePyramids, CutEachImageOnceAtFullSize) {
  TemporaryFolder folder;
  Diagnostics diagnostics;
  const json list = writeTexturePyramids(twoMaterials(3000), {.id_base = "https://example.org/item/K-1/model"}, folder.path(), {}, diagnostics);
  EXPECT_EQ(list, json::parse(R"([{"material":0,"role":"base_color","service":"texture/01","width":3000,"height":64},
                                  {"material":1,"role":"base_color","service":"texture/01","width":3000,"height":64},
                                  {"material":1,"role":"normal","service":"texture/02","width":3000,"height":64}])"));
  const Result<Bytes> bytes = readFile(folder.path() / "texture/01/info.json");
  ASSERT_TRUE(bytes);
  EXPECT_EQ(json::parse(*bytes)["id"], "https://example.org/item/K-1/model/texture/01");
  EXPECT_TRUE(fs::exists(folder.path() / "texture/01/2560,0,440,64/440,64/0/default.jpg"));
  EXPECT_TRUE(diagnostics.empty());
}

TEST(TexturePyramids, KeepTheNumbersOfNormals) {
  TemporaryFolder folder;
  Diagnostics diagnostics;
  writeTexturePyramids(twoMaterials(2048), {.id_base = "https://example.org"}, folder.path(), {}, diagnostics);
  const Result<Bytes> tile = readFile(folder.path() / "texture/02/0,0,512,64/512,64/0/default.jpg");
  ASSERT_TRUE(tile);
  const Result<Image> image = decodeImage(*tile, "tile", {.is_color = false});
  ASSERT_TRUE(image);
  EXPECT_NEAR(image->pixels[0], 128, 1);
  EXPECT_NEAR(image->pixels[1], 128, 1);
  EXPECT_NEAR(image->pixels[2], 255, 1);
}

TEST(TexturePyramids, LeaveOutWhatTheTiersHoldWhole) {
  TemporaryFolder folder;
  Diagnostics diagnostics;
  EXPECT_TRUE(writeTexturePyramids(twoMaterials(1024), {.id_base = "https://example.org"}, folder.path(), {}, diagnostics).empty());
  EXPECT_FALSE(fs::exists(folder.path() / "texture"));
}

TEST(TexturePyramids, TellWhatIsCutOff) {
  TemporaryFolder folder;
  Scene scene = twoMaterials(4000);
  scene.images[0].bytes.resize(scene.images[0].bytes.size() / 2);
  Diagnostics diagnostics;
  const json list = writeTexturePyramids(scene, {.id_base = "https://example.org"}, folder.path(), {}, diagnostics);
  EXPECT_EQ(list.size(), 1u);
  ASSERT_FALSE(diagnostics.empty());
  EXPECT_NE(diagnostics[0].error.subject.find("color.png"), std::string::npos);
  EXPECT_FALSE(fs::exists(folder.path() / "texture/01"));
}

}  // namespace
}  // namespace kura

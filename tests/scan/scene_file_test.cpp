#include "scan/scene_file.h"

#include <random>

#include "base/file.h"
#include "scan_files.h"

namespace kura {
namespace {

ScanReading fullReading() {
  ScanReading reading;
  Primitive p;
  p.name = "胴";
  p.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}};
  p.normals = {{0, 0, 1}, {0, 0, 1}, {0, 0, 1}};
  p.texcoords = {{0, 0}, {1, 0}, {0, 1}};
  p.colors = {{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}};
  p.indices = {0, 1, 2};
  p.material = 0;
  reading.scene.primitives = {p};
  Material m;
  m.name = "釉";
  m.clearcoat = 0.75f;
  m.alpha_mode = AlphaMode::kMask;
  m.normal_texture = TextureReference{0, WrapMode::kMirroredRepeat, WrapMode::kClampToEdge};
  reading.scene.materials = {m};
  reading.scene.images = {{"n.png", {1, 2, 3}}};
  reading.scene.origin = {1e6, 2, 3};
  reading.scene.meters_per_unit = 0.001;
  reading.scene.up_axis = 'Z';
  reading.diagnostics = {scanWarning("a.obj", {"あ", "a"}, {"い", "b"})};
  return reading;
}

TEST(SceneFile, KeepsEverything) {
  TemporaryFolder folder;
  const ScanReading from = fullReading();
  ASSERT_TRUE(writeSceneFile(folder.path() / "s", from).ok());
  const auto outcome = readSceneFile(folder.path() / "s");
  ASSERT_TRUE(outcome.ok());
  ASSERT_TRUE(outcome->ok());
  const ScanReading& to = **outcome;
  const Primitive &a = from.scene.primitives[0], &b = to.scene.primitives.at(0);
  EXPECT_EQ(a.name, b.name);
  EXPECT_EQ(a.positions, b.positions);
  EXPECT_EQ(a.normals, b.normals);
  EXPECT_EQ(a.texcoords, b.texcoords);
  EXPECT_EQ(a.colors, b.colors);
  EXPECT_EQ(a.indices, b.indices);
  EXPECT_EQ(a.material, b.material);
  EXPECT_EQ(to.scene.materials.at(0).name, "釉");
  EXPECT_EQ(to.scene.materials[0].clearcoat, 0.75f);
  EXPECT_EQ(to.scene.materials[0].alpha_mode, AlphaMode::kMask);
  ASSERT_TRUE(to.scene.materials[0].normal_texture);
  EXPECT_EQ(to.scene.materials[0].normal_texture->wrap_u, WrapMode::kMirroredRepeat);
  EXPECT_FALSE(to.scene.materials[0].base_color_texture);
  EXPECT_EQ(to.scene.images.at(0).bytes, (Bytes{1, 2, 3}));
  EXPECT_EQ(to.scene.origin, from.scene.origin);
  EXPECT_EQ(to.scene.meters_per_unit, 0.001);
  EXPECT_EQ(to.scene.up_axis, 'Z');
  EXPECT_EQ(to.diagnostics.at(0).error.remedy.ja, "い");
}

TEST(SceneFile, CarriesAnError) {
  TemporaryFolder folder;
  ASSERT_TRUE(writeSceneFile(folder.path() / "s", badInput("x.ply", {"壊", "broken"})).ok());
  const auto outcome = readSceneFile(folder.path() / "s");
  ASSERT_TRUE(outcome.ok());
  ASSERT_FALSE(outcome->ok());
  EXPECT_EQ(outcome->error().message.ja, "壊");
}

TEST(SceneFile, RefusesEveryTruncation) {
  TemporaryFolder folder;
  ASSERT_TRUE(writeSceneFile(folder.path() / "s", fullReading()).ok());
  const Bytes whole = *readFile(folder.path() / "s");
  for (size_t length = 0; length < whole.size(); ++length) {
    put(folder, "t", std::string(whole.begin(), whole.begin() + static_cast<long>(length)));
    EXPECT_FALSE(readSceneFile(folder.path() / "t").ok()) << length << " of " << whole.size();
  }
}

TEST(SceneFile, GivesAConsistentSceneOrNothingWhateverTheBytes) {
  TemporaryFolder folder;
  ASSERT_TRUE(writeSceneFile(folder.path() / "s", fullReading()).ok());
  const Bytes whole = *readFile(folder.path() / "s");
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    Bytes changed = whole;
    for (int i = 0; i < 3; ++i) changed[random() % changed.size()] = static_cast<uint8_t>(random());
    put(folder, "t", std::string(changed.begin(), changed.end()));
    const auto outcome = readSceneFile(folder.path() / "t");
    if (!outcome.ok() || !outcome->ok()) continue;
    for (const Primitive& p : (*outcome)->scene.primitives) {
      for (uint32_t index : p.indices) ASSERT_LT(index, p.positions.size());
      ASSERT_LT(p.material.value_or(0), std::max<size_t>((*outcome)->scene.materials.size(), 1));
    }
  }
}

}  // namespace
}  // namespace kura

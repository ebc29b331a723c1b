#include "scan/read_with_assimp.h"

#include "scan_files.h"

namespace kura {
namespace {

const std::string kQuad = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\nusemtl 釉\nf 1/1 2/2 3/3 4/4\n";

TEST(ReadObj, FindsTheTextureOfAJapaneseMtlInCp932) {
  TemporaryFolder folder;
  put(folder, "表面.jpg", "pixels");
  // "釉" and "表面" as Japanese Windows programs write them; the path is another machine's.
  put(folder, "鉢.mtl", "newmtl \xE7\xD6\nKd 0.5 0.5 0.5\nmap_Kd C:\\scan\\\x95\x5C\x96\xCA.jpg\n");
  std::string obj = "mtllib \x94\xAB.mtl\n" + kQuad;
  obj.replace(obj.find("釉"), 3, "\xE7\xD6");
  const auto reading = readScanInProcess(put(folder, "鉢.obj", obj));
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  EXPECT_TRUE(reading->diagnostics.empty()) << textOf(reading->diagnostics);
  ASSERT_EQ(reading->scene.images.size(), 1u);
  EXPECT_EQ(asText(reading->scene.images[0].bytes), "pixels");
  const Primitive& p = reading->scene.primitives.at(0);
  const Material& material = reading->scene.materials.at(*p.material);
  EXPECT_EQ(material.name, "釉");
  EXPECT_EQ(material.base_color, (Float4{1, 1, 1, 1})) << "the photograph is not tinted by Kd";
  EXPECT_EQ(p.triangleCount(), 2u);
  bool has_origin = false;
  for (size_t v = 0; v < p.positions.size(); ++v) {
    if (p.positions[v] == Float3{0, 0, 0}) has_origin = p.texcoords[v] == Float2{0, 1};
  }
  EXPECT_TRUE(has_origin) << "vt 0 0 is the lower left corner, (0,1) in a Scene";
}

TEST(ReadObj, GoesOnWithoutAMissingTextureAndNamesIt) {
  TemporaryFolder folder;
  put(folder, "a.mtl", "newmtl 釉\nKd 0.5 0.5 0.5\nmap_Kd Glaze Photo.png\n");
  const auto reading = readScanInProcess(put(folder, "a.obj", "mtllib a.mtl\n" + kQuad));
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  EXPECT_TRUE(reading->scene.images.empty());
  const std::string said = textOf(reading->diagnostics);
  EXPECT_NE(said.find("“Glaze Photo.png” is missing"), std::string::npos) << said;
  EXPECT_NEAR(reading->scene.materials.at(0).base_color[0], 0.214, 1e-3) << "Kd is sRGB";
}

TEST(ReadObj, NamesAMissingMaterialFileOnce) {
  TemporaryFolder folder;
  const auto reading = readScanInProcess(put(folder, "a.obj", "mtllib other.mtl\n" + kQuad));
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  ASSERT_EQ(reading->diagnostics.size(), 1u) << textOf(reading->diagnostics);
  EXPECT_NE(textOf(reading->diagnostics).find("other.mtl"), std::string::npos);
}

TEST(ReadObj, DoesNotReadFilesOutsideItsFolder) {
  TemporaryFolder folder;
  put(folder, "secret.mtl", "newmtl 釉\nKd 1 0 0\n");
  const auto reading = readScanInProcess(put(folder, "scan/a.obj", "mtllib ../secret.mtl\n" + kQuad));
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  EXPECT_NE(reading->scene.materials.at(0).base_color[0], 1);
}

TEST(ReadObj, TurnsVertexColoursIntoLinearOnes) {
  TemporaryFolder folder;
  const auto reading = readScanInProcess(put(folder, "a.obj", "v 0 0 0 1 0.5 0\nv 1 0 0 1 0.5 0\nv 0 1 0 1 0.5 0\nf 1 2 3\n"));
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  const Primitive& p = reading->scene.primitives.at(0);
  ASSERT_EQ(p.colors.size(), p.positions.size());
  EXPECT_NEAR(p.colors[0][1], 0.214, 1e-3);
  EXPECT_EQ(reading->scene.materials.at(*p.material).base_color, (Float4{1, 1, 1, 1}));
}

TEST(ReadObj, TakesAMapBumpThatIsANormalMapForOne) {
  TemporaryFolder folder;
  put(folder, "bowl_normal.png", "n");
  put(folder, "height.png", "h");
  put(folder, "a.mtl", "newmtl 釉\nKd 0.5 0.5 0.5\nmap_Bump bowl_normal.png\n");
  const auto with_normals = readScanInProcess(put(folder, "a.obj", "mtllib a.mtl\n" + kQuad));
  ASSERT_TRUE(with_normals.ok());
  EXPECT_TRUE(with_normals->scene.materials.at(0).normal_texture);
  put(folder, "b.mtl", "newmtl 釉\nKd 0.5 0.5 0.5\nmap_Bump height.png\n");
  const auto with_heights = readScanInProcess(put(folder, "b.obj", "mtllib b.mtl\n" + kQuad));
  ASSERT_TRUE(with_heights.ok());
  EXPECT_FALSE(with_heights->scene.materials.at(0).normal_texture);
  EXPECT_NE(textOf(with_heights->diagnostics).find("height.png"), std::string::npos);
}

TEST(ReadObj, ShowsAnInvisibleMaterialAsOpaque) {
  TemporaryFolder folder;
  put(folder, "a.mtl", "newmtl 釉\nKd 0.5 0.5 0.5\nTr 1.0\n");  // MeshLab: meant as opacity
  const auto reading = readScanInProcess(put(folder, "a.obj", "mtllib a.mtl\n" + kQuad));
  ASSERT_TRUE(reading.ok());
  EXPECT_EQ(reading->scene.materials.at(0).alpha_mode, AlphaMode::kOpaque);
  EXPECT_EQ(reading->scene.materials.at(0).base_color[3], 1);
}

TEST(CheckColladaArrays, FindsACountThatLies) {
  EXPECT_TRUE(checkColladaArrays("<float_array id=\"p\" count=\"3\">1 2\n3</float_array>", "a.dae").ok());
  const Status lied = checkColladaArrays("<float_array count='9' id='p'>1 2 3</float_array>", "a.dae");
  ASSERT_FALSE(lied.ok());
  EXPECT_EQ(lied.error().subject, "a.dae float_array p");
  EXPECT_NE(lied.error().message.en.find("there are 3"), std::string::npos);
}

TEST(ReadScanInProcess, NamesAnUnknownFormat) {
  TemporaryFolder folder;
  const auto reading = readScanInProcess(put(folder, "a.psd", "8BPS"));
  ASSERT_FALSE(reading.ok());
  EXPECT_NE(reading.error().message.ja.find(".psd"), std::string::npos);
  EXPECT_FALSE(readScanInProcess(folder.path() / "none.obj").ok());
  EXPECT_FALSE(readScanInProcess(folder.path()).ok());
}

}  // namespace
}  // namespace kura

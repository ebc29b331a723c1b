#include "scan/read_stl.h"

#include "scan_files.h"

namespace kura {
namespace {

std::string binaryStl(uint32_t stated, uint32_t present) {
  std::string stl(80, ' ');
  stl.replace(0, 5, "solid");  // as SolidWorks and others do
  stl += bytesOf(std::vector<uint32_t>{stated});
  for (uint32_t i = 0; i < present; ++i) {
    stl += bytesOf(std::vector<float>{0, 0, 1, 0, 0, float(i), 1, 0, float(i), 0, 1, float(i)}) + std::string(2, '\0');
  }
  return stl;
}

TEST(ReadStl, KnowsABinaryFileThatBeginsWithSolid) {
  TemporaryFolder folder;
  const auto reading = readScanInProcess(put(folder, "a.stl", binaryStl(2, 2)));
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  EXPECT_EQ(reading->scene.triangleCount(), 2u);
  EXPECT_TRUE(reading->scene.primitives[0].normals.empty()) << "facet normals would keep the triangles apart";
}

TEST(ReadStl, SaysHowFarATruncatedFileGoes) {
  TemporaryFolder folder;
  const auto reading = readScanInProcess(put(folder, "a.stl", binaryStl(5, 2)));
  ASSERT_FALSE(reading.ok());
  EXPECT_NE(reading.error().message.en.find("2 / 5"), std::string::npos);
}

TEST(ReadStl, SkipsEmptySolidsAndKeepsNames) {
  TemporaryFolder folder;
  const auto reading = readScanInProcess(put(folder, "a.stl",
      "solid 蓋\r\nfacet normal 0 0 1\r\nouter loop\r\nvertex 0 0 0\r\nVERTEX 1e0 0 0\r\nvertex 0 +1 0\r\nendloop\r\nendfacet\r\nendsolid 蓋\r\n"
      "solid leer\r\nendsolid\r\n"));
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  ASSERT_EQ(reading->scene.primitives.size(), 1u);
  EXPECT_EQ(reading->scene.primitives[0].name, "蓋");
  EXPECT_EQ(reading->scene.primitives[0].positions[2], (Float3{0, 1, 0}));
}

TEST(ReadStl, NamesTheLineOfAWordThatIsNoNumber) {
  TemporaryFolder folder;
  const auto reading = readScanInProcess(put(folder, "a.stl", "solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0 約1\n"));
  ASSERT_FALSE(reading.ok());
  EXPECT_NE(reading.error().subject.find("a.stl line 4"), std::string::npos) << reading.error().subject;
}

}  // namespace
}  // namespace kura

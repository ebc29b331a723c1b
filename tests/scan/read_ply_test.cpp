#include "scan/read_ply.h"

#include <algorithm>
#include <bit>

#include "scan_files.h"

namespace kura {
namespace {

const std::string kTriangle = "0 0 0\n1 0 0\n0 1 0\n";

std::string header(const std::string& format, const std::string& rest) { return "ply\nformat " + format + " 1.0\n" + rest + "end_header\n"; }
const std::string kXyz = "property float x\nproperty float y\nproperty float z\n";
const std::string kFace = "property list uchar int vertex_indices\n";

TEST(ReadPly, TurnsSrgbBytesIntoLinearColours) {
  TemporaryFolder folder;
  const auto file = put(folder, "a.ply", header("ascii", "element vertex 3\n" + kXyz + "property uchar red\nproperty uchar green\n"
                        "property uchar blue\nelement face 1\n" + kFace) + "0 0 0 255 0 188\n1 0 0 255 0 188\n0 1 0 255 0 188\n3 0 1 2\n");
  const auto reading = readScanInProcess(file);
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  const Primitive& p = reading->scene.primitives.at(0);
  ASSERT_EQ(p.colors.size(), 3u);
  EXPECT_FLOAT_EQ(p.colors[0][0], 1);
  EXPECT_FLOAT_EQ(p.colors[0][1], 0);
  EXPECT_NEAR(p.colors[0][2], 0.5029, 1e-3);
  EXPECT_EQ(reading->scene.materials.at(*p.material).base_color, (Float4{1, 1, 1, 1})) << "colours must not be tinted";
}

TEST(ReadPly, UnrollsStripsWithAlternatingWindingAndRestarts) {
  TemporaryFolder folder;
  const auto file = put(folder, "a.ply", header("ascii", "element vertex 4\n" + kXyz + "element tristrips 1\nproperty list int int vertex_indices\n")
                        + kTriangle + "1 1 0\n8 0 1 2 3 -1 0 1 3\n");
  const auto reading = readScanInProcess(file);
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  EXPECT_EQ(reading->scene.primitives.at(0).indices, (std::vector<uint32_t>{0, 1, 2, 2, 1, 3, 0, 1, 3}));
}

TEST(ReadPly, ReadsBigEndianDoublesFarFromTheOriginWithoutLosingThem) {
  TemporaryFolder folder;
  std::string body;
  const auto add = [&](auto value) {
    std::string raw(reinterpret_cast<const char*>(&value), sizeof value);
    std::reverse(raw.begin(), raw.end());
    body += raw;
  };
  // Plane coordinates of a Japanese survey, in metres, with a tenth of a millimetre between the corners.
  const Double3 corners[3] = {{-45678.1234, 63210.5, 35.25}, {-45678.1233, 63210.5, 35.25}, {-45678.1234, 63210.5001, 35.25}};
  for (const Double3& corner : corners) {
    for (double c : corner) add(c);
  }
  body += char(3);
  for (int32_t i : {0, 1, 2}) add(i);
  const auto file = put(folder, "a.ply", header("binary_big_endian", "element vertex 3\nproperty double x\nproperty double y\nproperty double z\n"
                        "element face 1\n" + kFace) + body);
  const auto reading = readScanInProcess(file);
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  const Primitive& p = reading->scene.primitives.at(0);
  for (int v = 0; v < 3; ++v) {
    for (int axis = 0; axis < 3; ++axis) {
      EXPECT_NEAR(reading->scene.origin[axis] + p.positions[v][axis], corners[v][axis], 1e-8);
    }
  }
  EXPECT_NEAR(p.positions[1][0] - p.positions[0][0], 1e-4, 1e-9);
}

TEST(ReadPly, FansPolygonsAndSplitsCornersThatHaveOwnTexcoords) {
  TemporaryFolder folder;
  put(folder, "Foto 1.JPG", "not decoded here");
  const auto file = put(folder, "a.ply", header("ascii", "comment TextureFile foto 1.jpg\nelement vertex 4\n" + kXyz + "element face 1\n" + kFace +
                        "property list uchar float texcoord\n") + kTriangle + "1 1 0\n4 0 1 3 2 8 0 0 1 0 1 1 0 1\n");
  const auto reading = readScanInProcess(file);
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  const Primitive& p = reading->scene.primitives.at(0);
  EXPECT_EQ(p.triangleCount(), 2u);
  ASSERT_EQ(p.texcoords.size(), 6u);
  EXPECT_EQ(p.texcoords[0], (Float2{0, 1})) << "v runs downwards in a Scene";
  ASSERT_EQ(reading->scene.images.size(), 1u);
  EXPECT_EQ(asText(reading->scene.images[0].bytes), "not decoded here");
}

TEST(ReadPly, SaysHowFarATruncatedFileGoes) {
  TemporaryFolder folder;
  const auto file = put(folder, "短い.ply", header("ascii", "element vertex 3\n" + kXyz + "element face 2\n" + kFace) + kTriangle + "3 0 1 2\n");
  const auto reading = readScanInProcess(file);
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().code, ErrorCode::kBadInput);
  EXPECT_NE(reading.error().subject.find("短い.ply"), std::string::npos);
  EXPECT_NE(reading.error().message.en.find("face 1 / 2"), std::string::npos) << reading.error().message.en;
}

TEST(ReadPly, RefusesCountsThatTheFileCannotHold) {
  TemporaryFolder folder;
  const auto file = put(folder, "a.ply", header("binary_little_endian", "element vertex 18446744073709551615\n" + kXyz) + "abc");
  EXPECT_FALSE(readScanInProcess(file).ok());
}

TEST(ReadPly, DropsTrianglesWithoutNumbersOrVerticesAndCountsThem) {
  TemporaryFolder folder;
  const auto file = put(folder, "a.ply", header("ascii", "element vertex 4\n" + kXyz + "element face 4\n" + kFace) + kTriangle +
                        "nan 0 0\n3 0 1 2\n3 0 1 3\n3 0 1 9\n3 0 1 -5\n");
  const auto reading = readScanInProcess(file);
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  EXPECT_EQ(reading->scene.triangleCount(), 1u);
  EXPECT_EQ(reading->scene.primitives[0].positions.size(), 3u) << "the vertex that is no number must go too";
  const std::string said = textOf(reading->diagnostics);
  EXPECT_NE(said.find("Left out 2 triangles that name"), std::string::npos) << said;
  EXPECT_NE(said.find("Left out 1 triangles whose"), std::string::npos) << said;
}

TEST(ReadPly, CallsAPointCloudByItsName) {
  TemporaryFolder folder;
  const auto file = put(folder, "a.ply", header("ascii", "element vertex 3\n" + kXyz) + kTriangle);
  const auto reading = readScanInProcess(file);
  ASSERT_FALSE(reading.ok());
  EXPECT_NE(reading.error().message.ja.find("点群"), std::string::npos);
  EXPECT_NE(reading.error().message.en.find("point cloud"), std::string::npos);
}

}  // namespace
}  // namespace kura

#include "scan/condense.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <map>
#include <numbers>

#include "base/file.h"
#include "scan/read_large.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

template <typename T>
void put(Bytes& bytes, T value) {
  const auto* raw = reinterpret_cast<const uint8_t*>(&value);
  bytes.insert(bytes.end(), raw, raw + sizeof value);
}

// A sphere of columns x rows quads around `centre`, radius 50, red above and green below, as binary little-endian PLY. Poles
// are vertices of their own in each column.
Bytes spherePly(uint32_t columns, uint32_t rows, const Double3& centre = {0, 0, 0}, bool is_double = false) {
  const std::string type = is_double ? "double" : "float";
  const std::string header = "ply\nformat binary_little_endian 1.0\nelement vertex " + std::to_string(columns * (rows + 1)) + "\nproperty " + type +
                             " x\nproperty " + type + " y\nproperty " + type + " z\nproperty uchar red\nproperty uchar green\nproperty uchar blue\nelement face " +
                             std::to_string(columns * rows) + "\nproperty list uchar int vertex_indices\nproperty uchar quality\nend_header\n";
  Bytes bytes(header.begin(), header.end());
  for (uint32_t r = 0; r <= rows; ++r) {
    for (uint32_t c = 0; c < columns; ++c) {
      const double a = 2 * std::numbers::pi * c / columns, b = std::numbers::pi * r / rows;
      const Double3 out = {std::cos(a) * std::sin(b), std::cos(b), -std::sin(a) * std::sin(b)};
      for (int axis = 0; axis < 3; ++axis) is_double ? put(bytes, centre[axis] + 50 * out[axis]) : put(bytes, float(centre[axis] + 50 * out[axis]));
      for (uint8_t value : {uint8_t(r * 2 < rows ? 255 : 0), uint8_t(r * 2 < rows ? 0 : 255), uint8_t(0)}) bytes.push_back(value);
    }
  }
  for (uint32_t r = 0; r < rows; ++r) {
    for (uint32_t c = 0; c < columns; ++c) {
      const uint32_t next = (c + 1) % columns;
      bytes.push_back(4);
      for (uint32_t index : {r * columns + c, (r + 1) * columns + c, (r + 1) * columns + next, r * columns + next}) put(bytes, int32_t(index));
      bytes.push_back(9);
    }
  }
  return bytes;
}

double largestRadialError(const Condensed& condensed, const Double3& centre = {0, 0, 0}) {
  double largest = 0;
  for (const Double3& p : condensed.primitive.positions) {
    largest = std::max(largest, std::fabs(std::hypot(p[0] - centre[0], p[1] - centre[1], p[2] - centre[2]) - 50));
  }
  return largest;
}

TEST(TriangleStream, ReadsTheTrianglesOfQuadsWithTheirColours) {
  const Bytes ply = spherePly(40, 20);
  const auto stream = TriangleStream::open(ply);
  ASSERT_TRUE(stream);
  EXPECT_TRUE(stream->hasColors());
  uint64_t triangles = 0, red = 0;
  EXPECT_TRUE(stream->forEach([&](const StreamedTriangle& triangle) {
    ++triangles;
    red += triangle.colors[0][0] > 0.5f;
  }));
  EXPECT_EQ(triangles, 40u * 20 * 2);
  EXPECT_NEAR(double(red), 800, 81);
}

TEST(TriangleStream, SaysWhereTheFileEndsEarly) {
  Bytes ply = spherePly(40, 20);
  ply.resize(ply.size() - 5);
  const auto stream = TriangleStream::open(ply);
  ASSERT_TRUE(stream);
  EXPECT_FALSE(stream->forEach([](const StreamedTriangle&) {}));
  EXPECT_FALSE(condense(*stream));
}

TEST(TriangleStream, LeavesOutCornersThatDoNotExist) {
  Bytes ply = spherePly(40, 20);
  const int32_t far = 1'000'000;
  std::memcpy(ply.data() + ply.size() - 1 - 4, &far, 4);
  uint64_t triangles = 0;
  EXPECT_TRUE(TriangleStream::open(ply)->forEach([&](const StreamedTriangle&) { ++triangles; }));
  EXPECT_EQ(triangles, 40u * 20 * 2 - 1);
}

TEST(TriangleStream, LeavesOtherKindsOfFilesToTheirReaders) {
  const std::string ascii = "ply\nformat ascii 1.0\nelement vertex 0\nproperty float x\nend_header\n";
  EXPECT_FALSE(TriangleStream::open(asBytes(ascii)));
  EXPECT_FALSE(TriangleStream::open(asBytes("solid cube")));
  EXPECT_FALSE(TriangleStream::open({}));
}

TEST(Condense, KeepsTheShapeWithFarFewerTriangles) {
  const Bytes ply = spherePly(800, 400);
  const auto condensed = condense(*TriangleStream::open(ply), {.target_triangles = 20'000});
  ASSERT_TRUE(condensed);
  EXPECT_EQ(condensed->triangles_before, 640'000u);
  EXPECT_GT(condensed->primitive.primitive.triangleCount(), 10'000u);
  EXPECT_LT(condensed->primitive.primitive.triangleCount(), 40'000u);
  EXPECT_LT(largestRadialError(*condensed), 0.1 * condensed->cell);
}

TEST(Condense, GivesNormalsAndColoursOfTheSurroundings) {
  const Bytes ply = spherePly(400, 200);
  const auto condensed = condense(*TriangleStream::open(ply), {.target_triangles = 8'000});
  ASSERT_TRUE(condensed);
  const DraftPrimitive& out = condensed->primitive;
  for (size_t v = 0; v < out.positions.size(); ++v) {
    double along = 0;
    for (int axis = 0; axis < 3; ++axis) along += out.primitive.normals[v][axis] * out.positions[v][axis] / 50;
    EXPECT_GT(along, 0.98);
    const bool is_upper = out.positions[v][1] > 3;
    EXPECT_GE(out.primitive.colors[v][0], is_upper ? 0.9f : 0);
  }
}

TEST(Condense, LeavesNoHoles) {
  const Bytes ply = spherePly(400, 200);
  const auto condensed = condense(*TriangleStream::open(ply), {.target_triangles = 8'000});
  ASSERT_TRUE(condensed);
  // Every edge is used as often in one direction as in the other.
  std::map<std::pair<uint32_t, uint32_t>, int> edges;
  const auto& indices = condensed->primitive.primitive.indices;
  for (size_t i = 0; i < indices.size(); ++i) {
    const uint32_t from = indices[i], to = indices[i % 3 == 2 ? i - 2 : i + 1];
    edges[std::minmax(from, to)] += from < to ? 1 : -1;
  }
  for (const auto& [edge, surplus] : edges) EXPECT_EQ(surplus, 0);
}

TEST(Condense, KeepsDetailFarFromTheOrigin) {
  const Double3 far = {4.4e6, 17, -3.6e6};
  const Bytes ply = spherePly(400, 200, far, true);
  const auto condensed = condense(*TriangleStream::open(ply), {.target_triangles = 8'000});
  ASSERT_TRUE(condensed);
  EXPECT_LT(largestRadialError(*condensed, far), 0.1 * condensed->cell);
}

TEST(ReadLarge, CondensesOnlyWhatIsLargeAndSaysSo) {
  TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "像.ply";
  ASSERT_TRUE(writeFile(file, spherePly(200, 100)));
  Diagnostics diagnostics;
  EXPECT_FALSE(readLarge(file, diagnostics));
  EXPECT_TRUE(diagnostics.empty());
  const auto draft = readLarge(file, diagnostics, {.above_faces = 10'000, .target_triangles = 4'000});
  ASSERT_TRUE(draft);
  ASSERT_EQ(diagnostics.size(), 1u);
  EXPECT_NE(diagnostics[0].error.message.en.find("from 40,000 to "), std::string::npos) << diagnostics[0].error.message.en;
}

}  // namespace
}  // namespace kura

// OBJ beyond what Assimp's own tests cover: indices, polygons, tiles, size.
#include "scan/read_obj.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "scan/obj_lines.h"
#include "scan/read_large.h"
#include "scan/thin_out.h"
#include "scan/triangulate_polygon.h"
#include "scan/udim.h"
#include "scan_files.h"

namespace kura {
namespace {

double areaOf(const Scene& scene) {
  double area = 0;
  for (const Primitive& primitive : scene.primitives) {
    for (size_t i = 0; i + 2 < primitive.indices.size(); i += 3) {
      std::array<Float3, 3> p;
      for (size_t c = 0; c < 3; ++c) p[c] = primitive.positions[primitive.indices[i + c]];
      const auto edge = [&](int to, int axis) { return double(p[to][axis]) - p[0][axis]; };
      area += 0.5 * std::hypot(edge(1, 1) * edge(2, 2) - edge(1, 2) * edge(2, 1), edge(1, 2) * edge(2, 0) - edge(1, 0) * edge(2, 2),
                               edge(1, 0) * edge(2, 1) - edge(1, 1) * edge(2, 0));
    }
  }
  return area;
}

TEST(ReadObjText, CountsNegativeIndicesFromTheLastVertexSoFar) {
  TemporaryFolder folder;
  const auto reading = readScanInProcess(put(folder, "a.obj", "v 9 9 9\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf -3 -2 -1\nv 5 5 5\n"));
  ASSERT_TRUE(reading.ok());
  EXPECT_NEAR(areaOf(reading->scene), 0.5, 1e-6);
}

TEST(ReadObjText, TakesFacesThatStandBeforeTheirVertices) {
  TemporaryFolder folder;
  const auto reading = readScanInProcess(put(folder, "a.obj", "f 1 2 3\nv 0 0 0\nv 1 0 0\nv 0 1 0\n"));
  ASSERT_TRUE(reading.ok());
  EXPECT_EQ(reading->scene.triangleCount(), 1u);
}

TEST(ReadObjText, ReadsCrlfLoneCrContinuedLinesAndDecimalCommas) {
  TemporaryFolder folder;
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const std::string text = "v 0 0 0" + end + "v 1,5 0 0" + end + "v 0 \\" + end + "  2,0 0" + end + "f 1 \\" + end + " 2 3" + end;
    const auto reading = readScanInProcess(put(folder, "a.obj", text));
    ASSERT_TRUE(reading.ok()) << reading.error().message.en;
    EXPECT_NEAR(areaOf(reading->scene), 1.5, 1e-6);
  }
}

TEST(ReadObjText, LeavesOutFacesWhoseVerticesDoNotExistAndCountsThem) {
  TemporaryFolder folder;
  const std::string text = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\nf 1 2 4000000000\nf 1 2 0\nf 1 2 -9\nf 1 2 x\nf 3 2 99\n";
  const auto reading = readScanInProcess(put(folder, "a.obj", text));
  ASSERT_TRUE(reading.ok());
  EXPECT_EQ(reading->scene.triangleCount(), 1u);
  EXPECT_NE(textOf(reading->diagnostics).find("Left out 5 triangles"), std::string::npos) << textOf(reading->diagnostics);
}

TEST(ReadObjText, SharesVerticesOfOneMaterialAndSplitsThemAtSeams) {
  TemporaryFolder folder;
  const std::string text = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\nvt .5 .5\nf 1/1 2/2 3/3\nf 1/1 3/3 4/4\nf 1/5 3/5 4/5\n";
  const auto reading = readScanInProcess(put(folder, "a.obj", text));
  ASSERT_TRUE(reading.ok());
  EXPECT_EQ(reading->scene.primitives.at(0).positions.size(), 7u) << "four corners, three of them a second time with other texcoords";
}

TEST(ReadObjText, IsNoObjWhereNothingOfItIsOne) {
  TemporaryFolder folder;
  const auto reading = readScanInProcess(put(folder, "a.obj", std::string(3000, '\x7f') + "\nhello\n"));
  ASSERT_FALSE(reading.ok());
  EXPECT_NE(reading.error().message.en.find("no line of an OBJ"), std::string::npos);
}

TEST(TriangulatePolygon, KeepsTheAreaOfConcaveOutlines) {
  const std::vector<Double3> star = {{0, 3, 0}, {-1, 1, 0}, {-3, 1, 0}, {-1.2, -0.5, 0}, {-2, -3, 0}, {0, -1.2, 0}, {2, -3, 0}, {1.2, -0.5, 0}, {3, 1, 0}, {1, 1, 0}};
  double shoelace = 0, sum = 0;
  for (size_t i = 0; i < star.size(); ++i) {
    const auto &a = star[i], &b = star[(i + 1) % star.size()];
    shoelace += (a[0] * b[1] - b[0] * a[1]) / 2;
  }
  const auto triangles = triangulatePolygon(star);
  ASSERT_EQ(triangles.size(), star.size() - 2);
  for (const auto& t : triangles) {
    const auto &a = star[t[0]], &b = star[t[1]], &c = star[t[2]];
    const double area = ((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) / 2;
    EXPECT_GE(area, 0) << "no triangle is turned over";
    sum += area;
  }
  EXPECT_NEAR(sum, shoelace, 1e-9);
}

TEST(TriangulatePolygon, CutsADartAlongItsInnerDiagonal) {
  const auto triangles = triangulatePolygon({{0, 0, 0}, {2, -1, 0}, {0, 3, 0}, {-2, -1, 0}});
  ASSERT_EQ(triangles.size(), 2u);
  const auto other = triangulatePolygon({{2, -1, 0}, {0, 3, 0}, {-2, -1, 0}, {0, 0, 0}});
  EXPECT_EQ(other[0], (std::array<uint32_t, 3>{0, 1, 3}));
}

TEST(TriangulatePolygon, EndsForOutlinesThatCrossThemselves) {
  std::vector<Double3> knot;
  for (int i = 0; i < 97; ++i) knot.push_back({std::cos(i * 3.1), std::sin(i * 5.7), 0.01 * i});
  EXPECT_EQ(triangulatePolygon(knot).size(), 95u);
  EXPECT_EQ(triangulatePolygon(std::vector<Double3>(50, Double3{1, 1, 1})).size(), 48u);
}

TEST(Udim, KnowsTheWaysToNameTiles) {
  EXPECT_EQ(readUdimName("bowl.1001.png")->of(2, 1), "bowl.1013.png");
  EXPECT_EQ(readUdimName("bowl_<UDIM>.jpg")->of(0, 0), "bowl_1001.jpg");
  EXPECT_EQ(readUdimName("bowl_u1_v1.tif")->of(1, 0), "bowl_u2_v1.tif");
  EXPECT_FALSE(readUdimName("bowl.png"));
  EXPECT_FALSE(readUdimName("110011.png")) << "a number of its own";
}

std::string tiledObj(const std::string& library) {
  return "mtllib " + library + "\nv 0 0 0\nv 1 0 0\nv 0 1 0\nv 5 0 0\nv 6 0 0\nv 5 1 0\nvt 0.1 0.1\nvt 0.9 0.1\nvt 0.1 0.9\nvt 1.1 1.1\nvt 1.9 1.1\nvt 1.1 1.9\n"
         "usemtl m\nf 1/1 2/2 3/3\nf 4/4 5/5 6/6\n";
}

TEST(Udim, GivesEachTileItsOwnPictureWithinTheUnitSquare) {
  TemporaryFolder folder;
  put(folder, "t.1001.png", "first");
  put(folder, "t.1012.png", "second");
  for (const std::string name : {"t.1001.png", "t.<UDIM>.png"}) {
    put(folder, "a.mtl", "newmtl m\nmap_Kd " + name + "\n");
    const auto reading = readScanInProcess(put(folder, "a.obj", tiledObj("a.mtl")));
    ASSERT_TRUE(reading.ok());
    EXPECT_TRUE(reading->diagnostics.empty()) << textOf(reading->diagnostics);
    const Scene& scene = reading->scene;
    ASSERT_EQ(scene.primitives.size(), 2u);
    std::map<std::string, float> left;
    for (const Primitive& p : scene.primitives) {
      const auto& reference = scene.materials.at(*p.material).base_color_texture;
      ASSERT_TRUE(reference);
      left[std::string(asText(scene.images.at(reference->image).bytes))] = p.positions[0][0];
      for (const Float2& t : p.texcoords) {
        EXPECT_TRUE(t[0] >= 0 && t[0] <= 1 && t[1] >= 0 && t[1] <= 1) << t[0] << ", " << t[1];
      }
    }
    EXPECT_EQ(left, (std::map<std::string, float>{{"first", 0.0f}, {"second", 5.0f}}));
  }
}

TEST(Udim, LeavesATextureThatRepeatsAlone) {
  TemporaryFolder folder;
  put(folder, "t.1001.png", "first");
  put(folder, "a.mtl", "newmtl m\nmap_Kd t.1001.png\n");
  const auto reading = readScanInProcess(put(folder, "a.obj", tiledObj("a.mtl")));
  ASSERT_TRUE(reading.ok());
  EXPECT_EQ(reading->scene.primitives.size(), 1u);
}

// A wavy sheet of 1 m, `edge` x `edge` quads, with texcoords where asked.
std::string sheetObj(int edge, bool has_texcoords) {
  std::string text;
  char line[96];
  for (int y = 0; y <= edge; ++y) {
    for (int x = 0; x <= edge; ++x) {
      const double u = double(x) / edge, v = double(y) / edge;
      std::snprintf(line, sizeof line, "v %.6f %.6f %.6f%s\n", u, v, 0.02 * std::sin(20 * u) * std::sin(20 * v), has_texcoords ? "" : " 0.2 0.4 0.8");
      text += line;
      if (!has_texcoords) continue;
      std::snprintf(line, sizeof line, "vt %.6f %.6f\n", u, v);
      text += line;
    }
  }
  for (int y = 0; y < edge; ++y) {
    for (int x = 0; x < edge; ++x) {
      const int a = y * (edge + 1) + x + 1, b = a + 1, c = a + edge + 2, d = a + edge + 1;
      if (has_texcoords) {
        std::snprintf(line, sizeof line, "f %d/%d %d/%d %d/%d %d/%d\n", a, a, b, b, c, c, d, d);
      } else {
        std::snprintf(line, sizeof line, "f %d %d %d %d\n", a, b, c, d);
      }
      text += line;
    }
  }
  return text;
}

TEST(ThinOut, KeepsOutlineSurfaceAndTexcoordsOfATexturedScan) {
  TemporaryFolder folder;
  auto reading = readScanInProcess(put(folder, "a.obj", sheetObj(200, true)));
  ASSERT_TRUE(reading.ok());
  Scene scene = reading->scene;
  const double area = areaOf(scene);
  thinOut(scene, "a.obj", reading->diagnostics, {.above_triangles = 10'000, .target_triangles = 20'000, .chunk_triangles = 9'000});
  EXPECT_LT(scene.triangleCount(), 26'000u);
  EXPECT_GT(scene.triangleCount(), 15'000u);
  EXPECT_NEAR(areaOf(scene) / area, 1, 0.002) << "no hole and no fold";
  const Bounds bounds = boundsOf(scene);
  EXPECT_NEAR(bounds.max[0] - bounds.min[0], 1, 1e-6);
  for (const Primitive& p : scene.primitives) {
    for (size_t v = 0; v < p.positions.size(); ++v) {
      EXPECT_NEAR(p.texcoords[v][0], p.positions[v][0], 1e-5) << "vertices stay what they were";
      EXPECT_NEAR(1 - p.texcoords[v][1], p.positions[v][1], 1e-5);
    }
  }
  EXPECT_NE(textOf(reading->diagnostics).find("from 80,000 to"), std::string::npos);
}

TEST(ReadLargeObj, CondensesAnUntexturedTextWhileReading) {
  TemporaryFolder folder;
  Diagnostics diagnostics;
  const auto draft = readLarge(put(folder, "a.obj", sheetObj(150, false)), diagnostics, {.above_faces = 10'000, .target_triangles = 5'000});
  ASSERT_TRUE(draft);
  const DraftPrimitive& primitive = draft->primitives.at(0);
  EXPECT_GT(primitive.primitive.triangleCount(), 2'000u);
  EXPECT_LT(primitive.primitive.triangleCount(), 12'000u);
  ASSERT_FALSE(primitive.primitive.colors.empty());
  EXPECT_NEAR(primitive.primitive.colors[0][2], linearOfScan(0.8f), 0.01);
  EXPECT_FALSE(readLarge(put(folder, "b.obj", sheetObj(150, true)), diagnostics, {.above_faces = 10'000})) << "textured: read whole";
}

}  // namespace
}  // namespace kura

#include "scan/summarize_scan.h"

#include "scan_files.h"

namespace kura {
namespace {

TEST(SummarizeScan, CountsAndNames) {
  TemporaryFolder folder;
  put(folder, "glaze.jpg", "\xFF\xD8\xFF\xE0");
  put(folder, "a.mtl", "newmtl glaze\nKd 1 1 1\nmap_Kd glaze.jpg\n");
  const auto file = put(folder, "a.obj", "mtllib a.mtl\nv 10 0 0\nv 12 0 0\nv 10 1 0\nvt 0 0\nvt 1 0\nvt 0 1\nusemtl glaze\nf 1/1 2/2 3/3\n");
  const auto reading = readScanInProcess(file);
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  const nlohmann::json summary = summarizeScan(reading->scene);
  EXPECT_EQ(summary["triangles"], 1);
  EXPECT_EQ(summary["vertices"], 3);
  EXPECT_EQ(summary["primitives"][0]["texcoords"], true);
  EXPECT_EQ(summary["materials"][0]["textures"]["base_color"], 0);
  EXPECT_EQ(summary["images"][0]["format"], "image/jpeg");
  EXPECT_EQ(summary["images"][0]["bytes"], 4);
  EXPECT_EQ(summary["bounds"]["min"][0], 10.0);
  EXPECT_EQ(summary["bounds"]["size"][0], 2.0);
  EXPECT_TRUE(summary["meters_per_unit"].is_null());
  EXPECT_TRUE(summary["up_axis"].is_null());
}

}  // namespace
}  // namespace kura

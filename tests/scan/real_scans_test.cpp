// Every scan of ../shared/data gives a model or a clear error, in time, in memory, in a process of its own.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "scan/read_scan.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

const fs::path kData = KURA_SHARED_DATA_DIR;

// Triangles by the files' own statements: OBJ face lines (corners - 2), PLY and STL headers, strips unrolled, glTF counts.
const std::map<std::string, size_t> kTriangles = {
    {"assimp-nasty/FBX/box_orphant_embedded_texture.fbx", 12},
    {"assimp-nasty/FBX/embedded_ascii/box.FBX", 12},
    {"assimp-nasty/OBJ/box_UTF16BE.obj", 12},
    {"assimp-nasty/OBJ/box_longline.obj", 944},
    {"assimp-nasty/OBJ/concave_polygon.obj", 64},
    {"assimp-nasty/OBJ/cube_mtllib_after_g.obj", 12},
    {"assimp-nasty/OBJ/cube_with_vertexcolors.obj", 12},
    {"assimp-nasty/OBJ/cube_with_vertexcolors_uni.obj", 12},
    {"assimp-nasty/OBJ/empty_mat.obj", 256},
    {"assimp-nasty/OBJ/number_formats.obj", 1},
    {"assimp-nasty/OBJ/space_in_material_name.obj", 64},
    {"assimp-nasty/OBJ/spider.obj", 1368},
    {"assimp-nasty/PLY/cube_uv.ply", 12},
    {"assimp-nasty/STL/Spider_ascii.stl", 1368},
    {"assimp-nasty/STL/triangle_with_empty_solid.stl", 1},
    {"coloured-bunny/colored_stanford_bunny.ply", 69451},
    {"danish-statues-keijiro/BustManWreath/BustManWreath.fbx", 31514},
    {"gargoyle/gargo.ply", 50000},
    {"igea/igea.ply", 268686},
    {"iiif-3d/venus/venus.glb", 24058},
    {"iiif-3d/whale/whale_cranium.glb", 100000},
    {"iiif-3d/whale/whale_cranium_draco.glb", 100000},
    {"khronos-sample-assets/Unicode❤♻Test/glTF/Unicode❤♻Test.gltf", 2},
    {"odedstein-meshes/nefertiti/nefertiti-lowres.obj", 70000},
    {"odedstein-meshes/sword/sword-quad-dominant.obj", 44582},
    {"odedstein-meshes/sword/sword.obj", 44582},
    {"polyhaven-teaset/tea_set_01_1k.gltf", 40296},
    {"scans-odd/2CylinderEngine.glb", 121496},
    {"scans-odd/Spider_ascii.stl", 1368},
    {"scans-odd/Spider_binary.stl", 1368},
    {"scans-odd/Wuson.ply", 3732},
    {"scans-odd/cubes_with_outofrange_float.fbx", 420},
    {"scans-odd/invalid-malformed.obj", 9},  // of 12, a warning counts the others
    {"scans-odd/invalid-malformed2.obj", 10},
    {"scans-odd/regr01.obj", 2710},
    {"scans-odd/spider.fbx", 1368},
    {"stanford-bunny/stanford-bunny.obj", 69451},
    {"teapot/teapot.obj", 6320},
    {"threedscans-keijiro/Gutenberg/Gutenberg.fbx", 17346},
    {"threedscans-keijiro/Hermes/Hermes.fbx", 19670},
    {"trimesh-nasty/busted.STL", 3878},
    {"trimesh-nasty/capsule.obj", 10200},
    {"trimesh-nasty/fuze.obj", 1000},
    {"trimesh-nasty/fuze.ply", 1000},
    {"trimesh-nasty/groups.obj", 2308},
    {"trimesh-nasty/joined_tetrahedra.obj", 8},
    {"trimesh-nasty/multibody.stl", 32},
    {"trimesh-nasty/nancolor.obj", 12},
    {"trimesh-nasty/negative_indices.obj", 12},
    {"trimesh-nasty/no_indices_3storybuilding.glb", 72},
    {"trimesh-nasty/noimg.obj", 1000},
    {"trimesh-nasty/reference.ply", 1610},
    {"trimesh-nasty/two_objects_mixed_case_names.stl", 24},
    {"trimesh-nasty/wallhole.obj", 66},
    {"venus/venus.gltf", 597703},
    {"ycb/006_mustard_bottle_textured.obj", 16384},
};

// Why the others cannot be a model: a piece of the English message.
const std::map<std::string, std::string> kErrors = {
    {"assimp-nasty/OBJ/point_cloud.obj", "point cloud"},
    {"assimp-nasty/PLY/issue623.ply", "vertex 1 / 24"},
    {"assimp-nasty/glTF2/BoxWithInfinites-glTF-Binary/BoxWithInfinites.glb", "not numbers"},
    {"assimp-nasty/glTF2/MissingBin/BoxTextured.gltf", "“BoxTextured0.bin”, is missing"},
    {"scans-odd/invalid-OutOfMemory.off", "memory"},
    {"scans-odd/invalid-box_nested_animation_4286.dae", "there are 24"},
    {"scans-odd/invalid-crash-30d6d0f7c529b3b66b4131700b7a4580cd7082df.ply", "PLY header"},
    {"scans-odd/invalid-emptyIrrMesh.xml", "cannot be read as a scan"},
    {"scans-odd/pond.0.ply", "point cloud"},
    {"trimesh-nasty/points_emptyface.ply", "point cloud"},
};

std::vector<fs::path> allScans() {
  static const std::set<std::string> kExtensions = {".obj", ".ply", ".stl", ".STL", ".gltf", ".glb", ".fbx", ".FBX", ".dae", ".off",
                                                    ".3ds", ".ase", ".lwo", ".md5mesh", ".raw", ".smd", ".x", ".xml"};
  std::vector<fs::path> scans;
  for (const char* folder : {"scans-odd", "assimp-nasty", "trimesh-nasty", "venus", "igea", "gargoyle", "coloured-bunny",
                             "stanford-bunny", "teapot", "threedscans-keijiro", "danish-statues-keijiro", "polyhaven-teaset",
                             "khronos-sample-assets", "iiif-3d", "ycb", "odedstein-meshes"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kData / folder)) {
      if (entry.is_regular_file() && kExtensions.count(entry.path().extension())) scans.push_back(entry.path());
    }
  }
  std::sort(scans.begin(), scans.end());
  return scans;
}

void expectModel(const std::string& name, const ScanReading& reading, double seconds) {
  const Scene& scene = reading.scene;
  std::printf("%-66s %5.2f s %7zu triangles %3zu materials %zu images\n", name.c_str(), seconds, scene.triangleCount(),
              scene.materials.size(), scene.images.size());
  const auto known = kTriangles.find(name);
  ASSERT_NE(known, kTriangles.end()) << name << " became a model of " << scene.triangleCount() << " triangles: is that right?";
  EXPECT_EQ(scene.triangleCount(), known->second) << name;
  const Bounds bounds = boundsOf(scene);
  ASSERT_FALSE(bounds.empty());
  for (float length : bounds.size()) EXPECT_TRUE(std::isfinite(length)) << name;
  for (const Primitive& p : scene.primitives) {
    ASSERT_TRUE(p.material) << name;
    ASSERT_LT(*p.material, scene.materials.size());
    if (name == "scans-odd/2CylinderEngine.glb") continue;  // some of its parts are black
    const Float4& color = scene.materials[*p.material].base_color;
    EXPECT_GT(color[0] + color[1] + color[2], 0.01f) << name << " would be black";
  }
}

void expectError(const std::string& name, const Error& error, double seconds) {
  std::printf("%-66s %5.2f s ERROR %s\n", name.c_str(), seconds, error.message.en.c_str());
  EXPECT_NE(error.subject.find(fs::path(name).filename().string()), std::string::npos) << "the file is not named: " << error.subject;
  EXPECT_FALSE(error.message.ja.empty());
  EXPECT_FALSE(error.remedy.ja.empty() || error.remedy.en.empty()) << name;
  const bool is_empty = name.find("invalid-empty.") != std::string::npos;
  const auto known = kErrors.find(name);
  ASSERT_TRUE(is_empty || known != kErrors.end()) << name << ": " << error.message.en;
  const std::string wanted = is_empty ? "(0 bytes)" : known->second;
  EXPECT_NE(error.message.en.find(wanted), std::string::npos) << name << ": " << error.message.en;
}

TEST(RealScans, GiveAModelOrAClearError) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no real scans at " << kData;
  ReadScanOptions options;
  options.worker = KURA_SCAN_TEST_WORKER;
  size_t seen = 0;
  for (const fs::path& scan : allScans()) {
    const auto start = std::chrono::steady_clock::now();
    const Result<ScanReading> reading = readScan(scan, options);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const std::string name = fs::relative(scan, kData).string();
    EXPECT_LT(seconds, 10) << name;
    reading.ok() ? expectModel(name, *reading, seconds) : expectError(name, reading.error(), seconds);
    ++seen;
  }
  EXPECT_GE(seen, kTriangles.size() + kErrors.size());
}

TEST(RealScans, KeepTheirTexturesAndColours) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no real scans at " << kData;
  const auto images = [](const char* name) {
    const auto reading = readScanInProcess(kData / name);
    return reading.ok() ? reading->scene.images.size() : SIZE_MAX;
  };
  EXPECT_EQ(images("venus/venus.gltf"), 1u);
  EXPECT_EQ(images("polyhaven-teaset/tea_set_01_1k.gltf"), 3u);
  EXPECT_EQ(images("iiif-3d/whale/whale_cranium_draco.glb"), 2u);
  EXPECT_EQ(images("assimp-nasty/OBJ/spider.obj"), 4u) << "named .\\SpiderTex.jpg and so on";
  EXPECT_EQ(images("trimesh-nasty/fuze.obj"), 1u) << "a name with a space";
  EXPECT_EQ(images("trimesh-nasty/fuze.ply"), 1u);
  EXPECT_EQ(images("assimp-nasty/FBX/box_orphant_embedded_texture.fbx"), 1u);
  for (const char* name : {"gargoyle/gargo.ply", "coloured-bunny/colored_stanford_bunny.ply", "assimp-nasty/OBJ/cube_with_vertexcolors.obj"}) {
    const auto reading = readScanInProcess(kData / name);
    ASSERT_TRUE(reading.ok()) << name;
    EXPECT_FALSE(reading->scene.primitives.at(0).colors.empty()) << name;
  }
}

}  // namespace
}  // namespace kura

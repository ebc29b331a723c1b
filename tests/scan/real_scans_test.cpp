// Every scan of ../shared/data gives a model or a clear error, in time, in memory, in a process of its own.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "scan/read_scan.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

const fs::path kData = KURA_SHARED_DATA_DIR;

// What the files' own headers, or a count of their face lines, say. -1: an error is right.
const std::vector<std::pair<const char*, long>> kKnownTriangles = {
    {"venus/venus.gltf", 573078},
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

Result<ScanReading> read(const fs::path& file) {
  ReadScanOptions options;
  options.worker = KURA_SCAN_TEST_WORKER;
  return readScan(file, options);
}

TEST(RealScans, GiveAModelOrAClearError) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no real scans at " << kData;
  for (const fs::path& scan : allScans()) {
    const auto start = std::chrono::steady_clock::now();
    const Result<ScanReading> reading = read(scan);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const std::string name = fs::relative(scan, kData).string();
    EXPECT_LT(seconds, 10) << name;
    if (!reading.ok()) {
      const Error& error = reading.error();
      std::printf("%-70s %5.2f s  ERROR %s | %s | %s\n", name.c_str(), seconds, error.subject.c_str(), error.message.en.c_str(),
                  error.message.ja.c_str());
      continue;
    }
    const Scene& scene = reading->scene;
    const Bounds bounds = boundsOf(scene);
    bool uv = false, normals = false, colors = false;
    for (const Primitive& p : scene.primitives) {
      uv |= !p.texcoords.empty();
      normals |= !p.normals.empty();
      colors |= !p.colors.empty();
    }
    std::printf("%-70s %5.2f s  %zu tri %zu prim %zu mat %zu img%s%s%s [%g %g %g] unit %g up %c\n", name.c_str(), seconds,
                scene.triangleCount(), scene.primitives.size(), scene.materials.size(), scene.images.size(), uv ? " uv" : "",
                normals ? " n" : "", colors ? " col" : "", bounds.size()[0], bounds.size()[1], bounds.size()[2],
                scene.meters_per_unit.value_or(0), scene.up_axis.value_or('?'));
    for (const Diagnostic& d : reading->diagnostics) std::printf("      - %s: %s\n", d.error.subject.c_str(), d.error.message.en.c_str());
  }
}

}  // namespace
}  // namespace kura

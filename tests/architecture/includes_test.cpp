// Who may include whom, as docs/architecture.md draws it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"base", {}},
    {"model", {"base"}},
    {"build", {"base"}},
    {"catalog", {"base", "model"}},
    {"scan", {"base", "model"}},
    {"geometry", {"base", "model"}},
    {"surface", {"base", "model"}},
    {"texture", {"base", "model"}},
    {"image", {"base", "model"}},
    {"gltf", {"base", "model"}},
    {"publish", {"base", "model"}},
    {"recipe", {"base", "model", "build", "catalog", "scan", "geometry", "surface", "texture", "image", "gltf", "publish"}},
    {"cli", {"base", "model", "build", "catalog", "scan", "image", "gltf", "publish", "recipe"}},
};

// Third-party headers that one room alone may name: room by the beginning of the include.
const std::map<std::string, std::string> kAdapters = {
    {"vips/", "image"}, {"embree3/", "surface"}, {"xatlas", "surface"}, {"mikktspace", "surface"}, {"assimp/", "scan"}, {"tiny_gltf", "scan"}, {"meshoptimizer", "geometry gltf scan"},
    {"toml++/", "catalog"}, {"csv.h", "catalog"}, {"mustache", "publish"}, {"httplib", "cli"}, {"CLI/", "cli"},
    {"openssl/", "base"}, {"xxhash", "base"}, {"filament/", "nobody"},
};

std::vector<fs::path> sourcesBelow(const fs::path& folder) {
  std::vector<fs::path> sources;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension();
    if (extension == ".h" || extension == ".cpp") sources.push_back(entry.path());
  }
  return sources;
}

std::vector<std::string> includesOf(const fs::path& source) {
  static const std::regex kInclude(R"re(^\s*#\s*include\s*["<]([^">]+)[">])re");
  std::vector<std::string> includes;
  std::ifstream stream(source);
  for (std::string line; std::getline(stream, line);) {
    std::smatch match;
    if (std::regex_search(line, match, kInclude)) includes.push_back(match[1]);
  }
  return includes;
}

const fs::path kPipeline = fs::path(KURA_SOURCE_DIR) / "pipeline";

TEST(Architecture, EveryRoomOfThePipelineIsInTheTable) {
  for (const auto& entry : fs::directory_iterator(kPipeline)) {
    if (!entry.is_directory()) continue;
    EXPECT_TRUE(kMayInclude.count(entry.path().filename())) << entry.path();
  }
}

TEST(Architecture, RoomsIncludeOnlyTheRoomsBelowThem) {
  size_t seen = 0;
  for (const auto& [room, allowed] : kMayInclude) {
    for (const fs::path& source : sourcesBelow(kPipeline / room)) {
      for (const std::string& include : includesOf(source)) {
        const std::string other = include.substr(0, include.find('/'));
        if (include.find('/') == std::string::npos || !kMayInclude.count(other) || other == room) continue;
        ++seen;
        EXPECT_TRUE(allowed.count(other)) << source << " includes " << include;
      }
    }
  }
  EXPECT_GT(seen, 20u) << "the test found no includes to judge: has the layout moved?";
}

TEST(Architecture, EachLibraryHasOneAdapter) {
  for (const auto& [room, allowed] : kMayInclude) {
    for (const fs::path& source : sourcesBelow(kPipeline / room)) {
      for (const std::string& include : includesOf(source)) {
        for (const auto& [prefix, owners] : kAdapters) {
          if (include.rfind(prefix, 0) != 0) continue;
          EXPECT_NE(owners.find(room), std::string::npos) << source << " includes " << include;
          EXPECT_EQ(source.extension(), ".cpp") << source << " shows " << include << " to others";
        }
      }
    }
  }
}

TEST(Architecture, ViewerKnowsNothingOfThePipeline) {
  for (const char* part : {"viewer", "wasm"}) {
    const fs::path folder = fs::path(KURA_SOURCE_DIR) / part;
    for (const fs::path& source : sourcesBelow(folder)) {
      for (const std::string& include : includesOf(source)) {
        const std::string other = include.substr(0, include.find('/'));
        const bool is_room = include.find('/') != std::string::npos && kMayInclude.count(other);
        EXPECT_FALSE(is_room && !fs::exists(folder / other)) << source << " includes " << include;
      }
    }
  }
}

}  // namespace

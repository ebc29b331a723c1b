// The generator of the sample collection: what it makes is a faultless curator's folder, the same on every run.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <map>

#include "base/file.h"
#include "base/hash.h"
#include "base/run_program.h"
#include "catalog/read_collection.h"
#include "model/scene.h"
#include "scan/read_scan.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

void makeSample(const fs::path& folder) {
  RunProgramOptions run;
  run.program = KURA_SAMPLE_PROGRAM;
  run.arguments = {"-o", folder.string(), "--quick"};
  Result<ProgramOutcome> outcome = runProgram(run);
  ASSERT_TRUE(outcome) << outcome.error().message.en;
  ASSERT_TRUE(outcome->succeeded()) << outcome->output;
}

std::map<std::string, std::string> hashesOf(const fs::path& folder) {
  std::map<std::string, std::string> hashes;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    Result<std::string> hash = contentHashOfFile(entry.path());
    if (hash) hashes[entry.path().lexically_relative(folder).string()] = *hash;
  }
  return hashes;
}

class SampleCollection : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    makeSample(folder_->path() / "one");
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }
  static fs::path root() { return folder_->path() / "one"; }
  static TemporaryFolder* folder_;
};

TemporaryFolder* SampleCollection::folder_ = nullptr;

TEST_F(SampleCollection, HasTheSameBytesOnEveryRun) {
  makeSample(folder_->path() / "two");
  const auto first = hashesOf(root());
  EXPECT_GT(first.size(), 12u);
  EXPECT_EQ(first, hashesOf(folder_->path() / "two"));
}

TEST_F(SampleCollection, HasFivePublicItemsWithoutAFault) {
  Result<CollectionReading> reading = readCollection(root());
  ASSERT_TRUE(reading) << reading.error().message.en;
  EXPECT_TRUE(reading->diagnostics.empty()) << reading->diagnostics.front().error.message.en;
  ASSERT_EQ(reading->collection.items.size(), 5u);
  for (const Item& item : reading->collection.items) {
    EXPECT_TRUE(item.is_public);
    for (const char* language : {"ja", "en"}) {
      EXPECT_FALSE(item.title.at(language).empty()) << item.id;
      EXPECT_FALSE(item.description.at(language).empty()) << item.id;
      EXPECT_FALSE(item.alt_text.at(language).empty()) << item.id;
    }
  }
}

// Edges by the positions of their ends, each in both directions once: a surface without a hole.
TEST_F(SampleCollection, IsClosedWherePotsAreClosed) {
  for (const char* scan : {"items/K-001/bowl.obj", "items/K-002/jar.obj", "items/K-003/box.glb", "items/K-005/chawan.ply"}) {
    Result<ScanReading> reading = readScanInProcess(root() / scan);
    ASSERT_TRUE(reading) << reading.error().message.en;
    std::map<std::pair<Float3, Float3>, int> edges;
    size_t triangles = 0;
    for (const Primitive& primitive : reading->scene.primitives) {
      triangles += primitive.triangleCount();
      for (size_t i = 0; i < primitive.indices.size(); i += 3) {
        for (size_t k = 0; k < 3; ++k) {
          const Float3 a = primitive.positions[primitive.indices[i + k]], b = primitive.positions[primitive.indices[i + (k + 1) % 3]];
          if (a == b) continue;
          ++edges[{a, b}];
          --edges[{b, a}];
        }
      }
    }
    size_t open = 0;
    for (const auto& [edge, balance] : edges) open += balance != 0;
    // Where two painted surfaces meet (lip, footring, corners of the box) their edges lie together but are not one.
    EXPECT_LT(open, triangles / 12) << scan;
  }
}

TEST_F(SampleCollection, HasTheSizesThatItsRecordsState) {
  Result<CollectionReading> reading = readCollection(root());
  ASSERT_TRUE(reading);
  for (const Item& item : reading->collection.items) {
    if (item.scans.empty() || !item.height_cm) continue;
    Result<ScanReading> scan = readScanInProcess(item.scans.front());
    ASSERT_TRUE(scan) << scan.error().message.en;
    const double unit = scan->scene.meters_per_unit.value_or(0.001);
    EXPECT_NEAR(boundsOf(scan->scene).size()[1] * unit * 100, *item.height_cm, 0.6) << item.id;
  }
}

}  // namespace
}  // namespace kura

#include "build/ocfl.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// One object with a scan and its record.
class Ocfl : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(makeOcflRoot(root_).ok());
    put(folder_.path() / "bowl.obj", "v 0 0 0");
    object_.files["original/bowl.obj"].file = folder_.path() / "bowl.obj";
    object_.files["record.json"].text = "{\"title\": \"鉢\"}";
    EXPECT_EQ(store("first"), true);
  }
  static void put(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }
  bool store(const std::string& message) {
    const Result<bool> stored = storeOcflObject(root_, object_, {"2026-11-23T00:00:00Z", message, "kura"});
    EXPECT_TRUE(stored.ok());
    return stored.ok() && *stored;
  }
  nlohmann::json inventory() const {
    const Result<Bytes> bytes = readFile(root_ / "K-001/inventory.json");
    return bytes ? nlohmann::json::parse(asText(*bytes)) : nlohmann::json();
  }
  std::vector<std::string> faults() const {
    const Result<FixityReport> report = verifyOcfl(root_, {});
    EXPECT_TRUE(report.ok());
    std::vector<std::string> subjects;
    for (const Diagnostic& fault : report->faults) subjects.push_back(fault.error.subject);
    return subjects;
  }

  TemporaryFolder folder_;
  fs::path root_ = folder_.path() / "root";
  OcflObject object_{"urn:kura:K-001", "K-001", {}};
};

TEST_F(Ocfl, HasWhatTheSpecificationWants) {
  EXPECT_EQ(std::string(asText(*readFile(root_ / "0=ocfl_1.1"))), "ocfl_1.1\n");
  EXPECT_EQ(std::string(asText(*readFile(root_ / "K-001/0=ocfl_object_1.1"))), "ocfl_object_1.1\n");
  const nlohmann::json made = inventory();
  EXPECT_EQ(made["id"], "urn:kura:K-001");
  EXPECT_EQ(made["type"], "https://ocfl.io/1.1/spec/#inventory");
  EXPECT_EQ(made["digestAlgorithm"], "sha512");
  EXPECT_EQ(made["head"], "v1");
  EXPECT_EQ(made["manifest"].size(), 2u);
  EXPECT_EQ(made["versions"]["v1"]["state"].size(), 2u);
  EXPECT_TRUE(fs::exists(root_ / "K-001/v1/inventory.json.sha512"));
  EXPECT_TRUE(fs::exists(root_ / "K-001/v1/content/original/bowl.obj"));
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(Ocfl, WritesNoVersionWhereNothingChanged) {
  EXPECT_EQ(store("again"), false);
  EXPECT_EQ(inventory()["head"], "v1");
}

TEST_F(Ocfl, KeepsOnlyWhatIsNewInTheNextVersion) {
  object_.files["record.json"].text = "{\"title\": \"大鉢\"}";
  EXPECT_EQ(store("corrected"), true);
  const nlohmann::json made = inventory();
  EXPECT_EQ(made["head"], "v2");
  EXPECT_EQ(made["manifest"].size(), 3u);
  EXPECT_FALSE(fs::exists(root_ / "K-001/v2/content/original/bowl.obj"));
  EXPECT_TRUE(fs::exists(root_ / "K-001/v1/content/record.json"));
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(Ocfl, NamesEachDamagedFile) {
  put(root_ / "K-001/v1/content/original/bowl.obj", "v 0 0 1");
  put(root_ / "K-001/v1/content/stray.txt", "?");
  EXPECT_THAT(faults(), ElementsAre("K-001/v1/content/original/bowl.obj", "K-001/v1/content/stray.txt"));
}

TEST_F(Ocfl, SeesAnInventoryThatWasTouched) {
  nlohmann::json made = inventory();
  made["id"] = "urn:other";
  put(root_ / "K-001/inventory.json", made.dump());
  EXPECT_THAT(faults(), ElementsAre("K-001/inventory.json", "K-001/v1/inventory.json"));
}

TEST_F(Ocfl, NeverLooksOutsideTheObject) {
  nlohmann::json made = inventory();
  made["manifest"]["00"] = {"../../bowl.obj"};
  put(root_ / "K-001/inventory.json", made.dump());
  EXPECT_THAT(faults(), ::testing::Contains("K-001/../../bowl.obj"));
}

TEST_F(Ocfl, LeavesOtherFoldersAlone) {
  fs::create_directories(folder_.path() / "other");
  put(folder_.path() / "other/file", "mine");
  EXPECT_FALSE(makeOcflRoot(folder_.path() / "other").ok());
}

}  // namespace
}  // namespace kura

#include "build/fixity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/file.h"
#include "base/hash.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

void put(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string textOf(const fs::path& path) {
  const Result<Bytes> bytes = readFile(path);
  return bytes ? std::string(asText(*bytes)) : std::string();
}

std::vector<std::string> faultsOf(const fs::path& folder) {
  const Result<FixityReport> report = verifyFixity(folder, {});
  EXPECT_TRUE(report.ok());
  std::vector<std::string> faults;
  for (const Diagnostic& d : report->faults) faults.push_back(d.error.subject + ": " + d.error.message.en);
  return faults;
}

TEST(FixityOfFile, IsThatOfTheStandard) {
  TemporaryFolder folder;
  put(folder.path() / "abc", "abc");
  const Result<Fixity> fixity = fixityOfFile(folder.path() / "abc");
  ASSERT_TRUE(fixity.ok());
  EXPECT_EQ(fixity->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(fixity->sha512.substr(0, 32), "ddaf35a193617abacc417349ae204131");
  EXPECT_EQ(fixity->sha256, sha256(asBytes("abc")));
}

class Bag : public ::testing::Test {
 protected:
  void SetUp() override {
    put(folder_.path() / "c/items.csv", "資料番号\n");
    put(folder_.path() / "c/items/K-1/か\u3099.obj", "o");  // decomposed, as macOS writes it
    put(folder_.path() / "c/100%.txt", "x");
    ASSERT_TRUE(writeBag({{folder_.path() / "c", "collection"}}, bag_, {.date = "2026-11-23", .description = "九谷の蔵", .software = "kura", .report = {}}, {{"premis.xml", "{}\n"}}).ok());
  }
  TemporaryFolder folder_;
  fs::path bag_ = folder_.path() / "bag";
};

TEST_F(Bag, HasWhatBagItWants) {
  EXPECT_EQ(textOf(bag_ / "bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  EXPECT_THAT(textOf(bag_ / "bag-info.txt"), HasSubstr("Payload-Oxum: 15.3\n"));
  const std::string manifest = textOf(bag_ / "manifest-sha256.txt");
  EXPECT_THAT(manifest, HasSubstr("  data/collection/items/K-1/が.obj\n")) << "normalisation form C";
  EXPECT_THAT(manifest, HasSubstr("  data/collection/100%25.txt\n"));
  EXPECT_THAT(textOf(bag_ / "tagmanifest-sha512.txt"), HasSubstr("  premis.xml\n"));
  EXPECT_TRUE(faultsOf(bag_).empty());
  EXPECT_FALSE(writeBag({}, bag_, {}).ok()) << "nothing is written over";
}

TEST_F(Bag, NamesEachDamagedMissingAndForeignFile) {
  put(bag_ / "data/collection/items.csv", "資料番號\n");
  fs::remove(bag_ / "data/collection/100%.txt");
  put(bag_ / "data/new.txt", "new");
  put(bag_ / "premis.xml", "{ }\n");
  EXPECT_THAT(faultsOf(bag_), ElementsAre("data/collection/100%.txt: The file is missing.", "data/collection/items.csv: The content has changed (the checksum does not match).",
                                          "data/new.txt: The file is not listed.", "premis.xml: The content has changed (the checksum does not match).",
                                          "premis.xml: The content has changed (the checksum does not match)."));
}

TEST_F(Bag, DoesNotFollowAListOutOfTheFolder) {
  put(bag_ / "manifest-sha256.txt", std::string(64, '0') + "  ../../etc/passwd\n");
  EXPECT_THAT(faultsOf(bag_), ::testing::Contains("../../etc/passwd: This points outside the folder."));
}

TEST(SiteChecksums, AreThoseOfSha256sumAndFollowChanges) {
  TemporaryFolder folder;
  const fs::path site = folder.path() / "site", memo = folder.path() / "memo";
  put(site / "b.txt", "abc");
  put(site / "a/c.txt", "x");
  ASSERT_TRUE(writeSiteChecksums(site, memo).ok());
  const std::string first = textOf(site / kChecksumFile);
  EXPECT_THAT(first, HasSubstr("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.txt\n"));
  EXPECT_LT(first.find("a/c.txt"), first.find("b.txt")) << "sorted";
  EXPECT_TRUE(faultsOf(site).empty());
  put(site / "b.txt", "abcd");
  EXPECT_THAT(faultsOf(site), ElementsAre(HasSubstr("b.txt: The content has changed")));
  ASSERT_TRUE(writeSiteChecksums(site, memo).ok());
  EXPECT_TRUE(faultsOf(site).empty());
  EXPECT_NE(textOf(site / kChecksumFile), first);
}

TEST(VerifyFixity, SaysWhatIsNeitherSiteNorBag) {
  TemporaryFolder folder;
  EXPECT_FALSE(verifyFixity(folder.path(), {}).ok());
  EXPECT_FALSE(verifyFixity(folder.path() / "none", {}).ok());
}

}  // namespace
}  // namespace kura

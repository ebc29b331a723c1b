#include "build/file_digests.h"

#include <gtest/gtest.h>

#include <chrono>

#include "support/build_folder.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

void setAge(const fs::path& file, int seconds) { fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::seconds(seconds)); }

TEST(FileDigests, ChangeWithTheContent) {
  TemporaryFolder folder;
  const fs::path file = folder.path() / "a";
  writeText(file, "one");
  const std::string first = *FileDigests(folder.path() / "memo").digest(file);
  writeText(file, "two");
  EXPECT_NE(*FileDigests(folder.path() / "memo").digest(file), first);
}

TEST(FileDigests, SeeAChangeThatKeepsSizeAndTime) {
  TemporaryFolder folder;
  const fs::path file = folder.path() / "a";
  writeText(file, "one");
  setAge(file, 100);
  const fs::file_time_type time = fs::last_write_time(file);
  FileDigests before(folder.path() / "memo");
  const std::string first = *before.digest(file);
  ASSERT_TRUE(before.save());
  writeText(file, "two");
  fs::last_write_time(file, time);
  EXPECT_FALSE(before.isUnchanged(file));  // the inode's own time of change tells
  EXPECT_NE(*FileDigests(folder.path() / "memo").digest(file), first);
}

TEST(FileDigests, KeepTheMemoOfOldFilesOnly) {
  TemporaryFolder folder;
  writeText(folder.path() / "fresh", "x");
  FileDigests digests(folder.path() / "memo");
  ASSERT_TRUE(digests.digest(folder.path() / "fresh").ok());
  // /etc/hostname or the like would do; the source of this test is surely older than the run.
  const fs::path old = fs::path(KURA_SOURCE_DIR) / "CMakeLists.txt";
  ASSERT_TRUE(digests.digest(old).ok());
  ASSERT_TRUE(digests.save());
  const std::string memo = readText(folder.path() / "memo");
  EXPECT_EQ(memo.find("fresh"), std::string::npos);
  EXPECT_NE(memo.find("CMakeLists.txt"), std::string::npos);
}

TEST(FileDigests, TrustTheMemoWhereNothingChanged) {
  TemporaryFolder folder;
  const fs::path old = fs::path(KURA_SOURCE_DIR) / "CMakeLists.txt";
  FileDigests digests(folder.path() / "memo");
  const std::string digest = *digests.digest(old);
  ASSERT_TRUE(digests.save());
  std::string memo = readText(folder.path() / "memo");
  memo.replace(memo.find(digest), digest.size(), "remembered");
  writeText(folder.path() / "memo", memo);
  EXPECT_EQ(*FileDigests(folder.path() / "memo").digest(old), "remembered");
}

TEST(FileDigests, SurviveADamagedMemo) {
  TemporaryFolder folder;
  writeText(folder.path() / "a", "x");
  for (const char* memo : {"{", "[]", "{\"a\": 3}", "{\"a\": [1, 2, 3, 4, 5]}", "{\"a\": [\"x\", 2, 3, 4, \"d\"]}"}) {
    writeText(folder.path() / "memo", memo);
    EXPECT_TRUE(FileDigests(folder.path() / "memo").digest(folder.path() / "a").ok()) << memo;
  }
}

TEST(FileDigests, FailForAMissingFile) {
  TemporaryFolder folder;
  EXPECT_EQ(FileDigests(folder.path() / "memo").digest(folder.path() / "none").error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace kura

#include "base/file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "support/temporary_folder.h"

namespace kura {
namespace {

TEST(WriteFile, MakesFoldersAndReadsBackTheSameBytes) {
  TemporaryFolder folder;
  const auto path = folder.path() / "蔵" / "a.txt";
  ASSERT_TRUE(writeFile(path, asBytes("開き")));
  Result<Bytes> bytes = readFile(path);
  ASSERT_TRUE(bytes);
  EXPECT_EQ(asText(*bytes), "開き");
}

TEST(WriteFile, ReplacesAndLeavesNoTemporaryFile) {
  TemporaryFolder folder;
  ASSERT_TRUE(writeFile(folder.path() / "a", asBytes("old")));
  ASSERT_TRUE(writeFile(folder.path() / "a", asBytes("new")));
  int count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++count;
  EXPECT_EQ(count, 1);
  EXPECT_EQ(asText(*readFile(folder.path() / "a")), "new");
}

TEST(WriteFile, SaysInBothLanguagesWhereItCannotWrite) {
  TemporaryFolder folder;
  ASSERT_TRUE(writeFile(folder.path() / "file", asBytes("x")));
  Status status = writeFile(folder.path() / "file" / "below", asBytes("x"));
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kIo);
  EXPECT_NE(status.error().subject.find("below"), std::string::npos);
  EXPECT_FALSE(status.error().message.ja.empty());
  EXPECT_FALSE(status.error().remedy.en.empty());
}

TEST(ReadFile, RefusesFoldersAndMissingFiles) {
  TemporaryFolder folder;
  EXPECT_EQ(readFile(folder.path()).error().code, ErrorCode::kIo);
  EXPECT_EQ(readFile(folder.path() / "none").error().code, ErrorCode::kIo);
}

TEST(ReadFile, KeepsToItsLimit) {
  TemporaryFolder folder;
  ASSERT_TRUE(writeFile(folder.path() / "a", asBytes("12345")));
  EXPECT_TRUE(readFile(folder.path() / "a", 5));
  EXPECT_EQ(readFile(folder.path() / "a", 4).error().code, ErrorCode::kLimit);
}

}  // namespace
}  // namespace kura

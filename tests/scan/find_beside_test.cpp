#include "scan/find_beside.h"

#include "scan_files.h"

namespace kura {
namespace {

TEST(FindBeside, FindsWindowsPathsByTheirLastPart) {
  TemporaryFolder folder;
  const auto image = put(folder, "textures/Bowl Color.JPG", "x");
  EXPECT_EQ(findBeside(folder.path(), "C:\\Users\\taro\\Desktop\\scan\\bowl color.jpg"), image);
  EXPECT_EQ(findBeside(folder.path(), ".\\textures\\Bowl Color.JPG\r"), image);
  EXPECT_EQ(findBeside(folder.path(), "Bowl%20Color.jpg"), image);
}

TEST(FindBeside, IgnoresHowKanaAreComposed) {
  TemporaryFolder folder;
  const auto image = put(folder, "\xE3\x81\x8B\xE3\x82\x99.png", "x");  // か + combining mark, as macOS writes が
  EXPECT_EQ(findBeside(folder.path(), "\xE3\x81\x8C.png"), image);
}

TEST(FindBeside, UnderstandsNamesInCp932) {
  TemporaryFolder folder;
  const auto image = put(folder, "表.png", "x");
  EXPECT_EQ(findBeside(folder.path(), "\x95\x5C.png"), image);  // the second byte of 表 is a backslash
}

TEST(FindBeside, PrefersTheNearestAndIsTheSameEveryTime) {
  TemporaryFolder folder;
  put(folder, "b/t.png", "x");
  put(folder, "a/t.png", "x");
  EXPECT_EQ(findBeside(folder.path(), "Z:/t.png"), folder.path() / "a/t.png");
  put(folder, "T.png", "x");
  EXPECT_EQ(findBeside(folder.path(), "Z:/t.png"), folder.path() / "T.png");
}

TEST(FindBeside, NeverLeavesTheFolder) {
  TemporaryFolder folder;
  put(folder, "secret.txt", "x");
  put(folder, "scan/a.obj", "x");
  EXPECT_FALSE(findBeside(folder.path() / "scan", "../secret.txt"));
  EXPECT_FALSE(findBeside(folder.path() / "scan", "textures/../../secret.txt"));
  EXPECT_FALSE(findBeside(folder.path() / "scan", "%2e%2e/secret.txt"));
  EXPECT_FALSE(findBeside(folder.path() / "scan", "/etc/passwd"));
  EXPECT_FALSE(findBeside(folder.path() / "scan", ""));
  EXPECT_FALSE(findBeside(folder.path() / "scan", ".."));
}

TEST(ToUtf8, ReadsUtf16AndCp932AndLeavesUtf8) {
  EXPECT_EQ(toUtf8("鉢"), "鉢");
  EXPECT_EQ(toUtf8("\xEF\xBB\xBFo a"), "o a");
  EXPECT_EQ(toUtf8(std::string("\xFF\xFE" "a\0b\0", 6)), "ab");
  EXPECT_EQ(toUtf8("\x94\xAB"), "鉢");
}

}  // namespace
}  // namespace kura

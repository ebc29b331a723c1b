#include "model/item_path.h"

#include <gtest/gtest.h>

namespace kura {
namespace {

TEST(ItemPath, KeepsPlainNumbers) { EXPECT_EQ(itemPath("K-001_a.2"), "K-001_a.2"); }

TEST(ItemPath, EscapesEveryOtherByte) {
  EXPECT_EQ(itemPath("絵/1 ~"), "~E7~B5~B5~2F1~20~7E");
}

TEST(ItemPath, NeverNamesAFolderAbove) {
  EXPECT_EQ(itemPath(".."), "~2E.");
  EXPECT_EQ(itemPath("."), "~2E");
  EXPECT_EQ(itemPath("../x"), "..~2Fx");
}

TEST(ItemPath, ComesBackForEveryByte) {
  std::string every_byte;
  for (int byte = 1; byte < 256; ++byte) every_byte += static_cast<char>(byte);
  for (const std::string& id : {every_byte, std::string("九谷-12/3"), std::string("..."), std::string("~41")}) {
    EXPECT_EQ(itemIdOfPath(itemPath(id)), id);
  }
}

TEST(ItemPath, RefusesNamesThatItNeverMakes) {
  for (const char* name : {"a/b", "~4", "~zz", "~41", "..", "~e7", "絵"}) {
    EXPECT_EQ(itemIdOfPath(name), std::nullopt) << name;
  }
}

}  // namespace
}  // namespace kura

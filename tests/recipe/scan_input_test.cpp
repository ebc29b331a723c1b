#include "recipe/scan_input.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

std::vector<std::string> namesOf(const std::vector<std::filesystem::path>& files) {
  std::vector<std::string> names;
  for (const auto& file : files) names.push_back(file.filename().string());
  return names;
}

TEST(ScanInputOf, TakesTexturesBesideTheScanButNoPhotographs) {
  TemporaryFolder folder;
  for (const char* name : {"bowl.obj", "bowl.mtl", "textures/colour.JPG", "photos/1.jpg", "item.toml", "notes.txt"}) {
    ASSERT_TRUE(writeFile(folder.path() / name, asBytes("x")));
  }
  Item item;
  item.scans = {folder.path() / "bowl.obj"};
  item.images = {folder.path() / "photos/1.jpg"};
  EXPECT_EQ(namesOf(scanInputOf(item, {}).companions), (std::vector<std::string>{"bowl.mtl", "colour.JPG"}));
}

TEST(ScanInputOf, PrefersWhatTheItemStatesOverTheCollection) {
  Collection collection;
  collection.meters_per_unit = 0.001;
  collection.up_axis = 'Z';
  collection.default_credit = "館";
  Item item;
  EXPECT_EQ(scanInputOf(item, collection).meters_per_unit, 0.001);
  EXPECT_EQ(scanInputOf(item, collection).copyright, "館");
  item.meters_per_unit = 1;
  item.up_axis = 'Y';
  item.credit = "作者";
  EXPECT_EQ(scanInputOf(item, collection).meters_per_unit, 1);
  EXPECT_EQ(scanInputOf(item, collection).up_axis, 'Y');
  EXPECT_EQ(scanInputOf(item, collection).copyright, "作者");
}

TEST(ScanInputOf, LooksNoDeeperThanTextureFoldersLie) {
  TemporaryFolder folder;
  ASSERT_TRUE(writeFile(folder.path() / "a.ply", asBytes("x")));
  ASSERT_TRUE(writeFile(folder.path() / "1/2/3/4/far.png", asBytes("x")));
  ASSERT_TRUE(writeFile(folder.path() / ".hidden/near.png", asBytes("x")));
  EXPECT_TRUE(scanInputOf({folder.path() / "a.ply"}, "a", {}).companions.empty());
}

}  // namespace
}  // namespace kura

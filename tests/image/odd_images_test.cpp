// Every image in ../shared/data: a complete pyramid, or an error that names the file and the cause.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>

#include "image/derive_image.h"
#include "image/write_iiif_pyramid.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

TEST(OddImages, GiveAPyramidOrAnErrorInWhichFileAndCauseStand) {
  const fs::path data = KURA_SHARED_DATA_DIR;
  if (!fs::exists(data)) GTEST_SKIP() << "../shared/data is not here";
  int made = 0, refused = 0;
  for (const auto& folder : fs::directory_iterator(data)) {
    if (folder.path().filename().string().rfind("images-", 0) != 0) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file() || entry.path().extension() == ".md") continue;
      TemporaryFolder out;
      Result<ImageSize> size = writeIiifPyramid(entry.path(), out.path() / "01", {.id = "x"});
      if (size) {
        ++made;
        EXPECT_TRUE(fs::exists(out.path() / "01/full/max/0/default.jpg")) << entry.path();
        EXPECT_TRUE(deriveImage(entry.path(), out.path() / "small.jpg")) << entry.path();
      } else {
        ++refused;
        EXPECT_NE(size.error().subject.find(entry.path().filename().string()), std::string::npos);
        EXPECT_GT(size.error().message.en.size(), 20u) << entry.path();
        EXPECT_FALSE(size.error().message.ja.empty());
        EXPECT_FALSE(size.error().remedy.ja.empty());
        std::printf("%s: %s\n", entry.path().filename().c_str(), size.error().message.en.c_str());
      }
    }
  }
  std::printf("%d pyramids, %d refused\n", made, refused);
  EXPECT_GT(made, 20);
}

}  // namespace
}  // namespace kura

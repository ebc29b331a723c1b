// Every photograph of ../shared/data gives a pyramid or a clear error, in time.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>

#include "image/write_iiif_pyramid.h"
#include "pictures.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

const fs::path kData = KURA_SHARED_DATA_DIR;

// Why these cannot be a pyramid: a piece of the English message.
const std::map<std::string, std::string> kErrors = {
    {"images-libvips/ojpeg-strip.tif", "subsampled"},
    {"images-libvips/subsampled.tif", "subsampled"},
    {"images-libvips/truncated.jpg", "cut off or damaged"},
    {"images-nasty-twelvemonkeys/tiff/tiff/floatingpoint-16bit.tif", "unsupported tiff image type"},
    {"images-nasty-twelvemonkeys/tiff/tiff/old-style-jpeg-multiple-strips.tif", "subsampled"},
    {"images-odd/ojpeg-tile.tif", "subsampled"},
    {"images-odd/sample.exr", "for safety"},
    {"images-odd/subsampled.tif", "subsampled"},
    {"images-odd/truncated.jpg", "cut off or damaged"},
    {"images-pillow/broken_data_stream.png", "cut off or damaged"},
};

std::vector<fs::path> allImages() {
  std::vector<fs::path> images;
  for (const auto& folder : fs::directory_iterator(kData)) {
    if (folder.path().filename().string().rfind("images-", 0) != 0) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const std::string extension = entry.path().extension();
      if (entry.is_regular_file() && extension != ".md" && extension != ".txt" && !extension.empty()) images.push_back(entry.path());
    }
  }
  std::sort(images.begin(), images.end());
  return images;
}

Image smallest(const fs::path& service, const PyramidResult& made) {
  const std::string size = std::to_string(made.sizes.front().width) + "," + std::to_string(made.sizes.front().height);
  return readBack(service / "full" / size / "0/default.jpg");
}

TEST(RealImages, GiveAPyramidOrAClearError) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no real images at " << kData;
  size_t seen = 0;
  for (const fs::path& image : allImages()) {
    TemporaryFolder folder;
    const std::string name = fs::relative(image, kData).string();
    const auto start = std::chrono::steady_clock::now();
    const auto made = writeIiifPyramid(image, folder.path() / "01", {.id = "https://example.org/i"});
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    EXPECT_LT(seconds, 10) << name;
    const auto known = kErrors.find(name);
    if (made.ok()) {
      std::printf("%-80s %5.2f s %5u x %5u %3zu files\n", name.c_str(), seconds, made->width, made->height, size_t(made->files));
      EXPECT_EQ(known, kErrors.end()) << name << " should have failed";
      EXPECT_TRUE(fs::exists(folder.path() / "01/full/max/0/default.jpg")) << name;
    } else {
      std::printf("%-80s %5.2f s ERROR %s\n", name.c_str(), seconds, made.error().message.en.c_str());
      ASSERT_NE(known, kErrors.end()) << name << ": " << made.error().message.en;
      EXPECT_NE(made.error().message.en.find(known->second), std::string::npos) << name;
      EXPECT_EQ(made.error().subject, image.string());
      EXPECT_FALSE(made.error().remedy.ja.empty());
    }
    ++seen;
  }
  EXPECT_GT(seen, 60u);
}

// Nine photographs of one place whose EXIF says nine ways to turn them: all must look like the first.
TEST(RealImages, AreTurnedAsExifSays) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no real images at " << kData;
  TemporaryFolder folder;
  std::vector<Image> views;
  for (int orientation = 0; orientation <= 8; ++orientation) {
    const fs::path image = kData / "images-exif-orientation" / ("Landscape_" + std::to_string(orientation) + ".jpg");
    const auto made = writeIiifPyramid(image, folder.path() / std::to_string(orientation), {.id = "https://example.org/i"});
    ASSERT_TRUE(made.ok());
    EXPECT_EQ(made->width, 1800u);
    EXPECT_EQ(made->height, 1200u);
    views.push_back(smallest(folder.path() / std::to_string(orientation), *made));
  }
  const Image& first = views.front();
  for (const Image& view : views) {
    for (uint32_t y : {20u, first.height / 2, first.height - 90}) expectNear(pixel(view, first.width / 3, y), pixel(first, first.width / 3, y), 24);
  }
}

TEST(RealImages, KeepTheirColoursFromCmykAndLab) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no real images at " << kData;
  TemporaryFolder folder;
  const auto look = [&](const char* name) {
    const auto made = writeIiifPyramid(kData / name, folder.path() / "01", {.id = "https://example.org/i"});
    return made.ok() ? smallest(folder.path() / "01", *made) : Image{};
  };
  // Four patches: cyan, magenta, yellow, black.
  const Image patches = look("images-nasty-twelvemonkeys/tiff/tiff/cmyk_jpeg.tif");
  ASSERT_EQ(patches.width, 100u);
  const auto cyan = pixel(patches, 25, 25), magenta = pixel(patches, 75, 25), yellow = pixel(patches, 25, 75), black = pixel(patches, 75, 75);
  EXPECT_TRUE(cyan[2] > 180 && cyan[0] < 60);
  EXPECT_TRUE(magenta[0] > 180 && magenta[1] < 60);
  EXPECT_TRUE(yellow[0] > 200 && yellow[1] > 200 && yellow[2] < 60);
  EXPECT_LT(black[0] + black[1] + black[2], 150);
  // 16-bit Lab with an alpha that libvips misreads: neither black nor white all over.
  const Image lab = look("images-nasty-twelvemonkeys/tiff/tiff/lab-a-16.tiff");
  ASSERT_FALSE(lab.empty());
  double sum = 0;
  for (uint8_t value : lab.pixels) sum += value;
  EXPECT_NEAR(sum / lab.pixels.size(), 128, 60);
}

}  // namespace
}  // namespace kura

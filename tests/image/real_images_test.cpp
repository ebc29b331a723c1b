#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "image/write_iiif_pyramid.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {
namespace fs = std::filesystem;
const fs::path kData = KURA_SHARED_DATA_DIR;

TEST(RealImages, GiveAPyramidOrAClearError) {
  std::vector<fs::path> images;
  for (const auto& folder : fs::directory_iterator(kData)) {
    const std::string name = folder.path().filename().string();
    if (name.rfind("images-", 0) != 0 && name != "openlime") continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const std::string e = entry.path().extension().string();
      if (entry.is_regular_file() && e != ".md" && e != ".txt" && e != "") images.push_back(entry.path());
    }
  }
  std::sort(images.begin(), images.end());
  for (const fs::path& image : images) {
    TemporaryFolder folder;
    const auto start = std::chrono::steady_clock::now();
    const auto made = writeIiifPyramid(image, folder.path() / "p", {.id = "https://example.org/i"});
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const std::string name = fs::relative(image, kData).string();
    if (made.ok()) {
      std::printf("%-80s %5.2f s %u x %u, %llu files, %llu bytes\n", name.c_str(), seconds, made->width, made->height,
                  (unsigned long long)made->files, (unsigned long long)made->bytes);
      fs::path keep = fs::path("/tmp/w/pyr") / (name + ".jpg");
      fs::create_directories(keep.parent_path());
      fs::copy_file(folder.path() / "p/full" / (std::to_string(made->sizes[0].width) + "," + std::to_string(made->sizes[0].height)) / "0/default.jpg", keep, fs::copy_options::overwrite_existing);
    } else {
      std::printf("%-80s %5.2f s ERROR %s\n", name.c_str(), seconds, made.error().message.en.c_str());
    }
  }
}
}
}

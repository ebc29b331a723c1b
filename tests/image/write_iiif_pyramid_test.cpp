// A service is judged from its info.json alone, as a client would: every address that it implies must be a picture of
// the right size and content, and there must be no file that it does not imply.
#include "image/write_iiif_pyramid.h"

#include <sys/resource.h>

#include <nlohmann/json.hpp>
#include <set>

#include "pictures.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json infoOf(const fs::path& service) {
  const Result<Bytes> bytes = readFile(service / "info.json");
  return bytes.ok() ? json::parse(bytes->begin(), bytes->end()) : json();
}

std::string address(const std::string& region, uint32_t w, uint32_t h) {
  return region + "/" + std::to_string(w) + "," + std::to_string(h) + "/0/default.jpg";
}

// OpenSeadragon and the specification (section 5.4 and Appendix A) derive addresses from these fields alone.
std::map<std::string, std::pair<uint32_t, uint32_t>> impliedFiles(const json& info) {
  std::map<std::string, std::pair<uint32_t, uint32_t>> files;
  const uint32_t width = info["width"], height = info["height"];
  files["full/max/0/default.jpg"] = {info.value("maxWidth", width), info.value("maxHeight", height)};
  for (const json& size : info["sizes"]) {
    files[address("full", size["width"], size["height"])] = {size["width"], size["height"]};
  }
  for (const json& tiles : info["tiles"]) {
    const uint32_t tile_w = tiles["width"], tile_h = tiles["height"];
    for (uint32_t s : tiles["scaleFactors"]) {
      for (uint64_t y = 0; y < height; y += uint64_t{tile_h} * s) {
        for (uint64_t x = 0; x < width; x += uint64_t{tile_w} * s) {
          const auto w = static_cast<uint32_t>(std::min<uint64_t>(uint64_t{tile_w} * s, width - x));
          const auto h = static_cast<uint32_t>(std::min<uint64_t>(uint64_t{tile_h} * s, height - y));
          const uint32_t out_w = (w + s - 1) / s, out_h = (h + s - 1) / s;
          const bool is_whole = w == width && h == height;
          const std::string region = is_whole ? "full" : std::to_string(x) + "," + std::to_string(y) + "," + std::to_string(w) + "," + std::to_string(h);
          files[address(region, out_w, out_h)] = {out_w, out_h};
        }
      }
    }
  }
  return files;
}

std::set<std::string> filesBelow(const fs::path& service) {
  std::set<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(service)) {
    if (entry.is_regular_file()) files.insert(fs::relative(entry.path(), service).string());
  }
  files.erase("info.json");
  return files;
}

void expectComplete(const fs::path& service) {
  const json info = infoOf(service);
  std::set<std::string> implied;
  for (const auto& [file, size] : impliedFiles(info)) {
    implied.insert(file);
    PictureOptions options;
    const Result<Picture> picture = Picture::open(service / file, options);
    ASSERT_TRUE(picture.ok()) << file;
    EXPECT_EQ(picture->width(), size.first) << file;
    EXPECT_EQ(picture->height(), size.second) << file;
  }
  EXPECT_EQ(filesBelow(service), implied);
}

void expectExactSizes(const json& info) {
  const uint32_t width = info["width"], height = info["height"];
  std::vector<uint32_t> scales = info["tiles"][0]["scaleFactors"];
  std::sort(scales.rbegin(), scales.rend());
  ASSERT_EQ(info["sizes"].size(), scales.size());
  for (size_t i = 0; i < scales.size(); ++i) {
    EXPECT_EQ(info["sizes"][i]["width"], (width + scales[i] - 1) / scales[i]);
    EXPECT_EQ(info["sizes"][i]["height"], (height + scales[i] - 1) / scales[i]);
  }
}

Result<PyramidResult> make(const fs::path& image, const fs::path& out) {
  return writeIiifPyramid(image, out, {.id = "https://example.org/item/K-001/image/01"});
}

class PyramidOfSize : public testing::TestWithParam<std::pair<uint32_t, uint32_t>> {};

TEST_P(PyramidOfSize, HasEveryFileThatItsInfoImplies) {
  const auto [width, height] = GetParam();
  TemporaryFolder folder;
  const auto made = make(putPng(folder, "a.png", gradient(width, height)), folder.path() / "01");
  ASSERT_TRUE(made.ok()) << made.error().message.en;
  const json info = infoOf(folder.path() / "01");
  EXPECT_EQ(info["width"], width);
  EXPECT_EQ(info["height"], height);
  expectExactSizes(info);
  expectComplete(folder.path() / "01");
  EXPECT_EQ(made->files, filesBelow(folder.path() / "01").size());
}

INSTANTIATE_TEST_SUITE_P(Sizes, PyramidOfSize,
                         testing::Values(std::pair{1u, 1u}, std::pair{1u, 5000u}, std::pair{511u, 511u}, std::pair{512u, 512u},
                                         std::pair{513u, 512u}, std::pair{512u, 513u}, std::pair{1024u, 1024u}, std::pair{1025u, 3u},
                                         std::pair{4999u, 1031u}, std::pair{300u, 20000u}),
                         [](const auto& info) { return std::to_string(info.param.first) + "x" + std::to_string(info.param.second); });

TEST(WriteIiifPyramid, StatesWhatLevelZeroHasTo) {
  TemporaryFolder folder;
  const auto made = writeIiifPyramid(putPng(folder, "a.png", gradient(600, 400)), folder.path() / "01",
                                     {.id = imageServiceId("https://museum.example/kura/", "item/K-001/image/01/"),
                                      .rights = Rights{"http://creativecommons.org/publicdomain/zero/1.0/"}});
  ASSERT_TRUE(made.ok());
  const json info = infoOf(folder.path() / "01");
  EXPECT_EQ(info["@context"], "http://iiif.io/api/image/3/context.json");
  EXPECT_EQ(info["id"], "https://museum.example/kura/item/K-001/image/01");
  EXPECT_EQ(info["type"], "ImageService3");
  EXPECT_EQ(info["protocol"], "http://iiif.io/api/image");
  EXPECT_EQ(info["profile"], "level0");
  EXPECT_EQ(info["rights"], "http://creativecommons.org/publicdomain/zero/1.0/");
  EXPECT_EQ(imageServiceId("", "item/K-001/image/01"), "https://base-url-not-set.invalid/item/K-001/image/01");
}

TEST(WriteIiifPyramid, PutsEveryTileWhereItBelongs) {
  TemporaryFolder folder;
  ASSERT_TRUE(make(putPng(folder, "a.png", gradient(1500, 1100)), folder.path() / "01").ok());
  const Image whole = readBack(folder.path() / "01/full/1500,1100/0/default.jpg");
  const Image tile = readBack(folder.path() / "01/1024,512,476,512/476,512/0/default.jpg");
  expectNear(pixel(tile, 200, 100), pixel(whole, 1224, 612), 6);
  const Image half = readBack(folder.path() / "01/0,0,1024,1024/512,512/0/default.jpg");
  expectNear(pixel(half, 300, 200), pixel(whole, 600, 400), 6);
  const Image corner = readBack(folder.path() / "01/1024,1024,476,76/238,38/0/default.jpg");
  expectNear(pixel(corner, 237, 37), {255, 255, 0}, 6);
}

TEST(WriteIiifPyramid, GivesTheSameBytesTwice) {
  TemporaryFolder folder;
  const fs::path image = putPng(folder, "a.png", gradient(1300, 700));
  ASSERT_TRUE(make(image, folder.path() / "01").ok());
  ASSERT_TRUE(make(image, folder.path() / "02").ok());
  for (const std::string& file : filesBelow(folder.path() / "01")) {
    EXPECT_EQ(*readFile(folder.path() / "01" / file), *readFile(folder.path() / "02" / file)) << file;
  }
  EXPECT_EQ(infoOf(folder.path() / "01"), infoOf(folder.path() / "02"));
}

TEST(WriteIiifPyramid, LaysAlphaOnWhite) {
  TemporaryFolder folder;
  Image clear{40, 40, 4, std::vector<uint8_t>(40 * 40 * 4, 0)};
  ASSERT_TRUE(make(putPng(folder, "a.png", clear), folder.path() / "01").ok());
  expectNear(pixel(readBack(folder.path() / "01/full/max/0/default.jpg"), 20, 20), {255, 255, 255}, 1);
}

TEST(WriteIiifPyramid, StopsWhenItIsTold) {
  TemporaryFolder folder;
  const auto made = writeIiifPyramid(putPng(folder, "a.png", gradient(600, 4000)), folder.path() / "01",
                                     {.id = "https://example.org/i", .report = [](double) { return false; }});
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.error().code, ErrorCode::kCancelled);
  EXPECT_FALSE(fs::exists(folder.path() / "01/info.json")) << "nothing may look finished";
}

TEST(WriteIiifPyramid, NamesAnImageThatIsMissingOrNone) {
  TemporaryFolder folder;
  const auto missing = make(folder.path() / "ない.jpg", folder.path() / "01");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kIo);
  EXPECT_NE(missing.error().subject.find("ない.jpg"), std::string::npos);
  ASSERT_TRUE(writeFile(folder.path() / "text.jpg", asBytes("not a picture")).ok());
  const auto text = make(folder.path() / "text.jpg", folder.path() / "01");
  ASSERT_FALSE(text.ok());
  EXPECT_EQ(text.error().code, ErrorCode::kBadInput);
}

TEST(WriteIiifPyramid, TakesFileNamesWithBrackets) {
  TemporaryFolder folder;  // libvips reads options out of names like this one
  EXPECT_TRUE(make(putPng(folder, "屏風[右隻].png", gradient(30, 20)), folder.path() / "01").ok());
}

TEST(WriteIiifPyramid, StatesMaxWidthWhereJpegEnds) {
  TemporaryFolder folder;
  const auto made = make(putPng(folder, "a.png", gradient(70000, 3)), folder.path() / "01");
  ASSERT_TRUE(made.ok()) << made.error().message.en;
  const json info = infoOf(folder.path() / "01");
  EXPECT_EQ(info["width"], 70000);
  EXPECT_EQ(info["maxWidth"], 35000);
  expectComplete(folder.path() / "01");
}

TEST(WriteIiifPyramid, KeepsMemoryBoundedForAScreen) {
  TemporaryFolder folder;
  const fs::path screen = folder.path() / "screen.jpg";
  {
    JpegFile file(screen, 12000, 4000, {80, false});
    std::vector<uint8_t> row(12000 * 3);
    for (uint32_t y = 0; y < 4000; ++y) {
      for (size_t i = 0; i < row.size(); ++i) row[i] = static_cast<uint8_t>((i * 7 + y * 3) >> 4);
      file.addRow(row.data());
    }
    ASSERT_TRUE(file.close().ok());
  }
  rusage before = {}, after = {};
  ::getrusage(RUSAGE_SELF, &before);
  ASSERT_TRUE(make(screen, folder.path() / "01").ok());
  ::getrusage(RUSAGE_SELF, &after);
  const long grown_mb = (after.ru_maxrss - before.ru_maxrss) / 1024;
  EXPECT_LT(grown_mb, 200) << "the picture alone is 144 MB when decoded";
  expectExactSizes(infoOf(folder.path() / "01"));
  EXPECT_TRUE(fs::exists(folder.path() / "01/11776,3584,224,416/224,416/0/default.jpg"));
}

}  // namespace
}  // namespace kura

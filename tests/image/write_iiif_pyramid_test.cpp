#include "image/write_iiif_pyramid.h"

#include <nlohmann/json.hpp>
#include <set>

#include "image/make_image.h"
#include "support/temporary_folder.h"

namespace kura {
namespace {

namespace fs = std::filesystem;

struct Expected {
  std::string path;
  uint32_t width, height;
};

uint32_t ceilDiv(uint32_t a, uint32_t b) { return (a + b - 1) / b; }

// Every URL that an info.json implies, worked out anew from the specification (sections 5.4 and 8).
std::vector<Expected> impliedBy(const nlohmann::json& info) {
  std::vector<Expected> all;
  const uint32_t width = info["width"], height = info["height"];
  for (const auto& size : info["sizes"]) {
    const uint32_t w = size["width"], h = size["height"];
    all.push_back({"full/" + std::to_string(w) + "," + std::to_string(h), w, h});
  }
  all.push_back({"full/max", info["sizes"].back()["width"], info["sizes"].back()["height"]});
  for (const auto& tiles : info["tiles"]) {
    const uint32_t tile = tiles["width"];
    for (uint32_t factor : tiles["scaleFactors"]) {
      const uint32_t step = tile * factor;
      for (uint32_t y = 0; y < height; y += step) {
        for (uint32_t x = 0; x < width; x += step) {
          const uint32_t w = std::min(step, width - x), h = std::min(step, height - y);
          const uint32_t tw = ceilDiv(w, factor), th = ceilDiv(h, factor);
          const bool whole = w == width && h == height;
          const std::string region = whole ? "full" : std::to_string(x) + "," + std::to_string(y) + "," + std::to_string(w) + "," + std::to_string(h);
          all.push_back({region + "/" + std::to_string(tw) + "," + std::to_string(th), tw, th});
        }
      }
    }
  }
  return all;
}

class Pyramid : public testing::TestWithParam<std::pair<uint32_t, uint32_t>> {};

TEST_P(Pyramid, HasEveryPictureThatItsInfoImpliesAndNothingElse) {
  TemporaryFolder folder;
  const auto [width, height] = GetParam();
  writePng(makeGradient(width, height), folder.path() / "a.png");
  const fs::path out = folder.path() / "image/01";
  Result<ImageSize> size = writeIiifPyramid(folder.path() / "a.png", out, {.id = "https://example.org/image/01"});
  ASSERT_TRUE(size) << size.error().message.en;
  EXPECT_EQ(size->width, width);
  EXPECT_EQ(size->height, height);
  const auto info = nlohmann::json::parse(asText(*readFile(out / "info.json")));
  std::set<fs::path> expected{out / "info.json"};
  for (const Expected& picture : impliedBy(info)) {
    const fs::path file = out / picture.path / "0/default.jpg";
    expected.insert(file);
    Result<Bytes> bytes = readFile(file);
    ASSERT_TRUE(bytes) << file;
    Result<ImageSize> made = readImageSize(*bytes, file);
    ASSERT_TRUE(made) << file;
    EXPECT_EQ(made->width, picture.width) << file;
    EXPECT_EQ(made->height, picture.height) << file;
  }
  for (const auto& entry : fs::recursive_directory_iterator(out)) {
    if (!entry.is_regular_file()) continue;
    EXPECT_TRUE(expected.count(entry.path())) << entry.path() << " is implied by nothing";
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, Pyramid,
                         testing::Values(std::pair{1u, 1u}, std::pair{511u, 511u}, std::pair{512u, 512u}, std::pair{513u, 513u},
                                         std::pair{1021u, 2053u}, std::pair{4999u, 700u}, std::pair{20000u, 300u}, std::pair{1u, 1500u}));

TEST(WriteIiifPyramid, GivesTheSameBytesTwice) {
  TemporaryFolder folder;
  writePng(makeGradient(1300, 900), folder.path() / "a.png");
  for (const char* name : {"one", "two"}) {
    ASSERT_TRUE(writeIiifPyramid(folder.path() / "a.png", folder.path() / name, {.id = "x"}));
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "one")) {
    if (!entry.is_regular_file()) continue;
    const fs::path twin = folder.path() / "two" / entry.path().lexically_relative(folder.path() / "one");
    EXPECT_EQ(*readFile(entry.path()), *readFile(twin)) << twin;
  }
}

TEST(WriteIiifPyramid, NamesTheBrokenFile) {
  TemporaryFolder folder;
  ASSERT_TRUE(writeFile(folder.path() / "a.jpg", asBytes("not a picture")));
  Result<ImageSize> size = writeIiifPyramid(folder.path() / "a.jpg", folder.path() / "out", {.id = "x"});
  ASSERT_FALSE(size);
  EXPECT_EQ(size.error().code, ErrorCode::kBadInput);
  EXPECT_NE(size.error().subject.find("a.jpg"), std::string::npos);
  EXPECT_FALSE(size.error().remedy.ja.empty());
}

}  // namespace
}  // namespace kura

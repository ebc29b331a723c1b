// The program that draws posters, by its pictures: small ones, since they are drawn in software.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

#include "viewer/support/glb_builder.h"

namespace kura::test {
namespace {

namespace fs = std::filesystem;

struct Picture {
  int width = 0, height = 0;
  std::vector<uint8_t> rgb;

  std::array<int, 3> at(double x, double y) const {
    const size_t i = 3 * (size_t(y * (height - 1)) * size_t(width) + size_t(x * (width - 1)));
    return {rgb[i], rgb[i + 1], rgb[i + 2]};
  }
  int brightness(double x, double y) const {
    const auto [r, g, b] = at(x, y);
    return (r + g + b) / 3;
  }
};

class PosterTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder = fs::temp_directory_path() / (std::string("kura-") + test->test_suite_name() + "-" + test->name() + "-" + std::to_string(getpid()));
    fs::create_directories(folder);
  }
  void TearDown() override { fs::remove_all(folder); }

  fs::path write(const std::string& name, const std::vector<uint8_t>& bytes) {
    std::ofstream(folder / name, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), long(bytes.size()));
    return folder / name;
  }
  int run(const std::string& arguments) {
    const std::string command = std::string("LC_ALL=C ") + KURA_POSTER + " " + arguments + " >" + (folder / "log").string() + " 2>&1";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  int draw(const fs::path& model, const std::string& more = "--size 240x300 --no-turntable") {
    return run(model.string() + " --environment " KURA_ENVIRONMENT " --out " + folder.string() + " " + more);
  }
  std::string log() {
    std::ifstream file(folder / "log");
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::string bytesOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  Picture picture(const std::string& name) {
    Picture result;
    int channels = 0;
    uint8_t* pixels = stbi_load((folder / name).c_str(), &result.width, &result.height, &channels, 3);
    if (!pixels) return result;
    result.rgb.assign(pixels, pixels + size_t{3} * size_t(result.width) * size_t(result.height));
    stbi_image_free(pixels);
    return result;
  }
  fs::path vase(const std::string& material) { return write("vase.glb", makeGlb(turnedBody(vaseProfile()), {.material = material})); }

  fs::path folder;
};

TEST_F(PosterTest, WhiteGlazeIsWhiteAndShines) {
  ASSERT_EQ(draw(vase(glazeMaterial({0.86f, 0.85f, 0.82f}))), 0) << log();
  const Picture poster = picture("poster.png");
  ASSERT_EQ(poster.width, 240);
  const auto [r, g, b] = poster.at(0.5, 0.55);
  EXPECT_GT(g, 150);
  EXPECT_LT(std::abs(r - b), 25) << "the light has a cast";
  int brightest = 0, darkest = 255;
  for (double x = 0.3; x < 0.7; x += 0.01) {
    for (double y = 0.3; y < 0.8; y += 0.01) {
      brightest = std::max(brightest, poster.brightness(x, y));
      darkest = std::min(darkest, poster.brightness(x, y));
    }
  }
  EXPECT_GT(brightest, 245) << "no highlight of the lamp";
  EXPECT_LT(darkest, 190) << "no form: everything is white";
}

TEST_F(PosterTest, GoldIsGold) {
  ASSERT_EQ(draw(vase(metalMaterial({1.0f, 0.766f, 0.336f}, 0.3f))), 0) << log();
  const auto [r, g, b] = picture("poster.png").at(0.5, 0.6);
  EXPECT_GT(r, g);
  EXPECT_GT(g, b + 40);
  EXPECT_GT(r, 110) << "metal without surroundings is black";
}

TEST_F(PosterTest, TheStageIsNeitherBlackNorWhiteAndHasNoCast) {
  ASSERT_EQ(draw(vase(clayMaterial({0.3f, 0.2f, 0.1f}))), 0) << log();
  const Picture poster = picture("poster.png");
  for (const auto& [x, y] : {std::pair{0.05, 0.05}, {0.95, 0.05}, {0.05, 0.95}, {0.95, 0.95}}) {
    const auto [r, g, b] = poster.at(x, y);
    EXPECT_GT(g, 35);
    EXPECT_LT(g, 160);
    EXPECT_LT(r - b, 20);
  }
  EXPECT_GT(poster.brightness(0.05, 0.95), poster.brightness(0.05, 0.05) + 20) << "the floor is lighter than the wall";
}

TEST_F(PosterTest, ThePieceStandsOnItsShadow) {
  ASSERT_EQ(draw(vase(glazeMaterial({0.86f, 0.85f, 0.82f}))), 0) << log();
  const Picture poster = picture("poster.png");
  // Down along the middle: the foot is where the white ends.
  double foot = 0;
  for (double y = 0.6; y < 0.98; y += 1.0 / 300) {
    if (poster.brightness(0.5, y) > 115) foot = y;
    if (poster.brightness(0.5, y) < 100) break;
  }
  ASSERT_GT(foot, 0.7);
  EXPECT_LT(poster.brightness(0.5, foot + 0.012), poster.brightness(0.5, 0.98) - 15) << "no dark line at the foot";
  // The key light comes from the left: its shadow lies at the right.
  EXPECT_LT(poster.brightness(0.78, foot - 0.05), poster.brightness(0.22, foot - 0.05) - 12);
}

TEST_F(PosterTest, TheMarkUnderAFootIsLit) {
  ASSERT_EQ(draw(vase(glazeMaterial({0.86f, 0.85f, 0.82f})), "--size 240x300 --view 0,-60"), 0) << log();
  const Picture poster = picture("poster.png");
  int brightest = 0;
  for (double y = 0.5; y < 0.9; y += 0.01) brightest = std::max(brightest, poster.brightness(0.5, y));
  EXPECT_GT(brightest, 120);
}

TEST_F(PosterTest, TheSameInputGivesTheSameBytes) {
  const fs::path model = vase(glazeMaterial({0.2f, 0.4f, 0.3f}));
  ASSERT_EQ(draw(model), 0) << log();
  const std::string first = bytesOf(folder / "poster.png");
  ASSERT_EQ(draw(model), 0) << log();
  EXPECT_EQ(bytesOf(folder / "poster.png"), first);
}

TEST_F(PosterTest, TheTurntableTurnsThePieceToTheLeft) {
  // A white box with one red side, which faces the visitor at first.
  GlbMesh mesh = box(0.2f, 0.2f, 0.2f);
  mesh.colors.clear();
  for (const Point& normal : mesh.normals) mesh.colors.push_back(normal[2] > 0.5f ? Point{0.6f, 0.02f, 0.02f} : Point{0.8f, 0.8f, 0.8f});
  const fs::path model = write("box.glb", makeGlb(mesh, {.material = clayMaterial({1, 1, 1})}));
  ASSERT_EQ(draw(model, "--size 64x80"), 0) << log();
  const Picture sheet = picture("turntable.png");
  ASSERT_EQ(sheet.width, 1920);
  ASSERT_EQ(sheet.height, 1600);
  // Mean column of what is red in a frame.
  const auto redness = [&](int frame) {
    double sum = 0, weights = 0;
    for (int y = 0; y < 400; ++y) {
      for (int x = 0; x < 320; ++x) {
        const size_t i = 3 * (size_t(frame / 6 * 400 + y) * 1920 + size_t(frame % 6 * 320 + x));
        if (sheet.rgb[i] > sheet.rgb[i + 1] + 60) {
          sum += x;
          weights += 1;
        }
      }
    }
    return weights > 0 ? sum / weights : -1;
  };
  EXPECT_NEAR(redness(0), 160, 6);
  EXPECT_LT(redness(3), redness(0) - 10);
  EXPECT_EQ(redness(12), -1) << "after half a turn the red side is behind";
  EXPECT_GT(redness(21), redness(0) + 10);
}

TEST_F(PosterTest, SaysWhatIsWrong) {
  EXPECT_EQ(run("--help"), 0);
  EXPECT_EQ(run(""), 1);
  EXPECT_EQ(run("a.glb --environment x --size 0x0"), 1);
  EXPECT_EQ(draw(folder / "missing.glb"), 2);
  EXPECT_NE(log().find("missing.glb: cannot be read"), std::string::npos) << log();
  EXPECT_EQ(draw(write("bad.glb", {1, 2, 3})), 3);
  EXPECT_NE(log().find("not a GLB"), std::string::npos) << log();
}

}  // namespace
}  // namespace kura::test

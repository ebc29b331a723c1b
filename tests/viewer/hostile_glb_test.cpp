// Whatever the bytes are: a model or a failure, soon, and no more memory than the limits say.
#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>

#include "viewer/model/read_glb.h"
#include "viewer/support/glb_builder.h"

namespace kura::viewer {
namespace {

using test::packGlb;

std::vector<uint8_t> richGlb() {
  test::GlbMesh mesh = test::turnedBody(test::bowlProfile(), 8);
  test::paint(mesh, [](const test::Point& p) -> test::Point { return {p[1] * 5, 0.5f, 0.2f}; });
  return test::makeGlb(
      mesh, {.material = R"({"pbrMetallicRoughness":{"baseColorTexture":{"index":0}},"normalTexture":{"index":0},"extensions":{"KHR_materials_clearcoat":{"clearcoatFactor":1}}})",
             .extra = R"(,"textures":[{"source":0,"sampler":0}],"images":[{"bufferView":0,"mimeType":"image/jpeg"}],"samplers":[{}])",
             .image = {0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4}});
}

// Either outcome is right; the sanitizers of the debug preset watch the way there.
void read(const std::vector<uint8_t>& bytes) {
  const auto model = readGlb(bytes, {.max_triangles = 100000, .max_decoded_bytes = 1 << 24});
  if (!model) {
    EXPECT_FALSE(model.failure().message.empty());
    EXPECT_FALSE(model.failure().subject.empty());
    return;
  }
  for (const Mesh& mesh : model->meshes) {
    for (uint32_t index : mesh.indices) ASSERT_LT(index, mesh.positions.size());
    ASSERT_LT(mesh.material, model->materials.size());
    ASSERT_EQ(mesh.frames.size(), mesh.positions.size());
  }
  for (const ImageSource& image : model->images) ASSERT_LE(image.offset + image.length, bytes.size());
}

std::string failureOf(const std::vector<uint8_t>& bytes) {
  const auto model = readGlb(bytes);
  return model ? "" : model.failure().subject + ": " + model.failure().message;
}

TEST(HostileGlb, TheWholeFileIsRead) { EXPECT_EQ(failureOf(richGlb()), ""); }

TEST(HostileGlb, CutAtEveryPlace) {
  const std::vector<uint8_t> whole = richGlb();
  for (size_t length = 0; length < whole.size(); length += length < 2000 ? 1 : 97) {
    const std::vector<uint8_t> cut(whole.begin(), whole.begin() + long(length));
    EXPECT_NE(failureOf(cut), "") << length;
  }
}

TEST(HostileGlb, FlippedBits) {
  const std::vector<uint8_t> whole = richGlb();
  std::mt19937 random(1);
  for (int round = 0; round < 4000; ++round) {
    std::vector<uint8_t> damaged = whole;
    const size_t json_end = std::min<size_t>(damaged.size(), 2000);
    for (int flips = 0; flips < 1 + round % 4; ++flips) {
      damaged[random() % (round % 2 ? json_end : damaged.size())] ^= uint8_t(1u << (random() % 8));
    }
    read(damaged);
  }
}

TEST(HostileGlb, NumbersReplacedByOthers) {
  const std::vector<uint8_t> whole = richGlb();
  const size_t json_length = whole[12] | whole[13] << 8 | whole[14] << 16;
  const std::string original(whole.begin() + 20, whole.begin() + 20 + long(json_length));
  const std::vector<uint8_t> binary(whole.begin() + 28 + long(json_length), whole.end());
  const char* values[] = {"-1", "0", "1", "4294967295", "2147483647", "99999999999999999999", "1e300", "-5e9", "null", "\"x\"", "{}", "[]"};
  for (size_t i = 0; i < original.size(); ++i) {
    if (!std::isdigit(static_cast<unsigned char>(original[i])) || std::isdigit(static_cast<unsigned char>(original[i - 1]))) continue;
    size_t end = i;
    while (std::isdigit(static_cast<unsigned char>(original[end]))) ++end;
    for (const char* value : values) read(packGlb(original.substr(0, i) + value + original.substr(end), binary));
  }
}

TEST(HostileGlb, CountsOfBillionsTakeNoMemory) {
  // No bytes stand behind this accessor: 2 billion zeros would be 24 GB.
  EXPECT_NE(failureOf(packGlb(
                R"({"asset":{"version":"2.0"},"nodes":[{"mesh":0}],"meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],"accessors":[{"componentType":5126,"count":2000000000,"type":"VEC3"}]})",
                {})),
            "");
  // A compressed view that says it unpacks to 2 GB.
  EXPECT_NE(failureOf(packGlb(
                R"({"asset":{"version":"2.0"},"nodes":[{"mesh":0}],"meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],"accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"}],"bufferViews":[{"buffer":1,"byteLength":2000000000,"byteStride":16,"extensions":{"EXT_meshopt_compression":{"buffer":0,"byteLength":4,"byteStride":16,"count":125000000,"mode":"ATTRIBUTES"}}}],"buffers":[{"byteLength":4},{"byteLength":2000000000}]})",
                {1, 2, 3, 4})),
            "");
}

TEST(HostileGlb, NodesInACircle) {
  EXPECT_NE(failureOf(packGlb(R"({"asset":{"version":"2.0"},"nodes":[{"children":[1]},{"children":[0]}],"scenes":[{"nodes":[0]}]})", {})), "");
  EXPECT_NE(failureOf(packGlb(R"({"asset":{"version":"2.0"},"nodes":[{"children":[0]}],"scenes":[{"nodes":[0]}]})", {})), "");
}

TEST(HostileGlb, NodesNestedByTheHundredThousand) {
  std::string nodes;
  for (int i = 0; i < 100000; ++i) nodes += R"({"children":[)" + std::to_string(i + 1) + "]},";
  EXPECT_NE(failureOf(packGlb(R"({"asset":{"version":"2.0"},"nodes":[)" + nodes + R"({}],"scenes":[{"nodes":[0]}]})", {})), "");
}

TEST(HostileGlb, DeeplyNestedJson) {
  EXPECT_NE(failureOf(packGlb(R"({"asset":{"version":"2.0"},"extras":)" + std::string(1000000, '[') + std::string(1000000, ']') + "}", {})), "");
}

TEST(HostileGlb, AnIndexBeyondTheVertices) {
  test::GlbMesh mesh;
  mesh.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}};
  mesh.indices = {0, 1, 3};
  const std::string failure = failureOf(test::makeGlb(mesh));
  EXPECT_NE(failure.find("index 3 at place 2"), std::string::npos) << failure;
}

TEST(HostileGlb, PositionsThatAreNotFinite) {
  test::GlbMesh mesh;
  mesh.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}};
  mesh.indices = {0, 1, 2};
  std::vector<uint8_t> bytes = test::makeGlb(mesh);
  // The binary part ends with 36 bytes of positions and 12 of indices.
  const uint8_t infinity[4] = {0, 0, 0x80, 0x7F};
  std::copy(infinity, infinity + 4, bytes.end() - 48);
  EXPECT_NE(failureOf(bytes).find("not finite"), std::string::npos);
}

TEST(HostileGlb, RealScansCutAndDamaged) {
  const std::filesystem::path scan = std::filesystem::path(KURA_SHARED_DATA_DIR) / "scans-odd/2CylinderEngine.glb";
  if (!std::filesystem::exists(scan)) GTEST_SKIP() << scan << " is not here";
  std::ifstream file(scan, std::ios::binary);
  const std::vector<uint8_t> whole{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(failureOf(whole), "");
  std::mt19937 random(2);
  for (int round = 0; round < 60; ++round) {
    std::vector<uint8_t> damaged = whole;
    if (round % 3 == 0) damaged.resize(random() % damaged.size());
    for (int flips = 0; flips < 8 && !damaged.empty(); ++flips) {
      damaged[random() % std::min<size_t>(damaged.size(), 40000)] ^= uint8_t(1u << (random() % 8));
    }
    read(damaged);
  }
}

}  // namespace
}  // namespace kura::viewer

#include "gltf/read_glb_summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gltf/gpu_bytes.h"
#include "gltf/write_glb.h"

namespace kura {
namespace {

using ::testing::Contains;

Bytes makePngHeader(uint8_t width, uint8_t height) {
  return {0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, width, 0, 0, 0, height};
}

// Two triangles of 20 x 30 cm standing on the ground, with two textures.
GltfAsset makeAsset() {
  GltfAsset asset;
  asset.name = "K-002";
  Primitive quad;
  quad.positions = {{-0.1f, 0, 0}, {0.1f, 0, 0}, {0.1f, 0.3f, 0}, {-0.1f, 0.3f, 0}};
  quad.normals.assign(4, {0, 0, 1});
  quad.texcoords = {{0, 1}, {1, 1}, {1, 0}, {0, 0}};
  quad.indices = {0, 1, 2, 0, 2, 3};
  quad.material = 0;
  asset.primitives = {quad};
  asset.textures = {{"colour", "image/png", makePngHeader(64, 32)}, {"relief", "image/png", makePngHeader(16, 16)}};
  Material material;
  material.base_color_texture = TextureReference{0};
  material.normal_texture = TextureReference{1};
  asset.materials = {material};
  asset.copyright = "CC0";
  return asset;
}

Bytes makeGlb(const std::string& json) {
  Bytes glb = {'g', 'l', 'T', 'F', 2, 0, 0, 0};
  std::string padded = json;
  padded.resize((json.size() + 3) / 4 * 4, ' ');
  const auto append = [&](uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) glb.push_back(static_cast<uint8_t>(value >> shift));
  };
  append(static_cast<uint32_t>(20 + padded.size()));
  append(static_cast<uint32_t>(padded.size()));
  append(0x4E4F534A);
  glb.insert(glb.end(), padded.begin(), padded.end());
  return glb;
}

TEST(ReadGlbSummary, CountsWhatWriteGlbWrote) {
  for (bool is_packed : {true, false}) {
    const Bytes glb = *writeGlb(makeAsset(), {.quantize = is_packed, .meshopt = is_packed});
    const Result<GlbSummary> summary = readGlbSummary(glb, "thumb.glb");
    ASSERT_TRUE(summary.ok());
    EXPECT_EQ(summary->bytes, glb.size());
    EXPECT_EQ(summary->triangles, 2u);
    EXPECT_EQ(summary->vertices, 4u);
    EXPECT_EQ(summary->primitives, 1u);
    EXPECT_EQ(summary->copyright, "CC0");
    ASSERT_EQ(summary->images.size(), 2u);
    EXPECT_EQ(summary->images[0].width, 64u);
    EXPECT_EQ(summary->images[0].height, 32u);
    EXPECT_EQ(summary->images[0].bytes, 24u);
    ASSERT_EQ(summary->textures.size(), 2u);
    EXPECT_EQ(summary->textures[0].role, "base_color");
    EXPECT_EQ(summary->textures[1].role, "normal");
    EXPECT_EQ(summary->textures[1].image, 1u);
    EXPECT_EQ(summary->gpu_bytes, gpuBytesOfGeometry(4, 6, {.has_texcoords = true}) + gpuBytesOfTexture(64, 32) +
                                      gpuBytesOfTexture(16, 16));
    ASSERT_TRUE(summary->bounds);
    EXPECT_NEAR(summary->bounds->min[0], -0.1, 1e-5);
    EXPECT_NEAR(summary->bounds->max[1], 0.3, 1e-5);
    EXPECT_GT(summary->geometry_bytes, 0u);
    EXPECT_LT(summary->geometry_bytes, glb.size());
  }
}

TEST(ReadGlbSummary, NamesExtensions) {
  const Result<GlbSummary> summary = readGlbSummary(*writeGlb(makeAsset()), "thumb.glb");
  EXPECT_THAT(summary->extensions_required, Contains("EXT_meshopt_compression"));
  EXPECT_THAT(summary->extensions_used, Contains("KHR_mesh_quantization"));
}

TEST(ReadGlbSummary, CountsAMeshAsOftenAsItIsShown) {
  const Bytes glb = makeGlb(R"({"asset": {"version": "2.0"}, "scenes": [{"nodes": [0]}],
    "nodes": [{"children": [1, 2], "scale": [2, 2, 2]}, {"mesh": 0}, {"mesh": 0, "translation": [5, 0, 0]}],
    "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}, {"attributes": {"POSITION": 0}, "mode": 5}]}],
    "accessors": [{"count": 9, "min": [0, 0, 0], "max": [1, 2, 3]}]})");
  const Result<GlbSummary> summary = readGlbSummary(glb, "a.glb");
  ASSERT_TRUE(summary.ok());
  EXPECT_EQ(summary->triangles, 2u * (3 + 7));
  EXPECT_EQ(summary->vertices, 9u);
  EXPECT_EQ(summary->bounds->max, (Float3{12, 4, 6}));
}

TEST(ReadGlbSummary, RejectsWhatIsNoGlb) {
  const Bytes glb = *writeGlb(makeAsset());
  EXPECT_FALSE(readGlbSummary({}, "empty.glb").ok());
  for (size_t length = 0; length < glb.size(); length += 7) {
    const Result<GlbSummary> summary = readGlbSummary(Bytes(glb.begin(), glb.begin() + length), "cut.glb");
    ASSERT_FALSE(summary.ok()) << length;
    EXPECT_EQ(summary.error().code, ErrorCode::kBadInput);
    EXPECT_EQ(summary.error().subject, "cut.glb");
    EXPECT_FALSE(summary.error().remedy.empty());
  }
  EXPECT_FALSE(readGlbSummary(makeGlb("{\"asset\": {\"version\": \"1.0\"}}"), "old.glb").ok());
  EXPECT_FALSE(readGlbSummary(makeGlb("[1, 2"), "broken.glb").ok());
}

TEST(ReadGlbSummary, SurvivesJsonOfAnyShape) {
  for (const char* part : {
           R"("meshes": 7)", R"("meshes": [null, 3, {"primitives": {"a": 1}}])", R"("images": [{"bufferView": -1}, 5])",
           R"("images": [{"bufferView": 0}], "bufferViews": [{"buffer": 0, "byteOffset": 18446744073709551615, "byteLength": 8}])",
           R"("scenes": [{"nodes": [0]}], "nodes": [{"children": [0, 0, 0, 0]}])",
           R"("scenes": [{"nodes": [99, "x", 1e300]}], "nodes": [{}])", R"("scene": "a", "scenes": [[]])",
           R"("materials": [{"normalTexture": {"index": 4}}], "textures": [])",
           R"("materials": [{"normalTexture": {"index": 0}}], "textures": [{"source": 1e20}])",
           R"("accessors": [{"count": "many"}], "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}])"}) {
    const Bytes glb = makeGlb(std::string(R"({"asset": {"version": "2.0"}, )") + part + "}");
    const Result<GlbSummary> summary = readGlbSummary(glb, "odd.glb");
    ASSERT_TRUE(summary.ok()) << part;
    EXPECT_EQ(summary->triangles, 0u) << part;
  }
}

TEST(ReadGlbSummary, SurvivesDeepNesting) {
  const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
  EXPECT_TRUE(readGlbSummary(makeGlb(R"({"asset": {"version": "2.0"}, "x": )" + deep + "}"), "deep.glb").ok());
}

TEST(ReadGlbSummary, SurvivesEveryFlippedByteOfTheHeader) {
  const Bytes glb = *writeGlb(makeAsset());
  for (size_t at = 0; at < 400; ++at) {
    for (uint8_t flip : {0x01, 0x80, 0xFF}) {
      Bytes damaged = glb;
      damaged[at] ^= flip;
      (void)readGlbSummary(damaged, "damaged.glb").ok();  // either way, without crash
    }
  }
}

}  // namespace
}  // namespace kura

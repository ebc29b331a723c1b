#include "gltf/write_usdz.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "gltf/stored_archive.h"

namespace kura {
namespace {

using ::testing::HasSubstr;

uint32_t number(const Bytes& bytes, size_t at, size_t size) {
  uint32_t value = 0;
  for (size_t i = 0; i < size; ++i) value |= uint32_t{bytes.at(at + i)} << (8 * i);
  return value;
}

struct FoundFile {
  std::string name;
  size_t data = 0;
  Bytes bytes;
};

// Reads an archive as its specification says it is read: from the end record over the central directory to each file.
std::vector<FoundFile> filesOf(const Bytes& zip) {
  std::vector<FoundFile> files;
  const size_t end = zip.size() - 22;
  EXPECT_EQ(number(zip, end, 4), 0x06054b50u);
  const uint32_t count = number(zip, end + 10, 2);
  size_t central = number(zip, end + 16, 4);
  EXPECT_EQ(central + number(zip, end + 12, 4), end);
  for (uint32_t i = 0; i < count; ++i) {
    EXPECT_EQ(number(zip, central, 4), 0x02014b50u);
    EXPECT_EQ(number(zip, central + 10, 2), 0u) << "is compressed";
    const uint32_t size = number(zip, central + 20, 4), name_size = number(zip, central + 28, 2), local = number(zip, central + 42, 4);
    EXPECT_EQ(number(zip, central + 24, 4), size);
    FoundFile file;
    file.name.assign(zip.begin() + central + 46, zip.begin() + central + 46 + name_size);
    EXPECT_EQ(number(zip, local, 4), 0x04034b50u);
    file.data = local + 30 + number(zip, local + 26, 2) + number(zip, local + 28, 2);
    file.bytes.assign(zip.begin() + file.data, zip.begin() + file.data + size);
    EXPECT_EQ(crc32(0, file.bytes.data(), static_cast<uInt>(file.bytes.size())), number(zip, central + 16, 4));
    files.push_back(std::move(file));
    central += 46 + name_size;
  }
  return files;
}

GltfAsset texturedTriangle() {
  GltfAsset asset;
  asset.name = "K-001";
  asset.copyright = "見本蔵 \"CC0\"";
  Primitive triangle;
  triangle.positions = {{0, 0, 0}, {0.1f, 0, 0}, {0, 0.25f, 0}};
  triangle.normals = {{0, 0, 1}, {0, 0, 1}, {0, 0, 1}};
  triangle.texcoords = {{0, 1}, {1, 1}, {0, 0.25f}};
  triangle.indices = {0, 1, 2};
  triangle.material = 0;
  asset.primitives = {triangle};
  asset.materials.resize(1);
  asset.materials[0].metallic = 1;
  asset.materials[0].roughness = 0.5f;
  asset.materials[0].base_color_texture = TextureReference{1, WrapMode::kClampToEdge};
  asset.materials[0].metallic_roughness_texture = TextureReference{0};
  asset.textures = {{"mr.png", "image/png", {1, 2, 3}}, {"color.jpg", "image/jpeg", {4, 5, 6, 7}}};
  return asset;
}

std::string layerOf(const GltfAsset& asset) {
  const Result<Bytes> usdz = writeUsdz(asset);
  EXPECT_TRUE(usdz.ok());
  const FoundFile layer = filesOf(*usdz).front();
  return std::string(layer.bytes.begin(), layer.bytes.end());
}

TEST(StoredArchive, PutsEveryFileAtAMultipleOf64Bytes) {
  for (size_t size = 0; size < 200; ++size) {
    const Result<Bytes> zip = writeStoredArchive({{"a.usda", Bytes(size, 'x')}, {"textures/0.jpg", Bytes(size * 7, 'y')}, {"b", {}}});
    ASSERT_TRUE(zip.ok());
    const std::vector<FoundFile> files = filesOf(*zip);
    ASSERT_EQ(files.size(), 3u);
    for (const FoundFile& file : files) EXPECT_EQ(file.data % 64, 0u) << file.name << " with " << size;
    EXPECT_EQ(files[1].bytes, Bytes(size * 7, 'y'));
  }
}

TEST(WriteUsdz, BeginsWithTheLayerAndCarriesItsTextures) {
  const Result<Bytes> usdz = writeUsdz(texturedTriangle());
  ASSERT_TRUE(usdz.ok());
  const std::vector<FoundFile> files = filesOf(*usdz);
  ASSERT_EQ(files.size(), 3u);
  EXPECT_EQ(files[0].name, "piece.usda");
  EXPECT_EQ(files[1].name, "textures/0.jpg");
  EXPECT_EQ(files[1].bytes, (Bytes{4, 5, 6, 7}));
  EXPECT_EQ(files[2].name, "textures/1.png");
  EXPECT_EQ(*usdz, *writeUsdz(texturedTriangle()));
}

TEST(WriteUsdz, StatesMetresYUpAndTheRights) {
  const std::string layer = layerOf(texturedTriangle());
  EXPECT_THAT(layer, HasSubstr("#usda 1.0\n"));
  EXPECT_THAT(layer, HasSubstr("metersPerUnit = 1\n"));
  EXPECT_THAT(layer, HasSubstr("upAxis = \"Y\"\n"));
  EXPECT_THAT(layer, HasSubstr("defaultPrim = \"Piece\"\n"));
  EXPECT_THAT(layer, HasSubstr("string copyright = \"見本蔵 \\\"CC0\\\"\"\n"));
}

TEST(WriteUsdz, KeepsThePlacesAndTurnsTextureRows) {
  const std::string layer = layerOf(texturedTriangle());
  EXPECT_THAT(layer, HasSubstr("point3f[] points = [(0, 0, 0), (0.1, 0, 0), (0, 0.25, 0)]\n"));
  EXPECT_THAT(layer, HasSubstr("texCoord2f[] primvars:st = [(0, 0), (1, 0), (0, 0.75)]"));
  EXPECT_THAT(layer, HasSubstr("float3[] extent = [(0, 0, 0), (0.1, 0.25, 0)]\n"));
  EXPECT_THAT(layer, HasSubstr("int[] faceVertexIndices = [0, 1, 2]\n"));
}

TEST(WriteUsdz, ConnectsTheChannelsOfTheMaterial) {
  const std::string layer = layerOf(texturedTriangle());
  EXPECT_THAT(layer, HasSubstr("color3f inputs:diffuseColor.connect = </Piece/Materials/Material_0/BaseColor.outputs:rgb>"));
  EXPECT_THAT(layer, HasSubstr("float inputs:roughness.connect = </Piece/Materials/Material_0/MetallicRoughness.outputs:g>"));
  EXPECT_THAT(layer, HasSubstr("float inputs:metallic.connect = </Piece/Materials/Material_0/MetallicRoughness.outputs:b>"));
  EXPECT_THAT(layer, HasSubstr("float4 inputs:scale = (1, 0.5, 1, 1)"));
  EXPECT_THAT(layer, HasSubstr("token inputs:wrapS = \"clamp\""));
}

TEST(WriteUsdz, RefusesWhatAUsdzMayNotHold) {
  GltfAsset webp = texturedTriangle();
  webp.textures[1].mime_type = "image/webp";
  EXPECT_FALSE(writeUsdz(webp).ok());
  GltfAsset broken = texturedTriangle();
  broken.primitives[0].indices[2] = 3;
  EXPECT_FALSE(writeUsdz(broken).ok());
  GltfAsset dangling = texturedTriangle();
  dangling.materials[0].base_color_texture->image = 9;
  EXPECT_FALSE(writeUsdz(dangling).ok());
}

}  // namespace
}  // namespace kura

#include "scan/read_gltf.h"

#include <meshoptimizer.h>

#include <nlohmann/json.hpp>

#include "scan_files.h"

namespace kura {
namespace {

using nlohmann::json;

// One triangle in the plane z = 0, counter-clockwise seen from +Z; tests change what they are about.
json triangle() {
  const std::string positions = bytesOf(std::vector<float>{0, 0, 0, 1, 0, 0, 0, 1, 0});
  const std::string indices = bytesOf(std::vector<uint16_t>{0, 1, 2, 0});
  json gltf;
  gltf["asset"]["version"] = "2.0";
  gltf["buffers"] = {{{"byteLength", 44}, {"uri", "data:application/octet-stream;base64," + base64(positions + indices)}}};
  gltf["bufferViews"] = {{{"buffer", 0}, {"byteLength", 36}}, {{"buffer", 0}, {"byteOffset", 36}, {"byteLength", 6}}};
  gltf["accessors"] = {{{"bufferView", 0}, {"componentType", 5126}, {"count", 3}, {"type", "VEC3"}},
                       {{"bufferView", 1}, {"componentType", 5123}, {"count", 3}, {"type", "SCALAR"}}};
  gltf["meshes"] = {{{"primitives", {{{"attributes", {{"POSITION", 0}}}, {"indices", 1}}}}}};
  gltf["nodes"] = {{{"mesh", 0}}};
  gltf["scenes"] = {{{"nodes", {0}}}};
  return gltf;
}

// Adds bytes as a new buffer with a view over all of it; returns the view.
size_t addView(json& gltf, const std::string& bytes) {
  gltf["buffers"].push_back({{"byteLength", bytes.size()}, {"uri", "data:;base64," + base64(bytes)}});
  gltf["bufferViews"].push_back({{"buffer", gltf["buffers"].size() - 1}, {"byteLength", bytes.size()}});
  return gltf["bufferViews"].size() - 1;
}

size_t addAccessor(json& gltf, size_t view, uint32_t type, size_t count, const char* shape, bool is_normalized = false) {
  gltf["accessors"].push_back({{"bufferView", view}, {"componentType", type}, {"count", count}, {"type", shape}, {"normalized", is_normalized}});
  return gltf["accessors"].size() - 1;
}

Result<ScanReading> read(const json& gltf) {
  TemporaryFolder folder;
  return readScanInProcess(put(folder, "a.gltf", gltf.dump()));
}

Double3 cornerOf(const Scene& scene, size_t corner) {
  const Primitive& p = scene.primitives.at(0);
  const Float3& position = p.positions.at(p.indices.at(corner));
  return {position[0] + scene.origin[0], position[1] + scene.origin[1], position[2] + scene.origin[2]};
}

double normalZ(const Scene& scene) {
  const Double3 a = cornerOf(scene, 0), b = cornerOf(scene, 1), c = cornerOf(scene, 2);
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

TEST(ReadGltf, StatesMetresAndYUp) {
  const auto reading = read(triangle());
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  EXPECT_EQ(reading->scene.meters_per_unit, 1);
  EXPECT_EQ(reading->scene.up_axis, 'Y');
  EXPECT_GT(normalZ(reading->scene), 0);
}

TEST(ReadGltf, TurnsTrianglesOverInAMirror) {
  json gltf = triangle();
  gltf["nodes"] = {{{"children", {1}}, {"scale", {2, 1, 1}}}, {{"mesh", 0}, {"scale", {-1, 1, 1}}}};
  const auto reading = read(gltf);
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  EXPECT_GT(normalZ(reading->scene), 0) << "the front must stay the front";
  EXPECT_EQ(boundsOf(reading->scene).min[0], -2);
}

TEST(ReadGltf, AddsTranslationsInDouble) {
  json gltf = triangle();
  gltf["nodes"][0]["translation"] = {16777216.0, 0, 0};
  gltf["nodes"][0]["scale"] = {0.25, 0.25, 0.25};
  const auto reading = read(gltf);
  ASSERT_TRUE(reading.ok());
  EXPECT_DOUBLE_EQ(cornerOf(reading->scene, 1)[0] - cornerOf(reading->scene, 0)[0], 0.25) << "float alone has steps of 2 there";
}

TEST(ReadGltf, EndsWhenNodesGoInACircle) {
  json gltf = triangle();
  gltf["nodes"] = {{{"mesh", 0}, {"children", {1}}}, {{"children", {0, 1}}}};
  const auto reading = read(gltf);
  ASSERT_TRUE(reading.ok());
  EXPECT_EQ(reading->scene.triangleCount(), 1u);
}

TEST(ReadGltf, ReadsNormalizedIntegers) {
  json gltf = triangle();
  const size_t view = addView(gltf, bytesOf(std::vector<int16_t>{0, 0, 0, 0, 32767, 0, 0, 0, 0, -32767, 0, 0}));
  gltf["bufferViews"][view]["byteStride"] = 8;
  gltf["accessors"][0] = {{"bufferView", view}, {"componentType", 5122}, {"count", 3}, {"type", "VEC3"}, {"normalized", true}};
  gltf["extensionsRequired"] = {"KHR_mesh_quantization"};
  const auto reading = read(gltf);
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  EXPECT_EQ(cornerOf(reading->scene, 1), (Double3{1, 0, 0}));
  EXPECT_EQ(cornerOf(reading->scene, 2), (Double3{0, -1, 0}));
}

TEST(ReadGltf, AppliesSparseValues) {
  json gltf = triangle();
  const size_t places = addView(gltf, std::string("\x02", 1)), values = addView(gltf, bytesOf(std::vector<float>{0, 5, 0}));
  gltf["accessors"][0]["sparse"] = {{"count", 1}, {"indices", {{"bufferView", places}, {"componentType", 5121}}}, {"values", {{"bufferView", values}}}};
  const auto reading = read(gltf);
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  EXPECT_EQ(cornerOf(reading->scene, 2), (Double3{0, 5, 0}));
  gltf["accessors"][0]["sparse"]["count"] = 2;
  EXPECT_FALSE(read(gltf).ok());
}

TEST(ReadGltf, DecodesMeshopt) {
  const std::vector<float> positions = {0, 0, 0, 3, 0, 0, 0, 3, 0};
  std::string packed(meshopt_encodeVertexBufferBound(3, 12), '\0');
  packed.resize(meshopt_encodeVertexBuffer(reinterpret_cast<unsigned char*>(packed.data()), packed.size(), positions.data(), 3, 12));
  json gltf = triangle();
  const size_t view = addView(gltf, packed);
  const json extension = {{"buffer", gltf["buffers"].size() - 1}, {"byteLength", packed.size()}, {"byteStride", 12}, {"count", 3}, {"mode", "ATTRIBUTES"}};
  gltf["buffers"].push_back({{"byteLength", 36}});  // the fallback that nobody stores
  gltf["bufferViews"][view] = {{"buffer", gltf["buffers"].size() - 1}, {"byteLength", 36}, {"extensions", {{"EXT_meshopt_compression", extension}}}};
  gltf["accessors"][0]["bufferView"] = view;
  const auto reading = read(gltf);
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  EXPECT_EQ(cornerOf(reading->scene, 1), (Double3{3, 0, 0}));
  gltf["bufferViews"][view]["extensions"]["EXT_meshopt_compression"]["byteLength"] = packed.size() - 5;
  EXPECT_FALSE(read(gltf).ok());
}

TEST(ReadGltf, BakesTextureTransformsIntoTexcoords) {
  json gltf = triangle();
  const size_t uv = addAccessor(gltf, addView(gltf, bytesOf(std::vector<float>{0, 0, 1, 0, 0, 1})), 5126, 3, "VEC2");
  gltf["meshes"][0]["primitives"][0]["attributes"]["TEXCOORD_1"] = uv;
  gltf["meshes"][0]["primitives"][0]["material"] = 0;
  gltf["images"] = {{{"uri", "data:image/png;base64,aGk="}}};
  gltf["textures"] = {{{"source", 0}, {"sampler", 0}}};
  gltf["samplers"] = {{{"wrapS", 33071}, {"wrapT", 33648}}};
  gltf["materials"] = {{{"pbrMetallicRoughness", {{"baseColorTexture", {{"index", 0}, {"extensions",
      {{"KHR_texture_transform", {{"offset", {0.25, 0.5}}, {"scale", {0.5, 2}}, {"texCoord", 1}}}}}}}}}}};
  const auto reading = read(gltf);
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  const Primitive& p = reading->scene.primitives.at(0);
  EXPECT_EQ(p.texcoords, (std::vector<Float2>{{0.25f, 0.5f}, {0.75f, 0.5f}, {0.25f, 2.5f}}));
  const auto& texture = reading->scene.materials.at(0).base_color_texture;
  ASSERT_TRUE(texture);
  EXPECT_EQ(texture->wrap_u, WrapMode::kClampToEdge);
  EXPECT_EQ(texture->wrap_v, WrapMode::kMirroredRepeat);
  EXPECT_EQ(asText(reading->scene.images.at(0).bytes), "hi");
}

TEST(ReadGltf, KeepsClearcoatAndColours) {
  json gltf = triangle();
  const size_t colors = addAccessor(gltf, addView(gltf, std::string("\xFF\x80\x00\xFF\xFF\x80\x00\xFF\xFF\x80\x00\x80", 12)), 5121, 3, "VEC4", true);
  gltf["meshes"][0]["primitives"][0]["attributes"]["COLOR_0"] = colors;
  gltf["meshes"][0]["primitives"][0]["material"] = 0;
  gltf["materials"] = {{{"extensions", {{"KHR_materials_clearcoat", {{"clearcoatFactor", 0.5}, {"clearcoatRoughnessFactor", 0.25}}}}}}};
  const auto reading = read(gltf);
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  EXPECT_NEAR(reading->scene.primitives.at(0).colors.at(0)[1], 128 / 255.0, 1e-6) << "glTF colours are linear already";
  EXPECT_NEAR(reading->scene.primitives[0].colors.at(2)[3], 128 / 255.0, 1e-6);
  EXPECT_EQ(reading->scene.materials.at(0).clearcoat, 0.5f);
  EXPECT_EQ(reading->scene.materials[0].clearcoat_roughness, 0.25f);
  EXPECT_EQ(reading->scene.materials[0].metallic, 1) << "glTF's own default";
}

TEST(ReadGltf, UnrollsStripsAndFans) {
  json gltf = triangle();
  gltf["accessors"][0]["bufferView"] = addView(gltf, bytesOf(std::vector<float>{0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0}));
  gltf["accessors"][0]["count"] = 4;
  json& primitive = gltf["meshes"][0]["primitives"][0];
  primitive.erase("indices");
  primitive["mode"] = 5;
  const auto strip = read(gltf);
  ASSERT_TRUE(strip.ok()) << strip.error().message.en;
  EXPECT_EQ(strip->scene.primitives.at(0).indices, (std::vector<uint32_t>{0, 1, 2, 2, 1, 3}));
  primitive["mode"] = 6;
  const auto fan = read(gltf);
  ASSERT_TRUE(fan.ok());
  EXPECT_EQ(fan->scene.primitives.at(0).indices, (std::vector<uint32_t>{0, 1, 2, 0, 2, 3}));
  primitive["mode"] = 0;
  const auto points = read(gltf);
  ASSERT_FALSE(points.ok());
  EXPECT_NE(points.error().message.en.find("4 points"), std::string::npos);
}

TEST(ReadGltf, RefusesAccessorsThatReachBeyondTheirBuffer) {
  json gltf = triangle();
  gltf["accessors"][0]["count"] = 4;
  const auto reading = read(gltf);
  ASSERT_FALSE(reading.ok());
  EXPECT_NE(reading.error().subject.find("a.gltf accessors[0]"), std::string::npos) << reading.error().subject;
  gltf = triangle();
  gltf["bufferViews"][0]["byteOffset"] = 4294967295u;
  EXPECT_FALSE(read(gltf).ok());
  gltf = triangle();
  gltf["accessors"][0]["count"] = 1e15;
  EXPECT_FALSE(read(gltf).ok());
}

TEST(ReadGltf, TakesFilesFromItsOwnFolderOnly) {
  TemporaryFolder folder;
  json gltf = triangle();
  put(folder, "secret.bin", std::string(44, '\0'));
  gltf["buffers"][0]["uri"] = "../secret.bin";
  const auto outside = readScanInProcess(put(folder, "scan/a.gltf", gltf.dump()));
  ASSERT_FALSE(outside.ok());
  EXPECT_NE(outside.error().message.en.find("secret.bin"), std::string::npos);
  put(folder, "scan/データ 1.bin", bytesOf(std::vector<float>{0, 0, 0, 1, 0, 0, 0, 1, 0}) + bytesOf(std::vector<uint16_t>{0, 1, 2, 0}));
  gltf["buffers"][0]["uri"] = "%E3%83%87%E3%83%BC%E3%82%BF%201.bin";
  EXPECT_TRUE(readScanInProcess(put(folder, "scan/b.gltf", gltf.dump())).ok());
}

TEST(ReadGltf, NamesExtensionsThatItCannotDoWithout) {
  json gltf = triangle();
  gltf["extensionsRequired"] = {"EXT_unheard_of"};
  const auto reading = read(gltf);
  ASSERT_FALSE(reading.ok());
  EXPECT_NE(reading.error().message.ja.find("EXT_unheard_of"), std::string::npos);
}

TEST(ReadGltf, PlacesSkinnedMeshesByTheirBindPose) {
  json gltf = triangle();
  const size_t matrices = addAccessor(gltf, addView(gltf, bytesOf(std::vector<float>{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, -5, 0, 0, 1})), 5126, 1, "MAT4");
  gltf["nodes"] = {{{"mesh", 0}, {"skin", 0}, {"translation", {100, 0, 0}}}, {{"translation", {6, 0, 0}}}};
  gltf["scenes"] = {{{"nodes", {0, 1}}}};
  gltf["skins"] = {{{"joints", {1}}, {"inverseBindMatrices", matrices}}};
  const auto reading = read(gltf);
  ASSERT_TRUE(reading.ok()) << reading.error().message.en;
  EXPECT_EQ(cornerOf(reading->scene, 0), (Double3{1, 0, 0}));
}

TEST(ReadGltf, SurvivesJsonOfOtherShapes) {
  for (const char* text : {"{}", "[]", "1", "{\"asset\":3}", "{\"asset\":{\"version\":\"2.0\"},\"nodes\":3,\"scenes\":[7]}",
                           "{\"asset\":{\"version\":\"2.0\"},\"nodes\":[{\"mesh\":-1},{\"mesh\":\"x\"},null],\"meshes\":{}}",
                           "{\"asset\":{\"version\":\"1.0\"}}", "{\"asset\":{\"version\":\"2.0\"},\"meshes\":[{\"primitives\":[3]}],\"nodes\":[{\"mesh\":0}]}"}) {
    TemporaryFolder folder;
    EXPECT_FALSE(readScanInProcess(put(folder, "a.gltf", text)).ok()) << text;
  }
}

}  // namespace
}  // namespace kura

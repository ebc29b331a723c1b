#include "viewer/model/read_glb.h"

#include <gtest/gtest.h>
#include <meshoptimizer.h>

#include <cmath>
#include <cstring>

#include "viewer/support/glb_builder.h"

namespace kura::viewer {
namespace {

using test::GlbMesh;
using test::makeGlb;
using test::packGlb;

GlbMesh triangle() {
  GlbMesh mesh;
  mesh.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}};
  mesh.indices = {0, 1, 2};
  return mesh;
}

// The third axis of a packed frame, as the vertex shader unpacks it.
float3 normalOf(short4 frame) {
  const float x = frame.x / 32767.0f, y = frame.y / 32767.0f, z = frame.z / 32767.0f, w = frame.w / 32767.0f;
  return {2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)};
}

template <typename T>
void append(std::vector<uint8_t>& binary, const std::vector<T>& values) {
  const auto* from = reinterpret_cast<const uint8_t*>(values.data());
  binary.insert(binary.end(), from, from + values.size() * sizeof(T));
  while (binary.size() % 4) binary.push_back(0);
}

TEST(ReadGlb, ReadsATriangle) {
  const auto model = readGlb(makeGlb(triangle()));
  ASSERT_TRUE(model) << model.failure().message;
  EXPECT_EQ(model->triangles, 1u);
  EXPECT_EQ(model->meshes[0].positions.size(), 3u);
  EXPECT_EQ(model->bounds.max.x, 1);
}

TEST(ReadGlb, ComputesMissingNormals) {
  const auto model = readGlb(makeGlb(triangle()));
  ASSERT_TRUE(model);
  EXPECT_NEAR(normalOf(model->meshes[0].frames[0]).z, 1, 1e-3);
}

TEST(ReadGlb, KeepsGivenNormals) {
  GlbMesh mesh = triangle();
  mesh.normals = {{1, 0, 0}, {0, 1, 0}, {0, 0, -1}};
  const auto model = readGlb(makeGlb(mesh));
  ASSERT_TRUE(model);
  EXPECT_NEAR(normalOf(model->meshes[0].frames[0]).x, 1, 1e-3);
  EXPECT_NEAR(normalOf(model->meshes[0].frames[1]).y, 1, 1e-3);
  EXPECT_NEAR(normalOf(model->meshes[0].frames[2]).z, -1, 1e-3);
}

TEST(ReadGlb, StoresVertexColoursAsSquareRoots) {
  GlbMesh mesh = triangle();
  mesh.colors = {{0.25f, 1, 0}, {0, 0, 0}, {1, 1, 1}};
  const auto model = readGlb(makeGlb(mesh));
  ASSERT_TRUE(model);
  EXPECT_EQ(int(model->meshes[0].colors[0].r), 128);
  EXPECT_EQ(int(model->meshes[0].colors[0].g), 255);
  EXPECT_EQ(int(model->meshes[0].colors[0].a), 255);
}

TEST(ReadGlb, ReadsGlazeAndGold) {
  const auto glaze = readGlb(makeGlb(triangle(), {.material = test::glazeMaterial({0.8f, 0.7f, 0.6f})}));
  ASSERT_TRUE(glaze);
  EXPECT_EQ(glaze->materials[0].clearcoat, 1);
  EXPECT_NEAR(glaze->materials[0].clearcoat_roughness, 0.04f, 1e-5);
  const auto gold = readGlb(makeGlb(triangle(), {.material = test::metalMaterial({1, 0.77f, 0.34f}, 0.3f)}));
  ASSERT_TRUE(gold);
  EXPECT_EQ(gold->materials[0].metallic, 1);
  EXPECT_NEAR(gold->materials[0].roughness, 0.3f, 1e-5);
}

TEST(ReadGlb, NamesTheImagesThatItWants) {
  GlbMesh mesh = triangle();
  mesh.texcoords = {{0, 0}, {1, 0}, {0, 1}};
  const std::vector<uint8_t> jpeg = {0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4};
  const auto bytes = makeGlb(
      mesh, {.material = R"({"pbrMetallicRoughness":{"baseColorTexture":{"index":0}},"occlusionTexture":{"index":0}})",
             .extra = R"(,"textures":[{"source":0,"sampler":0}],"images":[{"bufferView":0,"mimeType":"image/jpeg"}],"samplers":[{"wrapS":33071}])",
             .image = jpeg});
  const auto model = readGlb(bytes);
  ASSERT_TRUE(model) << model.failure().message;
  ASSERT_EQ(model->images.size(), 2u) << "once as colours, once as numbers";
  EXPECT_EQ(model->images[0].mime, "image/jpeg");
  EXPECT_TRUE(model->images[0].srgb);
  EXPECT_FALSE(model->images[1].srgb);
  EXPECT_EQ(model->images[0].wrap_u, 0x812Fu);
  EXPECT_EQ(model->images[0].wrap_v, 0x2901u);
  ASSERT_EQ(model->images[0].length, jpeg.size());
  EXPECT_EQ(std::memcmp(bytes.data() + model->images[0].offset, jpeg.data(), jpeg.size()), 0);
}

TEST(ReadGlb, PrefersTheWebpSource) {
  GlbMesh mesh = triangle();
  mesh.texcoords = {{0, 0}, {1, 0}, {0, 1}};
  std::vector<uint8_t> image = {'R', 'I', 'F', 'F', 16, 0, 0, 0, 'W', 'E', 'B', 'P', 'V', 'P', '8', ' '};
  const auto model = readGlb(makeGlb(
      mesh, {.material = R"({"pbrMetallicRoughness":{"baseColorTexture":{"index":0}}})",
             .extra = R"(,"extensionsRequired":["EXT_texture_webp"],"textures":[{"extensions":{"EXT_texture_webp":{"source":0}}}],"images":[{"bufferView":0,"mimeType":"image/webp"}])",
             .image = image}));
  ASSERT_TRUE(model) << model.failure().message;
  ASSERT_EQ(model->images.size(), 1u);
  EXPECT_EQ(model->images[0].mime, "image/webp");
}

TEST(ReadGlb, AppliesTheTextureTransform) {
  GlbMesh mesh = triangle();
  mesh.texcoords = {{0, 0}, {1, 0}, {0, 1}};
  const auto model = readGlb(makeGlb(
      mesh, {.material = R"({"pbrMetallicRoughness":{"baseColorTexture":{"index":0,"extensions":{"KHR_texture_transform":{"offset":[0.5,0.25],"scale":[2,3]}}}}})",
             .extra = R"(,"textures":[{"source":0}],"images":[{"bufferView":0,"mimeType":"image/jpeg"}])",
             .image = {0xFF, 0xD8, 0xFF, 0xE0}}));
  ASSERT_TRUE(model) << model.failure().message;
  EXPECT_NEAR(model->meshes[0].texcoords[1].x, 2.5f, 1e-5);
  EXPECT_NEAR(model->meshes[0].texcoords[2].y, 3.25f, 1e-5);
}

TEST(ReadGlb, ReadsCompressedQuantizedMeshes) {
  // A strip of 100 quads as gltfpack writes it: 16-bit positions under a scaling node, 8-bit octahedral-free normals.
  struct Vertex {
    uint16_t x, y, z, pad;
  };
  std::vector<Vertex> vertices;
  std::vector<uint32_t> indices;
  for (uint16_t i = 0; i <= 100; ++i) {
    vertices.push_back({uint16_t(i * 100), 0, 0, 0});
    vertices.push_back({uint16_t(i * 100), 5000, 0, 0});
  }
  for (uint32_t i = 0; i < 100; ++i) {
    const uint32_t a = 2 * i;
    indices.insert(indices.end(), {a, a + 2, a + 1, a + 1, a + 2, a + 3});
  }
  std::vector<uint8_t> vertex_bytes(meshopt_encodeVertexBufferBound(vertices.size(), sizeof(Vertex)));
  vertex_bytes.resize(meshopt_encodeVertexBuffer(vertex_bytes.data(), vertex_bytes.size(), vertices.data(), vertices.size(), sizeof(Vertex)));
  std::vector<uint8_t> index_bytes(meshopt_encodeIndexBufferBound(indices.size(), vertices.size()));
  index_bytes.resize(meshopt_encodeIndexBuffer(index_bytes.data(), index_bytes.size(), indices.data(), indices.size()));
  std::vector<uint8_t> binary;
  append(binary, vertex_bytes);
  const size_t index_offset = binary.size();
  append(binary, index_bytes);
  const auto n = [](size_t value) { return std::to_string(value); };
  const std::string json =
      R"({"asset":{"version":"2.0"},"extensionsUsed":["EXT_meshopt_compression","KHR_mesh_quantization"],"extensionsRequired":["EXT_meshopt_compression","KHR_mesh_quantization"],)"
      R"("scene":0,"scenes":[{"nodes":[0]}],"nodes":[{"mesh":0,"scale":[0.0001,0.0001,0.0001],"translation":[0,1,0]}],)"
      R"("meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1}]}],)"
      R"("accessors":[{"bufferView":0,"componentType":5123,"count":)" + n(vertices.size()) +
      R"(,"type":"VEC3","min":[0,0,0],"max":[10000,5000,0]},{"bufferView":1,"componentType":5125,"count":)" + n(indices.size()) +
      R"(,"type":"SCALAR"}],"bufferViews":[{"buffer":1,"byteLength":)" + n(vertices.size() * 8) +
      R"(,"byteStride":8,"extensions":{"EXT_meshopt_compression":{"buffer":0,"byteOffset":0,"byteLength":)" + n(vertex_bytes.size()) +
      R"(,"byteStride":8,"count":)" + n(vertices.size()) + R"(,"mode":"ATTRIBUTES"}}},{"buffer":1,"byteOffset":)" + n(vertices.size() * 8) +
      R"(,"byteLength":)" + n(indices.size() * 4) +
      R"(,"extensions":{"EXT_meshopt_compression":{"buffer":0,"byteOffset":)" + n(index_offset) + R"(,"byteLength":)" +
      n(index_bytes.size()) + R"(,"byteStride":4,"count":)" + n(indices.size()) + R"(,"mode":"TRIANGLES"}}}],"buffers":[{"byteLength":)" +
      n(binary.size()) + R"(},{"byteLength":)" + n(vertices.size() * 8 + indices.size() * 4) +
      R"(,"extensions":{"EXT_meshopt_compression":{"fallback":true}}}]})";
  const auto model = readGlb(packGlb(json, binary));
  ASSERT_TRUE(model) << model.failure().subject << ": " << model.failure().message;
  EXPECT_EQ(model->triangles, 200u);
  EXPECT_NEAR(model->bounds.max.x, 1, 1e-4);
  EXPECT_NEAR(model->bounds.max.y, 1.5f, 1e-4);
  EXPECT_NEAR(model->bounds.min.y, 1, 1e-4);
}

TEST(ReadGlb, DrawsOneMeshAtSeveralPlaces) {
  std::vector<uint8_t> binary;
  append(binary, std::vector<float>{0, 0, 0, 1, 0, 0, 0, 1, 0});
  const auto model = readGlb(packGlb(
      R"({"asset":{"version":"2.0"},"nodes":[{"mesh":0},{"children":[2],"translation":[10,0,0]},{"mesh":0,"translation":[0,5,0]}],"meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],"accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"}],"bufferViews":[{"buffer":0,"byteLength":36}],"buffers":[{"byteLength":36}]})",
      binary));
  ASSERT_TRUE(model) << model.failure().message;
  EXPECT_EQ(model->meshes.size(), 1u);
  EXPECT_EQ(model->instances.size(), 2u);
  EXPECT_EQ(model->triangles, 2u);
  EXPECT_EQ(model->bounds.max.x, 11);
  EXPECT_EQ(model->bounds.max.y, 6);
}

TEST(ReadGlb, TurnsStripsIntoTrianglesThatFaceTheSameWay) {
  std::vector<uint8_t> binary;
  append(binary, std::vector<float>{0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0});
  const auto model = readGlb(packGlb(
      R"({"asset":{"version":"2.0"},"nodes":[{"mesh":0}],"meshes":[{"primitives":[{"mode":5,"attributes":{"POSITION":0}}]}],"accessors":[{"bufferView":0,"componentType":5126,"count":4,"type":"VEC3"}],"bufferViews":[{"buffer":0,"byteLength":48}],"buffers":[{"byteLength":48}]})",
      binary));
  ASSERT_TRUE(model) << model.failure().message;
  EXPECT_EQ(model->triangles, 2u);
  for (const short4& frame : model->meshes[0].frames) EXPECT_NEAR(normalOf(frame).z, 1, 1e-3);
}

TEST(ReadGlb, PutsSparseElementsInTheirPlaces) {
  std::vector<uint8_t> binary;
  append(binary, std::vector<float>{0, 0, 0, 1, 0, 0, 0, 1, 0});
  append(binary, std::vector<uint16_t>{1});
  append(binary, std::vector<float>{7, 0, 0});
  const auto model = readGlb(packGlb(
      R"({"asset":{"version":"2.0"},"nodes":[{"mesh":0}],"meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],"accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3","sparse":{"count":1,"indices":{"bufferView":1,"componentType":5123},"values":{"bufferView":2}}}],"bufferViews":[{"buffer":0,"byteLength":36},{"buffer":0,"byteOffset":36,"byteLength":2},{"buffer":0,"byteOffset":40,"byteLength":12}],"buffers":[{"byteLength":52}]})",
      binary));
  ASSERT_TRUE(model) << model.failure().message;
  EXPECT_EQ(model->meshes[0].positions[1].x, 7);
  EXPECT_EQ(model->bounds.max.x, 7);
}

TEST(ReadGlb, ComputesTangentsAlongGrowingU) {
  GlbMesh mesh = triangle();
  mesh.texcoords = {{0, 1}, {1, 1}, {0, 0}};  // the picture stands upright: v grows downwards
  const auto model = readGlb(makeGlb(
      mesh, {.material = R"({"normalTexture":{"index":0}})",
             .extra = R"(,"textures":[{"source":0}],"images":[{"bufferView":0,"mimeType":"image/jpeg"}])",
             .image = {0xFF, 0xD8, 0xFF, 0xE0}}));
  ASSERT_TRUE(model) << model.failure().message;
  const short4 frame = model->meshes[0].frames[0];
  const float y = frame.y / 32767.0f, z = frame.z / 32767.0f;
  EXPECT_NEAR(1 - 2 * (y * y + z * z), 1, 1e-3) << "the tangent is not +X";
  EXPECT_GT(frame.w, 0) << "the bitangent is turned over";
}

TEST(ReadGlb, SaysThatDracoIsNotRead) {
  const auto model = readGlb(packGlb(
      R"({"asset":{"version":"2.0"},"extensionsRequired":["KHR_draco_mesh_compression"]})", {}));
  ASSERT_FALSE(model);
  EXPECT_EQ(model.failure().code, FailureCode::kBadModel);
  EXPECT_EQ(model.failure().subject, "KHR_draco_mesh_compression");
  EXPECT_NE(model.failure().message.find("kura convert"), std::string::npos);
}

TEST(ReadGlb, RefusesMoreTrianglesThanAllowed) {
  const auto model = readGlb(makeGlb(test::turnedBody(test::bowlProfile(), 32)), {.max_triangles = 100});
  ASSERT_FALSE(model);
  EXPECT_EQ(model.failure().code, FailureCode::kTooLarge);
}

TEST(ReadGlb, RefusesMorePartsThanCanBeDrawn) {
  std::vector<uint8_t> binary;
  append(binary, std::vector<float>{0, 0, 0, 1, 0, 0, 0, 1, 0});
  std::string nodes;
  for (int i = 0; i < 2000; ++i) nodes += i ? R"(,{"mesh":0})" : R"({"mesh":0})";
  const auto model = readGlb(packGlb(
      R"({"asset":{"version":"2.0"},"nodes":[)" + nodes + R"(],"meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],"accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"}],"bufferViews":[{"buffer":0,"byteLength":36}],"buffers":[{"byteLength":36}]})",
      binary));
  ASSERT_FALSE(model);
  EXPECT_EQ(model.failure().code, FailureCode::kTooLarge);
}

}  // namespace
}  // namespace kura::viewer

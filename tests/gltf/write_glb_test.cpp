#include "gltf/write_glb.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "decoded_glb.h"

namespace kura {
namespace {

using ::testing::UnorderedElementsAre;

// A cube of the given edge standing on the ground, 24 vertices with flat normals.
Primitive makeCube(float edge) {
  Primitive cube;
  for (int axis = 0; axis < 3; ++axis) {
    for (float side : {-1.0f, 1.0f}) {
      const auto first = static_cast<uint32_t>(cube.positions.size());
      for (const auto& [a, b] : {std::pair(-1.0f, -1.0f), {1, -1}, {1, 1}, {-1, 1}}) {
        Float3 p;
        p[axis] = side;
        p[(axis + 1) % 3] = a * side;
        p[(axis + 2) % 3] = b;
        Float3 n = {0, 0, 0};
        n[axis] = side;
        cube.positions.push_back({p[0] * edge / 2, (p[1] + 1) * edge / 2, p[2] * edge / 2});
        cube.normals.push_back(n);
        cube.texcoords.push_back({(a + 1) / 2, (b + 1) / 2});
      }
      for (uint32_t i : {0u, 1u, 2u, 0u, 2u, 3u}) cube.indices.push_back(first + i);
    }
  }
  return cube;
}

// Normals in all directions, on a sphere of 65 x 33 vertices.
Primitive makeSphere(float radius) {
  Primitive sphere;
  for (int r = 0; r <= 32; ++r) {
    for (int c = 0; c <= 64; ++c) {
      const float a = c * 6.2831853f / 64, b = r * 3.14159265f / 32;
      const Float3 n = {std::sin(b) * std::cos(a), std::cos(b), -std::sin(b) * std::sin(a)};
      sphere.normals.push_back(n);
      sphere.positions.push_back({n[0] * radius, (n[1] + 1) * radius, n[2] * radius});
      sphere.texcoords.push_back({c / 64.0f, r / 32.0f});
    }
  }
  for (uint32_t r = 0; r < 32; ++r) {
    for (uint32_t c = 0; c < 64; ++c) {
      const uint32_t v = r * 65 + c;
      sphere.indices.insert(sphere.indices.end(), {v, v + 65, v + 1, v + 1, v + 65, v + 66});
    }
  }
  return sphere;
}

// The first bytes of a PNG header are enough: writeGlb knows no image codec.
EncodedTexture makeTexture(std::string name, std::string mime_type) {
  return {std::move(name), std::move(mime_type), {0x89, 'P', 'N', 'G', 1, 2, 3}};
}

GltfAsset makeTexturedAsset(Primitive primitive, const char* mime_type = "image/webp") {
  GltfAsset asset;
  asset.name = "K-001";
  primitive.material = 0;
  asset.primitives = {std::move(primitive)};
  asset.textures = {makeTexture("bowl", mime_type)};
  Material glaze;
  glaze.name = "glaze";
  glaze.base_color_texture = TextureReference{0};
  asset.materials = {glaze};
  return asset;
}

DecodedGlb decoded(const GltfAsset& asset, const WriteGlbOptions& options = {}) {
  const Result<Bytes> glb = writeGlb(asset, options);
  if (!glb) throw std::runtime_error(glb.error().message.en);
  return DecodedGlb(*glb);
}

// By the sine: 16-bit normals are up to 3e-5 off in length, which a bare cosine would show as a third of a degree.
double degreesBetween(const std::vector<double>& a, const Float3& b) {
  const double x = a[1] * b[2] - a[2] * b[1], y = a[2] * b[0] - a[0] * b[2], z = a[0] * b[1] - a[1] * b[0];
  return std::atan2(std::sqrt(x * x + y * y + z * z), a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) * 57.29577951;
}

const WriteGlbOptions kEveryOption[] = {{.quantize = true, .meshopt = true},
                                        {.quantize = true, .meshopt = false},
                                        {.quantize = false, .meshopt = true},
                                        {.quantize = false, .meshopt = false}};

TEST(WriteGlb, KeepsACubeOf100MillimetresWithinTwoHundredths) {
  for (const WriteGlbOptions& options : kEveryOption) {
    const auto positions = decoded(makeTexturedAsset(makeCube(0.1f)), options).worldPositions();
    std::array<float, 3> min = positions[0], max = positions[0];
    for (const auto& p : positions) {
      for (int axis = 0; axis < 3; ++axis) {
        min[axis] = std::min(min[axis], p[axis]);
        max[axis] = std::max(max[axis], p[axis]);
      }
    }
    for (int axis = 0; axis < 3; ++axis) EXPECT_NEAR(max[axis] - min[axis], 0.1, 0.00002) << axis;
    EXPECT_NEAR(min[1], 0, 0.00001) << "it stands on the ground";
    EXPECT_NEAR(min[0] + max[0], 0, 0.00002) << "it stands in the middle";
  }
}

TEST(WriteGlb, KeepsEveryVertexAndTriangle) {
  const Primitive sphere = makeSphere(0.05f);
  for (const WriteGlbOptions& options : kEveryOption) {
    const DecodedGlb glb = decoded(makeTexturedAsset(sphere), options);
    const auto positions = glb.worldPositions();
    const auto normals = glb.attribute("NORMAL"), texcoords = glb.attribute("TEXCOORD_0");
    ASSERT_EQ(positions.size(), sphere.positions.size());
    for (size_t v = 0; v < positions.size(); ++v) {
      for (int c = 0; c < 3; ++c) ASSERT_NEAR(positions[v][c], sphere.positions[v][c], 0.1 / 16384 / 2 * 1.001);
      for (int c = 0; c < 2; ++c) ASSERT_NEAR(texcoords[v][c], sphere.texcoords[v][c], 1.0 / 16384 / 2 * 1.001);
      ASSERT_LT(degreesBetween(normals[v], sphere.normals[v]), 0.24) << "precision.h promises it of 10 bits";
    }
    // The codec may begin a triangle at another corner, but never turns it over.
    const std::vector<uint32_t> indices = glb.indices();
    ASSERT_EQ(indices.size(), sphere.indices.size());
    for (size_t t = 0; t < indices.size(); t += 3) {
      std::array<uint32_t, 3> a, b;
      std::copy_n(&indices[t], 3, a.begin());
      std::copy_n(&sphere.indices[t], 3, b.begin());
      std::rotate(a.begin(), std::min_element(a.begin(), a.end()), a.end());
      std::rotate(b.begin(), std::min_element(b.begin(), b.end()), b.end());
      ASSERT_EQ(a, b);
    }
  }
}

TEST(WriteGlb, PutsBordersOfPrimitivesOnOneGrid) {
  // Equal positions in two primitives of very different size stay equal.
  GltfAsset asset;
  Primitive large = makeSphere(0.31f), small = makeCube(0.003f);
  large.positions[7] = small.positions[0] = {0.00123f, 0.00234f, 0.00345f};
  asset.primitives = {large, small};
  const DecodedGlb glb = decoded(asset);
  EXPECT_EQ(glb.worldPositions(0)[7], glb.worldPositions(1)[0]);
}

TEST(WriteGlb, StatesExactBoundsOfPositions) {
  for (const WriteGlbOptions& options : kEveryOption) {
    const DecodedGlb glb = decoded(makeTexturedAsset(makeSphere(0.0777f)), options);
    const size_t accessor = glb.primitive(0).at("attributes").at("POSITION");
    std::vector<double> min(3, 1e9), max(3, -1e9);
    for (const auto& element : glb.elements(accessor)) {
      for (int c = 0; c < 3; ++c) {
        min[c] = std::min(min[c], element[c]);
        max[c] = std::max(max[c], element[c]);
      }
    }
    EXPECT_EQ(glb.json.at("accessors").at(accessor).at("min"), min);
    EXPECT_EQ(glb.json.at("accessors").at(accessor).at("max"), max);
  }
}

TEST(WriteGlb, DecodesToExactlyTheGridInFloat) {
  // The viewer's multiplication and addition round nothing.
  const DecodedGlb glb = decoded(makeTexturedAsset(makeSphere(0.0777f)));
  const double scale = glb.json.at("nodes").at(0).at("scale").at(0);
  EXPECT_EQ(static_cast<float>(scale), scale);
  const auto raw = glb.attribute("POSITION");
  const auto world = glb.worldPositions();
  const std::array<double, 3> translation = glb.json.at("nodes").at(0).at("translation");
  for (size_t v = 0; v < raw.size(); ++v) {
    for (int c = 0; c < 3; ++c) EXPECT_EQ(raw[v][c] * scale + translation[c], static_cast<double>(world[v][c]));
  }
}

TEST(WriteGlb, NamesItsExtensions) {
  const DecodedGlb web = decoded(makeTexturedAsset(makeCube(0.1f)));
  EXPECT_THAT(web.json.at("extensionsRequired"),
              UnorderedElementsAre("EXT_meshopt_compression", "EXT_texture_webp", "KHR_mesh_quantization"));
  EXPECT_EQ(web.json.at("textures").at(0).at("extensions").at("EXT_texture_webp").at("source"), 0);
  EXPECT_FALSE(web.json.at("textures").at(0).contains("source"));
}

TEST(WriteGlb, UsesNoExtensionInAPlainFile) {
  const DecodedGlb plain = decoded(makeTexturedAsset(makeCube(0.1f), "image/jpeg"), {.quantize = false, .meshopt = false});
  EXPECT_FALSE(plain.json.contains("extensionsUsed"));
  EXPECT_FALSE(plain.json.contains("extensionsRequired"));
  EXPECT_EQ(plain.json.at("buffers").size(), 1u);
  EXPECT_EQ(plain.json.dump().find("\"extensions\""), std::string::npos);
  EXPECT_EQ(plain.json.at("textures").at(0).at("source"), 0);
}

TEST(WriteGlb, EmbedsTexturesUntouched) {
  const GltfAsset asset = makeTexturedAsset(makeCube(0.1f));
  for (const WriteGlbOptions& options : kEveryOption) {
    const DecodedGlb glb = decoded(asset, options);
    const auto& image = glb.json.at("images").at(0);
    EXPECT_EQ(image.at("mimeType"), "image/webp");
    EXPECT_EQ(glb.views.at(image.at("bufferView").get<size_t>()), asset.textures[0].bytes);
  }
}

TEST(WriteGlb, SharesATextureThatTwoRolesUse) {
  GltfAsset asset = makeTexturedAsset(makeCube(0.1f));
  asset.materials[0].metallic_roughness_texture = TextureReference{0};
  asset.materials[0].occlusion_texture = TextureReference{0, WrapMode::kClampToEdge, WrapMode::kRepeat};
  const DecodedGlb glb = decoded(asset);
  EXPECT_EQ(glb.json.at("images").size(), 1u);
  EXPECT_EQ(glb.json.at("textures").size(), 2u) << "another wrapping is another texture";
  EXPECT_EQ(glb.json.at("samplers").size(), 2u);
  const auto& pbr = glb.json.at("materials").at(0).at("pbrMetallicRoughness");
  EXPECT_EQ(pbr.at("baseColorTexture").at("index"), pbr.at("metallicRoughnessTexture").at("index"));
}

TEST(WriteGlb, LeavesOutTexturesThatNoMaterialUses) {
  GltfAsset asset = makeTexturedAsset(makeCube(0.1f));
  asset.textures.insert(asset.textures.begin(), makeTexture("unused", "image/jpeg"));
  asset.materials[0].base_color_texture->image = 1;
  const DecodedGlb glb = decoded(asset);
  ASSERT_EQ(glb.json.at("images").size(), 1u);
  EXPECT_EQ(glb.json.at("images").at(0).at("name"), "bowl");
}

TEST(WriteGlb, WritesGlazeAsClearCoat) {
  GltfAsset asset = makeTexturedAsset(makeCube(0.1f));
  Material& glaze = asset.materials[0];
  glaze.clearcoat = 0.8f;
  glaze.clearcoat_roughness = 0.1f;
  glaze.metallic = 0.25f;
  glaze.roughness = 0.6f;
  glaze.double_sided = true;
  glaze.alpha_mode = AlphaMode::kMask;
  glaze.alpha_cutoff = 0.3f;
  const DecodedGlb glb = decoded(asset);
  const auto& json = glb.json.at("materials").at(0);
  EXPECT_EQ(json.at("extensions").at("KHR_materials_clearcoat").at("clearcoatFactor"), 0.8);
  EXPECT_EQ(json.at("extensions").at("KHR_materials_clearcoat").at("clearcoatRoughnessFactor"), 0.1);
  EXPECT_EQ(json.at("pbrMetallicRoughness").at("metallicFactor"), 0.25);
  EXPECT_EQ(json.at("pbrMetallicRoughness").at("roughnessFactor"), 0.6);
  EXPECT_EQ(json.at("doubleSided"), true);
  EXPECT_EQ(json.at("alphaMode"), "MASK");
  EXPECT_EQ(json.at("alphaCutoff"), 0.3);
  EXPECT_THAT(glb.json.at("extensionsUsed"), ::testing::Contains("KHR_materials_clearcoat"));
  EXPECT_THAT(glb.json.at("extensionsRequired"), ::testing::Not(::testing::Contains("KHR_materials_clearcoat")));
}

TEST(WriteGlb, MakesClayOfAPrimitiveWithoutMaterial) {
  GltfAsset asset;
  asset.primitives = {makeCube(0.1f)};
  const DecodedGlb glb = decoded(asset);
  const auto& material = glb.json.at("materials").at(glb.primitive(0).at("material").get<size_t>());
  EXPECT_EQ(material.at("pbrMetallicRoughness").at("metallicFactor"), 0) << "glTF's default is metal, which looks black";
  EXPECT_FALSE(glb.primitive(0).at("attributes").contains("TEXCOORD_0")) << "nothing to look up with them";
}

TEST(WriteGlb, KeepsTexcoordsThatLeaveTheUnitSquare) {
  Primitive cube = makeCube(0.1f);
  for (Float2& uv : cube.texcoords) uv = {uv[0] * 7.25f - 3, uv[1] * 300};
  for (const WriteGlbOptions& options : kEveryOption) {
    const auto texcoords = decoded(makeTexturedAsset(cube), options).attribute("TEXCOORD_0");
    for (size_t v = 0; v < texcoords.size(); ++v) {
      EXPECT_NEAR(texcoords[v][0], cube.texcoords[v][0], 1.0 / 16384);
      EXPECT_NEAR(texcoords[v][1], cube.texcoords[v][1], 1.0 / 16384);
    }
  }
}

TEST(WriteGlb, ShowsNoStepsInDarkColours) {
  // A black tea bowl: sRGB 0..24 in steps of one are less than two codes of linear light at 8 bits.
  Primitive sphere = makeSphere(0.05f);
  for (size_t v = 0; v < sphere.positions.size(); ++v) {
    const float grey = static_cast<float>(v % 25) / 255 / 12.92f;
    sphere.colors.push_back({grey, grey, grey, 1});
  }
  GltfAsset asset;
  asset.primitives = {sphere};
  const auto colors = decoded(asset).attribute("COLOR_0");
  ASSERT_EQ(colors[0].size(), 3u) << "opaque";
  for (size_t v = 0; v < colors.size(); ++v) EXPECT_NEAR(colors[v][0], sphere.colors[v][0], 0.2 / 255 / 12.92);
}

TEST(WriteGlb, TakesOneByteForBrightColoursAndKeepsAlpha) {
  Primitive cube = makeCube(0.1f);
  cube.colors.assign(24, {0.9f, 0.7f, 0.5f, 0.25f});
  GltfAsset asset;
  asset.primitives = {cube};
  const DecodedGlb glb = decoded(asset);
  const size_t accessor = glb.primitive(0).at("attributes").at("COLOR_0");
  EXPECT_EQ(glb.json.at("accessors").at(accessor).at("componentType"), 5121);
  const auto color = glb.elements(accessor)[5];
  ASSERT_EQ(color.size(), 4u);
  EXPECT_NEAR(color[0], 0.9, 0.002);
  EXPECT_NEAR(color[3], 0.25, 0.002);
}

TEST(WriteGlb, TakesShortIndicesWhereTheySuffice) {
  const auto typeOf = [](const GltfAsset& asset) {
    const DecodedGlb glb = decoded(asset);
    return glb.json.at("accessors").at(glb.primitive(0).at("indices").get<size_t>()).at("componentType").get<int>();
  };
  GltfAsset asset;
  Primitive strip;
  for (uint32_t v = 0; v < 65535; ++v) strip.positions.push_back({static_cast<float>(v), v % 2 * 1.0f, 0});
  for (uint32_t v = 0; v + 2 < 65535; ++v) strip.indices.insert(strip.indices.end(), {v, v + 1, v + 2});
  asset.primitives = {strip};
  EXPECT_EQ(typeOf(asset), 5123);
  asset.primitives[0].positions.push_back({1, 2, 3});
  asset.primitives[0].indices.insert(asset.primitives[0].indices.end(), {0, 1, 65535});
  EXPECT_EQ(typeOf(asset), 5125);
}

TEST(WriteGlb, SaysWhoMadeItAndWhoseItIs) {
  GltfAsset asset = makeTexturedAsset(makeCube(0.1f));
  asset.copyright = "CC0 金沢市";
  asset.extras = {{"identifier", "K-001"}};
  const auto json = decoded(asset).json.at("asset");
  EXPECT_EQ(json.at("version"), "2.0");
  EXPECT_THAT(json.at("generator").get<std::string>(), ::testing::StartsWith("Kurabiraki kura 0."));
  EXPECT_EQ(json.at("copyright"), "CC0 金沢市");
  EXPECT_EQ(json.at("extras").at("identifier"), "K-001");
}

TEST(WriteGlb, WritesTheSameBytesEveryTime) {
  const GltfAsset asset = makeTexturedAsset(makeSphere(0.05f));
  for (const WriteGlbOptions& options : kEveryOption) EXPECT_EQ(*writeGlb(asset, options), *writeGlb(asset, options));
}

TEST(WriteGlb, SurvivesNamesThatAreNotUtf8) {
  GltfAsset asset = makeTexturedAsset(makeCube(0.1f));
  asset.materials[0].name = "\xE7\xB9";  // cut off in the middle of a character
  EXPECT_TRUE(writeGlb(asset).ok());
}

TEST(WriteGlb, FailsWithoutAbortWhereTheAssetContradictsItself) {
  GltfAsset no_triangles;
  EXPECT_FALSE(writeGlb(no_triangles).ok());

  GltfAsset bad_index = makeTexturedAsset(makeCube(0.1f));
  bad_index.primitives[0].indices[3] = 24;
  EXPECT_EQ(writeGlb(bad_index).error().code, ErrorCode::kInternal);

  GltfAsset short_normals = makeTexturedAsset(makeCube(0.1f));
  short_normals.primitives[0].normals.pop_back();
  EXPECT_FALSE(writeGlb(short_normals).ok());

  GltfAsset no_texture = makeTexturedAsset(makeCube(0.1f));
  no_texture.textures.clear();
  EXPECT_FALSE(writeGlb(no_texture).ok());

  GltfAsset no_material = makeTexturedAsset(makeCube(0.1f));
  no_material.primitives[0].material = 1;
  EXPECT_FALSE(writeGlb(no_material).ok());

  GltfAsset not_finite = makeTexturedAsset(makeCube(0.1f));
  not_finite.primitives[0].positions[2][1] = std::nanf("");
  EXPECT_FALSE(writeGlb(not_finite).ok());
}

TEST(ChoosePrecision, FollowsTheErrorOfTheTier) {
  const Precision exact = choosePrecision({.extent_m = 0.3, .error_m = 0, .texture_max_edge = 4096});
  EXPECT_EQ(exact.position_bits, 16);
  EXPECT_EQ(exact.texcoord_bits, 14);
  const Precision coarse = choosePrecision({.extent_m = 0.3, .error_m = 0.0003, .texture_max_edge = 512});
  EXPECT_LT(coarse.position_bits, 14);
  EXPECT_LE(0.3 / std::exp2(coarse.position_bits) / 2, 0.0003 / 8) << "an eighth of the error at most";
  EXPECT_EQ(coarse.texcoord_bits, 11);
  EXPECT_EQ(choosePrecision({.extent_m = 0.3, .error_m = 1}).position_bits, 13) << "100 mm within 0.02, however coarse the tier";
}

TEST(WriteGlb, CarriesRightsAsXmp) {
  GltfAsset asset = makeTexturedAsset(makeCube(0.1f));
  asset.copyright = "蔵";
  EXPECT_EQ(std::string(asText(*writeGlb(asset))).find("KHR_xmp_json_ld"), std::string::npos);
  asset.rights = "http://creativecommons.org/licenses/by/4.0/";
  const Bytes glb = *writeGlb(asset);
  const std::string text(asText(glb));
  EXPECT_NE(text.find("\"extensions\":{\"KHR_xmp_json_ld\":{\"packets\":[{"), std::string::npos);
  EXPECT_NE(text.find("\"xmpRights:WebStatement\":\"http://creativecommons.org/licenses/by/4.0/\""), std::string::npos);
  EXPECT_NE(text.find("\"extensionsUsed\":["), std::string::npos);
}

}  // namespace
}  // namespace kura

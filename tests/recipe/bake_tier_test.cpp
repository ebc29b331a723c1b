// Which tiers get maps baked from the scan.
#include "recipe/bake_tier.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "image/encode_png.h"
#include "surface/unwrap.h"

namespace kura {
namespace {

// A sphere of 10 cm with ripples, and texcoords that cover the square once.
Primitive makeSphere(uint32_t columns, uint32_t rows, float ripple_m) {
  constexpr float kPi = std::numbers::pi_v<float>;
  const auto placeOf = [&](float u, float v) {
    const float a = u * 2 * kPi, b = v * kPi, r = 0.1f + ripple_m * std::sin(24 * a) * std::sin(b) * std::sin(24 * b);
    return Float3{r * std::cos(a) * std::sin(b), r * std::cos(b), -r * std::sin(a) * std::sin(b)};
  };
  Primitive sphere;
  for (uint32_t y = 0; y <= rows; ++y) {
    for (uint32_t x = 0; x <= columns; ++x) {
      const float u = float(x) / float(columns), v = float(y) / float(rows), step = 1e-3f;
      sphere.positions.push_back(placeOf(u, v));
      const float inner = std::clamp(v, 0.01f, 0.99f);
      const Float3 e = placeOf(u + step, inner), w = placeOf(u - step, inner), s = placeOf(u, inner + step), n = placeOf(u, inner - step);
      Float3 normal{};
      for (size_t i = 0; i < 3; ++i) {
        const size_t j = (i + 1) % 3, k = (i + 2) % 3;
        normal[i] = (s[j] - n[j]) * (e[k] - w[k]) - (s[k] - n[k]) * (e[j] - w[j]);
      }
      const float length = std::hypot(normal[0], normal[1], normal[2]);
      sphere.normals.push_back({normal[0] / length, normal[1] / length, normal[2] / length});
      sphere.texcoords.push_back({u, v});
    }
  }
  for (uint32_t y = 0; y < rows; ++y) {
    for (uint32_t x = 0; x < columns; ++x) {
      const uint32_t a = y * (columns + 1) + x, b = a + 1, c = a + columns + 1, d = c + 1;
      if (y > 0) sphere.indices.insert(sphere.indices.end(), {a, c, b});
      if (y + 1 < rows) sphere.indices.insert(sphere.indices.end(), {b, c, d});
    }
  }
  return sphere;
}

struct Piece {
  Scene scan;
  SceneTextures textures;
  TierGeometry thumb;
};

enum class Look { kPlain, kVertexColors, kTexture };

Piece makePiece(float ripple_m, Look look) {
  Piece piece;
  Scene coarse;
  piece.scan.primitives = {makeSphere(240, 120, ripple_m)};
  coarse.primitives = {makeSphere(40, 20, 0)};
  for (Scene* scene : {&piece.scan, &coarse}) {
    Primitive& primitive = scene->primitives[0];
    if (look != Look::kTexture) primitive.texcoords.clear();
    if (look == Look::kVertexColors) primitive.colors.assign(primitive.positions.size(), Float4{0.5f, 0.1f, 0.1f, 1});
    if (look != Look::kTexture) continue;
    primitive.material = 0;
    scene->materials.resize(1);
    scene->materials[0].base_color_texture = TextureReference{0};
  }
  if (look == Look::kTexture) {
    Result<Bytes> png = encodePng(Image{2, 2, 3, {255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255}});
    piece.scan.images = {{"colours.png", png.ok() ? *png : Bytes{}}};
  }
  Diagnostics diagnostics;
  piece.textures = SceneTextures::decode(piece.scan, diagnostics);
  piece.thumb = {"thumb", coarse, 256, ripple_m};
  return piece;
}

std::optional<BakedTier> bake(const Piece& piece) {
  Diagnostics diagnostics;
  return TierBaker(piece.scan, piece.textures, "sphere.ply").bake(piece.thumb, diagnostics);
}

TEST(BakeTier, GivesAScanWithoutTexcoordsANormalMapInANewAtlas) {
  const std::optional<BakedTier> baked = bake(makePiece(0.002f, Look::kPlain));
  ASSERT_TRUE(baked);
  EXPECT_EQ(baked->report["maps"], nlohmann::json({"normal"}));
  EXPECT_TRUE(baked->report["unwrapped"]);
  EXPECT_EQ(baked->report["unhit_share"], 0);
  const Primitive& primitive = baked->scene.primitives[0];
  EXPECT_TRUE(findAtlasFaults({&primitive}).canBeBakedInto());
  EXPECT_EQ(baked->scene.materials[*primitive.material].normal_texture->image, 0u);
}

TEST(BakeTier, TurnsVertexColoursIntoATexture) {
  const std::optional<BakedTier> baked = bake(makePiece(0.002f, Look::kVertexColors));
  ASSERT_TRUE(baked);
  EXPECT_EQ(baked->report["maps"], nlohmann::json({"base_color", "normal"}));
  EXPECT_TRUE(baked->scene.primitives[0].colors.empty());
  const Image& color = baked->maps[0].image;
  EXPECT_NEAR(color.pixels[(size_t{128} * 256 + 128) * 3], 188, 1) << "0.5 of the light in sRGB";
}

TEST(BakeTier, KeepsTheAtlasOfATexturedScanAndAddsANormalMapToIt) {
  const Piece piece = makePiece(0.002f, Look::kTexture);
  const std::optional<BakedTier> baked = bake(piece);
  ASSERT_TRUE(baked);
  EXPECT_FALSE(baked->report["unwrapped"]);
  EXPECT_EQ(baked->scene.primitives[0].texcoords, piece.thumb.scene.primitives[0].texcoords);
  const Material& material = baked->scene.materials[0];
  EXPECT_EQ(material.base_color_texture->image, 0u);
  EXPECT_EQ(material.normal_texture->image, 1u) << "behind the textures of the scan";
}

TEST(BakeTier, BakesNothingIntoATextureThatIsUsedTwice) {
  Piece piece = makePiece(0.002f, Look::kTexture);
  for (Scene* scene : {&piece.scan, &piece.thumb.scene}) {
    for (Float2& texcoord : scene->primitives[0].texcoords) texcoord[0] *= 2;
  }
  EXPECT_FALSE(bake(piece));
}

TEST(BakeTier, LaysATexturedScanOutAnewWhereEveryTriangleIsAnIsland) {
  Piece piece = makePiece(0.002f, Look::kTexture);
  Primitive& thumb = piece.thumb.scene.primitives[0];
  Primitive torn = thumb;
  for (auto* values : {&torn.positions, &torn.normals}) values->clear();
  torn.texcoords.clear();
  torn.indices.clear();
  for (size_t i = 0; i < thumb.indices.size(); ++i) {
    const uint32_t v = thumb.indices[i];
    torn.positions.push_back(thumb.positions[v]);
    torn.normals.push_back(thumb.normals[v]);
    // Each triangle a little smaller in the texture than the place that it has there.
    const auto& t = thumb.texcoords;
    const uint32_t* corner = &thumb.indices[i / 3 * 3];
    Float2& place = torn.texcoords.emplace_back();
    for (int c = 0; c < 2; ++c) place[c] = t[v][c] * 0.9f + (t[corner[0]][c] + t[corner[1]][c] + t[corner[2]][c]) / 30;
    torn.indices.push_back(static_cast<uint32_t>(i));
  }
  thumb = torn;
  const std::optional<BakedTier> baked = bake(piece);
  ASSERT_TRUE(baked);
  EXPECT_TRUE(baked->report["unwrapped"]);
  EXPECT_EQ(baked->report["maps"], nlohmann::json({"base_color", "normal"}));
  EXPECT_EQ(baked->scan_textures, 0u);
}

TEST(BakeTier, LeavesOutWhatWouldChangeHardlyAnything) {
  EXPECT_FALSE(bake(makePiece(0, Look::kPlain)));
  EXPECT_FALSE(bake(makePiece(0, Look::kTexture)));
}

TEST(BakeTier, LeavesATierAloneThatHasNearlyAllTriangles) {
  Piece piece = makePiece(0.002f, Look::kPlain);
  piece.thumb.scene = piece.scan;
  EXPECT_FALSE(bake(piece));
}

}  // namespace
}  // namespace kura

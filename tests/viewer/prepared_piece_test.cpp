#include "viewer/piece/prepared_piece.h"

#include <gtest/gtest.h>

#include "viewer/support/glb_builder.h"
#include "viewer/viewer.h"

namespace kura::viewer {
namespace {

constexpr float kElevation = 43.4f;

std::vector<uint8_t> texturedBowl() {
  return test::makeGlb(test::turnedBody(test::bowlProfile(), 24),
                       {.material = R"({"pbrMetallicRoughness":{"baseColorTexture":{"index":0}},"alphaMode":"MASK"})",
                        .extra = R"(,"textures":[{"source":0}],"images":[{"bufferView":0,"mimeType":"image/jpeg"}])",
                        .image = {0xFF, 0xD8, 0xFF, 0xE0}});
}

PreparedPiece prepared() {
  auto piece = preparePiece(texturedBowl(), kElevation);
  EXPECT_TRUE(piece);
  return std::move(*piece);
}

TEST(PreparedPiece, ComesBackFromItsBytesAsItWas) {
  const PreparedPiece piece = prepared();
  const auto back = unpackPiece(packPiece(piece));
  ASSERT_TRUE(back);
  ASSERT_EQ(back->model.meshes.size(), piece.model.meshes.size());
  EXPECT_EQ(back->model.meshes[0].indices, piece.model.meshes[0].indices);
  EXPECT_EQ(back->model.meshes[0].positions, piece.model.meshes[0].positions);
  ASSERT_EQ(back->model.images.size(), 1u);
  EXPECT_EQ(back->model.images[0].mime, "image/jpeg");
  EXPECT_EQ(back->model.images[0].offset, piece.model.images[0].offset);
  EXPECT_EQ(back->model.materials[0].alpha_mode, AlphaMode::kMask);
  EXPECT_EQ(back->grid.occupied, piece.grid.occupied);
  EXPECT_EQ(back->shadow.key, piece.shadow.key);
  EXPECT_EQ(back->key_elevation, kElevation);
  const float3 above = piece.model.bounds.centre() + float3{0, piece.model.bounds.size().y, 0};
  EXPECT_GT(piece.clearance->at(above), 0);
  EXPECT_EQ(back->clearance->at(above), piece.clearance->at(above));
  // Packed again it is the same to the last byte: no field is left out of one of the two ways.
  EXPECT_EQ(packPiece(*back), packPiece(piece));
}

TEST(PreparedPiece, RefusesBytesThatEndEarlyOrGoOn) {
  std::vector<uint8_t> bytes = packPiece(prepared());
  for (const size_t size : {size_t{0}, size_t{7}, size_t{8}, size_t{40}, bytes.size() / 2, bytes.size() - 1}) {
    EXPECT_FALSE(unpackPiece({bytes.data(), size})) << size;
  }
  bytes.push_back(0);
  EXPECT_FALSE(unpackPiece(bytes));
  bytes.pop_back();
  bytes[0] ^= 1;  // another build
  EXPECT_FALSE(unpackPiece(bytes));
}

TEST(PreparedPiece, ATooLargeCountTakesNoMemory) {
  std::vector<uint8_t> bytes = packPiece(prepared());
  for (size_t i = 8; i < 16; ++i) bytes[i] = 0xFF;  // how many meshes follow
  EXPECT_FALSE(unpackPiece(bytes));
}

TEST(PreparedPiece, FailsAsReadingDoes) {
  const std::vector<uint8_t> junk = {1, 2, 3, 4};
  const auto piece = preparePiece(junk, kElevation);
  ASSERT_FALSE(piece);
  EXPECT_EQ(piece.failure().code, FailureCode::kBadModel);
}

TEST(PreparedPiece, OpensInTheViewerAsTheFileDoes) {
  const auto show = [](auto open) {
    auto viewer = Viewer::make({Backend::kNone, 320, 400});
    const Opening opening = open(*viewer);
    EXPECT_FALSE(opening.failure);
    EXPECT_EQ(opening.images.size(), 1u);
    EXPECT_FALSE(viewer->show());
    while (viewer->tick(1.0f / 60)) {
    }
    return std::pair(viewer->stats().triangles, viewer->camera().pose().distance);
  };
  const auto file = show([](Viewer& viewer) { return viewer.openGlb(texturedBowl()); });
  // Also where it was prepared for the lamp of another room.
  for (const float elevation : {kElevation, 15.1f}) {
    const auto packed = show([&](Viewer& viewer) { return viewer.openPrepared(packPiece(*preparePiece(texturedBowl(), elevation))); });
    EXPECT_EQ(packed, file);
  }
}

TEST(PreparedPiece, AViewerRefusesOtherBytesAndKeepsWhatIsShown) {
  auto viewer = Viewer::make({Backend::kNone, 320, 400});
  viewer->openGlb(texturedBowl());
  viewer->show();
  const uint64_t triangles = viewer->stats().triangles;
  const Opening opening = viewer->openPrepared(texturedBowl());
  ASSERT_TRUE(opening.failure);
  EXPECT_EQ(opening.failure->code, FailureCode::kInternal);
  EXPECT_EQ(viewer->stats().triangles, triangles);
}

}  // namespace
}  // namespace kura::viewer

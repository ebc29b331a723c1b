// What the piece stands before and on: a gradient wall with a pool of light, and a floor that only its shadow shows.
#pragma once

#include <filament/IndexBuffer.h>
#include <filament/MaterialInstance.h>
#include <filament/Scene.h>
#include <filament/Texture.h>
#include <filament/VertexBuffer.h>

#include <array>
#include <optional>
#include <vector>

#include "viewer/camera/camera_pose.h"
#include "viewer/scene/entity.h"
#include "viewer/scene/materials.h"
#include "viewer/scene/owned.h"
#include "viewer/space/floor_shadow.h"

namespace kura::viewer {

using Srgb = std::array<float, 3>;

// What the materials of a piece need to know of the floor under it.
struct Ground {
  filament::Texture* shadow = nullptr;  // FloorShadow::room
  filament::math::float3 corner;        // of the square that it covers, least x and z; y is the floor
  float edge = 1;                       // of that square, metres
  float reach = 1;                      // of the piece, metres
};

class Stage {
 public:
  // Neutral and a little warm: gold stays gold before it, white glaze stays white, and neither black nor white is used up.
  static constexpr Srgb kTop = {0.245f, 0.236f, 0.224f};
  static constexpr Srgb kBottom = {0.525f, 0.506f, 0.478f};

  Stage(filament::Engine& engine, filament::Scene& scene, Materials& materials);
  ~Stage();

  void setColors(Srgb top, Srgb bottom);
  // Without the wall only the shadow is there: the piece stands in a picture that is not ours.
  void setWall(bool on);
  // The piece that stood on the floor before must be gone. The result holds until the next call or clearShadow.
  Ground setShadow(const FloorShadow& shadow, float reach);
  void clearShadow();
  // FloorShadow::key anew. \pre a shadow is set
  void setKeyShadows(const std::vector<uint8_t>& texels);
  // One cell of a lamp that stands still, in place of the ring of directions; empty: the ring again.
  void setPlacedShadow(const std::vector<uint8_t>& cell);
  // 0..1: how much of the floor's light is the key light's.
  void setKeyShare(float share) { key_share_ = share; }
  // The key light's azimuth in degrees, from +Z towards +X, and the camera. Returns how much of the floor is there:
  // seen from the side it would be a hard line through the picture, and from below it would hide the piece.
  float turn(float key_azimuth, const CameraPose& camera);
  uint64_t gpuBytes() const { return gpu_bytes_; }

 private:
  filament::Engine& engine_;
  filament::Scene& scene_;
  Owned<filament::VertexBuffer> triangle_;
  Owned<filament::IndexBuffer> triangle_indices_;
  Owned<filament::MaterialInstance> backdrop_;
  Owned<filament::VertexBuffer> square_;
  Owned<filament::IndexBuffer> square_indices_;
  Owned<filament::Texture> key_shadows_, room_shadow_;
  Owned<filament::MaterialInstance> floor_, ground_;
  std::optional<OwnedEntity> wall_entity_, floor_entity_, ground_entity_;
  Owned<filament::Texture> placed_shadow_;
  bool has_shadow_ = false, has_placed_ = false;
  float key_share_ = 0.52f;
  uint64_t gpu_bytes_ = 0;
};

}  // namespace kura::viewer

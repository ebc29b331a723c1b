// The light of the room: image-based light, and a key light that casts shadows. Both turn with the visitor, as if the
// piece were turned in the hands under fixed lamps, so that highlights glide over glaze and gold. A key light that the
// visitor has placed stands still instead.
#pragma once

#include <filament/IndirectLight.h>
#include <filament/Scene.h>
#include <filament/Texture.h>

#include <optional>

#include "viewer/failure.h"
#include "viewer/light/look.h"
#include "viewer/light/read_environment.h"
#include "viewer/light/rig.h"
#include "viewer/scene/entity.h"
#include "viewer/scene/owned.h"

namespace kura::viewer {

class Lighting {
 public:
  // Until an environment is set, a plain grey room.
  Lighting(filament::Engine& engine, filament::Scene& scene);
  ~Lighting();

  void setEnvironment(const Environment& environment);
  // The lamps of another room, and the visitor's own key light.
  void setLamps(Room room, const std::optional<KeyLight>& key);
  // Turns the lamps with the camera's yaw; and with its pitch when it looks from below, as if the piece were lifted and
  // tipped towards the visitor: the mark on a foot is then lit. Degrees.
  void turn(float yaw, float pitch);
  // Of the piece in metres; shadows are scaled by it.
  void setReach(float reach);
  void setShadowSize(uint32_t texels);
  uint64_t gpuBytes() const { return gpu_bytes_; }

  const Rig& rig() const { return rig_; }

 private:
  void makeKeyLight();
  filament::math::float3 keyDirection() const;  // in which it shines, in the world

  filament::Engine& engine_;
  filament::Scene& scene_;
  Owned<filament::Texture> reflections_;
  Owned<filament::IndirectLight> indirect_;
  std::optional<OwnedEntity> key_;
  Rig rig_ = rigOf(Room::kGallery);
  std::optional<KeyLight> placed_;
  float yaw_ = 0, pitch_ = 0;
  float reach_ = 1;
  uint32_t shadow_size_ = 1024;
  uint64_t gpu_bytes_ = 0;
};

}  // namespace kura::viewer

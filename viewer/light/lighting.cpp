#include "viewer/light/lighting.h"

#include <filament/LightManager.h>
#include <math/mat3.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "viewer/camera/camera_pose.h"

namespace kura::viewer {
namespace {

using filament::math::float3;
using filament::math::mat3f;

constexpr float kRadians = 3.14159265f / 180;
constexpr float kKeyAngularRadius = 9;  // degrees; the highlight of the lamp itself comes from the environment

// From the room, as it stands around a camera of yaw and pitch 0, to the world.
mat3f roomToWorld(float yaw, float pitch) {
  const CameraAxes axes = axesOf({{0, 0, 0}, yaw, std::min(pitch, 0.0f)});
  return {axes.right, axes.up, axes.back};
}

float3 towards(float azimuth, float elevation) {
  azimuth *= kRadians;
  elevation *= kRadians;
  return {std::sin(azimuth) * std::cos(elevation), std::sin(elevation), std::cos(azimuth) * std::cos(elevation)};
}

void freeBytes(void* bytes, size_t, void*) { delete[] static_cast<uint8_t*>(bytes); }

}  // namespace

Lighting::Lighting(filament::Engine& engine, filament::Scene& scene) : engine_(engine), scene_(scene) {
  const float3 grey = float3(0.8f);
  indirect_ = own(engine, filament::IndirectLight::Builder().irradiance(1, &grey).intensity(rig_.room_intensity).build(engine));
  scene.setIndirectLight(indirect_.get());
  makeKeyLight();
}

Lighting::~Lighting() {
  scene_.setIndirectLight(nullptr);
  scene_.remove(key_->get());
}

void Lighting::makeKeyLight() {
  if (key_) scene_.remove(key_->get());
  key_.emplace(engine_);
  filament::LightManager::ShadowOptions shadow;
  shadow.mapSize = shadow_size_;
  shadow.constantBias = reach_ * 0.001f;
  shadow.normalBias = 1.2f;
  shadow.shadowNearHint = reach_ * 0.5f;
  shadow.shadowFarHint = reach_ * 20;
  filament::LightManager::Builder(filament::LightManager::Type::SUN)
      .color(rig_.key_color)
      .intensity(rig_.key_intensity * (placed_ ? placed_->intensity : 1))
      .direction(keyDirection())
      .sunAngularRadius(kKeyAngularRadius)
      .castShadows(true)
      .shadowOptions(shadow)
      .build(engine_, key_->get());
  scene_.addEntity(key_->get());
}

void Lighting::setEnvironment(const Environment& environment) {
  using filament::Texture;
  Owned<Texture> reflections = own(engine_, Texture::Builder()
                                                .width(environment.edge)
                                                .height(environment.edge)
                                                .levels(static_cast<uint8_t>(environment.levels.size()))
                                                .sampler(Texture::Sampler::SAMPLER_CUBEMAP)
                                                .format(Texture::InternalFormat::R11F_G11F_B10F)
                                                .build(engine_));
  gpu_bytes_ = 0;
  for (size_t level = 0; level < environment.levels.size(); ++level) {
    const auto& from = environment.levels[level];
    auto* bytes = new uint8_t[from.size()];
    std::memcpy(bytes, from.data(), from.size());
    Texture::PixelBufferDescriptor pixels(bytes, from.size(), Texture::Format::RGB, Texture::Type::UINT_10F_11F_11F_REV,
                                          freeBytes);
    reflections->setImage(engine_, level, std::move(pixels), Texture::FaceOffsets(from.size() / 6));
    gpu_bytes_ += from.size();
  }
  Owned<filament::IndirectLight> indirect =
      own(engine_, filament::IndirectLight::Builder()
                       .reflections(reflections.get())
                       .irradiance(3, environment.irradiance.data())
                       .intensity(rig_.room_intensity)
                       .build(engine_));
  scene_.setIndirectLight(indirect.get());
  indirect_ = std::move(indirect);
  reflections_ = std::move(reflections);
  turn(yaw_, pitch_);
}

void Lighting::turn(float yaw, float pitch) {
  yaw_ = yaw;
  pitch_ = pitch;
  indirect_->setRotation(roomToWorld(yaw, pitch));
  auto& lights = engine_.getLightManager();
  lights.setDirection(lights.getInstance(key_->get()), keyDirection());
}

float3 Lighting::keyDirection() const {
  if (placed_) return -towards(placed_->yaw, placed_->pitch);
  return roomToWorld(yaw_, pitch_) * -towards(rig_.key_azimuth, rig_.key_elevation);
}

void Lighting::setLamps(Room room, const std::optional<KeyLight>& key) {
  rig_ = rigOf(room);
  placed_ = key;
  indirect_->setIntensity(rig_.room_intensity);
  auto& lights = engine_.getLightManager();
  const auto lamp = lights.getInstance(key_->get());
  lights.setColor(lamp, rig_.key_color);
  lights.setIntensity(lamp, rig_.key_intensity * (key ? key->intensity : 1));
  lights.setDirection(lamp, keyDirection());
}

void Lighting::setReach(float reach) {
  if (reach == reach_) return;
  reach_ = reach;
  makeKeyLight();
}

void Lighting::setShadowSize(uint32_t texels) {
  if (texels == shadow_size_) return;
  shadow_size_ = texels;
  makeKeyLight();
}

}  // namespace kura::viewer

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
// The camera's exposure is 1, so intensities are relative: what a white surface in full light sends is about 1.
constexpr float kRoomIntensity = 0.40f;
constexpr float kKeyIntensity = 0.95f;
constexpr float kKeyAngularRadius = 9;  // degrees; the highlight of the lamp itself comes from the environment

// From the room, as it stands around a camera of yaw and pitch 0, to the world.
mat3f roomToWorld(float yaw, float pitch) {
  const CameraAxes axes = axesOf({{0, 0, 0}, yaw, std::min(pitch, 0.0f)});
  return {axes.right, axes.up, axes.back};
}

// In which the key light shines, in the room.
float3 keyDirection() {
  const float azimuth = Lighting::kKeyAzimuth * kRadians, elevation = Lighting::kKeyElevation * kRadians;
  return -float3{std::sin(azimuth) * std::cos(elevation), std::sin(elevation), std::cos(azimuth) * std::cos(elevation)};
}

void freeBytes(void* bytes, size_t, void*) { delete[] static_cast<uint8_t*>(bytes); }

}  // namespace

Lighting::Lighting(filament::Engine& engine, filament::Scene& scene) : engine_(engine), scene_(scene) {
  const float3 grey = float3(0.8f);
  indirect_ = own(engine, filament::IndirectLight::Builder().irradiance(1, &grey).intensity(kRoomIntensity).build(engine));
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
      .color({1.0f, 0.965f, 0.91f})
      .intensity(kKeyIntensity)
      .direction(roomToWorld(yaw_, pitch_) * keyDirection())
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
                       .intensity(kRoomIntensity)
                       .build(engine_));
  scene_.setIndirectLight(indirect.get());
  indirect_ = std::move(indirect);
  reflections_ = std::move(reflections);
  turn(yaw_, pitch_);
}

void Lighting::turn(float yaw, float pitch) {
  yaw_ = yaw;
  pitch_ = pitch;
  const mat3f room_to_world = roomToWorld(yaw, pitch);
  indirect_->setRotation(room_to_world);
  auto& lights = engine_.getLightManager();
  lights.setDirection(lights.getInstance(key_->get()), room_to_world * keyDirection());
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

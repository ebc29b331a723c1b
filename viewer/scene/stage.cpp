#include "viewer/scene/stage.h"

#include <filament/Box.h>
#include <filament/Material.h>
#include <filament/RenderableManager.h>
#include <filament/TextureSampler.h>
#include <filament/TransformManager.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace kura::viewer {
namespace {

using namespace filament;
using filament::math::float3;
using filament::math::float4;
using filament::math::mat4f;

// Static data: the GPU thread may read it at any time.
constexpr float4 kTriangle[3] = {{-1, -1, 1, 1}, {3, -1, 1, 1}, {-1, 3, 1, 1}};
constexpr uint16_t kTriangleIndices[3] = {0, 1, 2};
struct FloorVertex {
  float x, y, z, u, v;
};
constexpr FloorVertex kSquare[4] = {
    {-0.5f, 0, -0.5f, 0, 0}, {-0.5f, 0, 0.5f, 0, 1}, {0.5f, 0, 0.5f, 1, 1}, {0.5f, 0, -0.5f, 1, 0}};
constexpr uint16_t kSquareIndices[6] = {0, 1, 2, 0, 2, 3};

constexpr float kRoomStrength = 0.80f;
constexpr float3 kShadowTint = {0.010f, 0.0085f, 0.007f};  // linear, warm: a shadow is never black

void upload(Engine& engine, Texture& texture, const std::vector<uint8_t>& texels) {
  auto* bytes = new uint8_t[texels.size()];
  std::memcpy(bytes, texels.data(), texels.size());
  texture.setImage(engine, 0,
                   Texture::PixelBufferDescriptor(bytes, texels.size(), Texture::Format::R, Texture::Type::UBYTE, 1, 0, 0, 0,
                                                  [](void* memory, size_t, void*) { delete[] static_cast<uint8_t*>(memory); }));
}

Owned<Texture> makeShadowTexture(Engine& engine, const std::vector<uint8_t>& texels, uint32_t width) {
  const auto height = static_cast<uint32_t>(texels.size() / width);
  Owned<Texture> texture =
      own(engine, Texture::Builder().width(width).height(height).levels(1).format(Texture::InternalFormat::R8).build(engine));
  upload(engine, *texture, texels);
  return texture;
}

const TextureSampler kSmooth(TextureSampler::MinFilter::LINEAR, TextureSampler::MagFilter::LINEAR,
                             TextureSampler::WrapMode::CLAMP_TO_EDGE);

}  // namespace

Stage::Stage(Engine& engine, Scene& scene, Materials& materials) : engine_(engine), scene_(scene) {
  triangle_ = own(engine, VertexBuffer::Builder()
                              .vertexCount(3)
                              .bufferCount(1)
                              .attribute(VertexAttribute::POSITION, 0, VertexBuffer::AttributeType::FLOAT4)
                              .build(engine));
  triangle_->setBufferAt(engine, 0, {kTriangle, sizeof kTriangle});
  triangle_indices_ =
      own(engine, IndexBuffer::Builder().indexCount(3).bufferType(IndexBuffer::IndexType::USHORT).build(engine));
  triangle_indices_->setBuffer(engine, {kTriangleIndices, sizeof kTriangleIndices});
  backdrop_ = own(engine, materials.get("backdrop").createInstance());
  wall_entity_.emplace(engine);
  RenderableManager::Builder(1)
      .geometry(0, RenderableManager::PrimitiveType::TRIANGLES, triangle_.get(), triangle_indices_.get())
      .material(0, backdrop_.get())
      .culling(false)
      .castShadows(false)
      .receiveShadows(false)
      .priority(0)  // before everything
      .build(engine, wall_entity_->get());
  scene.addEntity(wall_entity_->get());
  setColors(kTop, kBottom);

  square_ = own(engine, VertexBuffer::Builder()
                            .vertexCount(4)
                            .bufferCount(1)
                            .attribute(VertexAttribute::POSITION, 0, VertexBuffer::AttributeType::FLOAT3, 0, sizeof(FloorVertex))
                            .attribute(VertexAttribute::UV0, 0, VertexBuffer::AttributeType::FLOAT2, 12, sizeof(FloorVertex))
                            .build(engine));
  square_->setBufferAt(engine, 0, {kSquare, sizeof kSquare});
  square_indices_ =
      own(engine, IndexBuffer::Builder().indexCount(6).bufferType(IndexBuffer::IndexType::USHORT).build(engine));
  square_indices_->setBuffer(engine, {kSquareIndices, sizeof kSquareIndices});
  floor_ = own(engine, materials.get("floor").createInstance());
  ground_ = own(engine, materials.get("ground").createInstance());
}

Stage::~Stage() {
  clearShadow();
  scene_.remove(wall_entity_->get());
  wall_entity_.reset();
}

void Stage::setColors(Srgb top, Srgb bottom) {
  backdrop_->setParameter("top", float3{top[0], top[1], top[2]});
  backdrop_->setParameter("bottom", float3{bottom[0], bottom[1], bottom[2]});
  backdrop_->setParameter("glow", float4{0.5f, 0.46f, 0.55f, 0.26f});
}

void Stage::setWall(bool on) {
  scene_.remove(wall_entity_->get());
  if (on) scene_.addEntity(wall_entity_->get());
}

Ground Stage::setShadow(const FloorShadow& shadow, float reach) {
  clearShadow();
  key_shadows_ = makeShadowTexture(engine_, shadow.key, FloorShadow::kColumns * FloorShadow::kCell);
  room_shadow_ = makeShadowTexture(engine_, shadow.room, FloorShadow::kRoom);
  gpu_bytes_ = shadow.key.size() + shadow.room.size();
  floor_->setParameter("keyShadows", key_shadows_.get(), kSmooth);
  floor_->setParameter("roomShadow", room_shadow_.get(), kSmooth);
  floor_->setParameter("tint", kShadowTint);
  // A hair under the foot, so that a flat base does not fight with the floor; the shadow lies a hair over the ground.
  const float hair = shadow.edge * 2e-4f;
  const auto lay = [&](OwnedEntity& entity, const MaterialInstance& material, float down) {
    RenderableManager::Builder(1)
        .geometry(0, RenderableManager::PrimitiveType::TRIANGLES, square_.get(), square_indices_.get())
        .material(0, &material)
        .boundingBox({{0, 0, 0}, {0.5f, 0.01f, 0.5f}})
        .castShadows(false)
        .receiveShadows(false)
        .build(engine_, entity.get());
    auto& transforms = engine_.getTransformManager();
    transforms.create(entity.get());
    transforms.setTransform(transforms.getInstance(entity.get()),
                            mat4f::translation(shadow.centre - float3{0, down, 0}) * mat4f::scaling(float3(shadow.edge)));
    scene_.addEntity(entity.get());
  };
  lay(floor_entity_.emplace(engine_), *floor_, hair);
  lay(ground_entity_.emplace(engine_), *ground_, 2 * hair);
  has_shadow_ = true;
  return {room_shadow_.get(), shadow.centre - float3{shadow.edge / 2, 0, shadow.edge / 2}, shadow.edge, reach};
}

void Stage::clearShadow() {
  if (!has_shadow_) return;
  for (auto* entity : {&floor_entity_, &ground_entity_}) {
    scene_.remove((*entity)->get());
    entity->reset();
  }
  key_shadows_.reset();
  room_shadow_.reset();
  has_shadow_ = has_placed_ = false;
  gpu_bytes_ = 0;
}

void Stage::setKeyShadows(const std::vector<uint8_t>& texels) { upload(engine_, *key_shadows_, texels); }

void Stage::setPlacedShadow(const std::vector<uint8_t>& cell) {
  if (!has_shadow_ || (cell.empty() && !has_placed_)) return;
  has_placed_ = !cell.empty();
  if (has_placed_ && !placed_shadow_) {
    placed_shadow_ = makeShadowTexture(engine_, cell, FloorShadow::kCell);
  } else if (has_placed_) {
    upload(engine_, *placed_shadow_, cell);
  }
  floor_->setParameter("keyShadows", has_placed_ ? placed_shadow_.get() : key_shadows_.get(), kSmooth);
}

float Stage::turn(float key_azimuth, const CameraPose& camera) {
  const float shown = std::clamp((camera.pitch - 0.5f) / 7, 0.0f, 1.0f);
  if (has_placed_) {
    floor_->setParameter("cells", float4{1, 1, 0, 0});
    floor_->setParameter("strength", float4{0, key_share_, kRoomStrength, shown});
    return shown;
  }
  const float turns = key_azimuth / 360;
  const float cell = (turns - std::floor(turns)) * FloorShadow::kDirections;
  const float first = std::floor(cell);
  const int last = FloorShadow::kDirections - 1;
  floor_->setParameter("cells", float4{float(FloorShadow::kColumns), float(FloorShadow::kDirections / FloorShadow::kColumns),
                                       std::min(first, float(last)), first >= last ? 0.0f : first + 1});
  floor_->setParameter("strength", float4{cell - first, key_share_, kRoomStrength, shown});
  return shown;
}

}  // namespace kura::viewer

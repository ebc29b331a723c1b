#include "viewer/scene/gpu_model.h"

#include <filament/Box.h>
#include <filament/Material.h>
#include <filament/RenderableManager.h>
#include <filament/TextureSampler.h>
#include <filament/TransformManager.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "viewer/scene/detail.h"

namespace kura::viewer {
namespace {

using namespace filament;
using filament::math::ushort2;

TextureSampler::WrapMode wrapModeOf(uint32_t gl) {
  if (gl == 0x812F) return TextureSampler::WrapMode::CLAMP_TO_EDGE;
  if (gl == 0x8370) return TextureSampler::WrapMode::MIRRORED_REPEAT;
  return TextureSampler::WrapMode::REPEAT;
}

TextureSampler samplerOf(const ImageSource& image) {
  TextureSampler sampler(TextureSampler::MinFilter::LINEAR_MIPMAP_LINEAR, TextureSampler::MagFilter::LINEAR);
  sampler.setWrapModeS(wrapModeOf(image.wrap_u));
  sampler.setWrapModeT(wrapModeOf(image.wrap_v));
  sampler.setAnisotropy(4);
  return sampler;
}

// Hands the vector's memory to the GPU thread, which frees it.
template <typename Element>
VertexBuffer::BufferDescriptor handOver(std::vector<Element> elements) {
  auto* kept = new std::vector<Element>(std::move(elements));
  return {kept->data(), kept->size() * sizeof(Element),
          [](void*, size_t, void* user) { delete static_cast<std::vector<Element>*>(user); }, kept};
}

bool isUnit(const std::vector<float2>& texcoords) {
  return std::all_of(texcoords.begin(), texcoords.end(),
                     [](float2 uv) { return uv.x >= 0 && uv.x <= 1 && uv.y >= 0 && uv.y <= 1; });
}

std::vector<ushort2> quantized(const std::vector<float2>& texcoords) {
  std::vector<ushort2> result(texcoords.size());
  for (size_t i = 0; i < result.size(); ++i) result[i] = ushort2(texcoords[i] * 65535.0f + 0.5f);
  return result;
}

const char* materialNameOf(const Material& material) {
  if (material.is_unlit) return "unlit";
  if (material.alpha_mode == AlphaMode::kMask) return "piece_masked";
  if (material.alpha_mode == AlphaMode::kBlend) return "piece_blended";
  return material.clearcoat > 0 || material.anisotropy > 0 ? "piece_coat" : "piece";
}

bool isCut(filament::math::float4 plane) { return dot(plane.xyz, plane.xyz) > 0.5f; }

}  // namespace

GpuModel::GpuModel(Engine& engine, Materials& materials, Model& model, std::vector<ModelTexture> textures,
                   const Ground& ground)
    : engine_(engine), shaders_(materials), ground_(ground), surfaces_(model.materials), images_(model.images),
      textures_(std::move(textures)) {
  white_ = own(engine, Texture::Builder().width(1).height(1).levels(1).format(Texture::InternalFormat::RGBA8).build(engine));
  static constexpr uint32_t kWhite = 0xFFFFFFFF;
  white_->setImage(engine, 0, {&kWhite, 4, Texture::Format::RGBA, Texture::Type::UBYTE});
  for (const ModelTexture& texture : textures_) gpu_bytes_ += texture.gpu_bytes;
  materials_.resize(2 * kDrawnWays * model.materials.size());
  std::vector<bool> has_colors;
  for (Mesh& mesh : model.meshes) {
    has_colors.push_back(!mesh.colors.empty());
    makeBuffers(mesh);
  }
  auto& transforms = engine.getTransformManager();
  for (const Instance& instance : model.instances) {
    const Mesh& mesh = model.meshes[instance.mesh];
    OwnedEntity entity(engine);
    const bool is_unlit = model.materials[mesh.material].is_unlit;
    RenderableManager::Builder(1)
        .geometry(0, RenderableManager::PrimitiveType::TRIANGLES, buffers_[instance.mesh].vertices.get(),
                  buffers_[instance.mesh].indices.get())
        .material(0, &materialFor(mesh.material, has_colors[instance.mesh], Drawn::kPlain))
        .boundingBox(Box().set(mesh.bounds.min, mesh.bounds.max))
        .castShadows(!is_unlit && model.materials[mesh.material].alpha_mode != AlphaMode::kBlend)
        .receiveShadows(!is_unlit)
        .build(engine, entity.get());
    transforms.create(entity.get());
    transforms.setTransform(transforms.getInstance(entity.get()), instance.transform);
    entities_.push_back({std::move(entity), mesh.material, has_colors[instance.mesh]});
  }
}

GpuModel::~GpuModel() {
  // Renderables before what they draw with.
  entities_.clear();
}

void GpuModel::makeBuffers(Mesh& mesh) {
  const auto vertex_count = static_cast<uint32_t>(mesh.positions.size());
  const bool has_texcoords = !mesh.texcoords.empty(), has_colors = !mesh.colors.empty();
  const bool is_unit = has_texcoords && isUnit(mesh.texcoords);
  uint8_t next = 2;
  const uint8_t texcoord_slot = has_texcoords ? next++ : 1, color_slot = has_colors ? next++ : 1;
  VertexBuffer::Builder builder;
  builder.vertexCount(vertex_count)
      .bufferCount(next)
      .attribute(VertexAttribute::POSITION, 0, VertexBuffer::AttributeType::FLOAT3)
      .attribute(VertexAttribute::TANGENTS, 1, VertexBuffer::AttributeType::SHORT4)
      .normalized(VertexAttribute::TANGENTS);
  // Every attribute that the materials name must exist. Where a mesh has none its slot shows the frames instead, which
  // nothing reads: that costs no memory.
  if (has_texcoords && !is_unit) {
    builder.attribute(VertexAttribute::UV0, texcoord_slot, VertexBuffer::AttributeType::FLOAT2);
  } else if (has_texcoords) {
    builder.attribute(VertexAttribute::UV0, texcoord_slot, VertexBuffer::AttributeType::USHORT2)
        .normalized(VertexAttribute::UV0);
  } else {
    builder.attribute(VertexAttribute::UV0, 1, VertexBuffer::AttributeType::SHORT2, 0, 8).normalized(VertexAttribute::UV0);
  }
  builder.attribute(VertexAttribute::COLOR, color_slot, VertexBuffer::AttributeType::UBYTE4, 0, has_colors ? 4 : 8)
      .normalized(VertexAttribute::COLOR);
  Buffers buffers;
  buffers.vertices = own(engine_, builder.build(engine_));
  gpu_bytes_ += uint64_t{vertex_count} * (12 + 8 + (has_texcoords ? is_unit ? 4 : 8 : 0) + (has_colors ? 4 : 0));

  std::vector<float3> positions = mesh.positions;  // a copy: the original stays for picking
  buffers.vertices->setBufferAt(engine_, 0, handOver(std::move(positions)));
  buffers.vertices->setBufferAt(engine_, 1, handOver(std::exchange(mesh.frames, {})));
  if (has_texcoords) {
    std::vector<float2> texcoords = mesh.texcoords;  // a copy: the original stays for finding out which detail is seen
    buffers.vertices->setBufferAt(engine_, texcoord_slot,
                                  is_unit ? handOver(quantized(texcoords)) : handOver(std::move(texcoords)));
  }
  if (has_colors) buffers.vertices->setBufferAt(engine_, color_slot, handOver(std::move(mesh.colors)));

  const bool is_short = vertex_count <= 0xFFFF;
  buffers.indices = own(engine_, IndexBuffer::Builder()
                                     .indexCount(static_cast<uint32_t>(mesh.indices.size()))
                                     .bufferType(is_short ? IndexBuffer::IndexType::USHORT : IndexBuffer::IndexType::UINT)
                                     .build(engine_));
  buffers.indices->setBuffer(engine_, is_short ? handOver(std::vector<uint16_t>(mesh.indices.begin(), mesh.indices.end()))
                                               : handOver(std::vector<uint32_t>(mesh.indices)));
  gpu_bytes_ += mesh.indices.size() * (is_short ? 2 : 4);
  buffers_.push_back(std::move(buffers));
}

MaterialInstance& GpuModel::materialFor(uint32_t material, bool has_colors, Drawn drawn) {
  Made& made = materials_[2 * (static_cast<size_t>(drawn) * surfaces_.size() + material) + (has_colors ? 1 : 0)];
  if (!made.instance) {
    made = {makeMaterial(surfaces_[material], has_colors, drawn), material, drawn};
    bindDetail(*made.instance, material);
    const bool is_lit = drawn == Drawn::kPlain || drawn == Drawn::kCut;
    if (is_lit && !surfaces_[material].is_unlit) lit_.push_back(made.instance.get());
  }
  return *made.instance;
}

float GpuModel::bind(MaterialInstance& instance, const char* name, const std::optional<uint32_t>& image) const {
  const bool has_map = image && textures_[*image].texture;
  instance.setParameter(name, has_map ? textures_[*image].texture.get() : white_.get(),
                        has_map ? samplerOf(images_[*image]) : TextureSampler());
  return has_map ? 1.0f : 0.0f;
}

Owned<MaterialInstance> GpuModel::makeMaterial(const Material& material, bool has_colors, Drawn drawn) {
  const MaterialTextures& maps = material.textures;
  if (drawn == Drawn::kInspect || drawn == Drawn::kXray) {
    Owned<MaterialInstance> instance = own(engine_, shaders_.get(drawn == Drawn::kXray ? "xray" : "inspect").createInstance());
    instance->setParameter("baseColor", material.base_color);
    instance->setParameter("use", float4{bind(*instance, "baseColorMap", maps.base_color), has_colors ? 1.0f : 0.0f,
                                         bind(*instance, "normalMap", maps.normal), material.normal_scale});
    instance->setDoubleSided(true);
    if (drawn == Drawn::kInspect) instance->setMaskThreshold(0.5f);
    setLookOf(*instance, material, drawn);
    return instance;
  }
  const bool is_cut = drawn == Drawn::kCut && material.alpha_mode == AlphaMode::kOpaque;
  Owned<MaterialInstance> instance =
      own(engine_, shaders_.get(is_cut ? "piece_masked" : materialNameOf(material)).createInstance());
  instance->setParameter("baseColor", material.base_color);
  if (material.is_unlit) {
    instance->setParameter("use", float2{bind(*instance, "baseColorMap", maps.base_color), has_colors ? 1.0f : 0.0f});
    return instance;
  }
  setSurface(*instance, material, has_colors);
  // Scans have holes and turned triangles, and an open bowl shows its inside: both sides are drawn, whatever the file
  // says. The materials do not cull.
  instance->setDoubleSided(true);
  if (is_cut) instance->setMaskThreshold(0.5f);
  if (material.alpha_mode == AlphaMode::kMask) instance->setMaskThreshold(material.alpha_cutoff);
  setLookOf(*instance, material, drawn);
  return instance;
}

void GpuModel::setSurface(MaterialInstance& instance, const Material& material, bool has_colors) const {
  const MaterialTextures& maps = material.textures;
  instance.setParameter("surface",
                        float4{material.metallic, material.roughness, material.normal_scale, material.occlusion_strength});
  instance.setParameter("emissive", float4{material.emissive, has_colors ? 1.0f : 0.0f});
  instance.setParameter("coat", float2{material.clearcoat, material.clearcoat_roughness});
  instance.setParameter("maps", float4{bind(instance, "baseColorMap", maps.base_color),
                                       bind(instance, "metalRoughnessMap", maps.metallic_roughness),
                                       bind(instance, "normalMap", maps.normal), bind(instance, "occlusionMap", maps.occlusion)});
  // The others are bound here, and their presence told by setLookOf.
  bind(instance, "emissiveMap", maps.emissive);
  instance.setParameter("anisotropy", float4{material.anisotropy, std::cos(material.anisotropy_rotation),
                                             std::sin(material.anisotropy_rotation), 0});
  instance.setParameter("ground", float4{ground_.corner.x, ground_.corner.z, 1 / ground_.edge, ground_.reach});
  instance.setParameter("groundPlace", float2{ground_.corner.y, ground_strength_});
  instance.setParameter("groundShadow", ground_.shadow,
                        TextureSampler(TextureSampler::MinFilter::LINEAR, TextureSampler::MagFilter::LINEAR,
                                       TextureSampler::WrapMode::CLAMP_TO_EDGE));
}

void GpuModel::setDetail(uint32_t material, const Detail* detail) {
  details_[material] = detail;
  for (const Made& made : materials_) {
    if (made.instance && made.material == material) bindDetail(*made.instance, made.material);
  }
}

void GpuModel::bindDetail(MaterialInstance& instance, uint32_t material) const {
  if (!instance.getMaterial()->hasParameter("detailTable")) return;
  const auto detail = details_.find(material);
  // The surface of a coated piece has two samplers for its maps of coat and anisotropy or for detail: eight are all there are.
  const MaterialTextures& maps = surfaces_[material].textures;
  const bool is_coat = instance.getMaterial()->hasParameter("coat") && !instance.getMaterial()->hasParameter("mode");
  const bool has_maps = is_coat && (maps.clearcoat || maps.anisotropy);
  if (detail != details_.end() && !has_maps) return detail->second->bindTo(instance);
  instance.setParameter("detail", float4{0, 0, 0, 0});
  bind(instance, "detailTable", is_coat ? maps.clearcoat : std::nullopt);
  bind(instance, "detailCacheMap", is_coat ? maps.anisotropy : std::nullopt);
}

uint32_t GpuModel::baseColorWidth(uint32_t material) const {
  if (material >= surfaces_.size()) return 0;
  const std::optional<uint32_t>& image = surfaces_[material].textures.base_color;
  return image && textures_[*image].texture ? textures_[*image].width : 0;
}

void GpuModel::setLookOf(MaterialInstance& instance, const Material& material, Drawn drawn) const {
  if (drawn == Drawn::kInspect || drawn == Drawn::kXray) {
    const float way = mode_ == Mode::kRelief ? 2 : mode_ == Mode::kCurvature ? 3 : mode_ == Mode::kTexels ? 4 : 1;
    instance.setParameter("mode", float4{way, ground_.reach, 0, 0});
    instance.setParameter("section", plane_);
    return;
  }
  if (material.is_unlit) return;
  const auto has = [&](const std::optional<uint32_t>& image) { return image && textures_[*image].texture ? 1.0f : 0.0f; };
  const MaterialTextures& maps = material.textures;
  instance.setParameter("moreMaps", float4{has(maps.emissive), has(maps.clearcoat), has(maps.anisotropy),
                                           mode_ == Mode::kClay ? 1.0f : 0.0f});
  instance.setParameter("section", plane_);
}

GpuModel::Drawn GpuModel::drawnWayOf(const Material& material) const {
  if (mode_ == Mode::kXray) return Drawn::kXray;
  if (mode_ != Mode::kFull && mode_ != Mode::kClay) return Drawn::kInspect;
  if (!isCut(plane_)) return Drawn::kPlain;
  return material.is_unlit ? Drawn::kInspect : Drawn::kCut;
}

void GpuModel::setLook(Mode mode, filament::math::float4 plane) {
  mode_ = mode;
  plane_ = plane;
  for (const Made& made : materials_) {
    if (made.instance) setLookOf(*made.instance, surfaces_[made.material], made.drawn);
  }
  auto& renderables = engine_.getRenderableManager();
  for (const Drawable& each : entities_) {
    renderables.setMaterialInstanceAt(renderables.getInstance(each.entity.get()), 0,
                                      &materialFor(each.material, each.has_colors, drawnWayOf(surfaces_[each.material])));
  }
}

void GpuModel::setGroundStrength(float strength) {
  ground_strength_ = strength;
  for (MaterialInstance* instance : lit_) instance->setParameter("groundPlace", float2{ground_.corner.y, strength});
}

void GpuModel::addTo(Scene& scene) const {
  for (const Drawable& each : entities_) scene.addEntity(each.entity.get());
}

void GpuModel::removeFrom(Scene& scene) const {
  for (const Drawable& each : entities_) scene.remove(each.entity.get());
}

std::vector<uint32_t> GpuModel::glNames() const {
  std::vector<uint32_t> names;
  for (const ModelTexture& texture : textures_) {
    if (texture.gl_name != 0) names.push_back(texture.gl_name);
  }
  return names;
}

}  // namespace kura::viewer

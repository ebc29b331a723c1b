// A model on the GPU: buffers, material instances, textures and one renderable for each instance.
#pragma once

#include <filament/IndexBuffer.h>
#include <filament/MaterialInstance.h>
#include <filament/Scene.h>
#include <filament/Texture.h>
#include <filament/VertexBuffer.h>

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "viewer/light/look.h"
#include "viewer/model/model.h"
#include "viewer/scene/entity.h"
#include "viewer/scene/materials.h"
#include "viewer/scene/owned.h"
#include "viewer/scene/stage.h"

namespace kura::viewer {

class Detail;

// A texture of the pending model, made by the page (gl_name) or from pixels.
struct ModelTexture {
  Owned<filament::Texture> texture;
  uint32_t gl_name = 0;  // 0: Filament's own
  uint64_t gpu_bytes = 0;
  uint32_t width = 0;
};

class GpuModel {
 public:
  // Takes from `model` what only the GPU needs (frames, texture coordinates, colours); positions and indices stay for
  // picking. textures has one element for each of model.images; an empty one is drawn as if the material had none.
  GpuModel(filament::Engine& engine, Materials& materials, Model& model, std::vector<ModelTexture> textures,
           const Ground& ground);
  ~GpuModel();
  GpuModel(const GpuModel&) = delete;
  GpuModel& operator=(const GpuModel&) = delete;

  void addTo(filament::Scene& scene) const;
  void removeFrom(filament::Scene& scene) const;
  // How surfaces are drawn; plane as planeOf gives it.
  void setLook(Mode mode, filament::math::float4 plane);
  // 0..1: how much the floor darkens what is near it.
  void setGroundStrength(float strength);
  // The material's base colour streams in, see scene/detail.h; what it is bound to must outlive this or the next call.
  void setDetail(uint32_t material, const Detail* detail);
  // Of the texture in the file; 0 where the material has none.
  uint32_t baseColorWidth(uint32_t material) const;
  uint64_t gpuBytes() const { return gpu_bytes_; }
  // GL names of the page's textures; to be deleted once the engine has executed this object's end.
  std::vector<uint32_t> glNames() const;

 private:
  struct Buffers {
    Owned<filament::VertexBuffer> vertices;
    Owned<filament::IndexBuffer> indices;
  };

  // What a surface is drawn with: its own material, that material where a plane cuts it, as data, as an X-ray picture.
  enum class Drawn { kPlain, kCut, kInspect, kXray };
  static constexpr size_t kDrawnWays = 4;

  void makeBuffers(Mesh& mesh);
  // The instance for a material, with or without vertex colours; made at the first use.
  filament::MaterialInstance& materialFor(uint32_t material, bool has_colors, Drawn drawn);
  Owned<filament::MaterialInstance> makeMaterial(const Material& material, bool has_colors, Drawn drawn);
  void setSurface(filament::MaterialInstance& instance, const Material& material, bool has_colors) const;
  // 1 where the map is there, and it is bound; else 0 and a white texel is.
  float bind(filament::MaterialInstance& instance, const char* name, const std::optional<uint32_t>& image) const;
  void bindDetail(filament::MaterialInstance& instance, uint32_t material) const;
  void setLookOf(filament::MaterialInstance& instance, const Material& material, Drawn drawn) const;
  Drawn drawnWayOf(const Material& material) const;

  filament::Engine& engine_;
  Materials& shaders_;
  const Ground ground_;
  const std::vector<Material> surfaces_;
  const std::vector<ImageSource> images_;
  std::vector<ModelTexture> textures_;
  Owned<filament::Texture> white_;
  struct Made {
    Owned<filament::MaterialInstance> instance;
    uint32_t material;
    Drawn drawn;
  };
  std::vector<Made> materials_;  // for each way of drawing and material two: without and with vertex colours
  std::vector<filament::MaterialInstance*> lit_;  // of materials_, those that feel the floor
  std::vector<Buffers> buffers_;
  struct Drawable {
    OwnedEntity entity;
    uint32_t material;
    bool has_colors;
  };
  std::vector<Drawable> entities_;
  std::map<uint32_t, const Detail*> details_;  // by material
  Mode mode_ = Mode::kFull;
  filament::math::float4 plane_ = {0, 0, 0, 0};
  float ground_strength_ = 1;
  uint64_t gpu_bytes_ = 0;
};

}  // namespace kura::viewer

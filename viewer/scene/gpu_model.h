// A model on the GPU: buffers, material instances, textures and one renderable for each instance.
#pragma once

#include <filament/IndexBuffer.h>
#include <filament/MaterialInstance.h>
#include <filament/Scene.h>
#include <filament/Texture.h>
#include <filament/VertexBuffer.h>

#include <cstdint>
#include <vector>

#include "viewer/model/model.h"
#include "viewer/scene/entity.h"
#include "viewer/scene/materials.h"
#include "viewer/scene/owned.h"
#include "viewer/scene/stage.h"

namespace kura::viewer {

// A texture of the pending model, made by the page (gl_name) or from pixels.
struct ModelTexture {
  Owned<filament::Texture> texture;
  uint32_t gl_name = 0;  // 0: Filament's own
  uint64_t gpu_bytes = 0;
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
  // 0..1: how much the floor darkens what is near it.
  void setGroundStrength(float strength);
  uint64_t gpuBytes() const { return gpu_bytes_; }
  // GL names of the page's textures; to be deleted once the engine has executed this object's end.
  std::vector<uint32_t> glNames() const;

 private:
  struct Buffers {
    Owned<filament::VertexBuffer> vertices;
    Owned<filament::IndexBuffer> indices;
  };

  void makeBuffers(Mesh& mesh);
  // The instance for a material, with or without vertex colours; made at the first use.
  filament::MaterialInstance& materialFor(const Model& model, uint32_t material, bool has_colors, Materials& materials);
  Owned<filament::MaterialInstance> makeMaterial(const Model& model, const Material& material, bool has_colors,
                                                 Materials& materials) const;

  filament::Engine& engine_;
  const Ground ground_;
  std::vector<ModelTexture> textures_;
  Owned<filament::Texture> white_;
  std::vector<Owned<filament::MaterialInstance>> materials_;  // two for each material: without and with vertex colours
  std::vector<filament::MaterialInstance*> lit_;  // of materials_, those that feel the floor
  std::vector<Buffers> buffers_;
  std::vector<OwnedEntity> entities_;
  uint64_t gpu_bytes_ = 0;
};

}  // namespace kura::viewer

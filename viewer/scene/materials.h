// The materials that are compiled into the program (viewer/materials).
#pragma once

#include <filament/Material.h>

#include <cstdint>
#include <span>
#include <string_view>

#include "viewer/scene/owned.h"

namespace kura::viewer {

struct EmbeddedMaterial {
  const char* name;
  std::span<const uint8_t> package;
};

std::span<const EmbeddedMaterial> embeddedMaterials();

// One of viewer/materials by its name; made at the first call, since a shader that nothing needs should not be compiled.
class Materials {
 public:
  explicit Materials(filament::Engine& engine) : engine_(engine) {}
  // \pre `name` is one of embeddedMaterials()
  filament::Material& get(std::string_view name);

 private:
  filament::Engine& engine_;
  static constexpr size_t kMost = 16;
  Owned<filament::Material> made_[kMost];
};

}  // namespace kura::viewer

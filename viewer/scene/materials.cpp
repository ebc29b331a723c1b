#include "viewer/scene/materials.h"

#include <cstdlib>

namespace kura::viewer {

filament::Material& Materials::get(std::string_view name) {
  const auto embedded = embeddedMaterials();
  for (size_t i = 0; i < embedded.size() && i < kMost; ++i) {
    if (name != embedded[i].name) continue;
    if (!made_[i]) {
      made_[i] = own(engine_, filament::Material::Builder()
                                  .package(embedded[i].package.data(), embedded[i].package.size())
                                  .build(engine_));
    }
    return *made_[i];
  }
  std::abort();
}

}  // namespace kura::viewer

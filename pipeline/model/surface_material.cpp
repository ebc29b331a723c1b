#include "model/surface_material.h"

#include <algorithm>

namespace kura {

const std::array<SurfacePreset, 7>& surfacePresets() {
  // Reflectance of gold and silver: Akenine-Moeller et al., Real-Time Rendering (4th edition), table 9.2; clipped to 1. The other numbers are
  // ordinary values and no measurements (docs/materials.md).
  static const std::array<SurfacePreset, 7> presets = {{
      {"glaze", "釉薬", 0, 0.45f, 1, 0.06f, 0, {}},
      {"bare-clay", "素地", 0, 0.92f, 0, 0, 0, {}},
      {"gold-leaf", "金箔", 1, 0.32f, 0, 0, 0.25f, Float3{1.0f, 0.782f, 0.344f}},
      {"silver", "銀", 1, 0.28f, 0, 0, 0, Float3{0.972f, 0.960f, 0.915f}},
      {"lacquer", "漆", 0, 0.35f, 1, 0.03f, 0, {}},
      {"paper", "紙", 0, 0.88f, 0, 0, 0, {}},
      {"wood", "木", 0, 0.75f, 0, 0, 0, {}},
  }};
  return presets;
}

const SurfacePreset* findSurfacePreset(std::string_view name) {
  const auto& presets = surfacePresets();
  const auto found = std::find_if(presets.begin(), presets.end(), [&](const SurfacePreset& p) { return p.name == name || p.name_ja == name; });
  return found == presets.end() ? nullptr : &*found;
}

}  // namespace kura

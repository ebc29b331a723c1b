// What a surface is made of, as a curator says it.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/scene.h"

namespace kura {

// How a kind of surface answers light: values of glTF 2.0 metallic-roughness, KHR_materials_clearcoat and
// KHR_materials_anisotropy. docs/materials.md says where each number comes from.
struct SurfacePreset {
  std::string_view name;     // in item.toml
  std::string_view name_ja;  // likewise
  float metallic = 0;
  float roughness = 0.6f;
  float clearcoat = 0;
  float clearcoat_roughness = 0;
  float anisotropy = 0;
  // Linear reflectance of the bare metal at normal incidence: the mean colour of the region becomes this, its variation
  // (seams, wear) stays. Absent: the colour of the scan is kept.
  std::optional<Float3> reflectance;
};

// All kinds, in the order of docs/materials.md.
const std::array<SurfacePreset, 7>& surfacePresets();

// By either name; null where there is none.
const SurfacePreset* findSurfacePreset(std::string_view name);

// A part of the surface, or all of it, and what it is made of.
struct SurfaceRegion {
  SurfacePreset preset;                       // with the numbers that item.toml sets instead of the usual ones
  std::filesystem::path mask;                 // image in the scan's texture coordinates, white where it applies; may be empty
  std::vector<std::array<uint8_t, 3>> colors;  // sRGB: where the scan's colour is near one of these; may be empty
  double tolerance = 0.08;                    // distance in Oklab that is still near

  bool isWhole() const { return mask.empty() && colors.empty(); }
};

// Images that lie beside a scan without being wired to it; each may be empty.
struct ScanMaps {
  std::filesystem::path base_color, normal, occlusion, curvature, roughness, metallic;
  bool is_normal_y_down = false;  // DirectX convention

  bool empty() const {
    return base_color.empty() && normal.empty() && occlusion.empty() && curvature.empty() && roughness.empty() && metallic.empty();
  }
};

}  // namespace kura

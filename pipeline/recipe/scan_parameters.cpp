#include "recipe/scan_parameters.h"

namespace kura {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json parametersOf(const SurfaceRegion& region) {
  const SurfacePreset& preset = region.preset;
  json key = {{"kind", preset.name}, {"mask", region.mask.filename().string()}, {"colors", region.colors}, {"tolerance", region.tolerance},
              {"numbers", {preset.metallic, preset.roughness, preset.clearcoat, preset.clearcoat_roughness, preset.anisotropy}}};
  if (preset.reflectance) key["reflectance"] = *preset.reflectance;
  return key;
}

json parametersOf(const ScanMaps& maps) {
  json key = {{"normal_y_down", maps.is_normal_y_down}};
  for (const fs::path& map : {maps.base_color, maps.normal, maps.occlusion, maps.curvature, maps.roughness, maps.metallic}) {
    key["files"].push_back(map.filename().string());
  }
  return key;
}

}  // namespace

json scanParameters(const ScanInput& input) {
  json key = json::object();
  for (const fs::path& scan : input.scans) key["scans"].push_back(scan.filename().string());
  for (const fs::path& companion : input.companions) key["companions"].push_back(companion.filename().string());
  if (input.meters_per_unit) key["meters_per_unit"] = *input.meters_per_unit;
  if (input.up_axis) key["up_axis"] = std::string(1, *input.up_axis);
  if (input.recorded_size.height_m) key["height_m"] = *input.recorded_size.height_m;
  if (input.recorded_size.longest_m) key["longest_m"] = *input.recorded_size.longest_m;
  const Item::MaterialOverride& material = input.material_override;
  const std::pair<const char*, const std::optional<double>&> overrides[] = {
      {"metallic", material.metallic}, {"roughness", material.roughness}, {"clearcoat", material.clearcoat},
      {"clearcoat_roughness", material.clearcoat_roughness}};
  for (const auto& [name, value] : overrides) {
    if (value) key["material"][name] = *value;
  }
  for (const SurfaceRegion& surface : input.surfaces) key["surfaces"].push_back(parametersOf(surface));
  if (!input.maps.empty()) key["maps"] = parametersOf(input.maps);
  if (input.wants_ambient_occlusion) key["ambient_occlusion"] = true;
  if (input.ktx2) key["ktx2"] = *input.ktx2 == Ktx2Mode::kUastc ? "uastc" : "etc1s";
  key["copyright"] = input.copyright;
  key["folder_id"] = input.folder_id;
  key["rights"] = input.rights;
  return key;
}

}  // namespace kura

#include "catalog/read_item_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/file.h"
#include "catalog/asset_files.h"
#include "catalog/document.h"
#include "catalog/document_fields.h"
#include "catalog/read_pages.h"
#include "catalog/read_story.h"

namespace kura {
namespace {

struct ItemFile {
  std::filesystem::path collection, folder;
  std::string file;
  Item& item;
  Diagnostics& diagnostics;
};

// An image of the item's folder that `key` names; empty where absent or wrong.
std::filesystem::path readImageName(DocumentFields& fields, const DocumentValue& table, const std::string& key, const ItemFile& context) {
  const std::string name = fields.text(key);
  if (name.empty()) return {};
  NamedFile found = findNamedFile(context.collection, context.folder, name, AssetKind::kImage);
  if (found.path.empty()) fields.fault(*table.find(key), found.fault, found.remedy);
  return found.path;
}

std::optional<std::array<uint8_t, 3>> readHexColor(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return {};
  std::array<uint8_t, 3> color{};
  for (size_t i = 0; i < 3; ++i) {
    const char* at = text.data() + 1 + i * 2;
    if (std::from_chars(at, at + 2, color[i], 16).ptr != at + 2) return {};
  }
  return color;
}

std::string presetNames() {
  std::string names;
  for (const SurfacePreset& preset : surfacePresets()) {
    names += (names.empty() ? "" : ", ") + std::string(preset.name) + "（" + std::string(preset.name_ja) + "）";
  }
  return names;
}

void readSurface(const DocumentValue& table, const ItemFile& context) {
  DocumentFields fields(table, context.file, context.item.id, "[[surface]]", context.diagnostics);
  const std::string kind = fields.text("kind");
  SurfaceRegion region;
  const auto set = [](float& into, const std::optional<double>& value) {
    if (value) into = static_cast<float>(*value);
  };
  const SurfacePreset* preset = findSurfacePreset(kind);
  if (preset) region.preset = *preset;
  set(region.preset.metallic, fields.fraction("metallic"));
  set(region.preset.roughness, fields.fraction("roughness"));
  set(region.preset.clearcoat, fields.fraction("clearcoat"));
  set(region.preset.clearcoat_roughness, fields.fraction("clearcoat_roughness"));
  set(region.preset.anisotropy, fields.fraction("anisotropy"));
  if (fields.truth("keep_color").value_or(false)) region.preset.reflectance.reset();
  region.mask = readImageName(fields, table, "mask", context);
  for (const std::string& text : fields.texts("colors")) {
    const std::optional<std::array<uint8_t, 3>> color = readHexColor(text);
    if (color) {
      region.colors.push_back(*color);
    } else {
      fields.fault(*table.find("colors"), {"「" + text + "」は色ではありません。", "'" + text + "' is not a colour."},
                   {"\"#c8a03c\" のように書いてください。", "Write it like \"#c8a03c\"."});
    }
  }
  region.tolerance = fields.fraction("tolerance").value_or(region.tolerance);
  fields.reportUnknownKeys();
  if (!preset) {
    return fields.fault(table, {"[[surface]] の kind「" + kind + "」は知られた材質ではありません。", "The kind '" + kind + "' of a [[surface]] is not a known material."},
                        {presetNames() + " のどれかにしてください。", "Use one of " + presetNames() + "."});
  }
  context.item.surfaces.push_back(std::move(region));
}

void readMaps(const DocumentValue& table, const ItemFile& context) {
  DocumentFields fields(table, context.file, context.item.id, "[maps]", context.diagnostics);
  ScanMaps& maps = context.item.maps;
  maps.base_color = readImageName(fields, table, "base_color", context);
  maps.normal = readImageName(fields, table, "normal", context);
  maps.occlusion = readImageName(fields, table, "occlusion", context);
  maps.curvature = readImageName(fields, table, "curvature", context);
  maps.roughness = readImageName(fields, table, "roughness", context);
  maps.metallic = readImageName(fields, table, "metallic", context);
  const std::string y = fields.text("normal_y");
  maps.is_normal_y_down = y == "down";
  if (!y.empty() && y != "down" && y != "up") {
    fields.fault(*table.find("normal_y"), {"normal_y は \"up\" か \"down\" です。", "normal_y is \"up\" or \"down\"."},
                 {"OpenGL 式は up、DirectX 式は down と書いてください。", "Write up for the OpenGL convention, down for DirectX."});
  }
  fields.reportUnknownKeys();
}

}  // namespace

void readItemFile(const std::filesystem::path& collection, const std::filesystem::path& path, Item& item, Diagnostics& diagnostics) {
  const std::string file = path.lexically_relative(collection).string();
  constexpr uint64_t kMostBytes = 4 << 20;
  const Result<Bytes> bytes = readFile(path, kMostBytes);
  if (!bytes) {
    diagnostics.push_back({Severity::kError, item.id, bytes.error()});
    return;
  }
  const Result<DocumentValue> document = readDocument(*bytes, file);
  if (!document) {
    diagnostics.push_back({Severity::kError, item.id, document.error()});
    return;
  }
  DocumentFields fields(*document, file, item.id, "", diagnostics);
  item.meters_per_unit = fields.unit("unit");
  item.up_axis = fields.upAxis("up_axis");
  if (const DocumentValue* table = fields.subtable("material")) {
    DocumentFields material(*table, file, item.id, "[material]", diagnostics);
    item.material_override.metallic = material.fraction("metallic");
    item.material_override.roughness = material.fraction("roughness");
    item.material_override.clearcoat = material.fraction("clearcoat");
    item.material_override.clearcoat_roughness = material.fraction("clearcoat_roughness");
    item.wants_ambient_occlusion = material.truth("ambient_occlusion").value_or(false);
    material.reportUnknownKeys();
  }
  const ItemFile context{collection, path.parent_path(), file, item, diagnostics};
  if (const DocumentValue* table = fields.subtable("maps")) readMaps(*table, context);
  for (const DocumentValue* surface : fields.tables("surface")) readSurface(*surface, context);
  readStory(fields, {collection, path.parent_path(), file}, item, diagnostics);
  readPageTables(fields, {collection, path.parent_path(), file}, item, diagnostics);
  fields.reportUnknownKeys();
}

}  // namespace kura

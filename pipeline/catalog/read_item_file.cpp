#include "catalog/read_item_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/file.h"
#include "catalog/asset_files.h"
#include "catalog/document.h"
#include "catalog/document_fields.h"

namespace kura {
namespace {

struct ItemFile {
  std::filesystem::path collection, folder;
  std::string file;
  Item& item;
  Diagnostics& diagnostics;
};

// An id that may stand in a URL fragment and in JSON.
bool isPlainId(const std::string& id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

void reportBadId(DocumentFields& fields, const DocumentValue& table, const std::string& kind) {
  fields.fault(table, {kind + " の id がないか、使えない字を含みます。", "A " + kind + " has no id, or one with unusable letters."},
               {"英数字と - _ だけの id を付けてください（例 id = \"footring\"）。",
                "Give it an id of letters, digits, - and _, such as id = \"footring\"."});
}

void readView(const DocumentValue& table, const ItemFile& context) {
  DocumentFields fields(table, context.file, context.item.id, "[[view]]", context.diagnostics);
  View view;
  view.id = fields.text("id");
  view.label = fields.languages("label");
  view.target_m = fields.vector("target_m").value_or(view.target_m);
  view.yaw_deg = fields.number("yaw_deg").value_or(view.yaw_deg);
  view.pitch_deg = fields.number("pitch_deg").value_or(view.pitch_deg);
  view.distance_m = fields.number("distance_m").value_or(view.distance_m);
  fields.reportUnknownKeys();
  if (!isPlainId(view.id)) return reportBadId(fields, table, "[[view]]");
  const auto same = [&](const View& other) { return other.id == view.id; };
  if (std::any_of(context.item.views.begin(), context.item.views.end(), same)) {
    return fields.fault(table, {"視点の id「" + view.id + "」が二つあります。", "The view id '" + view.id + "' occurs twice."},
                        {"id を一つずつ別にしてください。", "Give each view its own id."});
  }
  if (std::abs(view.pitch_deg) > 90 || view.distance_m < 0) {
    return fields.fault(table, {"視点「" + view.id + "」の角度か距離が範囲の外です。", "The angles or distance of view '" + view.id + "' are out of range."},
                        {"pitch_deg は -90〜90、distance_m は 0 以上にしてください。",
                         "Keep pitch_deg within -90..90 and distance_m at 0 or more."});
  }
  context.item.views.push_back(std::move(view));
}

void readAnnotation(const DocumentValue& table, const ItemFile& context) {
  DocumentFields fields(table, context.file, context.item.id, "[[annotation]]", context.diagnostics);
  Annotation annotation;
  annotation.id = fields.text("id");
  const std::optional<Double3> position = fields.vector("position_m");
  const Double3 normal = fields.vector("normal").value_or(annotation.normal);
  annotation.label = fields.languages("label");
  annotation.body = fields.languages("body");
  annotation.view = fields.text("view");
  fields.reportUnknownKeys();
  if (!isPlainId(annotation.id)) return reportBadId(fields, table, "[[annotation]]");
  if (!position) {
    if (table.find("position_m")) return;  // told already
    return fields.fault(table, {"注釈「" + annotation.id + "」に位置がありません。", "Annotation '" + annotation.id + "' has no position."},
                        {"position_m = [x, y, z] をメートルで書いてください。", "Write position_m = [x, y, z] in metres."});
  }
  const double length = std::hypot(normal[0], normal[1], normal[2]);
  const auto same = [&](const Annotation& other) { return other.id == annotation.id; };
  if (length == 0 || annotation.label.empty() ||
      std::any_of(context.item.annotations.begin(), context.item.annotations.end(), same)) {
    return fields.fault(table,
                        {"注釈「" + annotation.id + "」に label がないか、normal が 0 か、同じ id があります。",
                         "Annotation '" + annotation.id + "' has no label, a zero normal, or an id that is taken."},
                        {"label を書き、normal を面の外向きにし、id を別にしてください。",
                         "Write a label, let normal point out of the surface, and choose another id."});
  }
  annotation.position_m = *position;
  for (size_t i = 0; i < 3; ++i) annotation.normal[i] = normal[i] / length;
  const auto is_named = [&](const View& view) { return view.id == annotation.view; };
  if (!annotation.view.empty() && std::none_of(context.item.views.begin(), context.item.views.end(), is_named)) {
    return fields.fault(table, {"注釈「" + annotation.id + "」の視点「" + annotation.view + "」がありません。",
                                "Annotation '" + annotation.id + "' names a view '" + annotation.view + "' that does not exist."},
                        {"[[view]] の id のどれかにするか、view の行を消してください。",
                         "Name the id of a [[view]], or remove the line."});
  }
  context.item.annotations.push_back(std::move(annotation));
}

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
  for (const DocumentValue* view : fields.tables("view")) readView(*view, context);
  for (const DocumentValue* annotation : fields.tables("annotation")) readAnnotation(*annotation, context);
  fields.reportUnknownKeys();
}

}  // namespace kura

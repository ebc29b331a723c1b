#include "catalog/read_item_file.h"

#include <algorithm>
#include <cmath>

#include "base/file.h"
#include "catalog/document.h"
#include "catalog/document_fields.h"

namespace kura {
namespace {

struct ItemFile {
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

}  // namespace

void readItemFile(const std::filesystem::path& path, const std::string& file, Item& item, Diagnostics& diagnostics) {
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
    material.reportUnknownKeys();
  }
  const ItemFile context{file, item, diagnostics};
  for (const DocumentValue* view : fields.tables("view")) readView(*view, context);
  for (const DocumentValue* annotation : fields.tables("annotation")) readAnnotation(*annotation, context);
  fields.reportUnknownKeys();
}

}  // namespace kura

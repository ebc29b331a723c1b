#include "catalog/read_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace kura {
namespace {

constexpr std::array<std::string_view, 3> kEnvironments = {"gallery", "daylight", "raking"};
constexpr std::array<std::string_view, 7> kModes = {"full", "color", "relief", "clay", "xray", "curvature", "texels"};
constexpr std::array<std::string_view, 2> kProjections = {"perspective", "orthographic"};
constexpr std::array<std::string_view, 3> kAxes = {"x", "y", "z"};
constexpr double kMostExposure = 6;    // EV, either way
constexpr double kMostIntensity = 10;  // of the key light; 1 is usual

// One of `words`; empty where absent, or wrong and reported.
std::string readWord(DocumentFields& fields, const DocumentValue& table, const std::string& key, std::span<const std::string_view> words) {
  const std::string word = fields.text(key);
  if (word.empty() || std::find(words.begin(), words.end(), word) != words.end()) return word;
  std::string choices;
  for (const std::string_view each : words) choices += (choices.empty() ? "" : ", ") + std::string(each);
  fields.fault(*table.find(key), {key + " に「" + word + "」は使えません。", "'" + word + "' is no value for " + key + "."},
               {choices + " のどれかにしてください。", "Use one of " + choices + "."});
  return {};
}

// A number within -most..most (or 0..most); empty where absent, or wrong and reported.
std::optional<double> readWithin(DocumentFields& fields, const DocumentValue& table, const std::string& key, double least, double most) {
  const std::optional<double> value = fields.number(key);
  if (!value || (*value >= least && *value <= most)) return value;
  const std::string range = std::to_string(static_cast<int>(least)) + ".." + std::to_string(static_cast<int>(most));
  fields.fault(*table.find(key), {key + " が範囲の外です。", key + " is out of range."},
               {range + " の数にしてください。", "Write a number within " + range + "."});
  return std::nullopt;
}

void readLight(const DocumentValue& table, const ItemFilePlace& place, const std::string& id, Diagnostics& diagnostics, ViewLook& look) {
  DocumentFields fields(table, place.file, id, "[[view]] light", diagnostics);
  look.environment = readWord(fields, table, "environment", kEnvironments);
  look.exposure_ev = readWithin(fields, table, "exposure_ev", -kMostExposure, kMostExposure);
  const std::optional<double> yaw = fields.number("yaw_deg"), pitch = readWithin(fields, table, "pitch_deg", -90, 90);
  const std::optional<double> intensity = readWithin(fields, table, "intensity", 0, kMostIntensity);
  fields.reportUnknownKeys();
  if (!yaw && !pitch && !intensity) return;
  if (!yaw || !pitch) {
    return fields.fault(table, {"光の向きが半分しか書かれていません。", "Only half of the light's direction is written."},
                        {"yaw_deg と pitch_deg を両方書いてください。", "Write both yaw_deg and pitch_deg."});
  }
  look.key = ViewLook::KeyLight{*yaw, *pitch, intensity.value_or(1)};
}

void readSection(const DocumentValue& table, const ItemFilePlace& place, const std::string& id, Diagnostics& diagnostics, ViewLook& look) {
  DocumentFields fields(table, place.file, id, "[[view]] section", diagnostics);
  const std::string axis = readWord(fields, table, "axis", kAxes);
  const std::optional<double> at = fields.fraction("at");
  const bool is_flipped = fields.truth("flip").value_or(false);
  fields.reportUnknownKeys();
  if (axis.empty()) {
    if (table.find("axis")) return;  // told already
    return fields.fault(table, {"section に axis がありません。", "The section has no axis."}, {"axis = \"y\" のように書いてください。", "Write axis = \"y\", for example."});
  }
  look.section = ViewLook::Section{axis[0], at.value_or(0.5), is_flipped};
}

}  // namespace

void readView(const DocumentValue& table, const ItemFilePlace& place, Item& item, Diagnostics& diagnostics) {
  DocumentFields fields(table, place.file, item.id, "[[view]]", diagnostics);
  View view;
  view.id = fields.text("id");
  view.label = fields.languages("label");
  view.target_m = fields.vector("target_m").value_or(view.target_m);
  view.yaw_deg = fields.number("yaw_deg").value_or(view.yaw_deg);
  view.pitch_deg = fields.number("pitch_deg").value_or(view.pitch_deg);
  view.distance_m = fields.number("distance_m").value_or(view.distance_m);
  view.is_orthographic = readWord(fields, table, "projection", kProjections) == "orthographic";
  view.look.mode = readWord(fields, table, "mode", kModes);
  if (const DocumentValue* light = fields.subtable("light")) readLight(*light, place, item.id, diagnostics, view.look);
  if (const DocumentValue* section = fields.subtable("section")) readSection(*section, place, item.id, diagnostics, view.look);
  fields.reportUnknownKeys();
  if (!isPlainId(view.id)) return reportBadId(fields, table, "[[view]]");
  const auto same = [&](const View& other) { return other.id == view.id; };
  if (std::any_of(item.views.begin(), item.views.end(), same)) {
    return fields.fault(table, {"視点の id「" + view.id + "」が二つあります。", "The view id '" + view.id + "' occurs twice."},
                        {"id を一つずつ別にしてください。", "Give each view its own id."});
  }
  if (std::abs(view.pitch_deg) > 90 || view.distance_m < 0) {
    return fields.fault(table, {"視点「" + view.id + "」の角度か距離が範囲の外です。", "The angles or distance of view '" + view.id + "' are out of range."},
                        {"pitch_deg は -90〜90、distance_m は 0 以上にしてください。",
                         "Keep pitch_deg within -90..90 and distance_m at 0 or more."});
  }
  item.views.push_back(std::move(view));
}

}  // namespace kura

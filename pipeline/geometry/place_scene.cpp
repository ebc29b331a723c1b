#include "geometry/place_scene.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace kura {

namespace {

struct Box {
  Double3 min = {0, 0, 0}, max = {0, 0, 0};

  double diagonal() const { return std::hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2]); }
};

// Rotations that keep a right-handed frame and turn the file's front to +Z: -Y where Z is up, as in Blender.
template <typename T>
std::array<T, 3> turnedUp(const std::array<T, 3>& p, char up_axis) {
  if (up_axis == 'Z') return {p[0], p[2], -p[1]};
  if (up_axis == 'X') return {-p[1], p[0], p[2]};
  return p;
}

Box boxOf(const Scene& scene) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  Box box{{kInfinity, kInfinity, kInfinity}, {-kInfinity, -kInfinity, -kInfinity}};
  for (const Primitive& primitive : scene.primitives) {
    for (uint32_t index : primitive.indices) {
      for (int axis = 0; axis < 3; ++axis) {
        box.min[axis] = std::min<double>(box.min[axis], primitive.positions[index][axis]);
        box.max[axis] = std::max<double>(box.max[axis], primitive.positions[index][axis]);
      }
    }
  }
  return box.min[0] <= box.max[0] ? box : Box{};
}

std::string formatted(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

std::string inWords(double meters) {
  if (meters < 0.01) return formatted(meters * 1000) + " mm";
  if (meters < 1) return formatted(meters * 100) + " cm";
  return formatted(meters) + " m";
}

struct UnitName {
  double meters;
  const char* name;
};
constexpr UnitName kUnits[] = {{1, "m"}, {0.01, "cm"}, {0.001, "mm"}};

constexpr double kFits = 1.3;         // a scan has a base or lacks a lid that the record counts otherwise
constexpr double kContradicts = 3;

double ratioOf(double a, double b) { return a > 0 && b > 0 ? std::max(a / b, b / a) : std::numeric_limits<double>::infinity(); }

double extentOf(const Box& box, char axis) { return box.max[axis - 'X'] - box.min[axis - 'X']; }

// By how much the recorded size is missed with this unit, as a factor; nothing where no size is recorded.
std::optional<double> misfit(const Box& box, double meters_per_unit, std::optional<char> up_axis, const RecordedSize& recorded) {
  const double longest = std::max({extentOf(box, 'X'), extentOf(box, 'Y'), extentOf(box, 'Z')});
  if (recorded.longest_m) return ratioOf(longest * meters_per_unit, *recorded.longest_m);
  if (recorded.height_m) return ratioOf(extentOf(box, up_axis.value_or('Y')) * meters_per_unit, *recorded.height_m);
  return {};
}

std::optional<UnitName> unitThatFits(const Box& box, std::optional<char> up_axis, const RecordedSize& recorded) {
  for (const UnitName& unit : kUnits) {
    if (misfit(box, unit.meters, up_axis, recorded).value_or(kContradicts) <= kFits) return unit;
  }
  return {};
}

char guessAxis(const Box& box, double meters_per_unit, const RecordedSize& recorded) {
  if (!recorded.height_m) return 'Y';
  const auto off = [&](char axis) { return ratioOf(extentOf(box, axis) * meters_per_unit, *recorded.height_m); };
  return off('Y') > 1.25 && off('Z') < 1.1 ? 'Z' : 'Y';
}

UnitName guessUnit(double diagonal) {
  if (diagonal <= 5) return kUnits[0];
  if (diagonal <= 30) return kUnits[1];
  return kUnits[2];
}

void noteUnitFromRecord(PlacedScene& placed, const PlaceOptions& options, const UnitName& unit) {
  placed.guessed.push_back("unit");
  placed.diagnostics.push_back(
      {Severity::kNote, "",
       badInput(options.subject,
                {std::string("長さの単位が書かれていないので、記録の寸法に合う ") + unit.name + " としました。",
                 std::string("No unit of length is stated; took ") + unit.name + ", which fits the recorded size."},
                {"違っていれば item.toml に unit = \"cm\" のように書いてください。",
                 "If that is wrong, write for example unit = \"cm\" in item.toml."})});
}

void warnOfContradiction(PlacedScene& placed, const PlaceOptions& options, double longest, double stated, const UnitName& unit) {
  placed.guessed.push_back("unit");
  placed.diagnostics.push_back(
      {Severity::kWarning, "",
       badInput(options.subject,
                {"ファイルの単位のままでは最も長い辺が " + inWords(longest * stated) + " になり、記録の寸法と合いません。記録に合う " +
                     unit.name + " として読みました（" + inWords(longest * unit.meters) + "）。",
                 "With the file's own unit the longest side would be " + inWords(longest * stated) +
                     ", which contradicts the recorded size. Read as " + unit.name + ", which fits it (" + inWords(longest * unit.meters) + ")."},
                {"記録の寸法を確かめるか、item.toml に unit = \"" + std::string(unit.name) + "\" と書いて確定してください。",
                 "Check the recorded size, or settle it with unit = \"" + std::string(unit.name) + "\" in item.toml."})});
}

void noteUnitGuess(PlacedScene& placed, const PlaceOptions& options, const UnitName& unit, double diagonal) {
  const std::string size = inWords(diagonal * unit.meters);
  placed.guessed.push_back("unit");
  placed.diagnostics.push_back(
      {Severity::kNote, "",
       badInput(options.subject,
                {std::string("長さの単位が書かれていないので、大きさから ") + unit.name + " と推定しました(対角線 " + size + ")。",
                 std::string("No unit of length is stated; guessed ") + unit.name + " from the size (diagonal " + size + ")."},
                {"違っていれば item.toml に unit = \"cm\" のように書いてください（kura convert では --unit cm）。",
                 "If that is wrong, write for example unit = \"cm\" in item.toml (kura convert: --unit cm)."})});
}

void noteAxisFromRecord(PlacedScene& placed, const PlaceOptions& options) {
  placed.guessed.push_back("up_axis");
  placed.diagnostics.push_back(
      {Severity::kNote, "",
       badInput(options.subject,
                {"上の向きが書かれていないので、記録の高さに合う Z を上としました。",
                 "No up axis is stated; took Z, which fits the recorded height."},
                {"横倒しに見えるなら item.toml に up_axis = \"Y\" と書いてください。",
                 "If the piece lies on its side, write up_axis = \"Y\" in item.toml."})});
}

void noteAxisGuess(PlacedScene& placed, const PlaceOptions& options) {
  placed.guessed.push_back("up_axis");
  placed.diagnostics.push_back(
      {Severity::kNote, "",
       badInput(options.subject,
                {"上の向きが書かれていないので、Y が上だと推定しました。", "No up axis is stated; guessed that Y is up."},
                {"横倒しに見えるなら item.toml に up_axis = \"Z\" と書いてください（kura convert では --up Z）。",
                 "If the piece lies on its side, write up_axis = \"Z\" in item.toml (kura convert: --up Z)."})});
}

void warnOfSize(PlacedScene& placed, const PlaceOptions& options, double size_m) {
  if (size_m >= 0.02 && size_m <= 10) return;
  placed.diagnostics.push_back(
      {Severity::kWarning, "",
       badInput(options.subject,
                {"対角線が " + inWords(size_m) + " になります。長さの単位が違うかもしれません。",
                 "The piece would measure " + inWords(size_m) + " across: the unit of length may be wrong."},
                {"違っていれば item.toml に unit = \"m\" のように正しい単位を、正しければ資料一覧に寸法を書いてください（kura convert では --unit m）。",
                 "If so, write the right unit in item.toml, for example unit = \"m\"; if not, record the size in the list (kura convert: --unit m)."})});
}

// The scan as it is placed against what the curator measured: a tenth is a handle or a base, more is a mistake in one of the two.
void warnOfRecordedSize(PlacedScene& placed, const PlaceOptions& options, const Box& box) {
  constexpr double kNearEnough = 1.1;
  const Placement& placement = placed.placement;
  const double height = extentOf(box, placement.up_axis) * placement.meters_per_unit;
  const double longest = std::max({extentOf(box, 'X'), extentOf(box, 'Y'), extentOf(box, 'Z')}) * placement.meters_per_unit;
  const bool is_height_off = options.recorded.height_m && ratioOf(height, *options.recorded.height_m) > kNearEnough;
  const bool is_longest_off = options.recorded.longest_m && ratioOf(longest, *options.recorded.longest_m) > kNearEnough;
  if (!is_height_off && !is_longest_off) return;
  const std::string of_record = inWords(is_height_off ? *options.recorded.height_m : *options.recorded.longest_m), of_scan = inWords(is_height_off ? height : longest);
  const Localized side = is_height_off ? Localized{"高さ", "height"} : Localized{"最も長い寸法", "longest side"};
  placed.diagnostics.push_back(
      {Severity::kWarning, "",
       badInput(options.subject, {"記録の" + side.ja + "は " + of_record + "、スキャンは " + of_scan + " です。",
                                  "The record gives a " + side.en + " of " + of_record + ", the scan has " + of_scan + "."},
                {"記録の寸法か、スキャンの単位（item.toml の unit）と向き（up_axis）を確かめてください。",
                 "Check the recorded size, or the unit and up_axis of the scan in item.toml."})});
}

double decideUnit(PlacedScene& placed, const PlaceOptions& options, const Box& box, std::optional<double> of_file,
                  std::optional<char> up_axis) {
  const auto is_usable = [](std::optional<double> unit) { return unit && std::isfinite(*unit) && *unit > 0; };
  if (is_usable(options.meters_per_unit)) return *options.meters_per_unit;
  const std::optional<UnitName> fitting = unitThatFits(box, up_axis, options.recorded);
  if (is_usable(of_file)) {
    if (!fitting || misfit(box, *of_file, up_axis, options.recorded).value_or(1) < kContradicts) return *of_file;
    warnOfContradiction(placed, options, std::max({extentOf(box, 'X'), extentOf(box, 'Y'), extentOf(box, 'Z')}), *of_file, *fitting);
    return fitting->meters;
  }
  if (fitting) {
    noteUnitFromRecord(placed, options, *fitting);
    return fitting->meters;
  }
  const UnitName guess = guessUnit(box.diagonal());
  noteUnitGuess(placed, options, guess, box.diagonal());
  return guess.meters;
}

}  // namespace

Double3 Placement::apply(const Double3& file_position) const {
  const Double3 turned = turnedUp(file_position, up_axis);
  return {turned[0] * meters_per_unit - base_m[0], turned[1] * meters_per_unit - base_m[1],
          turned[2] * meters_per_unit - base_m[2]};
}

PlacedScene placeScene(Scene scene, const PlaceOptions& options) {
  PlacedScene placed;
  const Box box = boxOf(scene);
  Placement& placement = placed.placement;

  const std::optional<char> stated_axis = options.up_axis ? options.up_axis : scene.up_axis;
  const bool has_axis = stated_axis && *stated_axis >= 'X' && *stated_axis <= 'Z';
  placement.meters_per_unit = decideUnit(placed, options, box, scene.meters_per_unit, has_axis ? stated_axis : std::nullopt);
  placement.up_axis = has_axis ? *stated_axis : guessAxis(box, placement.meters_per_unit, options.recorded);
  if (!has_axis) placement.up_axis == 'Z' ? noteAxisFromRecord(placed, options) : noteAxisGuess(placed, options);
  warnOfSize(placed, options, box.diagonal() * placement.meters_per_unit);
  warnOfRecordedSize(placed, options, box);

  // Turned corners of the box are corners of the turned box, in another order.
  const Double3 a = turnedUp(box.min, placement.up_axis), b = turnedUp(box.max, placement.up_axis);
  // The origin is left out of the sum for the vertices, where it would cost digits, and kept in base_m.
  Double3 base;
  for (int axis = 0; axis < 3; ++axis) {
    const double middle = (a[axis] + b[axis]) / 2;
    base[axis] = (axis == 1 ? std::min(a[axis], b[axis]) : middle) * placement.meters_per_unit;
  }
  for (Primitive& primitive : scene.primitives) {
    for (Float3& position : primitive.positions) {
      const Float3 turned = turnedUp(position, placement.up_axis);
      for (int axis = 0; axis < 3; ++axis) {
        position[axis] = static_cast<float>(turned[axis] * placement.meters_per_unit - base[axis]);
      }
    }
    for (Float3& normal : primitive.normals) normal = turnedUp(normal, placement.up_axis);
  }
  const Double3 origin = turnedUp(scene.origin, placement.up_axis);
  for (int axis = 0; axis < 3; ++axis) placement.base_m[axis] = base[axis] + origin[axis] * placement.meters_per_unit;
  scene.origin = {0, 0, 0};
  scene.meters_per_unit = 1;
  scene.up_axis = 'Y';
  placed.scene = std::move(scene);
  return placed;
}

}  // namespace kura

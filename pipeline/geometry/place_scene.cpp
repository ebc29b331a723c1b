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

UnitName guessUnit(double diagonal) {
  if (diagonal <= 5) return kUnits[0];
  if (diagonal <= 30) return kUnits[1];
  return kUnits[2];
}

void noteUnitGuess(PlacedScene& placed, const PlaceOptions& options, const UnitName& unit, double diagonal) {
  const std::string size = inWords(diagonal * unit.meters);
  placed.guessed.push_back("unit");
  placed.diagnostics.push_back(
      {Severity::kNote, "",
       badInput(options.subject,
                {std::string("長さの単位が書かれていないので、大きさから ") + unit.name + " と推定しました(対角線 " + size + ")。",
                 std::string("No unit of length is stated; guessed ") + unit.name + " from the size (diagonal " + size + ")."},
                {"違っていれば item.toml に unit = \"cm\" のように書いてください。",
                 "If that is wrong, write for example unit = \"cm\" in item.toml."})});
}

void noteAxisGuess(PlacedScene& placed, const PlaceOptions& options) {
  placed.guessed.push_back("up_axis");
  placed.diagnostics.push_back(
      {Severity::kNote, "",
       badInput(options.subject,
                {"上の向きが書かれていないので、Y が上だと推定しました。", "No up axis is stated; guessed that Y is up."},
                {"横倒しに見えるなら item.toml に up_axis = \"Z\" と書いてください。",
                 "If the piece lies on its side, write up_axis = \"Z\" in item.toml."})});
}

void warnOfSize(PlacedScene& placed, const PlaceOptions& options, double size_m) {
  if (size_m >= 0.001 && size_m <= 10) return;
  placed.diagnostics.push_back(
      {Severity::kWarning, "",
       badInput(options.subject,
                {"対角線が " + inWords(size_m) + " になります。長さの単位が違うようです。",
                 "The piece would measure " + inWords(size_m) + " across: the unit of length seems to be wrong."},
                {"item.toml に unit = \"mm\" のように正しい単位を書いてください。",
                 "Write the right unit in item.toml, for example unit = \"mm\"."})});
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

  const std::optional<double> stated_unit = options.meters_per_unit ? options.meters_per_unit : scene.meters_per_unit;
  if (stated_unit && std::isfinite(*stated_unit) && *stated_unit > 0) {
    placement.meters_per_unit = *stated_unit;
  } else {
    const UnitName unit = guessUnit(box.diagonal());
    placement.meters_per_unit = unit.meters;
    noteUnitGuess(placed, options, unit, box.diagonal());
  }
  const std::optional<char> stated_axis = options.up_axis ? options.up_axis : scene.up_axis;
  if (stated_axis && *stated_axis >= 'X' && *stated_axis <= 'Z') {
    placement.up_axis = *stated_axis;
  } else {
    noteAxisGuess(placed, options);
  }
  warnOfSize(placed, options, box.diagonal() * placement.meters_per_unit);

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

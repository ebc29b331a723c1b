// Brings a scan into the published frame: metres, Y up, front towards +Z, base centre at the origin.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "model/scene.h"

namespace kura {

// What the curator measured, where the record has it.
struct RecordedSize {
  std::optional<double> height_m;
  std::optional<double> longest_m;  // of height, width, depth and diameter, where at least two of them are recorded
};

struct PlaceOptions {
  std::optional<double> meters_per_unit;  // stated by the record; else by the file, else guessed
  std::optional<char> up_axis;            // 'X', 'Y', 'Z'; likewise
  std::string subject;                    // file name for the diagnostics
  RecordedSize recorded;                  // guesses follow it, and a file that contradicts it by far is not believed
};

// published = rotation * (file + Scene::origin) * meters_per_unit - base_m
struct Placement {
  double meters_per_unit = 1;
  char up_axis = 'Y';
  Double3 base_m = {0, 0, 0};  // middle of the lowest face of the bounding box, after rotation and scale

  Double3 apply(const Double3& file_position) const;
};

struct PlacedScene {
  Scene scene;  // origin {0,0,0}, meters_per_unit 1, up_axis 'Y'
  Placement placement;
  std::vector<std::string> guessed;  // of "unit", "up_axis": what neither record nor file stated
  Diagnostics diagnostics;           // a note for each guess; a warning where the stated unit gives no credible size
};

// Computed in double and rounded to float once, so that a scan in survey coordinates keeps its detail. The box is that
// of the vertices which triangles use.
// The unit: the record's; else the file's, unless the recorded size contradicts it by a factor of 3 and fits another unit;
// else the unit that the recorded size fits to 30 per cent; else the size of the scan decides. What stands in a museum is between 5 mm and 5 m: a diagonal up to 5 is taken
// for metres, up to 30 for centimetres, else for millimetres (photogrammetry writes metres, scanners write millimetres;
// centimetres are rare, but 30 mm is a rarer size than 30 cm). Without a stated axis Y is taken to be up, as in glTF,
// unless the recorded height fits Z and not Y.
// \pre every index and every used position is valid (clean.h)
PlacedScene placeScene(Scene scene, const PlaceOptions& options = {});

}  // namespace kura

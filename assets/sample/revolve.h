// Thrown forms: a profile turned about the y axis, with the painted relief and the noise of a scanner on it.
#pragma once

#include <vector>

#include "canvas.h"
#include "mesh.h"

namespace kura::sample {

// x: radius, y: height, in mm, measured along its length.
class Profile {
 public:
  explicit Profile(const std::vector<Point>& corners, int steps = 24);  // smooth through the corners
  double length() const { return lengths_.back(); }
  Point at(double along) const;       // along in mm from the beginning
  Point outward(double along) const;  // unit normal, to the right of the direction of travel

 private:
  std::vector<Point> points_;
  std::vector<double> lengths_;
};

// Relief of the canvas at a place, bilinear, mm; 0 outside.
double reliefAt(const Canvas& canvas, Point mm);

// What a structured-light scanner adds: about 0.05 mm, a little smoothed. position in mm.
double scanNoise(const Vec3& position, uint32_t seed);

}  // namespace kura::sample

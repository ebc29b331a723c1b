// Luminous rectangles and slow transitions: what the rooms of room.h are made of.
#pragma once

#include <array>

namespace kura::environments {

using Vector = std::array<double, 3>;

struct Radiance {
  double r = 0, g = 0, b = 0;
};

// A luminous rectangle that faces the piece. Sizes are tangents of half angles, as seen from the piece.
struct SoftBox {
  Vector centre;
  double half_width;
  double half_height;
  double feather;     // of the half sizes that fades out
  double corner;      // exponent of the outline: 2 an ellipse, 8 nearly a rectangle
  double hot_centre;  // how much brighter the middle is than the rim
  Radiance radiance;
};

// Where `direction` meets the box, -1..1 to the right and upwards inside of it; false: it does not face that way.
bool placeOn(const SoftBox& box, const Vector& direction, double& x, double& y);
void addSoftBox(const SoftBox& box, const Vector& direction, Radiance& sum);
void addScaled(const Radiance& colour, double scale, Radiance& sum);
double smoothStep(double from, double to, double x);

}  // namespace kura::environments

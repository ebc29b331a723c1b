#include "soft_box.h"

#include <algorithm>
#include <cmath>

namespace kura::environments {
namespace {

double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

Vector cross(const Vector& a, const Vector& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

Vector normalized(const Vector& a) {
  const double length = std::sqrt(dot(a, a));
  return {a[0] / length, a[1] / length, a[2] / length};
}

}  // namespace

double smoothStep(double from, double to, double x) {
  const double t = std::clamp((x - from) / (to - from), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

bool placeOn(const SoftBox& box, const Vector& direction, double& x, double& y) {
  const Vector axis = normalized(box.centre);
  const double along = dot(direction, axis);
  if (along <= 0.01) return false;
  const Vector up = std::abs(axis[1]) > 0.95 ? Vector{0, 0, -1} : Vector{0, 1, 0};
  const Vector right = normalized(cross(up, axis));
  const Vector top = cross(axis, right);
  x = dot(direction, right) / along / box.half_width;
  y = dot(direction, top) / along / box.half_height;
  return true;
}

void addSoftBox(const SoftBox& box, const Vector& direction, Radiance& sum) {
  double x = 0, y = 0;
  if (!placeOn(box, direction, x, y)) return;
  const double outline = std::pow(std::pow(std::abs(x), box.corner) + std::pow(std::abs(y), box.corner), 1 / box.corner);
  const double cover = 1 - smoothStep(1 - box.feather, 1, outline);
  addScaled(box.radiance, cover * (1 + box.hot_centre * std::exp(-2.5 * (x * x + y * y))), sum);
}

void addScaled(const Radiance& colour, double scale, Radiance& sum) {
  sum.r += colour.r * scale;
  sum.g += colour.g * scale;
  sum.b += colour.b * scale;
}

}  // namespace kura::environments

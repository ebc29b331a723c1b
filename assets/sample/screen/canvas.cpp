#include "canvas.h"

#include <algorithm>
#include <cmath>

namespace kura::sample::screen {

double length(Point p) { return std::sqrt(p.x * p.x + p.y * p.y); }
Point turned(Point p, double a) { return {p.x * std::cos(a) - p.y * std::sin(a), p.x * std::sin(a) + p.y * std::cos(a)}; }
Point polar(double radius, double a) { return {radius * std::cos(a), radius * std::sin(a)}; }
Color mix(Color a, Color b, float t) { return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t}; }
Color hex(uint32_t rgb) { return {float(rgb >> 16 & 255), float(rgb >> 8 & 255), float(rgb & 255)}; }

Canvas::Canvas(int w, int h, double scale) : width(w), height(h), px_per_mm(scale), rgb(size_t(w) * size_t(h) * 3) {}

void Canvas::blend(size_t pixel, Color color, float alpha) {
  uint8_t* p = &rgb[pixel * 3];
  const float values[3] = {color.r, color.g, color.b};
  for (int c = 0; c < 3; ++c) p[c] = uint8_t(std::clamp(float(p[c]) + (values[c] - float(p[c])) * alpha + 0.5f, 0.0f, 255.0f));
}

}  // namespace kura::sample::screen

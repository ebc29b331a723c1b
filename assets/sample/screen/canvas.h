// The flat work being painted, in millimetres: 8 bits a channel, because 78 million pixels are many.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kura::sample::screen {

struct Point {
  double x = 0, y = 0;
  Point operator+(Point o) const { return {x + o.x, y + o.y}; }
  Point operator-(Point o) const { return {x - o.x, y - o.y}; }
  Point operator*(double s) const { return {x * s, y * s}; }
};

double length(Point p);
Point turned(Point p, double radians);
Point polar(double radius, double radians);

struct Color {
  float r = 0, g = 0, b = 0;  // sRGB, 0..255
};

Color mix(Color a, Color b, float t);
Color hex(uint32_t rgb);

struct Canvas {
  int width = 0, height = 0;
  double px_per_mm = 1;
  std::vector<uint8_t> rgb;  // 3 a pixel, rows top-down

  Canvas(int width, int height, double px_per_mm);
  Point toPixel(Point mm) const { return mm * px_per_mm; }
  Point toMm(double px, double py) const { return {px / px_per_mm, py / px_per_mm}; }
  void blend(std::size_t pixel, Color color, float alpha);
};

struct StrokePoint {
  Point at;
  double width = 1;  // mm
};

}  // namespace kura::sample::screen

// A painted surface in millimetres: colour, and how thick the enamel stands on it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kura::sample {

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
  Point origin;                 // of pixel (0, 0), in mm
  double period_mm = 0;         // > 0: the left edge meets the right one
  std::vector<uint8_t> rgb;     // 3 a pixel, rows top-down
  std::vector<float> relief;    // mm, one a pixel; empty where the work is flat

  Canvas(int width, int height, double px_per_mm, Point origin, bool has_relief);
  Point toPixel(Point mm) const { return (mm - origin) * px_per_mm; }
  Point toMm(double px, double py) const { return {px / px_per_mm + origin.x, py / px_per_mm + origin.y}; }
  void blend(std::size_t pixel, Color color, float alpha);
};

struct StrokePoint {
  Point at;
  double width = 1;  // mm
};

struct Ink {
  Color color;
  float opacity = 1;
  float hair = 0.25f;    // how much the hairs of the brush show, 0..1
  float dry = 0.2f;      // how much more towards the end
  float relief = 0;      // mm
  uint32_t seed = 1;
};

// A brush drawn along the points.
void paintStroke(Canvas& canvas, const std::vector<StrokePoint>& points, const Ink& ink);

struct Enamel {
  Color color;
  Color heart_color;       // at `heart`, fading to color at heart_radius
  Point heart;
  double heart_radius = 0; // mm; 0: no heart
  float opacity = 0.92f;
  float pooling = 0.35f;   // how much darker where it gathered along the edge
  float relief = 0.18f;    // mm
  uint32_t seed = 1;
  float mottle = 0.2f;     // how unevenly it melted
};

// Enamel within a closed outline.
void paintFill(Canvas& canvas, const std::vector<Point>& outline, const Enamel& enamel);

}  // namespace kura::sample

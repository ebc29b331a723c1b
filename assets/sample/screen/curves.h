// Outlines and lines that a painter draws, in millimetres.
#pragma once

#include <vector>

#include "canvas.h"

namespace kura::sample::screen {

// Through all points (Catmull-Rom), `steps` pieces between two; closed: back to the first.
std::vector<Point> smooth(const std::vector<Point>& points, int steps, bool closed);

// Moves by a little noise, so that no line is ruled.
std::vector<Point> byHand(std::vector<Point> points, double amount_mm, uint32_t seed);

// A brush that swells in the middle and leaves thinly. widths in mm.
std::vector<StrokePoint> brushed(const std::vector<Point>& points, double begin, double middle, double end);

// A spiral that rolls in from outer to inner radius by `turns`, beginning at angle `from`.
std::vector<Point> spiral(Point centre, double outer, double inner, double from, double turns);

std::vector<Point> circle(Point centre, double radius, int pieces = 48);

std::vector<Point> placed(std::vector<Point> points, Point at, double angle, double scale = 1);

}  // namespace kura::sample::screen

#include <algorithm>
#include <cmath>

#include "room.h"

namespace kura::environments {
namespace {

const SoftBox kWindow = {{kDaylightKey[0], kDaylightKey[1] * 0.75, kDaylightKey[2]}, 0.62, 0.78, 0.06, 14, 0.0, {4.6, 4.85, 5.1}};
const SoftBox kFarWindow = {{0.93, 0.34, -0.30}, 0.22, 0.62, 0.25, 8, 0.0, {2.1, 2.25, 2.45}};

// The wooden bars between the panes: three panes across, four upwards.
double barsOf(double x, double y) {
  const auto bar = [](double place, int panes) {
    const double within = (place + 1) / 2 * panes;
    return 1 - smoothStep(0.03, 0.075, std::abs(within - std::round(within)));
  };
  return std::max(bar(x, 3), bar(y, 4));
}

}  // namespace

Radiance daylightRadiance(const Vector& direction) {
  const Radiance wall = {0.52, 0.525, 0.53}, ceiling = {0.70, 0.71, 0.72}, floor = {0.46, 0.425, 0.36};
  const double up = smoothStep(0.1, 0.8, direction[1]), down = smoothStep(0.0, 0.7, -direction[1]);
  Radiance sum;
  addScaled(wall, (1 - up) * (1 - down), sum);
  addScaled(ceiling, up, sum);
  addScaled(floor, down, sum);
  // The wall across from the window is lit by it; behind the piece the room goes on into shade, which draws contours.
  addScaled({0.30, 0.30, 0.295}, smoothStep(0.1, 0.9, direction[0]) * (1 - down), sum);
  addScaled({-0.30, -0.30, -0.30}, smoothStep(0.2, 0.9, -direction[2]) * (1 - up), sum);
  Radiance window;
  addSoftBox(kWindow, direction, window);
  double x = 0, y = 0;
  if (placeOn(kWindow, direction, x, y) && std::abs(x) < 1 && std::abs(y) < 1) {
    const double bars = 1 - 0.8 * barsOf(x, y);
    window = {window.r * bars, window.g * bars, window.b * bars};
  }
  addScaled(window, 1, sum);
  addSoftBox(kFarWindow, direction, sum);
  return sum;
}

}  // namespace kura::environments

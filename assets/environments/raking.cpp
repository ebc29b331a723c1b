#include "room.h"

namespace kura::environments {

Radiance rakingRadiance(const Vector& direction) {
  static const SoftBox kLamp = {{kRakingKey[0], kRakingKey[1], kRakingKey[2]}, 0.42, 0.085, 0.3, 6, 0.4, {13.0, 12.3, 11.2}};
  // A faint strip across: without it the far side of gold or dark glaze would be a hole in the picture.
  static const SoftBox kEdge = {{0.90, 0.30, -0.35}, 0.07, 0.70, 0.6, 5, 0.0, {1.3, 1.35, 1.45}};
  const Radiance wall = {0.165, 0.168, 0.178}, ceiling = {0.22, 0.222, 0.232}, floor = {0.185, 0.178, 0.168};
  const double up = smoothStep(0.05, 0.85, direction[1]), down = smoothStep(0.0, 0.75, -direction[1]);
  Radiance sum;
  addScaled(wall, (1 - up) * (1 - down), sum);
  addScaled(ceiling, up, sum);
  addScaled(floor, down, sum);
  // What the lamp sends back from the wall across and from behind the visitor.
  addScaled({0.16, 0.155, 0.145}, smoothStep(0.0, 0.95, direction[0]) * (1 - down), sum);
  addScaled({0.14, 0.137, 0.13}, smoothStep(-0.2, 0.9, direction[2]), sum);
  addSoftBox(kLamp, direction, sum);
  addSoftBox(kEdge, direction, sum);
  return sum;
}

}  // namespace kura::environments

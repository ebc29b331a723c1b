#include "room.h"

namespace kura::environments {
namespace {

const SoftBox kSoftBoxes[] = {
    // The ceiling: wide, so that shoulders and rims carry a long calm highlight.
    {{0.0, 1.0, 0.18}, 0.95, 0.62, 0.35, 6, 0.25, {3.3, 3.22, 3.08}},
    // The key light: smaller and brighter, upper left in front.
    {{kGalleryKey[0], kGalleryKey[1], kGalleryKey[2]}, 0.34, 0.34, 0.3, 6, 0.5, {8.4, 8.05, 7.5}},
    // Upright strips behind, right and left: they draw the contours of glaze and metal against the dark room.
    {{0.93, 0.16, -0.32}, 0.13, 0.85, 0.5, 5, 0.0, {4.6, 4.75, 4.95}},
    {{-0.95, 0.12, -0.30}, 0.09, 0.75, 0.6, 5, 0.0, {2.6, 2.62, 2.65}},
    // A pale panel at the right in front, low: opens the shadow side and gives gold its slow gradient.
    {{0.70, 0.10, 0.70}, 0.42, 0.75, 0.9, 3, 0.0, {0.85, 0.84, 0.82}},
};

}  // namespace

Radiance galleryRadiance(const Vector& direction) {
  const Radiance wall = {0.185, 0.179, 0.170};
  const Radiance ceiling = {0.30, 0.295, 0.285};
  const Radiance floor = {0.44, 0.405, 0.355};
  const double y = direction[1];
  Radiance sum;
  // The room itself: slow transitions only, since a hard horizon would draw a line across every shiny piece.
  const double up = smoothStep(0.05, 0.85, y);
  const double down = smoothStep(0.0, 0.75, -y);
  addScaled(wall, (1 - up) * (1 - down), sum);
  addScaled(ceiling, up, sum);
  addScaled(floor, down, sum);
  // Behind the visitor the room is nearer to the lamps: brighter towards the ceiling, so that flat gold that faces the
  // visitor shows a slow gradient and not one tone.
  const double behind = smoothStep(-0.3, 0.9, direction[2]);
  addScaled({0.56, 0.545, 0.52}, behind * smoothStep(-0.25, 0.75, y), sum);
  // The lamps' pool of light on the floor in front: what upright flat faces show when they are seen from above.
  const double pool = smoothStep(0.02, 0.45, -y) * (1 - smoothStep(0.55, 0.95, -y)) * smoothStep(-0.1, 0.8, direction[2]);
  addScaled({0.46, 0.43, 0.385}, pool, sum);
  for (const SoftBox& box : kSoftBoxes) addSoftBox(box, direction, sum);
  return sum;
}

}  // namespace kura::environments

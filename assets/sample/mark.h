// Marks under a foot, stroke by stroke: there is no font in this collection.
#pragma once

#include "painter.h"

namespace kura::sample {

// The character 福 with its strokes in the order of writing, in a square of one unit around the origin.
std::vector<Path> fukuStrokes();

// Kakufuku: 福 in a double square of side `place.size`, in ink under a coat of `glass_colour`.
void drawKakufuku(Painter& painter, const Place& place, Rgb glass_colour, std::uint32_t seed);

}  // namespace kura::sample

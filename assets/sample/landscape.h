// What stands in the windows of a jar: bamboo, and a sea with crests.
#pragma once

#include "painter.h"

namespace kura::sample {

// A culm from `place` upwards (towards -y), about 1 unit tall times the size, with leaves at its joints.
void drawBamboo(Painter& painter, const Place& place, float thickness, Rgb culm, Rgb leaf, Rgb ground, float line, std::uint32_t seed);

// A crest that breaks to the right (mirrored: to the left); `size` is its height over its foot line.
void drawCrest(Painter& painter, const Place& place, Rgb water, Rgb ground, float line, std::uint32_t seed);

}  // namespace kura::sample

// The painting of K-004: pine, irises, stream, moon and plovers on gold leaf, mounted as six panels.
#pragma once

#include "canvas.h"

namespace kura::sample::screen {

// The whole screen, 3744 x 1704 mm, frame included. The same pixels whatever the number of cores.
Canvas paintScreen(double px_per_mm);

}  // namespace kura::sample::screen

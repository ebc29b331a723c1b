// The white body under the enamels.
#pragma once

#include "canvas.h"

namespace kura::sample {

// Kutani stone: a slightly grey, slightly blue white with iron specks and a breath of warmth.
void paintPorcelain(Canvas& canvas, uint32_t seed);

}  // namespace kura::sample

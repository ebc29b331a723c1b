#pragma once

#include "catalog/story_reading.h"

namespace kura {

// Reads one [[view]] of item.toml into item.views: camera, projection, light, mode, section. Faults go to diagnostics
// with their line; a view with a fault is left out.
void readView(const DocumentValue& table, const ItemFilePlace& place, Item& item, Diagnostics& diagnostics);

}  // namespace kura

#pragma once

#include "catalog/story_reading.h"

namespace kura {

// Reads [[view]], [[annotation]] and [[tour]] of item.toml into the item, in this order, because the later ones name the
// earlier ones by id. item.images has to be known. Faults go to diagnostics with their line; what has one is left out.
void readStory(DocumentFields& fields, const ItemFilePlace& place, Item& item, Diagnostics& diagnostics);

}  // namespace kura

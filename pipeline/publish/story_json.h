// Views, annotations and tours of a record as item.json says them (assets/schema/item.schema.json).
#pragma once

#include <nlohmann/json.hpp>

#include "model/collection.h"

namespace kura {

// Puts views, annotations and tours into the `model` object of item.json; keys without content stay away.
void addStory(const Item& item, nlohmann::json& model);

// The stop with whatever it leaves to its annotation or view filled in.
TourStop completeStop(const TourStop& stop, const Item& item);

}  // namespace kura

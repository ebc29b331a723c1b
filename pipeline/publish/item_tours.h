// The tours of a piece as its page tells them to everybody, with or without the viewer.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "model/collection.h"

namespace kura {

// [{id, text, other_lang?, stops: [{text, other_lang?, body: [...], body_lang?, picture?}]}] for partials/tours.mustache.
// photographs: as the page shows them, {small: {href, width, height}, alt}, in the order of item.images.
nlohmann::json makeToursView(const Item& item, const nlohmann::json& photographs, const std::string& language);

}  // namespace kura

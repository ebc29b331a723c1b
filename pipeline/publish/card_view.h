// One work as a card, in one language: for every page that lists works.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "publish/collection_json.h"
#include "publish/page_frame.h"

namespace kura {

// {href, title, line[], picture?, turntable?, can_turn, can_zoom, display?}, as partials/card.mustache reads it.
// root: the way from the page to the site's root.
nlohmann::json cardView(const ItemCard& card, const Collection& collection, const std::string& root, const std::string& language);

// All of them; those after the first `eager` are loaded as they come near.
nlohmann::json cardViews(const std::vector<const ItemCard*>& cards, const Collection& collection, const PagePlace& place, size_t eager);

}  // namespace kura

// One picture in several sizes, from which the browser takes what its screen can show.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "publish/item_assets.h"

namespace kura {

// {"uri", "width", "height"} as a link.
PictureLink linkOf(const nlohmann::json& picture);

// web[] of a photograph, narrowest first; empty where the record has none.
std::vector<PictureLink> pictureSizes(const nlohmann::json& photograph);

// "<here><uri> 400w, ..." for the attribute srcset; empty where there is nothing to choose from.
std::string srcsetOf(const std::vector<PictureLink>& sizes, const std::string& here);

}  // namespace kura

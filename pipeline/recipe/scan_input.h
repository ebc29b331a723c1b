// Which files a scan consists of, before anyone has read it.
#pragma once

#include "recipe/steps.h"

namespace kura {

// The item's scans, and every file of its folder that a scan may refer to. Photographs and item.toml are not among them.
ScanInput scanInputOf(const Item& item, const Collection& collection);

// The scans alone, and the files beside them that look like materials or textures.
ScanInput scanInputOf(const std::vector<std::filesystem::path>& scans, const std::string& id, const ConvertOptions& convert);

}  // namespace kura
